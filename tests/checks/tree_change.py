"""What does it cost to add a field, and a kind? Does it, in a copy of the tree, and tells.

    python3 tree_change.py ROOT

A field of a typed kind is one row and two prototypes; a kind reached through record.h alone
is a .def and a line. The copy is built, and both are saved, loaded and dumped. Pages that the
program prints follow by themselves and are listed apart.
"""
import csv
import filecmp
import io
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROW = '''TEXT     (membership, remark,         OPTIONAL, 100,                  "Remark", "备注")
'''
PROTOTYPES = '''
/** @return The remark. */
SWST_API const char *swst_membership_get_remark(const swst_membership *membership);
/** Set the remark: at most 100 characters. */
SWST_API SWST_MUST_CHECK swst_status swst_membership_set_remark(swst_membership *membership,
                                                                const char *remark);
'''
KIND = '''/* A gift is something the station gave to a household. */

KIND     (gift, NULL, "Gift", "慰问品", "Something the station gave to a household", "社工站送给家庭的物品")
REFERENCE(gift, household_id, REQUIRED, household,                 "Household", "家庭")
TEXT     (gift, title,        REQUIRED, 64,                        "Title", "名称")
DAY      (gift, given_on,     OPTIONAL,                            "Given", "送达日")
END_KIND (gift)
'''


def run(*words, **options):
    done = subprocess.run([str(word) for word in words], stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, universal_newlines=True, encoding="utf-8",
                          **options)
    if done.returncode:
        sys.exit("%s\n%s" % (" ".join(map(str, words)), done.stdout[-3000:]))
    return done.stdout


def insert(path, before, text):
    old = path.read_text(encoding="utf-8")
    if before not in old:
        sys.exit("%s does not say %r" % (path, before))
    at = old.rindex(before)
    path.write_text(old[:at] + text + old[at:], encoding="utf-8")


def change(tree):
    insert(tree / "lib/model/membership.def", "ONE_OF   (membership", ROW)
    insert(tree / "include/swstation/membership.h", "/** @} */\n\nSWST_END_DECLS", PROTOTYPES)
    (tree / "lib/model/gift.def").write_text(KIND, encoding="utf-8")
    insert(tree / "lib/model/kinds.def", '\n#include "model/rows_end.def"',
           '#include "model/gift.def"\n')


def build(tree, folder):
    run("cmake", "-S", tree, "-B", folder, "-DSWST_WERROR=ON", "-DCMAKE_BUILD_TYPE=Debug")
    run("cmake", "--build", folder, "--target", "swst", "--parallel", "2")
    return folder / "examples" / "swst"


def rows(folder, kind):
    text = (folder / (kind + ".csv")).read_text(encoding="utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def live(swst, place):
    """A station that uses both, out and in again."""
    def ask(station, *words):
        return run(swst, *words, "--db", place / station, cwd=str(place)).split("\n")[0]

    run(swst, "init", place / "a.swst", "--name", "东陂镇社工站", "--area", "441882107")
    household = ask("a.swst", "add", "household", "area=441882107", "number=H-1")
    ask("a.swst", "add", "membership", "category=dibao", "household=" + household,
        "starts_on=2022-01-01", "remark=每月复核")
    ask("a.swst", "add", "gift", "household=" + household, "title=大米", "given_on=2022-01-30")
    ask("a.swst", "dump", place / "one", "--reveal")
    run(swst, "init", place / "b.swst", "--empty")
    ask("b.swst", "load", place / "one", "--apply")
    ask("b.swst", "dump", place / "two", "--reveal")
    names = os.listdir(str(place / "one"))
    _, different, unread = filecmp.cmpfiles(str(place / "one"), str(place / "two"), names, False)
    assert not different and not unread, different + unread
    assert rows(place / "two", "membership")[0]["remark"] == "每月复核"
    assert rows(place / "two", "gift")[0]["title"] == "大米"
    kinds = {kind["kind"] for kind in json.loads(run(swst, "schema", "--json"))["kinds"]}
    assert "gift" in kinds


def differences(left, right):
    found = []
    for path in sorted(right.rglob("*")):
        name = path.relative_to(right)
        if path.is_file() and (not (left / name).exists()
                               or (left / name).read_bytes() != path.read_bytes()):
            found.append(str(name))
    return found


def main():
    root = pathlib.Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory(prefix="tree_change_") as name:
        place = pathlib.Path(name)
        tree = place / "tree"
        shutil.copytree(str(root), str(tree),
                        ignore=shutil.ignore_patterns("build*", ".git", "__pycache__"))
        change(tree)
        changed = differences(root, tree)
        swst = build(tree, place / "build")
        live(swst, place)
        printed = [path for path, words in (("docs/schema.md", ("schema",)),
                                            ("examples/python/swstation/records.pyi",
                                             ("schema", "--python")))
                   if run(swst, *words) != (root / path).read_text(encoding="utf-8")]
    print("changed by hand:", *changed, sep="\n  ")
    print("printed anew by the program:", *printed, sep="\n  ")
    print("and tests/golden/schema.sql, which is looked at before it is changed")
    assert changed == ["include/swstation/membership.h", "lib/model/gift.def",
                       "lib/model/kinds.def", "lib/model/membership.def"], changed


if __name__ == "__main__":
    main()
