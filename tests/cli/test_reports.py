"""Reports: due, coverage, compliance."""
from station import StationTest, cells


class Due(StationTest):
    def test_who_was_not_seen_in_june_is_due_on_its_last_day(self):
        rows = self.good("due", "--json").json["rows"]
        self.assertEqual([(row["client_id"], row["state"], row["due_on"]) for row in rows],
                         [(int(self.zhang), "due", "2022-06-30")])

    def test_the_day_after_it_is_overdue(self):
        answer = self.good("due", "--as-of", "2022-07-01", "--json").json
        self.assertEqual(answer["as_of"], "2022-07-01")
        self.assertEqual(answer["rows"][0]["state"], "overdue")

    def test_a_met_duty_is_shown_when_asked_for(self):
        self.good("visit", self.zhang)
        self.assertEqual(self.good("due", "--json").json["rows"], [])
        self.assertEqual(self.swst("due", "--exit-code").code, 3)
        for state in ("all", "met", "已满足"):
            self.assertEqual(len(self.good("due", "--state", state, "--json").json["rows"]), 1)

    def test_areas_and_workers_narrow_it(self):
        self.assertEqual(len(self.good("due", "--area", "前江", "--json").json["rows"]), 1)
        self.assertEqual(self.good("due", "--area", "西塘", "--json").json["rows"], [])
        self.assertEqual(self.good("due", "--worker", "林社工", "--json").json["rows"], [])

    def test_names_are_masked(self):
        self.assertIn("张*", self.good("due").out)
        self.assertNotIn("张测试", self.good("due", "--json").out)
        self.assertNotIn("张测试", self.good("due", "--csv").out)
        self.assertIn("张测试", self.good("due", "--reveal").out)

    def test_people_read_labels_and_a_footing(self):
        out = self.good("due", "--lang", "zh").out
        for word in ("待访", "前江", "1/月"):
            self.assertIn(word, out)
        self.assertIn("截至 2022-06-30", out)
        english = self.good("due").out
        self.assertIn("as of 2022-06-30", english)
        self.assertIn("1/Month", english)

    def test_csv_has_every_column(self):
        row = self.good("due", "--csv").csv[0]
        for column in ("client_id", "rule_id", "missed", "bucket_from", "bucket_to"):
            self.assertIn(column, row)

    def test_a_state_that_is_none_is_told(self):
        self.assertIn("did you mean overdue?", self.bad(2, "due", "--state", "overdu").err)

    def test_limit_gives_fewer(self):
        self.good("tier", self.li, "green", "--on", "2022-05-01")
        self.assertEqual(len(self.good("due", "--json").json["rows"]), 2)
        self.assertEqual(len(self.good("due", "--limit", "1", "--json").json["rows"]), 1)


class Coverage(StationTest):
    def persons(self, *arguments):
        rows = self.good("coverage", *arguments, "--json").json["rows"]
        return [row for row in rows if row["category"] == "persons"]

    def test_the_total_comes_first(self):
        total = self.persons()[0]
        self.assertEqual((total["area_code"], total["in_scope"], total["visited"], total["filed"]),
                         ("", 2, 1, 1))
        self.assertEqual(total["visit_rate"]["percent"], 50.0)

    def test_the_period_is_this_year_so_far(self):
        answer = self.good("coverage", "--json").json
        self.assertEqual((answer["from"], answer["to"], answer["provisional"]),
                         ("2022-01-01", "2022-06-30", False))
        later = self.good("coverage", "--to", "2023-03-01", "--json").json
        self.assertEqual((later["from"], later["provisional"]), ("2023-01-01", True))

    def test_it_is_divided_as_asked(self):
        codes = {row["area_code"] for row in self.persons("--by", "village")}
        self.assertEqual(codes, {"", "441882107201", "441882107202"})
        codes = {row["area_code"] for row in self.persons("--by", "town")}
        self.assertEqual(codes, {"", "441882107"})
        self.assertIn("did you mean village?", self.bad(2, "coverage", "--by", "vilage").err)

    def test_categories_are_chosen_by_code_or_name(self):
        def chosen(*arguments):
            rows = self.good("coverage", *arguments, "--json").json["rows"]
            return {row["category"] for row in rows} - {"persons", "households"}
        self.assertEqual(chosen("--category", "tekun"), {"tekun"})
        self.assertEqual(chosen("--category", "特困", "--category", "dibao"), {"tekun"})
        self.assertEqual(self.bad(1, "coverage", "--category", "teku").err.count("tekun"), 1)

    def test_people_read_names_of_categories(self):
        out = self.good("coverage", "--lang", "zh").out
        for word in ("合计", "特困", "人数", "前江", "50.0%"):
            self.assertIn(word, out)

    def test_a_provisional_figure_says_so(self):
        self.assertIn("provisional", self.good("coverage", "--to", "2022-12-31").out)
        self.assertNotIn("provisional", self.good("coverage").out)

    def test_a_period_that_is_none_is_refused(self):
        self.bad(2, "coverage", "--from", "soon")
        self.bad(2, "coverage", "--to", "2022-02-30")
        self.bad(2, "coverage", "--from", "2022-06-01", "--to", "2022-05-01")

    def test_a_limit_belongs_to_lists_and_is_one_at_least(self):
        self.bad(2, "coverage", "--limit", "1")
        self.bad(2, "compliance", "--limit", "1")
        self.bad(2, "due", "--limit", "0")

    def test_columns_line_up_in_both_languages(self):
        for language in ("zh", "en"):
            for place in ({}, {"LC_ALL": "C"}, {"LC_ALL": "POSIX", "TERM": "dumb"}):
                out = self.good("coverage", "--lang", language, "--by", "village", **place).out
                self.assert_aligned(out.split("\n\n")[0].splitlines(), language)

    def assert_aligned(self, lines, language):
        """Somewhere two blank cells stand in one place of every line: as often as there are
        columns but one."""
        grid = []
        for line in lines:
            row = []
            for character in line:
                row += [character] + [""] * (cells(character) - 1)
            grid.append(row)
        width = max(len(row) for row in grid)
        blank = [all(at >= len(row) or row[at] == " " for row in grid) for at in range(width)]
        gaps = sum(1 for at in range(1, width) if blank[at] and not blank[at - 1])
        self.assertGreaterEqual(gaps, 6, (language, lines))


class Compliance(StationTest):
    def test_may_was_kept_and_june_was_not(self):
        answer = self.good("compliance", "--to", "2022-06-30", "--as-of", "2022-07-01",
                           "--json").json
        everybody = answer["rows"][0]
        self.assertEqual((everybody["scope"], everybody["required"], everybody["done"]),
                         ("all", 2, 1))
        self.assertIn("All", self.good("compliance").out)
        self.assertIn("全部", self.good("compliance", "--lang", "zh").out)
