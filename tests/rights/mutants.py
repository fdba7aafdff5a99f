"""Breaks the rules of sight one after another and lets the tests of rights find it.

    python3 mutants.py ROOT [--all | --seed NUMBER] [--check]

Every cell of rights.def is widened, and every rule of who sees what is dropped. Without --all
some of them are chosen at random, the same ones for the same seed. --check only says whether
every fault still fits the code. Ends with 0 when every fault made a test fail."""
import argparse
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile

CHOSEN_CELLS, CHOSEN_RULES = 12, 12
QUICK, ALL = ["shown"], ["shown", "two_stores", "powers", "leaks", "random", "matrix", "reports"]
WIDER = {"NONE": "OWN", "OWN": "SCOPE"}
TABLE = "domain/rights/rights.def"

# Of every rule: file below lib, what it says, and what it says then.
RULES = [
    ("domain/rights/reach.c", "if (standing->is_child && deed != SWST__DEED_COUNT) {", "if (0) {"),
    ("domain/rights/reach.c", "        if (!has_purpose)\n            return false;\n"
     "        if (!reaches(", "        if (!reaches("),
    ("domain/rights/reach.c", "if (!wide || (deed == SWST__DEED_SENSITIVE && !has_purpose))",
     "if (!wide)"),
    ("domain/rights/reach.c", "return reads && standing->is_granted;", "return reads;"),
    ("domain/rights/reach.c", "return reads && standing->is_granted;",
     "return standing->is_granted;"),
    ("domain/rights/reach.c", "standing->in_scope || standing->is_own\n",
     "true\n"),
    ("domain/rights/reach.c", "    if (rights & swst__right(swst__circle_PEOPLE, SWST__DEED_READ))\n",
     "    if (rights)\n"),
    ("domain/rights/seen.c", "birth_date IS NULL OR birth_date > ?1", "birth_date > ?1"),
    ("domain/rights/seen.c", "walk->who->day) < ADULT_AT)", "walk->who->day) <= ADULT_AT)"),
    ("domain/rights/seen.c", "walk->who->day) < ADULT_AT)", "walk->who->day) < ADULT_AT - 1)"),
    ("domain/rights/seen.c", "swst__day_make(year, 12, 31)", "birth"),
    ("domain/rights/seen.c", "swst__day_make(year, month + 1, 0)", "birth"),
    ("domain/rights/seen.c", " AND voided_at IS NULL ORDER BY client_id", " ORDER BY client_id"),
    ("domain/rights/seen.c", "(worker_id = ?1 OR supervisor_id = ?1)", "worker_id = ?1"),
    ("domain/rights/seen.c", "standing.in_scope = standing.in_scope && is_in_areas(walk, area);",
     ""),
    ("domain/rights/seen.c", "    *is_in = !wanted->count;\n", "    *is_in = true;\n"),
    ("domain/rights/seen.c", "standing.is_own = has_own(walk) && (", "standing.is_own = ("),
    ("domain/rights/seen.c", "struct swst__standing_to standing = { .is_child = true,",
     "struct swst__standing_to standing = {"),
    ("domain/rights/seen.c", "    if (!status)\n        status = put_voided(walk);", ""),
    ("domain/rights/seen.c", "rights |= rights_of_row(walk, rows);",
     "rights = rights_of_row(walk, rows);"),
    ("domain/rights/seen.c", "SWST__IN_FORCE(\"member\", \"?1\")", "\" 1 \""),
    ("domain/rights/seen.c", "if (swst__db_int(row, 2) && !swst__db_int(row, 1)\n", "if (0\n"),
    ("domain/rights/seen.c", "!swst__db_int(row, 1)\n", "true\n"),
    ("domain/rights/who.c", " AND second_id IS NOT NULL", ""),
    ("domain/rights/who.c", "purpose = ?3 AND starts_at <= ?2 AND expires_at > ?2 AND voided",
     "purpose = ?3 AND starts_at <= ?2 AND voided"),
    ("domain/rights/who.c", "purpose = ?3 AND starts_at <= ?2 AND expires_at > ?2 AND voided",
     "purpose = ?3 AND expires_at > ?2 AND voided"),
    ("domain/rights/who.c", "purpose = ?3 AND starts_at <= ?2 AND expires_at > ?2 AND voided",
     "starts_at <= ?2 AND expires_at > ?2 AND voided"),
    ("domain/rights/who.c", "AND coalesce(worker.left_on, volunteer.left_on, ?2) >= ?2 ", ""),
    ("domain/rights/who.c", "WHERE (worker_id = ?1 OR volunteer_id = ?1) AND\" SWST__IN_FORCE",
     "WHERE (worker_id = ?1 OR volunteer_id = ?1) AND account.voided_at IS NULL OR\""
     " SWST__IN_FORCE"),
    ("domain/rights/permit.c", "return status ? status : look_at_row(store, record);\n}",
     "return status;\n}"),
    ("domain/rights/permit.c", "    if (!status)\n        status = look_before(store, record);\n",
     ""),
    ("domain/rights/permit.c", "if (is_of_oneself(store, record) || is_of_oneself(store, before))",
     "if (false)"),
    ("domain/rights/permit.c", "kind == &swst__kinds[swst__kind_access_grant] &&", "false &&"),
    ("domain/rights/permit.c", "status = check_signature(store, record, before);", "status = 0;"),
    ("domain/rights/permit.c", "        swst__sight_doubt(store);\n", ""),
    ("store/sight_views.c", "SWST__DEED_SENSITIVE)));\n", "SWST__DEED_READ)));\n"),
    ("store/sight_views.c", "add_of_case(sql, kind, &kind->fields[i]);", ";"),
    ("store/sight_views.c", "return field->target && field->target != kind && is_about_people",
     "return field->target != &swst__kinds[swst__kind_household] && field->target\n"
     "        && field->target != kind && is_about_people"),
    ("store/sight_views.c", "if (is_parent(kind, &kind->fields[i]))", "if (false)"),
    ("store/sight_views.c", "    add_keys_view(&sql);\n", ""),
    ("store/sight.c", "rights = rights + ?1\", step", "rights = rights + 1 + 0 * ?1\", step"),
    ("store/sight.c", "    case swst__kind_worker: case swst__kind_volunteer:\n", ""),
    ("store/sight.c", "case swst__kind_absence: case swst__kind_post:", ""),
    ("store/sight.c", "*changed = !status && noted != sight->noted;", "*changed = false;"),
]


