/* Encodings as Excel and WPS use them, told apart by the whole file: a byte order mark, else
 * strict UTF-8 to the end, else GB18030. UTF-16 without a mark is not guessed. */
#include "exchange/ledger_decode.h"

#include "base/text.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

/* So many Chinese characters in UTF-8 before the first error are no chance: the file is
 * UTF-8 and damaged, and must not be read as other characters. */
enum { CHINESE_ENOUGH = 6 };

const char *const swst__encoding_names[SWST__ENCODINGS] = {
    "UTF-8", "GB18030", "UTF-16LE", "UTF-16BE"
};

/* ------------------------------------------------------------- what is no CSV */

static const struct {
    const char *bytes;
    struct swst__words name;
} others[] = {
    { "PK\3\4", { { "an Excel workbook (xlsx) or a zip", "Excel 工作簿（xlsx）或压缩文件" } } },
    { "PK\5\6", { { "an empty zip", "空的压缩文件" } } },
    { "\xD0\xCF\x11\xE0", { { "an Excel or WPS workbook (xls, et)",
                              "Excel 或 WPS 工作簿（xls、et）" } } },
    { "%PDF", { { "a PDF", "PDF 文件" } } },
    { "{\\rtf", { { "a text document (rtf)", "文本文档（rtf）" } } },
    { "MIME-Version:", { { "a web archive (mht)", "网页归档（mht）" } } },
    { "\x1F\x8B", { { "a compressed file (gz)", "压缩文件（gz）" } } },
    { "7z\xBC\xAF", { { "a compressed file (7z)", "压缩文件（7z）" } } },
    { "Rar!", { { "a compressed file (rar)", "压缩文件（rar）" } } },
    { "\x89PNG", { { "a picture", "图片" } } },
    { "\xFF\xD8\xFF", { { "a picture", "图片" } } },
};

static const char *const pages[] = { "<!doctype", "<html", "<head", "<body", "<meta", "<table",
                                     "<?xml", "<!--" };

static bool begins(const char *bytes, size_t length, const char *with)
{
    for (; *with; with++, bytes++, length--)
        if (!length || (*bytes >= 'A' && *bytes <= 'Z' ? *bytes + ('a' - 'A') : *bytes) != *with)
            return false;
    return true;
}

static swst_status refuse_page(const char *bytes, size_t length)
{
    static const struct swst__words name = { { "a web page or XML", "网页或 XML 文件" } };

    for (; length && strchr(" \t\r\n", *bytes) && *bytes; length--)
        bytes++;
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++)
        if (begins(bytes, length, pages[i]))
            return swst__fail_about(SWST_EINVALID, SWST__LEDGER_NOT_CSV, &name);
    return SWST_OK;
}

static swst_status begin(struct swst__survey *survey, const char *bytes, size_t length)
{
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        size_t size = strlen(others[i].bytes);

        if (length >= size && memcmp(bytes, others[i].bytes, size) == 0)
            return swst__fail_about(SWST_EINVALID, SWST__LEDGER_NOT_CSV, &others[i].name);
    }
    if (length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0)
        survey->mark = 3;
    else if (length >= 2 && memcmp(bytes, "\xFF\xFE", 2) == 0)
        survey->encoding = SWST__UTF_16LE;
    else if (length >= 2 && memcmp(bytes, "\xFE\xFF", 2) == 0)
        survey->encoding = SWST__UTF_16BE;
    if (survey->encoding != SWST__UTF_8)
        survey->mark = 2;
    return refuse_page(bytes + survey->mark, length - survey->mark);
}

/* --------------------------------------------------------------------- survey */

/* A character that the piece before had begun. */
static size_t pass_cut(struct swst__survey *survey, const char *bytes, size_t length)
{
    size_t used = 0, size = 0;

    while (survey->cut_length && !size && used < length && survey->cut_length < 4) {
        survey->cut[survey->cut_length++] = (unsigned char)bytes[used++];
        size = swst__utf8_size((const char *)survey->cut, survey->cut_length);
    }
    if (size || survey->cut_length == 4) {
        survey->broken = !size;
        survey->wide += size == 3;
        survey->cut_length = 0;
    }
    return used;
}

/* Whether more bytes could make a character of these; they are fewer than four. */
static bool may_go_on(const char *bytes, size_t length)
{
    static const char *const ends[] = { "\x80", "\x90\x80", "\xA0\x80", "\x80\x80",
                                        "\x90\x80\x80", "\x80\x80\x80" };
    char whole[4];

    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t end = strlen(ends[i]);

        if (length + end > sizeof whole)
            continue;
        memcpy(whole, bytes, length);
        memcpy(whole + length, ends[i], end);
        if (swst__utf8_size(whole, length + end) == length + end)
            return true;
    }
    return false;
}

static void look_for_utf8(struct swst__survey *survey, const char *bytes, size_t length)
{
    size_t at = pass_cut(survey, bytes, length);

    while (at < length && !survey->broken) {
        size_t size = (unsigned char)bytes[at] < 0x80 ? 1
                    : swst__utf8_size(bytes + at, length - at);

        if (size) {
            survey->wide += size == 3;
            at += size;
        } else if (length - at < 4 && may_go_on(bytes + at, length - at)) {
            survey->cut_length = length - at;
            memcpy(survey->cut, bytes + at, survey->cut_length);
            return;
        } else {
            survey->broken = true;
        }
    }
}

static swst_status refuse_binary(void)
{
    static const struct swst__words name = { { "no text", "文本以外的文件" } };

    return swst__fail_about(SWST_EINVALID, SWST__LEDGER_NOT_CSV, &name);
}

