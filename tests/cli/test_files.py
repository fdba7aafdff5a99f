"""Commands on whole files: init, load, dump, check; and which file is meant."""
import os
import shutil
import stat

from station import StationTest, run


class Init(StationTest):
    def test_a_new_station_has_its_area_categories_and_rules(self):
        answer = self.good("init", "new.swst", "--name", "西溪镇社工站", "--area", "441882108")
        self.assertEqual(answer.out, "new.swst\n")
        path = os.path.join(self.folder, "new.swst")
        self.assertEqual(stat.S_IMODE(os.stat(path).st_mode), 0o600)
        area = self.good("show", "area", "441882108", "--db", "new.swst", "--json").record
        self.assertEqual(area["name"], "西溪镇")
        levels = self.good("list", "contact_rule", "--db", "new.swst", "--json").json["rows"]
        self.assertLessEqual({"red", "yellow", "green"}, {rule["level"] for rule in levels})

    def test_the_area_may_have_its_own_name(self):
        self.good("init", "new.swst", "--name", "溪站", "--area", "441882108", "--area-name", "西溪")
        area = self.good("show", "area", "441882108", "--db", "new.swst", "--json").record
        self.assertEqual(area["name"], "西溪")

    def test_an_empty_file_has_nothing(self):
        answer = self.good("init", "new.swst", "--empty", "--json")
        made = answer.json
        self.assertIn(made.pop("journal"), ("truncate", "wal"))
        self.assertEqual(made, {"schema": "swst/init/1", "file": "new.swst"})
        self.assertEqual(self.good("list", "area", "--db", "new.swst", "--json").json["rows"], [])

    def test_the_journal_may_be_chosen_and_stays_with_the_file(self):
        for journal in "wal", "truncate":
            answer = self.good("init", journal + ".swst", "--empty", "--journal", journal, "--json")
            self.assertEqual(answer.json["journal"], journal)
            self.good("list", "area", "--db", journal + ".swst")
            other = "truncate" if journal == "wal" else "wal"
            self.good("list", "area", "--db", journal + ".swst", "--journal", other)
            self.good("list", "area", "--db", journal + ".swst", "--journal", journal)
            with open(os.path.join(self.folder, journal + ".swst"), "rb") as file:
                self.assertEqual(file.read(19)[18], 2 if journal == "wal" else 1)
        answer = self.swst("init", "new.swst", "--empty", "--journal", "delete")
        self.assertEqual(answer.code, 1)
        self.assertIn("wal", answer.err)
        self.assertFalse(os.path.exists(os.path.join(self.folder, "new.swst")))

    def test_a_file_in_the_way_is_left_alone(self):
        with open(self.path, "rb") as file:
            before = file.read()
        self.bad(1, "init", "station.swst", "--name", "甲", "--area", "441882108")
        with open(self.path, "rb") as file:
            self.assertEqual(file.read(), before)

    def test_a_station_that_cannot_be_founded_leaves_no_file(self):
        for journal in "truncate", "wal":
            self.bad(1, "init", "new.swst", "--name", "甲", "--area", "12345", "--journal", journal)
            self.assertEqual([name for name in os.listdir(self.folder) if "new" in name], [])

    def test_what_is_missing_is_told(self):
        self.bad(2, "init")
        self.bad(2, "init", "new.swst")
        self.bad(2, "init", "new.swst", "--name", "甲")
        self.bad(2, "init", "new.swst", "--empty", "--name", "甲")


class WhichFile(StationTest):
    def test_the_only_file_here_is_meant(self):
        self.good("list", "area")

    def test_of_several_one_must_be_named(self):
        shutil.copy(self.path, os.path.join(self.folder, "second.swst"))
        self.assertIn("--db", self.bad(2, "list", "area").err)
        self.good("list", "area", "--db", "second.swst")
        self.good("list", "area", SWST_DB="second.swst")

    def test_the_option_comes_before_the_environment(self):
        self.good("--db", "station.swst", "list", "area", SWST_DB="nowhere.swst")
        self.bad(1, "list", "area", SWST_DB="nowhere.swst")

    def test_the_users_data_folder_comes_last(self):
        data, here = os.path.join(self.folder, "data"), os.path.join(self.folder, "here")
        for folder in (os.path.join(data, "swstation"), here,
                       os.path.join(here, ".local", "share", "swstation")):
            os.makedirs(folder)
        os.rename(self.path, os.path.join(data, "swstation", "one.swst"))
        self.assertEqual(run("list", "area", folder=here, XDG_DATA_HOME=data).code, 0)
        self.assertEqual(run("list", "area", folder=here).code, 2)
        shutil.copy(self.original, os.path.join(here, ".local", "share", "swstation", "a.swst"))
        self.assertEqual(run("list", "area", folder=here, HOME=here).code, 0)

    def test_a_file_that_is_no_station_is_refused(self):
        with open(os.path.join(self.folder, "letter.swst"), "w", encoding="utf-8") as file:
            file.write("Dear station" * 400)
        answer = self.bad(1, "list", "area", "--db", "letter.swst")
        self.assertIn("letter.swst", answer.err)


