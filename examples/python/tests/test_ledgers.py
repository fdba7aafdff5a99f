"""Ledgers from Excel become records, and are taken back."""
import pathlib
import random
import tempfile
import unittest

from swstation import Client, Conflict, Invalid, NotFound, Visit
from station import StationTest

LEDGER = ("前江台账,,,\n姓名,出生日期,村,家属\n"
          "张三,1950-01-01,前江,张小三\n李四,1952-03-04,无名村,\n合计,,,\n")


class LedgersTest(StationTest):
    def setUp(self):
        super().setUp()
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def ledger(self, text, encoding="utf-8"):
        path = self.folder / "台账.csv"
        path.write_text(text, encoding=encoding)
        return path

    def take(self, text=LEDGER, encoding="utf-8", **options):
        options.setdefault("as_of", "2026-06-30")
        return self.store.import_ledger(self.ledger(text, encoding), **options)

    def test_a_dry_run_writes_nothing_and_tells_of_every_row(self):
        told = self.take(encoding="gb18030")
        self.assertEqual(told.encoding, "GB18030")
        self.assertEqual(told.header_rows, [2])
        self.assertEqual((told.accepted, told.created, told.updated), (1, 1, 0))
        self.assertEqual((told.rejected, told.skipped, told.number), (1, 1, None))
        self.assertEqual([row.field for row in told.mapping],
                         ["name", "birth_date", "area_id", None])
        [problem] = told.problems
        self.assertEqual((problem.row, problem.column, problem.heading), (4, 3, "村"))
        self.assertEqual([row.status for row in told.plan], ["created", "rejected", "skipped"])
        self.assertEqual(self.store.count(Client), 0)

    def test_rejected_rows_are_named_or_skipped(self):
        with self.assertRaises(Invalid) as caught:
            self.take(apply=True)
        self.assertEqual((caught.exception.row, caught.exception.column), (4, 3))
        self.assertEqual(self.store.count(Client), 0)
        self.assertEqual(self.take(apply=True, skip_bad=True).number, 1)
        self.assertEqual([client.name for client in self.store.find(Client)], ["张三"])
        self.assertIsNone(self.take(apply=True, skip_bad=True).number)

    def test_the_mapping_can_be_told(self):
        self.take(apply=True, skip_bad=True, mapping={"家属": "note", "出生日期": None})
        [client] = self.store.find(Client)
        self.assertEqual((client.note, client.birth_date), ("张小三", None))
        with self.assertRaises(NotFound):
            self.take(mapping={"没有": "note"})
        with self.assertRaises(Invalid):
            self.take(mapping={"家属": "cat"})

    def test_a_report_lies_beside(self):
        path = self.folder / "结果.csv"
        told = []
        self.take(report=path, progress=lambda done, total: told.append(done <= total))
        self.assertIn("退回", path.read_text(encoding="utf-8-sig"))
        self.assertTrue(all(told))
        with self.assertRaises(Conflict):
            self.take(report=path)

    def test_visits_are_of_clients_on_record(self):
        self.client("张三")
        text = "姓名,村,探访日期\n张三,前江,2026-06-03\n李四,前江,2026-06-03\n"
        told = self.take(text, kind="visit", apply=True, skip_bad=True)
        self.assertEqual((told.created, told.rejected), (1, 1))
        self.assertEqual(self.store.count(Visit), 1)
        self.assertEqual(self.store.count(Client), 1)

    def test_rows_without_an_area_take_the_one_that_is_told(self):
        text = "姓名,性别\n张三,男\n"
        self.assertEqual(self.take(text).rejected, 1)
        self.take(text, apply=True, area=self.jiangxia)
        [client] = self.store.find(Client)
        self.assertEqual(client.area_id, self.jiangxia.id)

    def random_ledger(self, source):
        def some(*words):
            return source.choice(words)
        rows = ["姓名,户主,与户主关系,户编号,村,类别,服务等级,探访日期,电话"]
        for _ in range(source.randint(1, 25)):
            name, head = some("张三", "李四", "王五"), source.random() < .4
            rows.append(",".join([
                name, name if head else some("张三", "李四", "王五", ""),
                "户主" if head else some("配偶", "子女", ""), some("", "", "", "H1", "H2"),
                some("前江", "江夏"), some("低保", "残疾", "低保、残疾", ""), some("红", "黄", ""),
                some("2026-06-0%d" % source.randint(1, 9), ""), some("13800000001", "")]))
        return "\n".join(rows) + "\n"

    def dump(self):
        path = self.folder / "dump.jsonl"
        self.store.dump(path)
        text = path.read_bytes()
        path.unlink()
        return text

    def in_order(self):
        return [dict(row) for row in self.store.check() if row.severity == "error"] == []

    def test_random_ledgers_are_taken_once_and_taken_back(self):
        source = random.Random(4)
        dumps, numbers = [self.dump()], []
        for _ in range(20):
            text = self.random_ledger(source)
            first = self.take(text, apply=True, skip_bad=True)
            again = self.take(text)
            self.assertEqual([row.row for row, before in zip(again.plan, first.plan)
                              if row.status == "created" and before.status != "rejected"], [])
            self.assertTrue(self.in_order())
            if first.number:
                dumps.append(self.dump())
                numbers.append(first.number)
        self.assertGreater(len(numbers), 5)
        for number in reversed(numbers):
            self.store.undo_import(number)
            dumps.pop()
            self.assertEqual(self.dump(), dumps[-1])
            self.assertTrue(self.in_order())

    def test_an_import_is_taken_back(self):
        number = self.take(apply=True, skip_bad=True).number
        self.store.undo_import(number, "表格弄错了")
        self.assertEqual(self.store.count(Client), 0)
        [done] = self.store.imports()
        self.assertEqual((done.number, done.created, done.file), (number, 1, "台账.csv"))
        self.assertIsNotNone(done.undone_at)
        with self.assertRaises(Conflict):
            self.store.undo_import(number)
        with self.assertRaises(NotFound):
            self.store.undo_import(99)


if __name__ == "__main__":
    unittest.main()