/* Of UTF-16 the low byte of a unit counts, and only beside a zero. */
static void count_ends(struct swst__survey *survey, const char *bytes, size_t length)
{
    bool big = survey->encoding == SWST__UTF_16BE, units = survey->encoding != SWST__UTF_8;
    size_t odd = (size_t)survey->bytes % 2;

    for (size_t i = 0; i < length; i++) {
        size_t other = big ? i - 1 : i + 1;

        if (bytes[i] != '\n' && bytes[i] != '\r')
            continue;
        if (units && ((i + odd) % 2 != big || (other < length && bytes[other])))
            continue;
        survey->line_feeds += bytes[i] == '\n';
        survey->returns += bytes[i] == '\r';
    }
}

swst_status swst__survey_take(struct swst__survey *survey, const char *bytes, size_t length)
{
    swst_status status = survey->bytes ? SWST_OK : begin(survey, bytes, length);

    if (status)
        return status;
    if (survey->encoding == SWST__UTF_8) {
        if (memchr(bytes, '\0', length))
            return refuse_binary();
        if (!survey->broken)
            look_for_utf8(survey, bytes, length);
    }
    count_ends(survey, bytes, length);
    survey->bytes += (int64_t)length;
    return SWST_OK;
}

void swst__survey_end(struct swst__survey *survey)
{
    bool broken = survey->broken || survey->cut_length;

    if (survey->encoding == SWST__UTF_8 && broken && !survey->mark
        && survey->wide < CHINESE_ENOUGH)
        survey->encoding = SWST__GB18030;
}

/* -------------------------------------------------------------------- decoder */

swst_status swst__decoder_open(struct swst__decoder *decoder, enum swst__encoding encoding,
                               const char *converter)
{
    iconv_t opened;

    decoder->encoding = encoding;
    if (encoding != SWST__GB18030)
        return SWST_OK;
    opened = iconv_open("UTF-8", converter ? converter : swst__encoding_names[encoding]);
    if (opened == (iconv_t)-1)
        return errno == ENOMEM ? swst__fail_memory()
            : swst__fail_text(SWST_EIO, SWST__LEDGER_NO_CONVERTER,
                              swst__encoding_names[encoding]);
    decoder->converter = opened;
    return SWST_OK;
}

void swst__decoder_close(struct swst__decoder *decoder)
{
    if (decoder->converter)
        iconv_close(decoder->converter);
    decoder->converter = NULL;
}

void swst__decoder_restart(struct swst__decoder *decoder)
{
    if (decoder->converter)
        iconv(decoder->converter, NULL, NULL, NULL, NULL);
    decoder->left = decoder->length = 0;
    decoder->broken = false;
}

/* Each returns how many of the bytes were used; less are used at a character that is cut,
 * or broken. */

static size_t copy(struct swst__decoder *decoder, size_t length)
{
    memcpy(decoder->text, decoder->bytes, length);
    decoder->length = length;
    return length;
}

static size_t convert(struct swst__decoder *decoder, size_t length)
{
    char *from = decoder->bytes, *to = decoder->text;
    size_t left = length, room = sizeof decoder->text;

    /* Some systems want a pointer to const here, and some do not. */
    if (iconv(decoder->converter, (void *)&from, &left, &to, &room) == (size_t)-1)
        decoder->broken = errno != EINVAL;
    decoder->length = (size_t)(to - decoder->text);
    return length - left;
}

static unsigned unit_at(const struct swst__decoder *decoder, size_t at)
{
    unsigned first = (unsigned char)decoder->bytes[at];
    unsigned second = (unsigned char)decoder->bytes[at + 1];

    return decoder->encoding == SWST__UTF_16BE ? first << 8 | second : second << 8 | first;
}

static void put(struct swst__decoder *decoder, unsigned code)
{
    static const unsigned char first[] = { 0, 0, 0xC0, 0xE0, 0xF0 };
    size_t size = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    char *to = decoder->text + decoder->length;

    for (size_t i = size - 1; i > 0; i--, code >>= 6)
        to[i] = (char)(0x80 | (code & 0x3F));
    *to = (char)(first[size] | code);
    decoder->length += size;
}

static size_t join_units(struct swst__decoder *decoder, size_t length)
{
    size_t at = 0;

    for (decoder->length = 0; at + 2 <= length; at += 2) {
        unsigned code = unit_at(decoder, at);

        if (code >= 0xD800 && code < 0xDC00) {
            unsigned second = at + 4 <= length ? unit_at(decoder, at + 2) : 0;

            if (at + 4 > length)
                return at;
            if (second < 0xDC00 || second > 0xDFFF) {
                decoder->broken = true;
                return at;
            }
            code = 0x10000 + ((code - 0xD800) << 10) + (second - 0xDC00);
            at += 2;
        } else if (code >= 0xDC00 && code < 0xE000) {
            decoder->broken = true;
            return at;
        }
        put(decoder, code);
    }
    return at;
}

void swst__decode(struct swst__decoder *decoder, size_t length, bool last)
{
    size_t used;

    length += decoder->left;
    used = decoder->encoding == SWST__UTF_8 ? copy(decoder, length)
         : decoder->encoding == SWST__GB18030 ? convert(decoder, length)
         : join_units(decoder, length);
    decoder->left = length - used;
    if (decoder->left > SWST__DECODE_LEFT || (last && decoder->left))
        decoder->broken = true;
    if (!decoder->broken && decoder->left)
        memmove(decoder->bytes, decoder->bytes + used, decoder->left);
    for (size_t i = 0; decoder->old_mac && i < decoder->length; i++)
        if (decoder->text[i] == '\r')
            decoder->text[i] = '\n';
}
