"""Whole stations go out to files and come in again."""
import pathlib
import tempfile
import unittest

import swstation
from swstation import Client, Conflict, Invalid, NotFound
from station import StationTest


class ExchangeTest(StationTest):
    def setUp(self):
        super().setUp()
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.empty = swstation.open(":memory:", create=True)
        self.addCleanup(self.empty.close)
        self.client("张三")

    def test_a_dump_loads_to_the_same_dump(self):
        count = self.store.dump(self.folder / "a")
        loaded = self.empty.load_path(self.folder / "a")
        self.assertEqual((loaded.created, loaded.updated, loaded.rejected), (count, 0, 0))
        self.empty.dump(self.folder / "b")
        for file in (self.folder / "a").iterdir():
            self.assertEqual(file.read_bytes(), (self.folder / "b" / file.name).read_bytes())

    def test_one_file_of_lines_holds_a_station_too(self):
        count = self.store.dump(self.folder / "station.jsonl")
        self.assertEqual(self.empty.load_path(str(self.folder / "station.jsonl")).created, count)
        self.assertEqual([it.name for it in self.empty.find(Client)], ["张三"])

    def test_a_dry_run_writes_nothing_and_lists_the_problems(self):
        (self.folder / "client.csv").write_text(
            "name,area_id,registered_on\n李四,{0},2026-01-01\n王五,{0},2026-02-30\n"
            .format(self.qianjiang.id), encoding="utf-8")
        tried = self.store.load_path(self.folder, apply=False)
        self.assertEqual((tried.created, tried.rejected), (1, 1))
        [problem] = tried.problems
        self.assertEqual((problem["row"], problem["column"]), (3, 3))
        self.assertEqual(problem["field"], "registered_on")
        self.assertEqual(self.store.count(Client), 1)
        with self.assertRaises(Invalid) as caught:
            self.store.load_path(self.folder)
        self.assertEqual((caught.exception.row, caught.exception.column), (3, 3))
        self.assertIn("client.csv:3:3", str(caught.exception))
        self.assertEqual(self.store.count(Client), 1)

    def test_progress_is_told_up_to_the_end(self):
        told = []
        self.store.dump(self.folder / "a", progress=lambda done, total: told.append(done <= total))
        self.empty.load_path(self.folder / "a",
                             progress=lambda done, total: told.append(done <= total))
        self.assertTrue(told and all(told))

    def test_giving_up_midway_writes_nothing(self):
        self.store.dump(self.folder / "a")

        def give_up(done, total):
            raise KeyboardInterrupt

        with self.assertRaises(KeyboardInterrupt):
            self.empty.load_path(self.folder / "a", progress=give_up)
        self.assertEqual(self.empty.count(Client), 0)
        self.assertGreater(self.empty.load_path(self.folder / "a").created, 0)

    def test_a_masked_dump_is_for_reading_only(self):
        self.store.dump(self.folder / "a", masked=True)
        self.assertNotIn("张三", (self.folder / "a" / "client.csv").read_text(encoding="utf-8"))
        with self.assertRaises(Invalid):
            self.empty.load_path(self.folder / "a")

    def test_nothing_is_written_over_and_nothing_is_loaded_from_nowhere(self):
        self.store.dump(self.folder / "a")
        with self.assertRaises(Conflict):
            self.store.dump(self.folder / "a")
        with self.assertRaises(NotFound):
            self.store.load_path(self.folder / "nowhere")


if __name__ == "__main__":
    unittest.main()
