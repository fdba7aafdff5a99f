"""Holds docs/errors.md to the library's own table of sentences.

    python3 errors.py ROOT            fails when the page is stale
    python3 errors.py ROOT --write    writes it anew
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(sys.argv[1])
HEAD = """# What the library says when it fails {#errors}

`swst_error_code()` gives the word on the left, `swst_error_message()` the sentence in either
language. `%s` stands for a field, a kind, an id or what the system reported, never for a value
of a record. What the status means stands in `swstation/common.h`.

"""


def sections(text):
    """Yield (title, [(name, en, zh)]) of the table."""
    title, rows = "", []
    for line in text.splitlines():
        comment = re.match(r"/\* ([^*]+) \*/$", line)
        row = re.match(r'MESSAGE\((\w+),\s*"([^"]*)",\s*"([^"]*)"\)$', line)
        if comment:
            if rows:
                yield title, rows
            title, rows = comment.group(1), []
        elif row:
            rows.append((row.group(1).lower(),) + row.groups()[1:])
        elif line.startswith("MESSAGE"):
            sys.exit("not a row: " + line)
    yield title, rows


def page():
    text = (ROOT / "lib/base/messages.def").read_text(encoding="utf-8")
    lines = [HEAD.rstrip("\n")]
    for title, rows in sections(text):
        lines += ["", "## " + title, "", "| Code | English | 中文 |", "|---|---|---|"]
        lines += ["| `%s` | %s | %s |" % row for row in rows]
    return "\n".join(lines) + "\n"


def unused():
    """Sentences that nothing says."""
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "lib").rglob("*.c"))
    text = (ROOT / "lib/base/messages.def").read_text(encoding="utf-8")
    return [name for _, rows in sections(text) for name, _, _ in rows
            if not re.search(r"\bSWST__%s\b" % name.upper(), code)]


target = ROOT / "docs/errors.md"
if sys.argv[2:] == ["--write"]:
    target.write_text(page(), encoding="utf-8")
elif not target.exists() or target.read_text(encoding="utf-8") != page():
    sys.exit("docs/errors.md is stale: python3 tests/checks/errors.py . --write")
if unused():
    sys.exit("nobody says: " + ", ".join(unused()))
