"""What a station does from day to day, verb by verb: cases, groups, activities, programmes,
households, two records of one client, tasks."""
import os

from station import StationTest


class Acts(StationTest):
    """A station with people enough for all of it."""

    @classmethod
    def make_station(cls):
        super().make_station()
        cls.supervisor = cls.made("add", "worker", "name=何督导")
        cls.volunteer = cls.made("add", "volunteer", "name=王志愿", "joined_on=2022-01-05")

    def shown(self, kind, record):
        return self.good("show", kind, record, "--json", "--reveal").record

    def refused(self, *arguments):
        """What is said in both languages of what cannot be done."""
        return tuple(self.bad(1, *arguments, "--lang", language).err for language in ("zh", "en"))

    def table(self, *arguments):
        """The answer in JSON, held to its form; the tables for people and CSV are printed, too."""
        answer = self.good(*arguments, "--json").json
        self.assertRegex(answer["schema"], r"^swst/[a-z_]+/1$")
        for row in answer["rows"]:
            for value in row.values():
                if isinstance(value, dict):
                    self.assertLessEqual({"n", "d", "unit", "percent"}, set(value))
        for language in ("zh", "en"):
            self.assertEqual(self.good(*arguments, "--lang", language).out != "",
                             bool(answer["rows"]) or "as_of" in answer)
        self.assertEqual(len(self.good(*arguments, "--csv").csv), len(answer["rows"]))
        return answer


