"""Working as somebody: --as and --purpose, and what swst session shows."""
import os
import unittest

from station import StationTest, run


class OfficeTest(StationTest):
    """Lin works with Zhang; Chen is the head; the others have roles that see less."""

    @classmethod

    def make_station(cls):
        super().make_station()
        for name, role in (("陈站长", "head"), ("林社工", "social_worker"), ("小何", "intern"),
                           ("审计员", "auditor")):
            if name != "林社工":
                cls.made("add", "worker", "name=" + name)
            cls.made("add", "account", "worker=" + name, "role=" + role, "starts_on=2020-01-01")
        cls.made("add", "volunteer", "name=阿志", "joined_on=2022-01-01")
        cls.made("add", "account", "volunteer=阿志", "role=volunteer", "starts_on=2020-01-01")
        cls.made("add", "worker", "name=无账号")
        cls.made("add", "assignment", "worker=林社工", "client=" + cls.zhang, "share=exclusive",
                 "starts_on=2022-01-05")
        cls.child = cls.made("add", "client", "name=小满满", "area=西塘", "birth_date=2018-01-01",
                             "registered_on=2022-01-05")


class Sessions(OfficeTest):
    def names(self, *words):
        rows = self.good("list", "client", "--json", *words).json["rows"]
        return [row["id"] for row in rows]

    def test_the_owner_sees_everybody_and_a_role_what_it_may(self):
        everybody = [int(self.zhang), int(self.li), int(self.child)]
        self.assertEqual(self.names(), everybody)
        self.assertEqual(self.names("--as", "陈站长", "--purpose", "service"), everybody)
        self.assertEqual(self.names("--as", "陈站长"), everybody[:2])
        self.assertEqual(self.names("--as", "林社工", "--purpose", "service"), everybody[:2])
        self.assertEqual(self.names("--as", "小何", "--purpose", "service"), [])

    def test_who_works_is_said_in_the_language_of_the_reader(self):
        answer = self.good("list", "client", "--as", "林社工", "--purpose", "日常服务")
        self.assertIn("works as 林社工 (role: Social worker; purpose: Daily service)", answer.err)
        answer = self.good("list", "client", "--as", "林社工", LANG="zh_CN.UTF-8")
        self.assertIn("角色：社工；目的：无", answer.err)
        self.assertNotIn("works as", answer.out)

    def test_the_option_may_stand_before_the_command_and_name_an_id(self):
        answer = self.good("--as", self.worker, "--purpose=service", "list", "client", "--json")
        self.assertEqual(len(answer.json["rows"]), 2)

    def test_a_volunteer_works_too(self):
        answer = self.bad(1, "list", "client", "--as", "阿志", "--purpose", "service")
        answer = self.swst("list", "client", "--as", "阿志")
        self.assertIn("kind_denied", answer.err)
        self.good("list", "attendance", "--as", "阿志")

    def test_nobody_works_without_an_account(self):
        self.bad(1, "list", "client", "--as", "无账号")
        self.assertIn("no_account", self.swst("list", "client", "--as", "无账号").err)
        self.bad(1, "list", "client", "--as", "没有此人")

    def test_a_purpose_that_there_is_not_is_a_matter_of_usage(self):
        self.bad(2, "list", "client", "--as", "林社工", "--purpose", "servce")
        answer = self.swst("list", "client", "--as", "林社工", "--purpose", "servce")
        self.assertIn("casework", answer.err)
        self.assertIn("did you mean service?", answer.err)
        self.bad(2, "list", "client", "--purpose", "service")

    def test_who_makes_a_file_or_asks_for_help_is_nobody(self):
        self.bad(2, "schema", "client", "--as", "林社工")
        self.bad(2, "init", "other.swst", "--empty", "--as", "林社工")
        self.assertFalse(os.path.exists(os.path.join(self.folder, "other.swst")))
        self.bad(2, "list", "client", "--as", "林社工", "--journal", "wal")

    def test_the_environment_says_of_nobody_who_works(self):
        self.assertEqual(len(self.good("list", "client", "--json", SWST_AS="小何").json["rows"]), 3)

    def test_personal_values_in_full_take_the_right_and_a_purpose(self):
        answer = self.good("list", "client", "--as", "林社工", "--purpose", "service", "--reveal")
        self.assertIn("张测试", answer.out)
        self.assertIn("the audit says so", answer.err)
        masked = self.good("list", "client", "--as", "林社工", "--purpose", "service")
        self.assertNotIn("张测试", masked.out)
        self.bad(1, "list", "client", "--as", "林社工", "--reveal")
        self.bad(1, "list", "client", "--as", "小何", "--purpose", "service", "--reveal")

    def test_what_is_sensitive_is_of_ones_own_and_for_a_purpose(self):
        def note(*words):
            return self.good("show", "client", self.zhang, "--json", "--reveal", *words).record \
                .get("note")
        self.assertEqual(note("--as", "林社工", "--purpose", "service"), "只供测试")
        self.assertEqual(note(), "只供测试")
        shown = self.good("show", "client", self.zhang, "--json", "--as", "林社工").record
        self.assertNotIn("note", shown)

    def test_not_there_and_not_allowed_look_alike(self):
        denied = self.swst("show", "client", self.child, "--as", "林社工", "--purpose", "service")
        absent = self.swst("show", "client", "999999999999999", "--as", "林社工", "--purpose",
                           "service")
        self.assertEqual((denied.code, denied.out), (1, ""))
        self.assertEqual(denied.err, absent.err)

    def test_who_writes_is_who_works(self):
        visit = self.good("visit", self.zhang, "--json", "--as", "林社工", "--purpose",
                          "service").record
        shown = self.good("show", "visit", str(visit["id"]), "--json").record
        self.assertEqual(shown["recorded_by"], int(self.worker))
        self.bad(1, "visit", self.zhang, "--as", "小何", "--purpose", "service")

    def test_doors_open_to_roles_with_the_power(self):
        self.bad(1, "check", "--quick", "--as", "林社工", "--purpose", "service")
        self.good("check", "--quick", "--as", "陈站长")
        self.bad(1, "backup", "copy.bak", "--as", "林社工")
        self.assertFalse(os.path.exists(os.path.join(self.folder, "copy.bak")))
        self.good("backup", "copy.bak", "--as", "陈站长")
        self.bad(1, "dump", "out", "--reveal", "--as", "林社工", "--purpose", "service")
        self.assertFalse(os.path.exists(os.path.join(self.folder, "out")))
        self.good("dump", "whole.jsonl", "--jsonl", "--reveal")
        self.good("dump", "head.jsonl", "--jsonl", "--reveal", "--as", "陈站长", "--purpose", "review")
        with open(os.path.join(self.folder, "whole.jsonl"), encoding="utf-8") as whole, \
                open(os.path.join(self.folder, "head.jsonl"), encoding="utf-8") as head:
            self.assertEqual(whole.read(), head.read())

    def test_a_ledger_of_visits_names_who_works_besides(self):
        with open(os.path.join(self.folder, "visits.csv"), "w", encoding="utf-8") as file:
            file.write("姓名,村,探访日期\n张测试,前江,2022-06-03\n")
        self.good("import", "visits.csv", "--as", "visit", "--as", "陈站长", "--purpose", "service",
                  "--apply")
        visit = self.good("list", "visit", "visited_on=2022-06-03", "--json").record
        head = self.good("list", "worker", "name=陈站长", "--json").record["id"]
        self.assertEqual(visit["recorded_by"], head)
        answer = self.swst("import", "visits.csv", "--as", "vist")
        self.assertEqual(answer.code, 1)
        self.assertIn("client|visit", answer.err)


