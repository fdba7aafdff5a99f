/* What the audit is made of: its words and its table. */
#include "store/audit_inside.h"

/* ------------------------------------------------------------------- words */

static const char *const action_words[] = { "",
#define ACTION(NAME, word, deed, en, zh) word,
#include "store/audit.def"
};
static const struct swst__words action_labels[] = { { { "", "" } },
#define ACTION(NAME, word, deed, en, zh) { { en, zh } },
#include "store/audit.def"
};
const struct swst__choices swst__audit_actions = { action_words, action_labels, SWST__ACTIONS };

static const char *const outcome_words[] = { "",
#define OUTCOME(NAME, word, en, zh) word,
#include "store/audit.def"
};
static const struct swst__words outcome_labels[] = { { { "", "" } },
#define OUTCOME(NAME, word, en, zh) { { en, zh } },
#include "store/audit.def"
};
const struct swst__choices swst__audit_outcomes = { outcome_words, outcome_labels,
                                                    SWST__OUTCOMES };

static const char *const fault_words[] = {
    [SWST__AUDIT_SOUND] = "",
    [SWST__AUDIT_CHANGED] = "changed",   [SWST__AUDIT_MISSING] = "missing",
    [SWST__AUDIT_INSERTED] = "inserted", [SWST__AUDIT_ORDER] = "order",
    [SWST__AUDIT_CLOCK] = "clock",       [SWST__AUDIT_TRIMMED] = "trimmed",
    [SWST__AUDIT_UNKEYED] = "unkeyed",   [SWST__AUDIT_CUT] = "cut",
    [SWST__AUDIT_REWRITTEN] = "rewritten",
};
static const struct swst__words fault_labels[] = {
    [SWST__AUDIT_SOUND] = { { "", "" } },
    [SWST__AUDIT_CHANGED] = { { "The line was changed", "该行被改动" } },
    [SWST__AUDIT_MISSING] = { { "The line is missing", "该行缺失" } },
    [SWST__AUDIT_INSERTED] = { { "The line was put in or replaced", "该行是插入或替换的" } },
    [SWST__AUDIT_ORDER] = { { "Another line was put in its place", "该处放的是另一行" } },
    [SWST__AUDIT_CLOCK] = { { "What it says of the clock is not so", "时钟标记不符" } },
    [SWST__AUDIT_TRIMMED] = { { "Lines before it were taken off, and no line tells of that",
                                "之前的行被删去而无清理记录" } },
    [SWST__AUDIT_UNKEYED] = { { "The chain has no key though one was given: it was made anew",
                                "已提供密钥而链未加密钥：记录被重造" } },
    [SWST__AUDIT_CUT] = { { "Lines from here on were cut off", "自此以后的行被删去" } },
    [SWST__AUDIT_REWRITTEN] = { { "The history up to here is another than that of the anchor",
                                  "至此的记录与锚点不符" } },
};
const struct swst__choices swst__audit_faults = { fault_words, fault_labels,
                                                  SWST__AUDIT_FAULTS - 1 };

/* ------------------------------------------------------------------- table */

#define CHANGES(word) " OR action = '" word "'"
#define TELLS(word) ""
#define STANDS(word) ""
const char swst__audit_is_change[] = "(0"
#define ACTION(NAME, word, deed, en, zh) deed(word)
#include "store/audit.def"
    ")";

#undef CHANGES
#undef TELLS
#undef STANDS

#define CHANGES(word) false
#define TELLS(word) false
#define STANDS(word) true
const bool swst__audit_stands[] = {
#define ACTION(NAME, word, deed, en, zh) deed(word),
#include "store/audit.def"
};

/* The hashes are those of the chain: see audit_hash.c. */
const char swst__audit_table[] =
    "CREATE TABLE \"audit\" (\n"
    "  \"sequence\" INTEGER PRIMARY KEY,\n"
    "  \"instant\" INTEGER NOT NULL,\n"
    "  \"clock_back\" INTEGER NOT NULL CHECK (\"clock_back\" BETWEEN 0 AND 1),\n"
    "  \"actor\" INTEGER,\n"
    "  \"role\" TEXT NOT NULL CHECK (length(\"role\") BETWEEN 1 AND 40),\n"
    "  \"purpose\" TEXT CHECK (length(\"purpose\") BETWEEN 1 AND 40),\n"
    "  \"action\" TEXT NOT NULL CHECK (\"action\" IN (''"
#define ACTION(NAME, word, deed, en, zh) ", '" word "'"
#include "store/audit.def"
    ") AND \"action\" <> ''),\n"
    "  \"kind\" TEXT CHECK (length(\"kind\") BETWEEN 1 AND 40),\n"
    "  \"record_id\" INTEGER,\n"
    "  \"last_id\" INTEGER,\n"
    "  \"rows\" INTEGER,\n"
    "  \"fields\" TEXT CHECK (length(\"fields\") <= 4000),\n"
    "  \"outcome\" TEXT NOT NULL CHECK (\"outcome\" IN (''"
#define OUTCOME(NAME, word, en, zh) ", '" word "'"
#include "store/audit.def"
    ") AND \"outcome\" <> ''),\n"
    "  \"request\" TEXT CHECK (length(\"request\") = 64),\n"
    "  \"previous\" BLOB NOT NULL CHECK (length(\"previous\") = 32),\n"
    "  \"hash\" BLOB NOT NULL CHECK (length(\"hash\") = 32)\n"
    ");\n";

const char swst__audit_index[] =
    "CREATE UNIQUE INDEX \"audit_one_per_request\" ON \"audit\" (\"request\")"
    " WHERE \"request\" IS NOT NULL;\n";