class Cases(Acts):
    def open(self, *more):
        return self.good("case", "open", "张测试", "社工=林社工", "supervisor=何督导", "类型=长者",
                         "number=GA-1", "--on", "2022-06-01", *more).id

    def go_to_evaluation(self):
        for day, stage in (("02", "预估"), ("03", "Planning"), ("04", "intervention"),
                           ("20", "评估")):
            self.good("case", "advance", "GA-1", stage, "--on", "2022-06-" + day)

    def test_a_case_lives_from_open_to_reopened(self):
        case = self.open()
        self.assertEqual(self.good("case", "advance", "GA-1", "预估", "内容=入户了解",
                                   "--on", "2022-06-02").id, case)
        self.good("case", "advance", case, "planning", "--on", "2022-06-03")
        self.good("case", "advance", case, "介入", "--on", "2022-06-04")
        followed = self.good("case", "follow", "GA-1", "--minutes", "40", "--worker", "何督导",
                             "--next", "2022-06-12", "--on", "2022-06-05", "--json").record
        self.assertEqual(followed["follow_up_on"], "2022-06-12")
        self.good("case", "review", "GA-1", "--on", "2022-06-06")
        self.good("case", "refer", "GA-1", "content=县医院", "--on", "2022-06-07")
        self.good("case", "suspend", "GA-1", "--on", "2022-06-08")
        self.assertEqual(self.shown("case", case)["state"], "suspended")
        self.good("case", "resume", "GA-1", "--on", "2022-06-19")
        self.good("case", "advance", "GA-1", "评估", "--on", "2022-06-20")
        self.good("case", "close", "GA-1", "--reason", "目标达成", "--outcome", "improved",
                  "--evaluation", "睡眠好转", "--on", "2022-06-25")
        closed = self.shown("case", case)
        self.assertEqual([closed[name] for name in ("stage", "state", "closed_on", "close_reason",
                                                    "outcome", "evaluation", "signed_on")],
                         ["closed", "closed", "2022-06-25", "goals_met", "improved", "睡眠好转",
                          "2022-06-25"])
        reopened = self.good("case", "reopen", "GA-1", "--on", "2022-06-28").id
        self.assertEqual((self.shown("case", reopened)["reopens_id"],
                          self.shown("case", reopened)["stage"]), (int(case), "intake"))
        events = self.good("list", "case_event", "case=" + case, "--json", "--reveal").json["rows"]
        self.assertEqual([row["event"] for row in events],
                         ["stage", "stage", "stage", "follow_up", "review", "referral", "suspend",
                          "resume", "stage", "close"])
        self.assertEqual((events[0]["content"], events[3]["minutes"], events[3]["worker_id"]),
                         ("入户了解", 40, int(self.supervisor)))

    def test_a_forbidden_move_names_the_allowed_ones(self):
        case = self.open()
        before = self.shown("case", case)
        chinese, english = self.refused("case", "advance", "GA-1", "intervention", "--on",
                                        "2022-06-02")
        self.assertIn("预估", chinese)
        self.assertIn("assessment", english)
        for refused in (("resume", "GA-1"), ("reopen", "GA-1"),
                        ("close", "GA-1", "--reason", "goals_met", "--outcome", "improved")):
            self.bad(1, "case", *refused)
        self.assertEqual(self.shown("case", case), before)
        self.assertEqual(self.good("list", "case_event", "--json").json["rows"], [])

    def test_a_case_is_declined_at_its_intake_alone(self):
        case = self.open()
        self.good("case", "decline", case, "内容=不属服务范围", "--on", "2022-06-02")
        self.assertEqual(self.shown("case", case)["state"], "declined")
        self.bad(1, "case", "follow", case)

    def test_what_is_missing_or_wrong_is_told_with_what_there_is(self):
        self.open()
        self.assertIn("client_wish", self.bad(2, "case", "close", "GA-1").err)
        self.assertIn("did you mean goals_met?",
                      self.bad(2, "case", "close", "GA-1", "--reason", "goals_mt").err)
        self.assertIn("evaluation", self.bad(2, "case", "advance", "GA-1", "nowhere").err)
        answer = self.bad(2, "case", "follow", "GA-1", "result=done")
        self.assertIn("content= (Content)", answer.err)
        self.bad(2, "case", "follow", "GA-1", "电话")
        self.bad(2, "case", "follow", "GA-1", "--minutes", "long")
        self.bad(1, "case", "follow", "GA-2")
        self.bad(1, "case", "follow", "GA-1", "--on", "soon")
        self.bad(1, "case", "open", "张测试")

    def test_an_idle_case_is_listed_until_it_is_followed_up(self):
        self.open()
        rows = self.table("case", "idle", "--as-of", "2022-06-15")["rows"]
        self.assertEqual([(row["list"], row["about"]) for row in rows], [("cases", "case")])
        self.good("case", "follow", "GA-1", "--not-done", "--on", "2022-06-15")
        self.assertEqual(len(self.table("case", "idle", "--as-of", "2022-06-15")["rows"]), 1)
        self.good("case", "follow", "GA-1", "--on", "2022-06-15")
        answer = self.swst("case", "idle", "--as-of", "2022-06-15", "--exit-code")
        self.assertEqual((answer.code, self.good("case", "idle", "--as-of", "2022-06-15",
                                                 "--json").json["rows"]), (3, []))

    def test_goals_are_scored_and_reported(self):
        self.open()
        goal = self.good("case", "goal", "GA-1", "量表=GDS-15", "期望方向=下降", "前测=12", "step=3",
                         "主要量表=是", "text=睡眠").id
        self.good("case", "score", goal, "12", "--on", "2022-06-02")
        self.good("case", "score", goal, "7", "--on", "2022-06-20")
        row, = self.good("case", "goals", "--json", "--reveal").json["rows"]
        self.assertEqual((row["before"], row["after"], row["change"], row["improved"]),
                         (12, 7, -5, True))
        self.assertIn("GDS-15", self.good("case", "goals").out)
        for form in ((), ("--json",), ("--csv",)):
            out = self.good("case", "goals", *form).out
            self.assertNotRegex(out, r"\[[0-9]+\]|41\.7")
            self.assertEqual(out.count("***"), 4, out)      # before, after, change and its rate
        self.assertIn("-41.7%", self.good("case", "goals", "--reveal").out)
        self.good("case", "score", goal, "--as-of", "2022-06-30", "--", "-3")
        self.bad(1, "case", "score", goal, "many")

    def test_the_report_counts_and_never_mixes(self):
        self.open()
        self.go_to_evaluation()
        self.good("case", "follow", "GA-1", "--on", "2022-06-21")
        self.good("case", "close", "GA-1", "--reason", "goals_met", "--outcome", "改善", "--on",
                  "2022-06-25")
        answer = self.table("case", "report", "--from", "2022-06-01", "--to", "2022-06-30")
        everything, elder = answer["rows"]
        self.assertEqual([everything[name] for name in ("type", "opened", "followed_up", "closed",
                                                        "successful", "open_at_end")],
                         ["all", 1, 1, 1, 1, 0])
        self.assertEqual((elder["type"], elder["success_rate"]["percent"]), ("elder", 100.0))
        self.assertIn("长者", self.good("case", "report", "--lang", "zh").out)
        self.assertEqual(self.table("case", "report", "--worker", "何督导")["rows"][0]["opened"], 0)


