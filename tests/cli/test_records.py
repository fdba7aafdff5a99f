"""Commands on single records: add, set, show, void, visit, tier, list."""
import os

from station import DAY, StationTest, identity_number


class AddAndShow(StationTest):
    def test_a_new_record_answers_with_its_id_alone(self):
        answer = self.good("add", "area", "code=441882107203", "name=北溪", "level=村居")
        self.assertRegex(answer.out, r"^\d{15}\n$")
        self.assertEqual(answer.err, "")

    def test_a_new_record_answers_as_json_when_asked(self):
        answer = self.good("add", "worker", "name=何甲", "--json", "--reveal")
        self.assertEqual(answer.record["record"], "worker")
        self.assertEqual(answer.record["name"], "何甲")

    def test_a_record_shows_every_field_with_labels(self):
        out = self.good("show", "client", self.zhang, "--lang", "zh", "--reveal").out
        self.assertIn("姓名", out)
        self.assertIn("张测试", out)
        self.assertRegex(out, r"性别 +男")
        self.assertRegex(out, r"区域 +前江")

    def test_an_area_is_shown_by_its_code_or_name(self):
        by_code = self.good("show", "area", "441882107201", "--json").record
        self.assertEqual(by_code, self.good("show", "区域", "前江", "--json").record)

    def test_show_as_csv_names_the_fields(self):
        rows = self.good("show", "client", self.zhang, "--csv").csv
        values = {row["field"]: row["value"] for row in rows}
        self.assertEqual(values["sex"], "male")
        self.assertEqual(values["id"], self.zhang)

    def test_set_changes_and_unsets(self):
        self.good("set", "client", self.li, "education=小学", "birth_date=")
        record = self.good("show", "client", self.li, "--json", "--reveal").record
        self.assertEqual(record["education"], "小学")
        self.assertNotIn("birth_date", record)

    def test_times_are_shown_in_the_stations_time(self):
        out = self.good("show", "client", self.zhang).out
        self.assertRegex(out, r"Recorded +20\d\d-\d\d-\d\d \d\d:\d\d\n")

    def test_a_wrong_value_names_its_field_and_never_itself(self):
        answer = self.bad(1, "add", "client", "name=王某", "area=前江", "registered_on=2022-13-45")
        self.assertIn("registered_on", answer.err)
        self.assertNotIn("2022-13-45", answer.err)

    def test_a_wrong_identity_number_is_not_repeated(self):
        wrong = identity_number("1960-01-01", 1)[:-1] + "?"
        answer = self.bad(1, "set", "client", self.li, "id_number=" + wrong)
        self.assertNotIn(wrong[:10], answer.err)

    def test_void_needs_a_reason(self):
        self.bad(2, "void", "client", self.li)

    def test_a_voided_record_is_listed_only_when_asked_for(self):
        self.good("void", "client", self.li, "--reason", "重复录入")
        self.assertEqual(len(self.good("list", "client", "--json").json["rows"]), 1)
        self.assertEqual(len(self.good("list", "client", "--voided", "--json").json["rows"]), 2)
        self.assertIn("重复录入", self.good("list", "client", "--voided", "--reveal").out)
        self.assertNotIn("重复录入", self.good("list", "client", "--voided").out)

    def test_what_is_referred_to_is_not_voided(self):
        self.bad(1, "void", "client", self.zhang, "--reason", "试")


