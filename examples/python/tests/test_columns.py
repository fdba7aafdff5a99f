"""Every report of the library is a method, and gives a table with the columns of its header."""
import inspect
import re
import unittest

import swstation
from swstation import Client, Store, _library
from station import StationTest
from test_library import HEADERS

#: What the arguments of reports may be.
ARGUMENTS = {"from_": "2026-01-01", "to": "2026-03-31", "as_of": "2026-03-31",
             "code": "POP.IN_SCOPE", "month": "2026-03", "tool": "PHQ-9 v1",
             "before": 1, "after": 2}
#: Reports whose method has another name: `served` asks whether a request was served.
NAMED = {"served": "services"}

#: Reports that give a document: they have no columns.
DOCUMENTS = {"plan", "summary"}


def documented():
    """The name of every report and what the header says about its columns."""
    text = "".join(path.read_text(encoding="utf-8") for path in sorted(HEADERS.glob("*.h")))
    for match in re.finditer(r"/\*\*((?:(?!\*/).)*?)\*/\s*SWST_API[^;]*?swst_report_(\w+)\(",
                             text, re.DOTALL):
        if match.group(2) not in DOCUMENTS:
            yield match.group(2), set(re.findall(r"`(\w+)`", match.group(1)))


class ColumnsTest(StationTest):
    def setUp(self):
        super().setUp()
        [station] = self.store.find(swstation.Station)
        plan = self.store.save(swstation.Plan(station_id=station, year=2026))
        self.arguments = dict(ARGUMENTS, goal=self.store.save(swstation.Goal(
            plan_id=plan, title="在册", indicator="POP.IN_SCOPE", operator="at_least", target=1,
            starts_on="2026-01-01", due_on="2026-12-31")))
        self.store.close_month("2026-03", "2026-03-31")

    def method(self, report):
        return getattr(self.store, NAMED.get(report, report))

    def ask(self, report, **narrowed):
        method = self.method(report)
        needed = [name for name, it in inspect.signature(method).parameters.items()
                  if it.default is it.empty]
        return method(*(self.arguments[name] for name in needed), **narrowed)

    def reports(self):
        return [name for name in vars(_library) if name.startswith("report_")
                and name[len("report_"):] not in DOCUMENTS]

    def test_every_report_gives_a_table_with_the_columns_of_its_header(self):
        headers = dict(documented())
        self.assertEqual(sorted("report_" + name for name in headers), sorted(self.reports()))
        self.assertGreater(len(headers), 20)
        self.tier(self.client(birth_date="2018-01-01"), "green")
        for name, words in headers.items():
            with self.subTest(name):
                table = self.ask(name)
                self.assertIsInstance(table, swstation.Table)
                self.assertEqual(table.as_of, "2026-03-31")
                columns = {column.name for column in table.columns}
                self.assertTrue(len(columns) > 2 and columns <= words, columns - words)

    def test_every_report_can_be_narrowed_as_its_method_says(self):
        programme = self.store.save(swstation.Programme(name="三个一"))
        narrowed = {"area": self.qianjiang, "worker": self.worker.id, "programme": programme,
                    "categories": ["tekun"], "ages": (6, 14), "limit": 1, "masked": True,
                    "level": "red", "sex": "male", "type": "direct", "rows": True,
                    "by": "village", "state": "due", "lists": "files", "lower_is_better": True,
                    "plan": 2026, "revision": 1, "profile": "internal"}
        for name in dict(documented()):
            parameters = inspect.signature(self.method(name)).parameters
            known = {word: value for word, value in narrowed.items() if word in parameters}
            with self.subTest(name):
                fit = {word: value for word, value in known.items()
                       if "code" not in parameters or word not in ("programme", "type")}
                self.assertIsInstance(self.ask(name, **fit), swstation.Table)
                self.assertEqual(set(parameters) - set(known), set(parameters) & set(self.arguments))
                if "area" in parameters:
                    with self.assertRaises(swstation.NotFound):
                        self.ask(name, area=100000000000001)

    def test_ages_are_whole_years_with_both_ends(self):
        for born in ("2011-04-01", "2011-03-31", "2020-03-31", "2020-04-01"):
            self.client(born, birth_date=born)
        for ages, count in (((6, 14), 2), ((None, 14), 3), ((6, None), 3), (None, 4)):
            with self.subTest(ages):
                missing = self.store.unscreened("PHQ-9 v1", "2026-01-01", "2026-03-31",
                                                "2026-03-31", ages=ages)
                self.assertEqual(len(missing), count)
                unserved = self.store.unserved("2026-01-01", "2026-03-31", "2026-03-31",
                                               ages=ages)
                self.assertEqual(len(unserved), count)
        [total] = self.store.screening("PHQ-9 v1", "2026-01-01", "2026-03-31", "2026-03-31",
                                       ages=(6, 14), area=self.qianjiang)[:1]
        self.assertEqual((total.population, total.screened, total.missing), (2, 0, 2))

    def test_two_rounds_of_a_tool_are_compared(self):
        zhang = self.client()
        for number, score in ((1, 12), (2, 7)):
            self.store.save(swstation.Assessment(client_id=zhang, tool="PHQ-9 v1", round=number,
                                                 assessed_on="2026-0{}-05".format(number),
                                                 score=score))
        total, row = self.store.rounds("PHQ-9 v1", 1, 2, "2026-03-31", lower_is_better=True)
        self.assertEqual((total.assessed_both, total.better, total.worse), (1, 1, 0))
        self.assertEqual((row.name, row.before, row.after, row.change, row.result),
                         ("张三", 12, 7, -5, "better"))
        other = self.store.rounds("PHQ-9 v1", 1, 2, "2026-03-31", masked=True)[1]
        self.assertEqual((other.result, other.name, other.before), ("worse", "张*", "***"))

    def test_the_blind_spot_names_everybody_without_a_contact(self):
        zhang, li = self.client("张三"), self.client("李四")
        self.visit(li, "2026-02-02")
        [row] = self.store.unserved("2026-01-01", "2026-03-31", "2026-03-31")
        self.assertEqual((row.client_id, row.reason), (zhang.id, "no_worker"))
        total = self.store.gaps("2026-01-01", "2026-03-31", "2026-03-31")[0]
        self.assertEqual((total.reason, total.category, total.clients, total.unserved),
                         (None, "persons", 1, 1))


class NamesTest(unittest.TestCase):
    def test_no_method_hides_a_field_or_a_method_below_it(self):
        names = [name for base in Store.__mro__[1:] for name in vars(base)
                 if not name.startswith("_")]
        self.assertEqual(sorted(names), sorted(set(names)))
        self.assertFalse(set(names) & {name for name in vars(Store) if not name.startswith("_")})
        for name in names:
            self.assertTrue(getattr(Store, name).__doc__, name)
        self.assertTrue(issubclass(Client, swstation.Record))


if __name__ == "__main__":
    unittest.main()
