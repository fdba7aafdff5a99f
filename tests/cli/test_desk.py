"""My desk and the list for the week: today, week."""
from station import StationTest

LISTS = ("contacts cases sessions enrolments tasks reviews headless unserved files "
         "capacity").split()


class Today(StationTest):
    def lists(self, *arguments):
        return [row["list"] for row in self.good("today", *arguments, "--json").json["rows"]]

    def test_every_list_has_a_heading_with_its_count(self):
        out = self.good("today", "--lang", "zh").out
        self.assertRegex(out, r"(?m)^应访对象 \(1\)$")
        self.assertRegex(out, r"(?m)^未服务对象 \(2\)$")
        self.assertIn("截至 2022-06-30", out)
        english = self.good("today").out
        self.assertRegex(english, r"(?m)^Contacts due \(1\)$")
        self.assertRegex(english, r"(?m)^Clients not served \(2\)$")
        self.assertIn("as of 2022-06-30", english)

    def test_the_count_is_that_of_the_rows(self):
        lists = self.lists()
        self.assertEqual(lists.count("contacts"), 1)
        self.assertEqual(lists.count("unserved"), 2)
        self.assertEqual(len(self.good("today", "--csv").csv), len(lists))

    def test_one_list_is_chosen_by_its_word(self):
        found = set()
        for word in LISTS:
            lists = self.lists("--list", word)
            self.assertIn(set(lists), (set(), {word}))
            found.update(lists)
        self.assertEqual(found, set(self.lists()))
        self.assertIn("did you mean unserved?", self.bad(2, "today", "--list", "unservd").err)

    def test_reasons_are_told_in_the_language(self):
        self.assertIn("无人负责", self.good("today", "--lang", "zh").out)
        self.assertIn("Nobody responsible", self.good("today").out)

    def test_a_worker_sees_what_is_theirs(self):
        self.assertEqual(self.lists("--worker", "林社工"), [])
        self.good("client", "assign", self.zhang, "林社工", "--on", "2022-06-01")
        rows = self.good("today", "--worker", "林社工", "--json").json["rows"]
        self.assertEqual({row["client_id"] for row in rows if "client_id" in row},
                         {int(self.zhang)})
        self.assertEqual({row["list"] for row in rows} & {"contacts", "unserved"},
                         {"contacts", "unserved"})

    def test_an_area_narrows_it(self):
        rows = self.good("today", "--area", "西塘", "--list", "unserved", "--json").json["rows"]
        self.assertEqual([row["client_id"] for row in rows], [int(self.li)])

    def test_a_limit_is_of_each_list_and_says_what_is_left(self):
        out = self.good("today", "--limit", "1").out
        self.assertRegex(out, r"(?m)^Clients not served \(2\)$")
        self.assertIn("and 1 more", out)
        self.assertEqual(len(self.good("today", "--limit", "1", "--json").json["rows"]), 1)

    def test_names_are_masked(self):
        self.assertIn("张*", self.good("today").out)
        self.assertNotIn("张测试", self.good("today").out)
        self.assertIn("张测试", self.good("today", "--reveal").out)

    def test_titles_tell_sessions_and_households_apart(self):
        for title in ("康乐周二", "康乐周五"):
            self.good("add", "activity", "title=" + title, "type=community", "state=planned",
                      "planned_on=2022-06-28")
        home = self.good("add", "household", "area=前江", "number=D-041").id
        self.good("add", "household_member", "household=" + home, "client=" + self.li,
                  "starts_on=2022-01-05")
        for command in (("today",), ("today", "--reveal"), ("today", "--md"),
                        ("activity", "sessions"), ("household", "headless")):
            out = self.good(*command).out
            for title in ("D-041",) if "headless" in command else ("康乐周二", "康乐周五"):
                self.assertIn(title, out, command)
        self.assertIn("康乐周二", self.good("week").out)
        for answer in ("today", "week"):
            rows = [row for row in self.good(answer, "--json").json["rows"]
                    if row["list"] == "sessions"]
            self.assertEqual([(row["title"], "name" in row) for row in rows],
                             [("康乐周二", False), ("康乐周五", False)])
            self.assertEqual({(row["name"], row["title"]) for row in self.good(answer, "--csv").csv
                              if row["list"] == "sessions"}, {("", "康乐周二"), ("", "康乐周五")})

    def test_a_task_of_a_case_goes_by_the_number_of_the_case(self):
        case = self.good("case", "open", self.zhang, "worker=林社工", "number=GA-1", "--on",
                         "2022-06-01").id
        self.good("add", "case_task", "case=" + case, "title=申请低保", "due_on=2022-06-28")
        rows = self.good("today", "--list", "tasks", "--json", "--reveal").json["rows"]
        self.assertEqual([(row["name"], row["title"]) for row in rows], [("张测试", "GA-1")])
        self.assertNotIn("申请低保", self.good("today", "--reveal").out)

    def test_workers_are_shown_by_name_and_by_id_to_programs(self):
        self.good("client", "assign", self.zhang, "林社工", "--on", "2022-06-01")
        for command in (("today",), ("week",), ("due",), ("report", "capacity"),
                        ("report", "assignments"), ("today", "--md")):
            out = self.good(*command).out
            self.assertIn("林*", out, command)
            self.assertNotIn(self.worker, out, command)
            self.assertNotIn("林社工", out, command)
            self.assertIn("林社工", self.good(*command, "--reveal").out, command)
        for command in ("today", "week", "due"):
            for row in self.good(command, "--json").json["rows"]:
                self.assertIn(row["worker_ids"], ([], [int(self.worker)]))
            self.assertIn(self.worker, self.good(command, "--csv").out)

    def test_a_desk_with_nothing_on_it_says_so(self):
        answer = self.swst("today", "--list", "cases", "--exit-code")
        self.assertEqual((answer.code, "nothing found" in answer.err), (3, True))

    def test_markdown_is_the_plain_table(self):
        out = self.good("today", "--md").out
        self.assertTrue(out.startswith("| List |"), out)


