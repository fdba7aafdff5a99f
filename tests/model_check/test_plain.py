"""The plain model against figures computed by hand."""
import csv
import os
import shutil
import tempfile
import unittest
from typing import Any, Dict, List, Optional

from plain import MUTANTS, Station, bucket_of, rate
from records import day_number, day_text
from stations import StationMaker

PERSON, VILLAGE, TOWN = 11, 2, 1
RED, WEEKLY, YELLOW, GREEN = 31, 32, 33, 34


class Case(unittest.TestCase):
    """A station of one village and one client with the shipped contact rules."""

    def setUp(self) -> None:
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)
        self.tables: Dict[str, List[Dict[str, Any]]] = {}
        self.next = 1000
        self.add("area", id=TOWN, code="441882107", name="Town", level="town")
        self.add("area", id=VILLAGE, code="441882107201", name="Village", level="village")
        self.person(PERSON)
        everything = "home,phone,video,station,message,other"
        self.rule(RED, "red", 1, "day", "phone,home,video")
        self.rule(WEEKLY, "red", 1, "week", everything, purpose="review")
        self.rule(YELLOW, "yellow", 2, "week", "home")
        self.rule(GREEN, "green", 1, "month", "home")

    def add(self, kind: str, **fields: Any) -> int:
        if "id" not in fields:
            self.next += 1
            fields["id"] = self.next
        self.tables.setdefault(kind, []).append(fields)
        return fields["id"]

    def person(self, number: int, **fields: Any) -> int:
        row = {"id": number, "name": "P%d" % number, "area_id": VILLAGE,
               "registered_on": "2026-01-01"}
        row.update(fields)
        return self.add("client", **row)

    def rule(self, number: int, level: str, times: int, per: str, channels: str,
             **fields: Any) -> None:
        self.add("contact_rule", id=number, level=level, times=times, per=per,
                 channels=channels, **fields)

    def tier(self, level: str, first: str, last: Optional[str] = None, **fields: Any) -> int:
        return self.add("tier", client_id=PERSON, level=level, starts_on=first, ends_on=last,
                        **fields)

    def visit(self, day: str, channel: str = "home", result: str = "done",
              **fields: Any) -> None:
        row = {"client_id": PERSON, "visited_on": day, "channel": channel, "result": result}
        row.update(fields)
        self.add("visit", **row)

    def station(self, mutant: Optional[str] = None) -> Station:
        for kind, rows in self.tables.items():
            names = sorted({name for row in rows for name in row})
            with open(os.path.join(self.folder, kind + ".csv"), "w", encoding="utf-8-sig",
                      newline="") as file:
                writer = csv.DictWriter(file, names, restval="", lineterminator="\r\n")
                writer.writeheader()
                writer.writerows(rows)
        return Station(self.folder, mutant)

    def due(self, as_of: str, rule: Optional[int] = None, mutant: Optional[str] = None) -> Any:
        """The row of one rule, or the only row."""
        rows = self.station(mutant).due(day_number(as_of))
        rows = [row for row in rows if rule is None or row["rule_id"] == rule]
        self.assertLessEqual(len(rows), 1)
        return rows[0] if rows else None

    def compliance(self, first: str, last: str, as_of: Optional[str] = None,
                   mutant: Optional[str] = None) -> Any:
        return self.station(mutant).compliance(day_number(first), day_number(last),
                                               day_number(as_of or last))