class Visits(StationTest):
    def test_a_visit_is_today_at_home_and_done(self):
        visit = self.good("visit", self.li, "--json").record
        self.assertEqual((visit["visited_on"], visit["channel"], visit["result"]),
                         (DAY, "home", "done"))

    def test_a_visit_takes_words_in_chinese(self):
        visit = self.good("visit", self.li, "--channel", "电话", "--result", "拒访", "--for",
                          "review", "--worker", "林社工", "--minutes", "5", "--on", "2022-06-03",
                          "--json").record
        self.assertEqual((visit["channel"], visit["result"], visit["purpose"], visit["minutes"]),
                         ("phone", "refused", "review", 5))
        self.assertEqual(visit["worker_id"], int(self.worker))

    def test_where_nobody_acts_the_purpose_is_the_visits(self):
        visit = self.good("visit", self.li, "--purpose", "review", "--json").record
        self.assertEqual(visit["purpose"], "review")
        self.bad(2, "due", "--purpose", "review")

    def test_a_client_may_be_named_when_the_name_is_unique(self):
        visit = self.good("visit", "李样例", "--json").record
        self.assertEqual(visit["client_id"], int(self.li))

    def test_a_household_may_be_visited_alone(self):
        household = self.good("add", "household", "number=H-1", "area=前江").id
        visit = self.good("visit", "--household", "H-1", "--json").record
        self.assertEqual(visit["household_id"], int(household))
        self.bad(2, "visit")

    def test_more_fields_may_follow(self):
        visit = self.good("visit", self.li, "findings=一切正常", "--json", "--reveal").record
        self.assertEqual(visit["findings"], "一切正常")

    def test_a_channel_that_is_none_is_told_with_those_that_are(self):
        answer = self.bad(2, "visit", self.li, "--channel", "hme")
        self.assertIn("home", answer.err)
        self.assertIn("did you mean home?", answer.err)


class Tiers(StationTest):
    def test_a_client_gets_a_level_from_a_day_on(self):
        tier = self.good("tier", self.li, "yellow", "--on", "2022-06-01", "--ends", "2022-12-31",
                         "--json").record
        self.assertEqual((tier["level"], tier["starts_on"], tier["ends_on"]),
                         ("yellow", "2022-06-01", "2022-12-31"))

    def test_a_level_without_a_rule_is_refused(self):
        answer = self.bad(1, "tier", self.li, "yelow")
        self.assertIn("did you mean yellow?", answer.err)
        for level in ("red", "yellow", "green"):
            self.assertIn(level, answer.err)
        self.bad(1, "tier", self.li, "")
        self.bad(1, "tier", self.li, "red,yellow")

    def test_a_new_level_is_taken_when_meant(self):
        self.good("tier", self.li, "orange", "--new-level")


