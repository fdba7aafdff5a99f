"""Random stations for the comparison of indicators: what the others have, and more of what only
indicators look at: attendance at sessions, minutes, needs, official figures, unknown birthdays.

    python3 indicator_stations.py --clients 8 --seed 7 OUT

The same seed gives the same station. No person in it exists.
"""
from desk_stations import DeskStationMaker
from stations import FIRST, LAST, Life, day, day_number, make_station

LEAP_DAY = "1952-02-29"


class IndicatorStationMaker(DeskStationMaker):
    """One random station."""

    def make_clients(self) -> None:
        super().make_clients()
        for life in self.lives:
            if self.chance(0.1):
                life.row.pop("birth_date")
            elif self.chance(0.1) and day_number(life.row["registered_on"]) > FIRST - 400:
                life.row["birth_date"], life.born = LEAP_DAY, day_number(LEAP_DAY)

    def enrich(self) -> None:
        super().enrich()
        for row in self.tables["visit"]:
            if self.chance(0.5):
                row["minutes"] = self.random.randint(0, 90)
        self.make_baselines()
        if self.chance(0.1):
            self.empty_ledger()

    def empty_ledger(self) -> None:
        """Some stations know official figures only, and no household yet."""
        gone = [row["id"] for row in self.tables["household"]]
        for kind in ("household_member", "membership", "visit"):
            self.tables[kind] = [row for row in self.tables.get(kind, [])
                                 if row.get("household_id") not in gone]
        self.tables["household"], self.households = [], []

    def make_baselines(self) -> None:
        live = [row for row in self.tables["category"] if "voided_at" not in row]
        for _ in range(self.random.choice((0, 8, 16))):
            self.add("baseline", area_id=self.pick(self.areas), category_id=self.pick(live),
                     counted_on=day(self.number()), count=self.random.randint(0, 30))

    def make_cases(self) -> None:
        for _ in range(self.random.choice((0, 6, 12))):
            opened, target = self.number(FIRST - 30, LAST - 60), {"area_id": self.pick(self.areas)}
            life: Life = self.random.choice(self.lives)
            if self.chance(0.5) and life.holds(opened):
                target = {"client_id": life.id}
            elif self.chance(0.3) and self.households:
                target = {"household_id": self.pick(self.households)}
            self.add("need", category=self.random.choice(("case", "case", "case", "goods")),
                     opened_on=day(opened), state="open", **target)
        super().make_cases()
        for case in self.tables.get("case", []):
            if self.tables.get("need") and self.chance(0.4):
                case["need_id"] = self.pick(self.tables["need"])

    def make_groups(self) -> None:
        """Members come to sessions or not; now and then one is entered twice, or was no member."""
        super().make_groups()
        members = self.tables.get("group_member", [])
        for member in members:
            if "voided_at" not in member and self.chance(0.4):
                member["left_on"] = day(day_number(member["joined_on"])
                                        + self.random.randint(0, 60))
        for activity in [row for row in self.tables["activity"] if "voided_at" not in row]:
            on = activity.get("held_on") or activity.get("planned_on")
            for life in self.random.sample(self.lives, min(3, len(self.lives))):
                if on is not None and life.holds(day_number(on)) and self.chance(0.5):
                    for _ in range(self.random.choice((1, 1, 1, 2))):
                        self.add("attendance", activity_id=activity["id"], client_id=life.id,
                                 presence=self.random.choice(("present", "absent", "excused",
                                                              "late")))

    def make_voided_work(self) -> None:
        super().make_voided_work()
        for kind in ("need", "baseline"):
            rows = self.tables.get(kind, [])
            for row in self.random.sample(rows, min(len(rows), 2)):
                self.add_voided(kind, row)


if __name__ == "__main__":
    make_station(__doc__, IndicatorStationMaker)