class Buckets(unittest.TestCase):
    def bucket(self, per: str, day: str) -> List[str]:
        return [day_text(end) for end in bucket_of(per, day_number(day))]

    def test_the_last_week_of_a_year_runs_into_the_next(self) -> None:
        self.assertEqual(self.bucket("week", "2027-01-02"), ["2026-12-28", "2027-01-03"])

    def test_months_quarters_halves_and_years_are_those_of_the_calendar(self) -> None:
        self.assertEqual(self.bucket("month", "2024-02-10"), ["2024-02-01", "2024-02-29"])
        self.assertEqual(self.bucket("quarter", "2026-11-10"), ["2026-10-01", "2026-12-31"])
        self.assertEqual(self.bucket("half", "2026-06-30"), ["2026-01-01", "2026-06-30"])
        self.assertEqual(self.bucket("half", "2026-07-01"), ["2026-07-01", "2026-12-31"])
        self.assertEqual(self.bucket("year", "2026-07-01"), ["2026-01-01", "2026-12-31"])

    def test_percent_is_rounded_half_up(self) -> None:
        shown = [rate(n, d, "person")["percent"] for n, d in
                 ((8, 9), (27, 32), (23, 51), (1, 16), (15, 28), (60, 65))]
        self.assertEqual(shown, [88.9, 84.4, 45.1, 6.3, 53.6, 92.3])
        self.assertEqual(rate(0, 0, "person")["reason"], "empty")


class Duties(Case):
    def test_yellow_on_monday_to_wednesday_requires_nothing(self) -> None:
        self.tier("yellow", "2026-06-01", "2026-06-03")
        row = self.due("2026-06-03")
        self.assertEqual((row["required"], row["state"]), (0, "met"))
        self.assertNotIn("due_on", row)

    def test_yellow_in_a_month_with_four_full_weeks_requires_eight(self) -> None:
        self.tier("yellow", "2026-06-01")
        self.assertEqual(self.compliance("2026-06-01", "2026-06-30")["required"], 8)

    def test_red_in_a_month_of_thirty_days_requires_thirty_and_four_reviews(self) -> None:
        self.tier("red", "2026-06-01", "2026-06-30")
        self.assertEqual(self.compliance("2026-06-01", "2026-06-30")["required"], 34)

    def test_the_day_itself_is_not_late_and_the_next_one_is(self) -> None:
        self.tier("green", "2026-06-01")
        row = self.due("2026-06-30")
        self.assertEqual((row["state"], row["due_on"]), ("due", "2026-06-30"))
        row = self.due("2026-07-01")
        self.assertEqual((row["state"], row["days_overdue"], row["missed"], row["due_on"]),
                         ("overdue", 1, 1, "2026-06-30"))

    def test_a_missed_month_stays_until_the_next_contact(self) -> None:
        self.tier("green", "2026-04-01")
        self.visit("2026-07-10")
        row = self.due("2026-07-09")
        self.assertEqual((row["missed"], row["due_on"], row["days_overdue"]),
                         (3, "2026-04-30", 70))
        row = self.due("2026-07-10")
        self.assertEqual((row["state"], row["missed"], row["due_on"], row["remaining"]),
                         ("met", 0, "2026-08-31", 0))

    def test_a_late_contact_does_not_fulfil_the_month_that_passed(self) -> None:
        self.tier("green", "2026-06-01")
        self.visit("2026-07-01")
        self.assertEqual(self.compliance("2026-06-01", "2026-06-30", "2026-08-15")["done"], 0)
        row = self.compliance("2026-06-01", "2026-07-31", "2026-08-15")
        self.assertEqual((row["done"], row["required"], row["clients_met"]), (1, 2, 0))

    def test_the_earlier_tier_holds_again_when_the_later_one_ends(self) -> None:
        self.tier("green", "2026-01-01")
        self.tier("red", "2026-06-08", "2026-06-14")
        self.assertEqual(self.due("2026-06-10", RED)["required"], 1)
        self.assertIsNone(self.due("2026-06-10", GREEN))
        row = self.due("2026-06-15", GREEN)
        self.assertEqual((row["level"], row["required"], row["missed"]), ("green", 0, 5))

    def test_of_equal_starts_the_larger_id_holds(self) -> None:
        self.tier("red", "2026-06-01", id=52)
        self.tier("green", "2026-06-01", id=51)
        self.assertIsNone(self.due("2026-06-05", GREEN))

    def test_a_call_an_attempt_and_a_second_visit_of_the_day_do_not_count(self) -> None:
        self.tier("yellow", "2026-06-01")
        self.visit("2026-06-02")
        self.visit("2026-06-02")
        self.visit("2026-06-03", channel="phone")
        self.visit("2026-06-04", result="not_home")
        self.assertEqual(self.due("2026-06-05")["done"], 1)

    def test_a_review_is_not_satisfied_by_a_greeting(self) -> None:
        self.tier("red", "2026-06-01")
        self.visit("2026-06-02", purpose="visit")
        self.assertEqual(self.due("2026-06-02", WEEKLY)["done"], 0)
        self.assertEqual(self.due("2026-06-02", RED)["done"], 1)

    def test_first_and_last_day_count(self) -> None:
        self.tier("red", "2026-06-02", "2026-06-03")
        self.visit("2026-06-02")
        self.visit("2026-06-03")
        row = self.compliance("2026-06-01", "2026-06-07")
        self.assertEqual((row["required"], row["done"]), (2, 2))

    def test_a_rule_counts_within_its_own_days(self) -> None:
        self.rule(35, "blue", 7, "week", "home", starts_on="2026-06-03", ends_on="2026-06-05")
        self.tier("blue", "2026-06-01")
        self.assertIsNone(self.due("2026-06-02"))
        self.assertEqual(self.due("2026-06-05")["required"], 3)
        self.assertIsNone(self.due("2026-06-06"))

    def test_the_search_ends_with_the_bucket_that_begins_after_800_days(self) -> None:
        self.tier("red", "2026-06-01", "2026-06-01")
        self.visit("2026-06-01")
        self.add("tier", client_id=self.person(12), level="red", starts_on="2026-06-01")
        self.add("residence", client_id=12, status="hospital", starts_on="2026-06-02",
                 ends_on=day_text(day_number("2026-06-01") + 799))
        self.visit("2026-06-01", client_id=12)
        rows = [row for row in self.station().due(day_number("2026-06-01"))
                if row["rule_id"] == RED]
        self.assertEqual([row["client_id"] for row in rows], [12, PERSON])
        self.assertEqual(rows[0]["due_on"], day_text(day_number("2026-06-01") + 800))
        self.assertNotIn("due_on", rows[1])

    def test_an_enrolment_has_rows_without_a_level(self) -> None:
        programme = self.add("programme", name="Meals")
        self.add("contact_rule", id=36, programme_id=programme, times=1, per="week",
                 channels="home")
        self.add("enrolment", programme_id=programme, client_id=PERSON,
                 starts_on="2026-06-01")
        row = self.due("2026-06-03")
        self.assertEqual((row["programme_id"], row["due_on"]), (programme, "2026-06-07"))
        self.assertNotIn("level", row)

    def test_a_voided_visit_counts_nowhere(self) -> None:
        self.tier("green", "2026-06-01")
        self.visit("2026-06-05", voided_at="2026-06-06T00:00:00.000Z", void_reason="double")
        self.assertEqual(self.due("2026-06-10")["done"], 0)