class LoadAndDump(StationTest):
    def write(self, name, text):
        path = os.path.join(self.folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(text)

    def read(self, *names):
        with open(os.path.join(self.folder, *names), "rb") as file:
            return file.read()

    def test_a_dump_loads_and_dumps_to_the_same_bytes(self):
        self.good("dump", "first", "--reveal")
        self.good("init", "copy.swst", "--empty")
        loaded = self.good("load", "first", "--apply", "--db", "copy.swst")
        self.assertRegex(loaded.out, r"^new \d+ · updated 0 · rejected 0\n$")
        self.good("dump", "second", "--reveal", "--db", "copy.swst")
        names = sorted(os.listdir(os.path.join(self.folder, "first")))
        self.assertIn("client.csv", names)
        for name in names:
            self.assertEqual(self.read("first", name), self.read("second", name), name)

    def test_json_lines_load_as_well(self):
        self.good("dump", "--jsonl", "all", "--reveal")
        self.good("init", "copy.swst", "--empty")
        answer = self.good("load", "all.jsonl", "--apply", "--db", "copy.swst", "--json").json
        self.assertEqual((answer["schema"], answer["applied"], answer["rejected"]),
                         ("swst/load/1", True, 0))
        self.assertGreater(answer["created"], 5)

    def test_without_apply_nothing_is_written(self):
        self.write("in/worker.csv", "name\r\n新社工\r\n")
        answer = self.good("load", "in")
        self.assertIn("--apply", answer.err)
        self.assertEqual(answer.out, "new 1 · updated 0 · rejected 0\n")
        self.assertEqual(len(self.good("list", "worker", "--json").json["rows"]), 1)
        self.assertIs(self.good("load", "in", "--json").json["applied"], False)

    def test_ids_that_a_load_brought_are_asked_for_by_number(self):
        self.write("in/worker.csv", "id,name\r\n9,工甲\r\n100,工甲\r\n")
        self.good("load", "in", "--apply")
        self.assertEqual(self.good("show", "worker", "9", "--json").record["id"], 9)
        self.good("due", "--worker", "100")
        self.bad(1, "show", "worker", "10")

    def test_rejected_rows_are_named_and_nothing_is_written(self):
        self.write("in/client.csv", "name,area_id,registered_on\r\n"
                                    "赵一,%s,2022-01-01\r\n钱二,%s,2022-02-30\r\n"
                   % (self.area(), self.area()))
        answer = self.swst("load", "in", "--apply")
        self.assertEqual(answer.code, 4)
        self.assertRegex(answer.err, r"client\.csv:3:3: (client\.)?registered_on: ")
        self.assertNotIn("钱二", answer.err)
        self.assertEqual(len(self.good("list", "client", "--json").json["rows"]), 2)
        problems = self.swst("load", "in", "--apply", "--json")
        self.assertEqual(problems.code, 4)
        self.assertEqual((problems.json["rejected"], problems.json["applied"]), (1, False))
        self.assertEqual(problems.json["problems"][0]["row"], 3)
        chinese = self.swst("load", "in", "--lang", "zh")
        self.assertEqual(chinese.code, 4)
        self.assertIn("拒绝 1", chinese.out)

    def area(self):
        return self.good("show", "area", "前江", "--json").record["id"]

    def test_only_the_part_of_a_place_that_is_known_is_told(self):
        self.write("in/ghost.csv", "name\r\nx\r\n")
        self.write("in/client.csv", "name\r\n赵一\r\n")
        told = self.swst("load", "in").err
        self.assertIn("client.csv:2: area_id: ", told)
        self.assertIn("ghost.csv: ", told)

    def test_a_masked_dump_says_so_and_does_not_load(self):
        self.assertIn("--reveal", self.good("dump", "masked").err)
        self.assertTrue(os.path.exists(os.path.join(self.folder, "masked", "MASKED")))
        self.bad(1, "load", "masked", "--apply")

    def test_a_dump_writes_over_nothing(self):
        self.write("full/letter.txt", "x")
        self.bad(1, "dump", "full")

    def test_a_dump_counts_its_records(self):
        answer = self.good("dump", "out", "--json").json
        self.assertEqual((answer["schema"], answer["masked"], answer["path"]),
                         ("swst/dump/1", True, "out"))

    def test_no_progress_is_shown_to_programs(self):
        self.assertNotIn("\r", self.good("dump", "out").err)

    def test_what_is_not_there_cannot_be_loaded(self):
        self.assertIn("nowhere", self.bad(1, "load", "nowhere").err)


class Check(StationTest):
    def test_a_station_in_order_has_no_errors(self):
        answer = self.swst("check")
        self.assertEqual(answer.code, 0, answer.out)

    def test_findings_are_rows(self):
        answer = self.swst("check", "--json")
        self.assertEqual(answer.json["schema"], "swst/check/1")
        self.assertNotIn("error", {row["severity"] for row in answer.json["rows"]})

    def test_a_reference_to_nothing_is_an_error(self):
        self.break_reference()
        answer = self.swst("check", "--lang", "zh")
        self.assertEqual(answer.code, 1)
        self.assertIn("错误", answer.out)
        self.assertIn("错误 ", answer.err)

    def test_the_quick_check_looks_at_the_file_alone(self):
        self.assertEqual(self.good("check", "--quick", "--json").json["rows"], [])
        self.break_reference()
        self.good("check", "--quick")
        with open(self.path, "r+b") as file:
            file.truncate(os.path.getsize(self.path) - 4096)
        answer = self.swst("check", "--quick")
        self.assertEqual(answer.code, 1)

    def break_reference(self):
        try:
            import sqlite3
        except ImportError:
            self.skipTest("this Python has no sqlite3")
        base = sqlite3.connect(self.path)
        base.execute("UPDATE visit SET client_id = 999999900000001")
        base.commit()
        base.close()


class Backup(StationTest):
    def test_a_backup_is_made_verified_and_brought_back(self):
        answer = self.good("backup", "copy.swst")
        self.assertEqual(answer.out, "copy.swst\n")
        self.assertIn("copy.swst.manifest", answer.err)
        self.assertEqual(sorted(name for name in os.listdir(self.folder) if "copy" in name),
                         ["copy.swst", "copy.swst.manifest"])
        self.good("restore", "copy.swst", "--lang", "zh")
        self.good("restore", "copy.swst", "back.swst")
        for name in (self.path, "back.swst"):
            self.good("dump", name + ".jsonl", "--reveal", "--db", name)
        with open(self.path + ".jsonl", "rb") as one, \
                open(os.path.join(self.folder, "back.swst.jsonl"), "rb") as other:
            self.assertEqual(one.read(), other.read())

    def test_nothing_is_written_over(self):
        self.good("backup", "copy.swst", "--db", self.path)
        self.assertIn("copy.swst", self.bad(1, "backup", "copy.swst", "--db", self.path).err)
        self.assertIn("station.swst", self.bad(1, "restore", "copy.swst", "station.swst").err)

    def test_a_backup_that_was_changed_is_refused(self):
        self.good("backup", "copy.swst")
        with open(os.path.join(self.folder, "copy.swst"), "r+b") as file:
            file.seek(5000)
            file.write(b"\x7f")
        self.assertIn("another backup", self.bad(1, "restore", "copy.swst", "--lang", "en").err)
        self.bad(1, "restore", "copy.swst", "back.swst")
        self.assertFalse(os.path.exists(os.path.join(self.folder, "back.swst")))

    def test_a_backup_without_its_manifest_is_refused(self):
        self.good("backup", "copy.swst")
        os.remove(os.path.join(self.folder, "copy.swst.manifest"))
        self.assertIn("copy.swst.manifest", self.bad(1, "restore", "copy.swst", "back.swst").err)