class Lists(StationTest):
    def names(self, *arguments):
        rows = self.good("list", "client", *arguments, "--json", "--reveal").json["rows"]
        return [row["name"] for row in rows]

    def test_conditions_narrow_a_list(self):
        for condition in ("area=前江", "区域=441882107201", "birth_date<1942-01-01", "name~张",
                          "sex!=female", "性别=男", "filed_on!=", "name=张测试,王五", "note~测试",
                          "id=" + self.zhang, "registered_on>=2022-01-05"):
            with self.subTest(condition):
                wanted = ["张测试", "李样例"] if ">=" in condition else ["张测试"]
                self.assertEqual(self.names(condition), wanted)

    def test_several_values_mean_any_of_them(self):
        self.assertEqual(self.names("area=前江,西塘"), ["张测试", "李样例"])
        self.assertEqual(self.names("sex=male,女"), ["张测试", "李样例"])

    def test_conditions_add_up(self):
        self.assertEqual(self.names("area=前江", "sex=女"), [])

    def test_a_list_is_sorted_and_limited(self):
        self.assertEqual(self.names("--sort", "-birth_date"), ["李样例", "张测试"])
        self.assertEqual(self.names("--sort=birth_date", "--limit", "1"), ["张测试"])

    def test_a_list_shows_the_fields_that_are_asked_for(self):
        out = self.good("list", "client", "--fields", "area,登记日", "--sort", "id").out
        self.assertEqual(out.splitlines()[0].split(), ["Id", "Area", "Registered"])
        self.assertEqual(out.splitlines()[1].split(), [self.zhang, "前江", "2022-01-05"])

    def test_the_table_shows_the_days_of_a_kind(self):
        self.good("add", "activity", "title=义诊", "theme=健康", "type=community", "state=held",
                  "programme=" + self.good("add", "programme", "name=三个一").id, "area=前江",
                  "group=" + self.good("group", "open", "手工小组", "type=growth").id,
                  "planned_on=2022-06-10", "held_on=2022-06-11", "festival=端午")
        out = self.good("list", "activity").out
        self.assertIn("2022-06-10", out)
        self.assertIn("2022-06-11", out)

    def test_csv_has_every_field_and_opens_in_excel(self):
        answer = self.good("list", "client", "--csv")
        self.assertIn(b"\r\n", answer.bytes)
        self.assertIn("note", answer.csv[0])
        self.assertEqual([row["id"] for row in answer.csv], [self.zhang, self.li])

    def test_markdown_escapes_what_would_be_a_table(self):
        self.good("add", "area", "code=441882107209", "name=a|b", "level=village")
        out = self.good("list", "area", "name=a|b", "--md").out
        self.assertIn("a\\|b", out)
        self.assertTrue(out.splitlines()[1].startswith("|---|"))

    def test_json_names_its_schema(self):
        answer = self.good("list", "client", "area=前江", "--json").json
        self.assertEqual((answer["schema"], answer["record"]), ("swst/list/1", "client"))

    def test_nothing_found_is_no_failure_unless_asked(self):
        self.good("list", "client", "name=无此人")
        answer = self.swst("list", "client", "name=无此人", "--exit-code")
        self.assertEqual((answer.code, answer.out), (3, ""))
        self.assertEqual(self.swst("list", "client", "--exit-code").code, 0)

    def test_what_is_no_condition_is_told(self):
        self.bad(2, "list", "client", "前江")
        self.bad(2, "list", "client", "=前江")
        self.bad(2, "list", "client", "--limit", "many")
        self.bad(2, "list", "client", "--limit", "-1")
        self.bad(1, "list", "client", "sex<male")
        self.bad(1, "list", "client", "birth_date<yesterday")


class Masking(StationTest):
    def test_personal_values_are_masked_unless_revealed(self):
        for form in ("", "--json", "--csv", "--md"):
            for command in (("list", "client"), ("show", "client", self.zhang)):
                masked = self.good(*command, *filter(None, [form]))
                shown = self.good(*command, "--reveal", *filter(None, [form]))
                with self.subTest(command=command, form=form):
                    for value in ("张测试", "13800001234", "19400506", "1940-05-06", "只供测试"):
                        self.assertNotIn(value, masked.out)
                    self.assertIn("张*", masked.out)
                    self.assertIn("张测试", shown.out)

    def test_revealing_says_once_that_no_right_was_asked_for(self):
        answer = self.good("list", "client", "--reveal")
        self.assertEqual(answer.err.count("personal values are shown in full"), 1)

    def test_people_of_one_name_are_told_by_id_alone(self):
        twin = self.good("add", "client", "name=李样例", "area=前江",
                         "registered_on=2022-01-05").id
        answer = self.bad(1, "visit", "李样例")
        self.assertIn(twin, answer.err)
        self.assertIn(self.li, answer.err)
        self.assertNotIn("李样例", answer.err)

    def test_a_name_that_nobody_has_is_met_with_no_other_name(self):
        answer = self.bad(1, "visit", "张测式")
        self.assertNotIn("张测试", answer.err)

    def test_references_to_people_are_ids_until_revealed(self):
        self.good("visit", self.li, "--worker", self.worker)
        self.assertNotIn("林社工", self.good("list", "visit", "--fields", "worker").out)
        self.assertIn("林社工", self.good("list", "visit", "--fields", "worker", "--reveal").out)

    def test_a_masked_dump_holds_no_personal_value(self):
        self.good("dump", "out")
        for name in os.listdir(os.path.join(self.folder, "out")):
            with open(os.path.join(self.folder, "out", name), encoding="utf-8") as file:
                text = file.read()
            for value in ("张测试", "李样例", "13800001234", "林社工"):
                self.assertNotIn(value, text, name)
