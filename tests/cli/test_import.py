"""swst import: ledgers from Excel, and taking them back."""
import os
import pathlib
import signal
import stat
import subprocess
import time

from station import DAY, SWST, StationTest, identity_number

NUMBER = identity_number("1952-03-04", 21)
LEDGER = ("东陂镇台账,,,,\n姓名,身份证号,村,联系人电话,备注说明\n"
          "王新增,%s,前江,13700000001,\n李样例,,西塘,,\n赵退回,,无名村,,\n合计,,,,3\n" % NUMBER)


class Import(StationTest):
    def ledger(self, text=LEDGER, name="台账.csv", encoding="utf-8"):
        with open(os.path.join(self.folder, name), "wb") as file:
            file.write(text.encode(encoding))
        return name

    def file(self, name):
        with open(os.path.join(self.folder, name), encoding="utf-8-sig") as file:
            return file.read()

    def dump(self, name):
        self.good("dump", name, "--reveal")
        folder = pathlib.Path(self.folder, name)
        return {file.name: file.read_bytes() for file in folder.iterdir()}

    def names(self):
        rows = self.good("list", "client", "--json", "--reveal").json["rows"]
        return sorted(row["name"] for row in rows)

    def test_a_dry_run_shows_the_mapping_the_counts_and_the_problems(self):
        answer = self.swst("import", self.ledger())
        self.assertEqual(answer.code, 4)
        self.assertEqual(answer.out, "accepted 2 (new 2 · updated 0) · rejected 1 · skipped 1\n")
        for part in ("姓名 → name", "身份证号 → id_number", "header in line 2",
                     "台账.csv:5:3: 村: ", "台账.report.csv", "nothing was written"):
            self.assertIn(part, answer.err)
        self.assertEqual(self.names(), ["张测试", "李样例"])

    def test_the_answer_for_programs_has_the_promised_keys(self):
        answer = self.swst("import", self.ledger(encoding="gb18030"), "--json")
        self.assertEqual(answer.code, 4)
        told = answer.json
        self.assertEqual((told["file"], told["encoding"]), ("台账.csv", "GB18030"))
        self.assertEqual(told["header_rows"], [2])
        self.assertEqual(told["mapping"][0], {"heading": "姓名", "field": "name"})
        self.assertEqual((told["accepted"], told["rejected"], told["skipped"]), (2, 1, 1))
        self.assertIs(told["applied"], False)
        problem, = told["problems"]
        self.assertEqual((problem["row"], problem["column"]), (5, 3))
        self.assertEqual((problem["heading"], problem["field"]), ("村", "area_id"))
        self.assertTrue(problem["code"] and problem["message"])

    def test_with_rejected_rows_nothing_is_written_unless_they_are_skipped(self):
        name = self.ledger()
        self.assertEqual(self.swst("import", name, "--apply").code, 4)
        self.assertEqual(len(self.names()), 2)
        answer = self.swst("import", name, "--apply", "--skip-bad", "--json")
        self.assertEqual(answer.code, 4)
        self.assertEqual((answer.json["applied"], answer.json["number"]), (True, 1))
        self.assertIn("王新增", self.names())

    def test_importing_again_writes_nothing(self):
        name = self.ledger(LEDGER.replace("无名村", "前江"))
        self.assertIn("number 1", self.good("import", name, "--apply").err)
        before = self.dump("one")
        answer = self.good("import", name, "--apply")
        self.assertIn("new 0 · updated 3", answer.out)
        self.assertIn("nothing was written", answer.err)
        self.assertEqual(before, self.dump("two"))

    def test_taking_an_import_back_restores_the_dump(self):
        before = self.dump("one")
        self.swst("import", self.ledger(), "--apply", "--skip-bad")
        self.assertNotEqual(before, self.dump("two"))
        self.assertEqual(self.good("void", "--import", "1").out, "1\n")
        self.assertEqual(before, self.dump("three"))
        self.assertIn("台账.csv", self.good("import", "--list").out)
        self.bad(1, "void", "--import", "1")
        self.bad(1, "void", "--import", "7")
        self.bad(2, "void", "--import", "x")
        self.bad(2, "void", "client", "--import", "1")
        self.bad(2, "void", "--reason", "试")
        self.bad(2, "import", "--list", "台账.csv")

    def test_the_reason_of_taking_back_is_kept(self):
        self.swst("import", self.ledger(), "--apply", "--skip-bad")
        self.good("void", "--import", "1", "--reason", "弄错了")
        self.assertIn("弄错了", self.good("list", "client", "--voided", "--json", "--reveal").out)

    def test_the_mapping_can_be_told(self):
        name = self.ledger()
        answer = self.swst("import", name, "--map", "联系人电话=phone", "--map=备注说明=", "--json")
        self.assertIn({"heading": "联系人电话", "field": "phone"}, answer.json["mapping"])
        self.assertIn("备注说明", answer.json["unmapped"])
        self.bad(1, "import", name, "--map", "没有=phone")
        self.bad(1, "import", name, "--map", "姓名=cat")
        self.bad(2, "import", name, "--map", "姓名")

    def test_a_header_that_only_the_mapping_tells(self):
        name = self.ledger("走访对象,地方\n王新增,前江\n")
        answer = self.bad(1, "import", name)
        self.assertIn("ledger_no_header", answer.err)
        self.assertEqual(os.listdir(self.folder).count("台账.report.csv"), 0)
        answer = self.good("import", name, "--map", "地方=area_id", "--map", "走访对象=name", "--json")
        self.assertEqual(answer.json["header_rows"], [1])
        self.assertEqual([each["field"] for each in answer.json["mapping"]], ["name", "area_id"])
        self.bad(1, "import", name, "--map", "走访人员=name")
        self.assertEqual(len(self.names()), 2)

    def test_a_total_never_becomes_a_person(self):
        name = self.ledger("序号,姓名,电话\n1,王新增,\n合计,5人,\n小计：,共 5 户 12 人,\n")
        answer = self.good("import", name, "--area", "西塘", "--apply")
        self.assertIn("new 1", answer.out)
        self.assertIn("skipped 2", answer.out)

    def test_the_report_lies_beside_and_never_over_another(self):
        name = self.ledger()
        for expected in ("台账.report.csv", "台账.report-2.csv"):
            answer = self.swst("import", name, "--json")
            self.assertEqual(answer.json["report"], expected)
            path = os.path.join(self.folder, expected)
            self.assertEqual(stat.S_IMODE(os.stat(path).st_mode), 0o600)
            lines = self.file(expected).splitlines()
            self.assertTrue(lines[1].endswith(",状态,原因"))
            self.assertIn(",新增,", lines[2])
            self.assertIn(",退回,", lines[4])
        self.bad(1, "import", name, "--report", "台账.csv")
        self.swst("import", name, "--report", "结果.csv")
        self.assertIn("跳过", self.file("结果.csv"))

    def test_where_no_report_can_be_written_the_import_goes_on(self):
        folder = os.path.join(self.folder, "a" * 200)
        os.mkdir(folder)
        name = os.path.join("a" * 200, "台" * 83 + ".csv")
        self.ledger(name=name)
        answer = self.swst("import", name, "--json")
        self.assertEqual(answer.code, 4)
        self.assertNotIn("report", answer.json)
        self.assertIn("--report FILE", answer.err)

    def test_a_ledger_of_visits(self):
        name = self.ledger("姓名,村,探访日期,探访内容\n张测试,前江,2022-06-03,好\n无此人,前江,2022-06-03,\n")
        answer = self.swst("import", name, "--as", "visit", "--apply", "--skip-bad")
        self.assertEqual(answer.code, 4)
        self.assertIn("new 1", answer.out)
        self.assertIn("2022-06-03", self.good("list", "visit").out)
        self.bad(1, "import", name, "--as", "goal")

    def test_rows_without_an_area(self):
        name = self.ledger("姓名,性别\n王新增,女\n")
        self.assertEqual(self.swst("import", name).code, 4)
        self.good("import", name, "--area", "西塘", "--apply")
        self.assertIn("王新增", self.names())

    def test_breaking_off_leaves_nothing_behind(self):
        name = self.ledger("姓名,村\n" + "".join("王%d,前江\n" % i for i in range(60000)))
        before = self.dump("one")
        running = subprocess.Popen([SWST, "import", name, "--apply", "--as-of", DAY],
                                   cwd=self.folder, env={}, stdin=subprocess.DEVNULL,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        report = os.path.join(self.folder, "台账.report.csv")
        while not os.path.exists(report) and running.poll() is None:
            time.sleep(0.01)
        running.send_signal(signal.SIGINT)
        self.assertEqual(running.wait(60), -signal.SIGINT)
        self.assertFalse(os.path.exists(report))
        self.assertEqual(before, self.dump("two"))

    def test_what_is_no_ledger_is_explained(self):
        with open(os.path.join(self.folder, "a.csv"), "wb") as file:
            file.write(b"PK\x03\x04" + b"\0" * 100)
        self.assertIn("CSV", self.bad(1, "import", "a.csv").err)
        self.bad(1, "import", "none.csv")
        self.bad(2, "import")