class Shown(OfficeTest):
    """What swst session says of them."""

    def session(self, *words):
        return self.good("session", "--json", *words).json

    def test_without_one_it_is_the_owner(self):
        answer = self.session()
        self.assertIsNone(answer["session"])
        self.assertEqual(answer["rows"], [])
        told = self.good("session")
        self.assertEqual(told.out, "")
        self.assertIn("local owner", told.err)

    def test_who_in_what_role_and_for_what(self):
        about = self.session("--as", "林社工", "--purpose", "casework")["session"]
        self.assertEqual(about, {"person_id": int(self.worker), "role": "social_worker",
                                 "purpose": "casework", "children": "own", "powers": ["reveal"],
                                 "reveals": False})
        revealing = self.session("--as", "林社工", "--purpose", "casework", "--reveal")
        self.assertTrue(revealing["session"]["reveals"])

    def test_what_the_account_is_narrowed_to(self):
        account = self.good("list", "account", "role=intern", "--json").record["id"]
        area = self.good("list", "area", "name=前江", "--json").record["id"]
        self.good("add", "account_scope", "account=%d" % account, "area=前江")
        about = self.session("--as", "小何")["session"]
        self.assertEqual(about["area_ids"], [area])
        self.assertIn("前江", self.good("session", "--as", "小何").out)

    def test_every_circle_has_its_rights(self):
        rows = {row["circle"]: row for row in self.session("--as", "林社工")["rows"]}
        self.assertEqual(rows["people"], {"circle": "people", "counts": "scope", "reads": "scope",
                                          "writes": "scope", "voids": "own", "sensitive": "own"})
        self.assertEqual(rows["security"], {"circle": "security"})

    def test_as_a_table_as_csv_and_as_markdown(self):
        out = self.good("session", "--as", "林社工").out
        self.assertIn("Social worker", out)
        self.assertIn("The scope of the account", out)
        rows = self.good("session", "--as", "林社工", "--csv").csv
        self.assertEqual([row["reads"] for row in rows if row["circle"] == "casework"], ["own"])
        self.assertIn("| Circle of records |", self.good("session", "--as", "林社工", "--md").out)

    def test_help_and_completion_know_it(self):
        self.assertIn("--as", run("help", "session", LANG="en_US.UTF-8").out)
        self.assertIn("--as WORKER", run("help", "due", LANG="en_US.UTF-8").out)
        self.assertIn("--purpose", run("help", "--bash").out)


if __name__ == "__main__":
    unittest.main()