class Groups(Acts):
    def open(self):
        return self.good("group", "open", "手工小组", "类型=教育", "worker=林社工", "planned_sessions=2",
                         "min_members=1", "area=前江").id

    def test_a_group_meets(self):
        group = self.open()
        self.good("group", "advance", "手工小组", "形成期", "--on", "2022-06-01")
        member = self.good("group", "join", "手工小组", "张测试", "role=组长", "--on",
                           "2022-06-01").id
        for who in ("client=李样例", "志愿者=王志愿", "worker=林社工"):
            self.good("group", "join", group, who, "--on", "2022-06-01")
        self.assertEqual(self.shown("group_member", member)["role"], "组长")
        session = self.good("group", "session", "手工小组", "标题=第一节", "--on", "2022-06-08").id
        self.good("group", "attend", session, "张测试", "--minutes", "60")
        self.good("group", "attend", session, "李样例", "请假")
        self.good("activity", "hold", "第一节", "--on", "2022-06-08", "--minutes", "90")
        self.good("group", "session", "手工小组", "--on", "2022-06-15")
        self.good("group", "leave", member, "--on", "2022-06-20")
        everything, row = self.table("group", "report", "--to", "2022-06-30")["rows"]
        self.assertEqual([row[name] for name in ("members_now", "planned_sessions", "held",
                                                 "overdue", "present", "excused", "size")],
                         [1, 2, 1, 1, 1, 1, "ok"])
        self.assertEqual(everything["name"], "all")
        self.assertIn("全部", self.good("group", "report", "--lang", "zh").out)

    def test_a_forbidden_move_names_the_allowed_ones(self):
        self.open()
        chinese, english = self.refused("group", "advance", "手工小组", "mature")
        self.assertIn("形成期", chinese)
        self.assertIn("forming", english)
        self.assertIn("cancelled", english)

    def test_who_joins_is_said_in_one_way(self):
        self.open()
        answer = self.bad(2, "group", "join", "手工小组", "role=组长")
        self.assertIn("volunteer_id=", answer.err)
        self.bad(1, "group", "join", "手工小组", "志愿者=没有这人")
        self.good("group", "join", "手工小组", "张测试")
        self.bad(1, "group", "join", "手工小组", "张测试")

    def test_organizations_are_reported(self):
        self.good("add", "organization", "name=巧手队", "类型=巡逻队", "area=前江")
        row, = self.table("group", "organizations")["rows"]
        self.assertEqual((row["name"], row["area_code"]), ("巧手队", "441882107201"))
        self.assertIn("前江", self.good("group", "organizations").out)


