"""The example plans can be loaded, and their goals are answered from the records.

    python3 test_plans.py SWST ROOT
"""
import json
import os
import subprocess
import sys
import tempfile
import unittest

SWST, ROOT = sys.argv[1:3] if len(sys.argv) >= 3 else ("", "")


class ExamplePlan(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.file = os.path.join(folder.name, "plan.swst")

    def run_swst(self, *words):
        done = subprocess.run((SWST,) + words + ("--db", self.file), stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE)
        self.assertEqual(done.returncode, 0, done.stderr.decode("utf-8", "replace"))
        return done.stdout.decode("utf-8")

    def load(self, name):
        done = subprocess.run((SWST, "init", self.file, "--empty"), stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE)
        self.assertEqual(done.returncode, 0)
        self.run_swst("load", os.path.join(ROOT, "examples", "plans", name), "--apply")

    def goals(self, as_of):
        rows = json.loads(self.run_swst("goals", "--as-of", as_of, "--json"))["rows"]
        return {row["title"]: row for row in rows}

    def add(self, *words):
        self.run_swst("add", *words)

    def one(self, kind, condition):
        [row] = json.loads(self.run_swst("list", kind, condition, "--json"))["rows"]
        return row["id"]

    def test_the_promises_of_003_are_goals(self):
        self.load("003-street-2026.jsonl")
        goals = self.goals("2026-05-31")
        self.assertEqual(len(goals), 30)
        for title, target, status in (
                ("儿童情绪管理小组20场", 20, "not_achieved"), ("每组8至10人：至多40人", 40, "achieved"),
                ("70岁以上独居老人82名信息在册", 82, "not_achieved"),
                ("红色：每日问候", 1000, "unknown"), ("35名中15名残疾人就业", 428, "unknown"),
                ("专项培训160课时", 9600, "behind"), ("权益类个案不少于8例", 8, "behind"),
                ("无障碍改造10月底前验收", 1000, "not_started"),
                ("3月签订卫生服务合作协议", 1, "unknown")):
            self.assertEqual((goals[title]["target"], goals[title]["status"]), (target, status),
                             title)

    def test_the_promises_of_004_are_goals(self):
        self.load("004-rural-2026.jsonl")
        goals = self.goals("2026-06-30")
        self.assertEqual(len(goals), 14)
        self.assertEqual(goals["四点半课堂主题讲座84场"]["expected"], 42)
        villages = goals["老年协会各村全覆盖"]["value"]
        self.assertEqual((villages["n"], villages["d"]), (5, 7))
        for later in ("时间银行收支平衡", "社区治理微基金不超过15万元"):
            self.assertEqual(goals[later]["status"], "unknown")

    def test_twenty_sessions_reach_the_goal_early(self):
        self.load("003-street-2026.jsonl")
        programme = self.one("programme", "name=儿童情绪管理小组")
        for number in range(20):
            day = "2026-%02d-%02d" % (2 + number // 10, 2 + 2 * (number % 10))
            self.add("activity", "title=第%d场" % (number + 1), "type=group_session",
                     "programme_id=%s" % programme, "held_on=" + day, "planned_on=" + day,
                     "state=held")
            if number == 18:
                self.assertEqual(self.goals("2026-04-30")["儿童情绪管理小组20场"]["status"],
                                 "on_track")
        goal = self.goals("2026-04-30")["儿童情绪管理小组20场"]
        self.assertEqual((goal["value"], goal["status"]), (20, "achieved"))

    def test_their_plans_can_be_written(self):
        for name in ("003-street-2026.jsonl", "004-rural-2026.jsonl"):
            if os.path.exists(self.file):
                os.remove(self.file)
            self.load(name)
            told = self.run_swst("plan", "--year", "2026", "--as-of", "2026-06-30")
            self.assertIn("2026年度计划", told)
            self.assertIn("2026-10-18", told)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[3:])
