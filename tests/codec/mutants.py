"""Breaks one rule of masking and publishing after another; a test must notice each.

    python3 mutants.py ROOT CC STATION_A SWSTATION_A [--check] [-- LINKER WORDS]

A broken file is compiled with a test program and the libraries, in which it takes the place of
the whole one. --check only says whether every fault still fits the code."""
import argparse
import pathlib
import subprocess
import sys
import tempfile

MASK, SUMS, PUBLISH = "codec/test_mask.c", "codec/test_profile_sums.c", "report/test_publish.c"
# The test; the file below lib, what it says, and what it says then.
MUTANTS = [
    (MASK, "codec/mask.c", "if (keep && !*after_space(name + keep))", "if (false)"),
    (MASK, "codec/mask.c", "keep = length;", "keep = 0;"),
    (MASK, "codec/mask.c", "&& *after_space(name + length)\n", "\n"),
    (MASK, "codec/mask.c", "\n            && !has_dot(name))", ")"),
    (MASK, "codec/mask.c", "const char *name = after_space(value);", "const char *name = value;"),
    (MASK, "codec/mask.c", "value[17] == 'X' || value[17] == 'x'", "value[17] == 'X'"),
    (MASK, "codec/mask.c", "!(length == 15 && digits == 15)", "!(length == 15)"),
    (MASK, "codec/mask.c", '"%.3s", value', '"%.4s", value'),
    (MASK, "codec/mask.c", "value + length - 4", "value + length - 5"),
    (MASK, "codec/mask.c", "(int64_t)length - 7", "(int64_t)length - 8"),
    (MASK, "codec/mask.c", '"%.3s****%s", value, value + 7', '"%.3s****%s", value, value + 6'),
    (MASK, "codec/mask.c", "digits >= 7 && seen + 4 > digits", "seen + 4 > digits"),
    (MASK, "codec/mask.c", "seen + 4 > digits", "seen + 5 > digits"),
    (MASK, "codec/mask.c", "digits_of(value) == 4 && value[4] == '-'", "digits_of(value) >= 4"),
    (MASK, "codec/mask.c", '"%.4s", value', '"%.7s", value'),
    (MASK, "codec/mask.c", "if (end && !has_number(value, end))", "if (end)"),
    (MASK, "codec/mask.c", '"居委会", "居委會", ', ""),
    (MASK, "codec/mask.c", "found + strlen(villages[i]) < end", "found + strlen(villages[i]) > end"),
    (MASK, "codec/mask.c", 'strncmp(at, "号", 3) == 0', "false"),
    (MASK, "codec/mask.c", 'strncmp(at, "０", 3) >= 0', "false"),
    (MASK, "codec/mask.c", '"[%" PRId64 "]", characters', '"%s", value'),
    (MASK, "codec/mask.c", "if (characters < 0) {", "if (false) {"),
    (SUMS, "codec/profile_sums.c", "value > 0 && value < SWST__FEWEST_SHOWN",
     "value > 1 && value < SWST__FEWEST_SHOWN"),
    (SUMS, "codec/profile_sums.c", "value > 0 && value < SWST__FEWEST_SHOWN",
     "value > 0 && value <= SWST__FEWEST_SHOWN"),
    (SUMS, "codec/profile_sums.c", "return found == NONE_MORE;", "return true;"),
    (SUMS, "codec/profile_sums.c", "if (next == NOTHING)\n            break;",
     "if (next != NOTHING)\n            break;"),
    (SUMS, "codec/profile_sums.c", "best = small_whole(sums, reached);", "best = NOTHING;"),
    (SUMS, "codec/profile_sums.c", "&& !(at->guarded && is_small(at->value))", ""),
    (PUBLISH, "codec/profile_table.c", "guard_shares(counted);\n", "\n"),
    (PUBLISH, "codec/profile_table.c", "swst__counted_relate(counted);\n", "\n"),
    (PUBLISH, "codec/profile_relations.c", "add_totals(counted);\n    add_columns", "add_columns"),
    (PUBLISH, "codec/profile.c", "profiles[i].of[sort] > strictest",
     "profiles[i].of[sort] < strictest"),
    (PUBLISH, "codec/profile.c", "if (field->flags & SWST_SENSITIVE)", "if (false)"),
    (PUBLISH, "codec/profile.c", "field->max >= WORDS_FROM", "false"),
    (PUBLISH, "codec/field_mask.c", "column == SWST__RECORDED_BY || column == SWST__VOIDED_BY\n",
     "false\n"),
    (PUBLISH, "codec/json_write.c", "if (swst__table_withheld(table, row, i))", "if (false)"),
    (PUBLISH, "codec/csv_write.c", "if (swst__table_withheld(table, row, column))", "if (false)"),
    (PUBLISH, "codec/profile_document.c", "if (sign_of(figures, i))", "if (false)"),
    (PUBLISH, "codec/document_html.c", "!= SWST__UNKNOWN && !is_withheld)\n"
     '        swst__text_add(form->out, " data-n', "!= SWST__UNKNOWN)\n"
     '        swst__text_add(form->out, " data-n'),
]


def broken(root: pathlib.Path, name: str, old: str, new: str) -> str:
    text = (root / "lib" / name).read_text(encoding="utf-8")
    if old not in text:
        raise SystemExit("%s no longer says: %s" % (name, old))
    return text.replace(old, new, 1)


def is_caught(options: argparse.Namespace, root: pathlib.Path, test: str, text: str) -> bool:
    with tempfile.TemporaryDirectory(prefix="swst-mutant-") as folder:
        file, program = pathlib.Path(folder, "broken.c"), pathlib.Path(folder, "test")
        file.write_text(text, encoding="utf-8")
        made = subprocess.run([options.cc, "-std=c11", "-w", "-D_POSIX_C_SOURCE=200809L",
                               "-I", str(root / "lib"), "-I", str(root / "include"), str(file),
                               str(root / "tests" / test), options.station, options.library,
                               "-o", str(program)] + options.words, stderr=subprocess.PIPE)
        if made.returncode:
            raise SystemExit(made.stderr.decode("utf-8", "replace")[:2000])
        try:
            return subprocess.run([str(program)], cwd=folder, stdout=subprocess.DEVNULL,
                                  stderr=subprocess.DEVNULL, timeout=60).returncode != 0
        except subprocess.TimeoutExpired:
            return True


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("root", "cc", "station", "library"):
        parser.add_argument(name)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("words", nargs="*")
    options = parser.parse_args()
    root, missed = pathlib.Path(options.root), 0
    for test, name, old, new in MUTANTS:
        text = broken(root, name, old, new)
        if not options.check and not is_caught(options, root, test, text):
            missed += 1
            print("nobody noticed in %s: %s -> %s" % (name, old.strip(), new.strip()))
    print("%d faults, %d not noticed" % (len(MUTANTS), missed))
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
