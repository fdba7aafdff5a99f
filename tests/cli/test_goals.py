"""How goals stand: swst goals."""
from station import StationTest

DAY = ("--as-of", "2022-06-30")


class Goals(StationTest):
    def setUp(self):
        super().setUp()
        station = self.good("list", "station", "--json").record["id"]
        self.plan = self.good("add", "plan", "station=%d" % station, "year=2032").id

    def goal(self, title, indicator, target, *fields):
        return self.good("add", "goal", "plan=" + self.plan, "title=" + title,
                         "indicator=" + indicator, "operator=at_least", "target=%d" % target,
                         "starts_on=2022-01-01", "due_on=2022-12-31", *fields).id

    def goals(self, *arguments):
        return self.good("goals", "--plan", "2032", *DAY, *arguments)

    def test_people_see_targets_with_their_units_and_shares_with_both_numbers(self):
        self.goal("建档率", "FILE.RATE", 900)
        self.goal("登记", "POP.REGISTERED", 20000)
        share, count = self.goals("--json").json["rows"]
        out = self.goals("--lang", "zh").out
        self.assertEqual((share["value"]["n"], share["value"]["d"]), (1, 2))
        self.assertRegex(out, r"建档率 +90\.0% +50\.0% \(1/2\) ")
        self.assertEqual(count["value"], 2)
        self.assertRegex(out, r"登记 +20000 人 +2 人 +9918 人 +落后 +741 人 +2022-12-31")
        self.assertIn("截至 2022-06-30", out)
        self.assertRegex(self.goals("--lang", "en").out, r"20000 people .* Behind ")

    def test_a_part_stands_behind_its_whole_one_step_in(self):
        whole = self.goal("服务", "POP.REGISTERED", 0)
        self.goal("另一项", "POP.REGISTERED", 0)
        self.goal("其中", "POP.REGISTERED", 0, "parent=" + whole)
        lines = [line.split("  ")[0] for line in self.goals().out.splitlines()[1:4]]
        self.assertEqual(lines, ["服务", "– 其中", "另一项"])

    def test_check_ends_with_5_when_a_goal_is_behind_or_was_not_achieved(self):
        goal = self.goal("登记", "POP.REGISTERED", 0)
        self.goals("--check")
        self.good("set", "goal", goal, "target=20000")
        self.goals()
        for day in ("2022-06-30", "2023-01-01"):
            for form in ((), ("--json",), ("--csv",), ("--md",)):
                answer = self.swst("goals", "--as-of", day, "--check", *form)
                self.assertEqual(answer.code, 5)
                self.assertIn("20000", answer.out)
        self.good("goals", "--plan", "2032", "--as-of", "2021-12-31", "--check")
        self.good("goals", "--plan", "2031", *DAY, "--check")

    def test_a_history_goes_month_by_month(self):
        self.goal("登记", "POP.REGISTERED", 73)
        rows = self.good("goals", "--history", "登记", *DAY, "--json").json["rows"]
        self.assertEqual([row["month"] for row in rows],
                         ["2022-0%d" % month for month in range(1, 7)])
        self.assertEqual(rows[5]["expected"], 36)
        out = self.good("goals", "--history", "登记", *DAY, "--lang", "zh").out
        self.assertRegex(out, r"2022-06 +\d+ +36 ")
        self.bad(1, "goals", "--history", "无此目标", *DAY)

    def test_what_is_being_improved_is_listed_until_it_is_checked(self):
        entry = self.good("add", "improvement", "problem=档案不全", "measure=逐份补齐",
                          "indicator=FILE.RATE", "target=900", "found_on=2022-05-20",
                          "due_on=2022-06-20").id
        row = self.good("goals", "--improvements", *DAY, "--json").json["rows"][0]
        self.assertEqual((row["problem"], row["months"], row["overdue"]), ("档案不全", 1, True))
        self.assertRegex(self.good("goals", "--improvements", *DAY, "--lang", "zh").out,
                         r"档案不全 +逐份补齐 +90\.0% +50\.0% \(1/2\) .* 2022-06-20 +1\n")
        self.good("set", "improvement", entry, "checked_on=2022-06-25")
        self.assertEqual(self.good("goals", "--improvements", *DAY, "--json").json["rows"], [])

    def test_a_year_is_a_year(self):
        for year in ("22", "2022x", "2101", ""):
            self.assertIn(year, self.bad(2, "goals", "--plan", year).err)
