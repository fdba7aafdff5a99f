"""Plants one fault after another in a copy of the library and lets the plain model find it.

    python3 mutants.py ROOT [WORD]

Each fault breaks one rule of semantics 2.1, 4 or 5; with WORD only those whose description has it.
Ends with 0 when every one was caught.
"""
import pathlib
import shutil
import subprocess
import sys
import tempfile

MUTANTS = {
    "an ended tier keeps the earlier one from holding again": [
        ("lib/domain/spans.c",
         "records[i].days.first <= day && day <= records[i].days.last",
         "records[i].days.first <= day"),
        ("lib/domain/spans.c", "    return holds;",
         "    return holds >= 0 && records[holds].days.last < day ? -1 : holds;")],
    "a late contact fulfils the bucket before": [
        ("lib/domain/duty.c", "done += duty->days[i] <= days.last;",
         "done += duty->days[i] <= days.last + 7;")],
    "the first day of a tier is lost": [
        ("lib/domain/duties.c", "{ row[SWST__TIER_STARTS], row[SWST__TIER_ENDS] }",
         "{ row[SWST__TIER_STARTS] + 1, row[SWST__TIER_ENDS] }")],
    "required is rounded up": [
        ("lib/domain/duty.c", "           / swst__span_days(bucket);",
         "           / swst__span_days(bucket) + 1;")],
    "the day due_on itself is late": [
        ("lib/domain/duty.c", "if (due->due_on < as_of) {", "if (due->due_on <= as_of) {")],
}
OF_INDICATORS = {
    "indicators: the last day of a membership is lost": [
        ("lib/report/indicators/lens.c",
         "row[SWST__MEMBERSHIP_STARTS] <= day && row[SWST__MEMBERSHIP_ENDS] >= day",
         "row[SWST__MEMBERSHIP_STARTS] <= day && row[SWST__MEMBERSHIP_ENDS] > day")],
    "indicators: the year after the oldest age passes": [
        ("lib/report/filter.c", "!filter->age_end || age < filter->age_end",
         "!filter->age_end || age <= filter->age_end")],
    "indicators: a record stands twice among the rows": [
        ("lib/report/indicators/figures.c", "if (compare_behind(&rows[kept], &rows[i]) == 0) {",
         "if (i > measure->row_count) {")],
    "indicators: a household is visited through who is a member some other day": [
        ("lib/report/indicators/facts.c",
         'SWST__IN_FORCE("member", "visited_on") " WHERE"', '" 1 = 1 WHERE"')],
}


def run(*words):
    done = subprocess.run([str(word) for word in words], stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, universal_newlines=True)
    return done.returncode, done.stdout


def build(root, folder):
    for words in (("cmake", "-S", root, "-B", folder, "-DSWST_WERROR=OFF"),
                  ("cmake", "--build", folder, "--target", "swst", "--parallel", "2")):
        code, said = run(*words)
        if code:
            sys.exit("the mutant does not build\n" + said[-2000:])
    return folder / "examples" / "swst"


def caught(root, folder, changes, script, *words):
    originals = {name: (root / name).read_text(encoding="utf-8") for name, _, _ in changes}
    for name, old, new in changes:
        text = (root / name).read_text(encoding="utf-8")
        if text.count(old) != 1:
            sys.exit("%s no longer says once: %s" % (name, old))
        (root / name).write_text(text.replace(old, new), encoding="utf-8")
    code, said = run(sys.executable, pathlib.Path(__file__).parent / script,
                     build(root, folder), *words)
    for name, text in originals.items():
        (root / name).write_text(text, encoding="utf-8")
    if code == 2:
        sys.exit("the mutant cannot be asked\n" + said[-2000:])
    return code == 1


def main():
    source = pathlib.Path(sys.argv[1]).resolve()
    missed = 0
    with tempfile.TemporaryDirectory(prefix="mutants_") as place:
        root, folder = pathlib.Path(place) / "tree", pathlib.Path(place) / "build"
        shutil.copytree(str(source), str(root), ignore=shutil.ignore_patterns("build*", ".git"))
        word = sys.argv[2] if len(sys.argv) > 2 else ""
        for name, changes in list(MUTANTS.items()) + list(OF_INDICATORS.items()):
            if word not in name:
                continue
            asking = (("compare_indicators.py", "--stations", "150") if name in OF_INDICATORS
                      else ("compare.py", "--histories", "4000"))
            found = caught(root, folder, changes, *asking)
            missed += not found
            print("%s: %s" % ("caught" if found else "MISSED", name), flush=True)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
