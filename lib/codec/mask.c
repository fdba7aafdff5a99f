/* Masks: in doubt they show less. */
#include "codec/mask.h"

#include <inttypes.h>
#include <string.h>

/* The bytes of a character in text known to be UTF-8. */
static size_t size_of(const char *at)
{
    unsigned char first = (unsigned char)*at;

    return first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

static size_t digits_of(const char *value)
{
    return strspn(value, "0123456789");
}

static void put_stars(struct swst__text *out, int64_t count)
{
    static const char stars[] = "********************************";
    const int64_t most = sizeof stars - 1;

    for (; count > most; count -= most)
        swst__text_add(out, "%s", stars);
    swst__text_add(out, "%.*s", (int)count, stars);
}

/* --------------------------------------------------------------------- name */

static const char *const compound_names[] = {
    "欧阳", "歐陽", "太史", "端木", "上官", "司马", "司馬", "东方", "東方", "独孤", "獨孤", "南宫",
    "南宮", "万俟", "萬俟", "闻人", "聞人", "夏侯", "诸葛", "諸葛", "尉迟", "尉遲", "公羊", "赫连",
    "赫連", "澹台", "澹臺", "皇甫", "宗政", "濮阳", "濮陽", "公冶", "太叔", "申屠", "公孙", "公孫",
    "慕容", "仲孙", "仲孫", "钟离", "鍾離", "长孙", "長孫", "宇文", "司徒", "鲜于", "鮮于", "司空",
    "闾丘", "閭丘", "子车", "子車", "亓官", "司寇", "巫马", "巫馬", "公西", "颛孙", "顓孫", "壤驷",
    "壤駟", "公良", "漆雕", "乐正", "樂正", "宰父", "谷梁", "穀梁", "拓跋", "夹谷", "夾谷", "轩辕",
    "軒轅", "令狐", "段干", "百里", "呼延", "东郭", "東郭", "南门", "南門", "羊舌", "微生", "公户",
    "公戶", "梁丘", "左丘", "东门", "東門", "西门", "西門", "第五", "纳兰", "納蘭", "完颜", "完顏",
    "叶赫", "葉赫", "耶律", "贺兰", "賀蘭", "哥舒", "屈突", "斛律"
};

static const char *after_space(const char *value)
{
    for (;;) {
        if (*value == ' ' || *value == '\t' || *value == '\r' || *value == '\n')
            value++;
        else if (strncmp(value, "\xE3\x80\x80", 3) == 0)    /* the full-width space */
            value += 3;
        else
            return value;
    }
}

/* 阿卜杜·热依木, however the dot is typed: what stands before it is the given name. */
static bool has_dot(const char *name)
{
    static const char *const dots[] = { "·", "•", "・", "･", "‧", "．", "˙", "∙", "⋅" };

    for (size_t i = 0; i < sizeof dots / sizeof *dots; i++)
        if (strstr(name, dots[i]))
            return true;
    return false;
}

/* A name of one character is hidden whole; of 司马, two characters in all, the
 * second may be the given name. */
static void mask_name(const char *value, struct swst__text *out)
{
    const char *name = after_space(value);
    size_t keep = *name ? size_of(name) : 0;

    if (keep && !*after_space(name + keep))
        keep = 0;
    for (size_t i = 0; i < sizeof compound_names / sizeof *compound_names; i++) {
        size_t length = strlen(compound_names[i]);

        if (strncmp(name, compound_names[i], length) == 0 && *after_space(name + length)
            && !has_dot(name))
            keep = length;
    }
    swst__text_add(out, "%.*s*", (int)keep, name);
}

/* ------------------------------------------------------------------ numbers */

static void mask_number(const char *value, int64_t characters, struct swst__text *out)
{
    size_t length = strlen(value), digits = digits_of(value);
    bool of_18 = length == 18 && (digits == 18
        || (digits == 17 && (value[17] == 'X' || value[17] == 'x')));

    if (!of_18 && !(length == 15 && digits == 15)) {
        put_stars(out, characters);
        return;
    }
    swst__text_add(out, "%.3s", value);
    put_stars(out, (int64_t)length - 7);
    swst__text_add(out, "%s", value + length - 4);
}

static void mask_phone(const char *value, struct swst__text *out)
{
    size_t digits = 0, seen = 0;

    if (strlen(value) == 11 && digits_of(value) == 11) {
        swst__text_add(out, "%.3s****%s", value, value + 7);
        return;
    }
    for (const char *at = value; *at; at++)
        digits += *at >= '0' && *at <= '9';
    for (const char *at = value; *at; at += size_of(at)) {
        bool digit = *at >= '0' && *at <= '9';

        seen += digit;
        swst__text_add(out, "%c", digit && digits >= 7 && seen + 4 > digits ? *at : '*');
    }
}

/* A day is YYYY-MM-DD. */
static void mask_day(const char *value, struct swst__text *out)
{
    if (digits_of(value) == 4 && value[4] == '-')
        swst__text_add(out, "%.4s", value);
    else
        put_stars(out, 1);
}

/* ------------------------------------------------------------------ address */

/* A number before the village is that of a house or a lane. */
static bool has_number(const char *value, const char *end)
{
    for (const char *at = value; at < end; at += size_of(at))
        if ((*at >= '0' && *at <= '9') || strncmp(at, "号", 3) == 0 || strncmp(at, "號", 3) == 0
            || (strncmp(at, "０", 3) >= 0 && strncmp(at, "９", 3) <= 0))
            return true;
    return false;
}

static void mask_address(const char *value, struct swst__text *out)
{
    static const char *const villages[] = { "村", "社区", "社區", "居委会", "居委會", "嘎查" };
    const char *end = NULL;

    for (size_t i = 0; i < sizeof villages / sizeof *villages; i++) {
        const char *found = strstr(value, villages[i]);

        if (found && (!end || found + strlen(villages[i]) < end))
            end = found + strlen(villages[i]);
    }
    if (end && !has_number(value, end))
        swst__text_add(out, "%.*s", (int)(end - value), value);
    put_stars(out, 1);
}

bool swst__mask(enum swst__mask how, const char *value, struct swst__text *out)
{
    int64_t characters = value ? swst__utf8_length(value) : 0;

    if (characters == 0)
        return !out->failed;
    if (characters < 0) {
        put_stars(out, 1);
        return !out->failed;
    }
    switch (how) {
    case SWST__MASK_LENGTH: swst__text_add(out, "[%" PRId64 "]", characters); break;
    case SWST__MASK_NAME: mask_name(value, out); break;
    case SWST__MASK_NUMBER: mask_number(value, characters, out); break;
    case SWST__MASK_PHONE: mask_phone(value, out); break;
    case SWST__MASK_ADDRESS: mask_address(value, out); break;
    case SWST__MASK_YEAR: mask_day(value, out); break;
    }
    return !out->failed;
}
