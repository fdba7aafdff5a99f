"""Type checkers see what the library has, and the package installs as it stands."""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

import swstation

PACKAGE = pathlib.Path(swstation.__file__).resolve().parent
SOURCES = pathlib.Path(__file__).resolve().parents[1]
PROGRAM = """
import datetime
from typing import Optional, Tuple
import swstation
from swstation import Busy, Case, Client, HouseholdMember, NotFound

with swstation.open("east.swst") as store:
    name: Optional[str] = store.load(Client, 1).name
    heads = [it for it in store.find(HouseholdMember, is_head=True, limit=3) if it.is_head]
    for word, rows in store.today("2026-03-09", worker=2).items():
        print(word, [row.due_on for row in rows])
    moves: Tuple[str, ...] = swstation.field(Case, "stage").moves("intake")
    stage: Optional[str] = store.case_advance(3, "planning", datetime.date(2026, 3, 9)).stage
    session = store.group_add_session(4, "2026-03-09", title="x", request="form-1")
    store.activity_attend(session.id, heads[0], minutes=60)
    planned: int = store.programme_plan(5, "2026-04-01", "2026-12-31")
    home: Optional[int] = store.household_split(6, [1, 2], "2026-03-09", "split").area_id
    ninth: str = swstation.festival_on("double_ninth", 2026)
    day = store.due(datetime.date(2026, 3, 9), area="441882107")[0]["due_on"]
    taken = store.import_ledger("ledger.csv", apply=True, as_of="2026-03-09")
    number: Optional[int] = taken.number
    codes = [problem.code for problem in taken.problems]
    with store.batch() as batch:
        added: Client = batch.add(Client(name="x"))
    found: Optional[str] = store.search("x", limit=1)[0].name
    mode: Optional[str] = store.journal
    try:
        with store.transaction():
            store.save(Client(name="x", area_id=heads[0].id))
    except (NotFound, Busy) as error:
        print(error.field, error.message_zh)
"""


def run(*command, **settings):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          env=dict(os.environ, PYTHONDONTWRITEBYTECODE="1", **settings))
    return done.returncode, done.stdout.decode()


class TypingTest(unittest.TestCase):
    @unittest.skipUnless(os.environ.get("SWST_COMMAND"), "SWST_COMMAND names no swst command")
    def test_the_committed_kinds_are_what_the_command_prints(self):
        printed = subprocess.run([os.environ["SWST_COMMAND"], "schema", "--python"],
                                 stdout=subprocess.PIPE, check=True).stdout.decode()
        self.assertEqual(printed, (SOURCES / "swstation" / "records.pyi")
                         .read_text(encoding="utf-8"))

    def test_the_committed_kinds_have_every_field(self):
        text = (SOURCES / "swstation" / "records.pyi").read_text(encoding="utf-8")
        for kind in swstation.KINDS.values():
            body = text.split("class {}(Record):".format(kind.__name__))[1].split("\nclass ")[0]
            for field in swstation.fields(kind):
                self.assertIn("\n    {}: ".format(field.name), body)

    @unittest.skipUnless(shutil.which("mypy"), "mypy is not installed")
    def test_the_package_and_a_program_pass_strict_checks(self):
        with tempfile.TemporaryDirectory() as folder:
            program = pathlib.Path(folder) / "program.py"
            wrong = pathlib.Path(folder) / "wrong.py"
            program.write_text(PROGRAM, encoding="utf-8")
            wrong.write_text("import swstation\nswstation.Client(nmae='x')\n", encoding="utf-8")
            mypy = ("mypy", "--strict", "--cache-dir", folder + "/cache")
            code, said = run(*mypy, str(PACKAGE), str(program), MYPYPATH=str(SOURCES))
            self.assertEqual(code, 0, said)
            code, said = run(*mypy, str(wrong), MYPYPATH=str(SOURCES))
            self.assertEqual(code, 1)
            self.assertIn('"nmae"', said)

    def test_the_wheel_holds_the_package(self):
        with tempfile.TemporaryDirectory() as folder:
            built = "import build_wheel; print(build_wheel.build_wheel({!r}))".format(folder)
            code, name = run(sys.executable, "-c", built, PYTHONPATH=str(SOURCES))
            self.assertEqual(code, 0, name)
            wheel = str(pathlib.Path(folder) / name.strip())
            code, said = run(sys.executable, "-c", "import swstation; print(swstation.__file__)",
                             PYTHONPATH=wheel)
            self.assertEqual((code, said.startswith(wheel)), (0, True), said)


if __name__ == "__main__":
    unittest.main()