def run(*words, **how):
    done = subprocess.run([str(word) for word in words], stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, **how)
    return done.returncode, done.stdout.decode("utf-8", "replace")


def cells(root):
    """Of every cell of the table that can be widened: the same line with it widened."""
    text = (root / "lib" / TABLE).read_text(encoding="utf-8")
    for line in re.findall(r"^RIGHT\(.*\)$", text, re.M):
        head, *letters = re.split(r"(NONE|OWN|SCOPE)", line)
        for at, letter in enumerate(letters):
            if letter in WIDER:
                wider = letters[:at] + [WIDER[letter]] + letters[at + 1:]
                yield TABLE, line, head + "".join(wider)
    for line in re.findall(r"^CHILDREN\(.*OWN\)$", text, re.M):
        yield TABLE, line, line.replace("OWN)", "SCOPE)")


def misfits(root):
    return ["%s no longer says once: %s" % (name, old) for name, old, _ in RULES
            if (root / "lib" / name).read_text(encoding="utf-8").count(old) != 1]


def build(folder, names):
    targets = [word for name in names for word in ("--target", "rights_test_" + name)]
    code, said = run("cmake", "--build", folder, "--parallel", "2", *targets)
    if code:
        sys.exit("it does not build\n" + said[-2000:])


def catcher(folder, names):
    """The first of these programs that fails."""
    for name in names:
        code, _ = run(folder / "tests" / "rights" / ("test_" + name), timeout=600,
                      cwd=str(folder / "tests" / "rights"))
        if code:
            return name
    return None


def is_caught(root, folder, names, fault):
    path = root / "lib" / fault[0]
    original = path.read_text(encoding="utf-8")
    path.write_text(original.replace(fault[1], fault[2]), encoding="utf-8")
    build(folder, names)
    found = catcher(folder, names)
    path.write_text(original, encoding="utf-8")
    print("%-6s %s: %s" % ("caught" if found else "MISSED", fault[0], fault[2].strip()
                           or "without " + fault[1].strip()), flush=True)
    return found is not None


def chosen(faults, count, asked):
    return faults if asked.all else random.Random(asked.seed).sample(faults,
                                                                     min(count, len(faults)))


def missed(root, folder, asked):
    build(folder, ALL)
    broken = catcher(folder, ALL)
    if broken:
        sys.exit("without any fault this fails: " + broken)
    count = 0
    for fault in chosen(RULES, CHOSEN_RULES, asked):
        count += not is_caught(root, folder, ALL, fault)
    for fault in chosen(list(cells(root)), CHOSEN_CELLS, asked):
        names = QUICK if fault[1].startswith("RIGHT") else ALL
        count += not is_caught(root, folder, names, fault)
    return count


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("source", type=pathlib.Path)
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--check", action="store_true")
    asked = parser.parse_args()
    wrong = misfits(asked.source)
    if wrong or asked.check:
        sys.exit("\n".join(wrong) or 0)
    with tempfile.TemporaryDirectory(prefix="mutants_") as place:
        root, folder = pathlib.Path(place) / "tree", pathlib.Path(place) / "build"
        shutil.copytree(str(asked.source), str(root),
                        ignore=shutil.ignore_patterns("build*", ".git", "__pycache__"))
        code, said = run("cmake", "-S", root, "-B", folder, "-DSWST_WERROR=OFF",
                         "-DSWST_WITH_TESTS=ON", "-DCMAKE_BUILD_TYPE=Debug")
        if code:
            sys.exit("it cannot be configured\n" + said[-2000:])
        return 1 if missed(root, folder, asked) else 0


if __name__ == "__main__":
    sys.exit(main())