class Week(StationTest):
    def setUp(self):
        super().setUp()
        self.good("add", "activity", "title=义诊", "type=community", "state=planned",
                  "planned_on=2022-07-02", "area=前江")
        self.good("tier", self.li, "red", "--on", "2022-06-27")

    def test_villages_come_one_after_another_with_boxes_to_tick(self):
        out = self.good("week", "--lang", "zh").out
        self.assertIn("走访清单 2022-06-27 至 2022-07-03 (4)", out)
        self.assertLess(out.index("前江 (2)"), out.index("西塘 (2)"))
        self.assertEqual(out.count("[ ]"), 4)
        self.assertIn("义诊", out)
        self.assertIn("张*", out)
        self.assertIn("状态复核", out)

    def test_programs_get_the_plain_table(self):
        answer = self.good("week", "--json").json
        self.assertEqual((answer["schema"], answer["from"], answer["to"]),
                         ("swst/week/1", "2022-06-27", "2022-07-03"))
        self.assertEqual([row["list"] for row in answer["rows"]].count("sessions"), 1)
        self.assertEqual(len(answer["rows"]), 4)
        self.assertEqual(len(self.good("week", "--csv").csv), 4)

    def test_markdown_has_a_heading_for_each_village(self):
        out = self.good("week", "--md", "--lang", "en").out
        self.assertTrue(out.startswith("# Whom to see, 2022-06-27 to 2022-07-03 (4)"))
        self.assertIn("\n## 前江 (2)\n", out)
        self.assertIn("| [ ] |", out)

    def test_a_worker_takes_along_what_is_theirs(self):
        self.assertEqual(self.good("week", "--worker", "林社工", "--json").json["rows"], [])
        self.assertEqual(self.swst("week", "--worker", "林社工", "--exit-code").code, 3)
        self.good("client", "assign", self.li, "林社工", "--on", "2022-06-01")
        rows = self.good("week", "--worker", "林社工", "--json").json["rows"]
        self.assertEqual({row["client_id"] for row in rows}, {int(self.li)})

    def test_a_limit_gives_fewer(self):
        self.assertEqual(len(self.good("week", "--limit", "3", "--json").json["rows"]), 3)
        self.assertEqual(self.good("week", "--limit", "3").out.count("[ ]"), 3)