class WhoCounts(Case):
    def presence(self, day: str) -> str:
        return self.station().presence(PERSON, day_number(day))

    def test_registration_counts_and_the_day_of_exit_does_not(self) -> None:
        self.tables["client"][0].update(exited_on="2026-03-01", exit_reason="moved")
        self.assertEqual([self.presence(day) for day in (
            "2025-12-31", "2026-01-01", "2026-02-28", "2026-03-01")],
            ["not_yet", "in_scope", "in_scope", "exited"])

    def test_days_between_residences_are_here(self) -> None:
        self.add("residence", client_id=PERSON, status="hospital", starts_on="2026-02-01",
                 ends_on="2026-02-10")
        self.add("residence", client_id=PERSON, status="person_only", starts_on="2026-02-12")
        self.assertEqual([self.presence(day) for day in (
            "2026-01-31", "2026-02-01", "2026-02-10", "2026-02-11", "2026-02-12")],
            ["in_scope", "away", "away", "in_scope", "in_scope"])

    def test_an_area_is_open_on_its_first_and_last_day(self) -> None:
        other = self.add("area", code="441882107202", name="Other", level="village",
                         served_from="2026-05-02", served_until="2026-05-04")
        self.add("residence", client_id=PERSON, area_id=other, status="here",
                 starts_on="2026-05-01", ends_on="2026-05-05")
        self.assertEqual([self.presence("2026-05-0%d" % day) for day in range(1, 7)],
                         ["not_open", "in_scope", "in_scope", "in_scope", "not_open", "in_scope"])

    def test_the_counts_add_up(self) -> None:
        self.person(12, registered_on="2026-09-01", exited_on="2026-09-01")
        self.assertEqual(self.station().population(day_number("2026-08-31")), {
            "in_scope": 1, "not_yet": 1, "exited": 0, "away": 0, "not_open": 0, "all": 2})