class Activities(Acts):
    def plan(self):
        return self.good("activity", "plan", "端午包粽子", "类型=社区活动", "节日=端午", "area=前江",
                         "lead=林社工", "--on", "2022-06-03").id

    def test_an_activity_is_postponed_and_held(self):
        activity = self.plan()
        self.assertEqual(self.good("activity", "postpone", "端午包粽子").id, activity)
        self.assertIn("--on", self.bad(2, "activity", "replan", "端午包粽子").err)
        replanned = self.good("activity", "replan", "端午包粽子", "--on", "2022-06-10",
                              "--json").record
        self.assertEqual((replanned["planned_on"], replanned["state"]), ("2022-06-10", "planned"))
        overdue = self.table("activity", "sessions", "--worker", "林社工")["rows"]
        self.assertEqual([row["about_id"] for row in overdue], [int(activity)])
        self.good("activity", "attend", activity, "张测试")
        self.good("activity", "attend", activity, "volunteer=王志愿", "迟到", "--minutes", "30")
        self.good("activity", "attend", activity, "社工=林社工", "缺席")
        held = self.good("activity", "hold", activity, "--on", "2022-06-10", "--minutes", "120",
                         "--headcount", "40", "--outcome", "很好", "--json").record
        self.assertEqual([held[name] for name in ("state", "held_on", "minutes", "headcount",
                                                  "outcome")],
                         ["held", "2022-06-10", 120, 40, "很好"])
        rows = {(row["by"], row["key"]): row for row in self.table("activity", "report")["rows"]}
        total = rows["festival", "端午"]
        self.assertEqual([total[name] for name in ("held", "client_times", "volunteers",
                                                   "headcount")], [1, 1, 1, 40])
        self.assertIn(("type", "community"), rows)
        self.assertIn("社区活动", self.good("activity", "report", "--lang", "zh").out)

    def test_a_forbidden_move_names_the_allowed_ones(self):
        self.plan()
        self.good("activity", "postpone", "端午包粽子")
        chinese, english = self.refused("activity", "hold", "端午包粽子")
        self.assertIn("计划", chinese)
        self.assertIn("planned", english)

    def test_calling_off_needs_a_reason_which_becomes_the_outcome(self):
        activity = self.plan()
        self.bad(2, "activity", "cancel", activity)
        self.good("activity", "cancel", activity, "--reason", "台风")
        record = self.shown("activity", activity)
        self.assertEqual((record["state"], record["outcome"]), ("cancelled", "台风"))

    def test_numbers_are_numbers(self):
        self.plan()
        self.assertIn("--headcount", self.bad(2, "activity", "hold", "端午包粽子", "--headcount",
                                              "many").err)


class Programmes(Acts):
    def test_a_series_is_planned_once(self):
        self.good("programme", "open", "作业加油站", "重复规则=FREQ=WEEKLY;BYDAY=SA", "类型=class",
                  "area=前江", "--on", "2022-06-01")
        plan = ("programme", "plan", "作业加油站", "--from", "2022-06-01", "--to", "2022-06-30")
        self.assertEqual(self.good(*plan).out, "4\n")
        again = self.swst(*plan, "--exit-code")
        self.assertEqual((again.code, again.out), (3, "0\n"))
        self.assertEqual(self.good(*plan, "--json").record, {"made": 0})
        self.assertEqual(self.good("programme", "plan", "作业加油站", "--as-of", "2022-12-01",
                                   "--json").json, {"schema": "swst/series/1",
                                                    "rows": [{"made": 5}]})
        days = [row["planned_on"] for row in
                self.good("list", "activity", "--sort", "planned_on", "--json").json["rows"]]
        self.assertEqual(days[:4], ["2022-06-04", "2022-06-11", "2022-06-18", "2022-06-25"])
        row, = self.table("programme", "report", "--to", "2022-06-30")["rows"]
        self.assertEqual((row["name"], row["planned"], row["overdue"]), ("作业加油站", 4, 4))

    def test_what_was_promised_to_the_enrolled_is_reported(self):
        programme = self.good("programme", "open", "三个一", "--on", "2022-05-01").id
        self.good("add", "contact_rule", "programme=" + programme, "per=month", "times=1",
                  "starts_on=2022-05-01", "channels=home")
        enrolment = self.good("programme", "enrol", "三个一", "张测试", "--on", "2022-05-01").id
        rows = self.table("programme", "enrolments", "--from", "2022-05-01", "--to",
                          "2022-05-31")["rows"]
        self.assertEqual([(row["enrolment_id"], row["required"], row["done"], row["fulfilled"])
                          for row in rows], [(int(enrolment), 1, 1, True)])
        self.good("programme", "leave", enrolment, "--on", "2022-06-10", "--outcome", "已达成")

    def test_a_task_is_done_for_its_days(self):
        task = self.good("add", "task", "title=双周走访", "due_on=2022-06-03", "owner=林社工",
                         "recurrence=FREQ=WEEKLY;INTERVAL=2").id
        self.assertEqual(self.good("task", "do", "双周走访", "--on", "2022-06-03").id, task)
        self.good("task", "do", "双周走访", "--due", "2022-06-17", "--on", "2022-06-20")
        self.bad(1, "task", "do", "双周走访", "--due", "2022-06-17")
        row, = self.table("task", "report", "--to", "2022-06-30")["rows"]
        self.assertEqual((row["due"], row["on_time"], row["late"]), (2, 1, 1))