class Workers(Case):
    def setUp(self) -> None:
        super().setUp()
        for worker in (61, 62, 63):
            self.add("worker", id=worker, name="W%d" % worker)
            self.add("post", worker_id=worker, backup_id=worker + 1 if worker < 63 else None,
                     role="social_worker", starts_on="2026-01-01")

    def assign(self, worker: int, **target: Any) -> None:
        self.add("assignment", worker_id=worker, starts_on="2026-01-01", **target)

    def workers(self, day: str = "2026-06-01") -> List[int]:
        return sorted(self.station().workers_of_client(PERSON, day_number(day)))

    def test_the_client_wins_then_village_service_area_and_town(self) -> None:
        service = self.add("area", code="S", name="Service", level="service")
        self.add("area_part", service_id=service, village_id=VILLAGE, starts_on="2026-01-01")
        for worker, target in ((61, {"area_id": TOWN}), (62, {"area_id": service}),
                               (63, {"area_id": VILLAGE}), (61, {"client_id": PERSON})):
            self.assign(worker, **target)
            self.assertEqual(self.workers(), [worker])

    def test_a_backup_joins_and_its_own_backup_does_not(self) -> None:
        self.assign(61, area_id=VILLAGE)
        for worker in (61, 62):
            self.add("absence", worker_id=worker, starts_on="2026-06-01", ends_on="2026-06-02")
        self.assertEqual(self.workers("2026-06-02"), [61, 62])
        self.assertEqual(self.workers("2026-06-03"), [61])

    def test_a_shared_client_marks_both_rows_and_counts_once_in_the_total(self) -> None:
        self.assign(61, area_id=VILLAGE)
        self.assign(62, area_id=VILLAGE)
        day = day_number("2026-06-01")
        rows = [row for row in self.station().coverage(day, day, day, "worker")
                if row["category"] == "persons"]
        self.assertEqual([(row["area_code"], row["area_name"], row["in_scope"], row["shared"])
                          for row in rows],
                         [("", "", 1, False), ("61", "W61", 1, True), ("62", "W62", 1, True)])

    def test_an_area_scope_holds_what_lies_below_and_a_service_area_its_villages(self) -> None:
        service = self.add("area", code="S", name="Service", level="service")
        self.add("area_part", service_id=service, village_id=VILLAGE, starts_on="2026-01-01",
                 ends_on="2026-06-01")
        day = day_number("2026-06-01")
        station = self.station()
        self.assertEqual(station.areas_in_scope_of(TOWN, day), {TOWN, VILLAGE})
        self.assertEqual(station.areas_in_scope_of(service, day), {service, VILLAGE})
        self.assertEqual(station.areas_in_scope_of(service, day + 1), {service})


class CoverageTable(Case):
    def cells(self, column: str, by: str = "village", last: str = "2026-06-30") -> Dict[str, int]:
        rows = self.station().coverage(day_number("2026-06-01"), day_number(last),
                                       day_number("2026-06-30"), by)
        return {row["area_name"] + "/" + row["category"]: row[column] for row in rows}

    def household(self) -> int:
        home = self.add("household", area_id=TOWN, filed_on="2026-06-30")
        self.add("household_member", household_id=home, client_id=PERSON,
                 starts_on="2026-01-01")
        self.person(12, exited_on="2026-06-20", exit_reason="died")
        self.add("household_member", household_id=home, client_id=12, starts_on="2026-01-01",
                 ends_on="2026-06-10")
        return home

    def test_a_visit_to_one_who_was_a_member_that_day_visits_the_household(self) -> None:
        self.household()
        self.visit("2026-06-11", client_id=12)
        self.assertEqual(self.cells("visited"), {"/households": 0, "/persons": 0,
                                                 "Town/households": 0, "Village/persons": 0})
        self.visit("2026-06-10", client_id=12)
        self.assertEqual(self.cells("visited")["Town/households"], 1)

    def test_a_visit_to_the_household_visits_no_member(self) -> None:
        self.visit("2026-06-01", client_id=None, household_id=self.household())
        cells = self.cells("visited")
        self.assertEqual((cells["/households"], cells["/persons"]), (1, 0))

    def test_late_is_there_and_a_planned_activity_reaches_nobody(self) -> None:
        for state, presence, reached in (("held", "absent", 0), ("planned", "present", 0),
                                         ("held", "late", 1)):
            activity = self.add("activity", state=state, held_on="2026-06-05")
            self.add("attendance", activity_id=activity, client_id=PERSON, presence=presence)
            self.assertEqual(self.cells("reached")["/persons"], reached)

    def test_a_village_stands_in_its_service_area_and_in_its_town(self) -> None:
        service = self.add("area", code="S", name="Service", level="service")
        self.add("area_part", service_id=service, village_id=VILLAGE, starts_on="2026-01-01")
        self.assertIn("Service/persons", self.cells("in_scope", "service"))
        self.assertIn("Town/persons", self.cells("in_scope", "town"))

    def test_one_person_in_two_categories_counts_once_in_each_and_once_in_persons(self) -> None:
        for code in ("tekun", "disabled"):
            category = self.add("category", code=code, unit="person")
            for _ in range(2):
                self.add("membership", category_id=category, client_id=PERSON,
                         starts_on="2026-06-30", ends_on="2026-06-30")
        self.assertEqual(self.cells("in_scope"), {
            "/disabled": 1, "/tekun": 1, "/households": 0, "/persons": 1,
            "Village/disabled": 1, "Village/tekun": 1, "Village/persons": 1})
        self.assertNotIn("/tekun", self.cells("in_scope", last="2026-06-29"))


class Mutants(Case):
    """What each deliberate mistake answers, so that a mutant is not taken for the model."""

    def test_resume_forgets_the_earlier_tier(self) -> None:
        self.tier("green", "2026-01-01")
        self.tier("yellow", "2026-06-09", "2026-06-12")
        self.assertIsNone(self.due("2026-06-15", mutant="resume"))

    def test_late_fulfils_the_month_before(self) -> None:
        self.tier("green", "2026-06-01")
        self.visit("2026-07-03")
        self.assertEqual(self.compliance("2026-06-01", "2026-06-30", "2026-07-31",
                                         mutant="late")["done"], 1)

    def test_first_day_is_lost(self) -> None:
        self.tier("red", "2026-06-02", "2026-06-03")
        self.assertIsNone(self.due("2026-06-02", RED, mutant="first_day"))

    def test_floor_rounds_up(self) -> None:
        self.tier("yellow", "2026-06-01", "2026-06-03")
        self.assertEqual(self.due("2026-06-03", mutant="floor")["required"], 1)

    def test_the_day_itself_is_late(self) -> None:
        self.tier("green", "2026-06-01")
        self.assertEqual(self.due("2026-06-30", mutant="due_day")["state"], "overdue")

    def test_there_is_a_case_for_each(self) -> None:
        self.assertEqual(len(MUTANTS), 5)


class RandomStations(unittest.TestCase):
    def write(self, seed: int) -> Dict[str, bytes]:
        folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, folder)
        maker = StationMaker(seed, 20)
        maker.make()
        maker.write(folder)
        found = {}
        for name in os.listdir(folder):
            with open(os.path.join(folder, name), "rb") as file:
                found[name] = file.read()
        return found

    def test_the_same_seed_gives_the_same_station(self) -> None:
        self.assertEqual(self.write(4), self.write(4))
        self.assertNotEqual(self.write(4), self.write(5))


if __name__ == "__main__":
    unittest.main()