class Households(Acts):
    def setUp(self):
        super().setUp()
        self.old = self.good("add", "household", "number=H-1", "area=前江").id
        for client, head in ((self.zhang, "是"), (self.li, "否")):
            self.good("add", "household_member", "household=H-1", "client=" + client,
                      "starts_on=2022-01-05", "is_head=" + head)

    def living(self, household, day):
        rows = self.good("list", "household_member", "household=" + household, "--json")
        return {(str(row["client_id"]), bool(row.get("is_head"))) for row in rows.json["rows"]
                if row["starts_on"] <= day <= row.get("ends_on", "9999")}

    def test_a_household_splits_and_merges(self):
        new = self.good("household", "split", "H-1", "张测试", "--head", "张测试", "--on",
                        "2022-06-01").id
        self.assertEqual(self.living(new, "2022-06-01"), {(self.zhang, True)})
        self.assertEqual(self.living(self.old, "2022-06-01"), {(self.li, False)})
        rows = self.table("household", "headless")["rows"]
        self.assertEqual([row["about_id"] for row in rows], [int(self.old)])
        self.good("household", "succeed", "H-1", "李样例", "--reason", "分户", "--on", "2022-06-10")
        self.assertEqual(self.good("household", "headless", "--json").json["rows"], [])
        self.assertEqual(self.good("household", "merge", new, "H-1", "--on", "2022-06-20").id,
                         self.old)
        self.assertEqual(self.living(self.old, "2022-06-20"),
                         {(self.zhang, False), (self.li, True)})
        self.assertEqual(self.living(new, "2022-06-20"), set())

    def test_why_a_head_changes_must_be_said(self):
        self.assertIn("marriage", self.bad(2, "household", "succeed", "H-1", "李样例").err)
        self.bad(1, "household", "succeed", "H-1", "张测试", "--reason", "death")

    def test_who_does_not_live_there_does_not_leave(self):
        stranger = self.good("add", "client", "name=王某", "area=前江",
                             "registered_on=2022-01-05").id
        self.bad(1, "household", "split", "H-1", stranger)
        self.bad(1, "household", "split", "H-1", self.li, "--head", self.zhang)


class TwoRecordsOfOneClient(Acts):
    def dumped(self, name):
        self.good("dump", name, "--reveal")
        folder = os.path.join(self.folder, name)
        return {file: open_bytes(os.path.join(folder, file)) for file in os.listdir(folder)}

    def test_two_clients_merge_and_come_apart(self):
        twin = self.good("add", "client", "name=李样例", "area=西塘", "birth_date=1950-01-01",
                         "registered_on=2022-01-05").id
        self.good("visit", twin, "--on", "2022-06-01")
        pair, = self.table("client", "duplicates")["rows"]
        self.assertEqual({pair["first_id"], pair["second_id"]}, {int(self.li), int(twin)})
        before = self.dumped("before")
        self.bad(2, "client", "merge", self.li, twin)
        merge = self.good("client", "merge", self.li, twin, "--reason", "重复登记").id
        visit, = self.good("list", "visit", "visited_on=2022-06-01", "--json").json["rows"]
        self.assertEqual(visit["client_id"], int(self.li))
        row, = self.table("client", "merges", self.li)["rows"]
        self.assertEqual((str(row["merge_id"]), str(row["other_id"]), row["rows"]),
                         (merge, twin, 1))
        self.assertEqual(self.good("client", "unmerge", merge, "--json").record,
                         {"merge_id": int(merge)})
        self.assertEqual(self.dumped("after"), before)
        self.assertIn("undone_at", self.table("client", "merges")["rows"][0])
        self.bad(1, "client", "unmerge", merge)
        self.bad(2, "client", "unmerge", "first")

    def test_clients_who_break_a_rule_together_stay_two(self):
        self.assertNotEqual(self.bad(1, "client", "merge", self.li, self.li, "--reason", "试").err,
                            "")
        self.assertEqual(self.good("client", "merges", "--json").json["rows"], [])


def open_bytes(path):
    with open(path, "rb") as file:
        return file.read()
