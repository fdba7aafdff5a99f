"""How goals stand, in the words of the semantics (6), with exact fractions."""
import random
from fractions import Fraction
from typing import Any, Callable, Dict, List, NamedTuple, Optional, Tuple

from indicator_model import Question
from plain import bucket_of
from records import Row, day_number, day_text
from stations import FIRST, LAST, day
from work_stations import FREE_TYPES

MUTANTS = ("rounded", "early", "deadline", "first_milestone")
OPERATORS = ("at_least", "at_least", "at_most", "at_most", "equal")
FILTERS = {"area": "area_id", "worker": "worker_id", "programme": "programme_id"}
GOALS = 12
# Of figures as large as this there is something between on track and behind.
LARGE = ("ACT.MINUTES", "ACT.HEADCOUNT", "ACT.ATTENDEE_MINUTES", "ACT.SAFETY_PLAN", "ACT.AVERAGE",
         "STAFF.TRAINING_MINUTES", "STAFF.CASELOAD", "TASK.DONE", "TASK.OPEN", "TASK.ON_TIME",
         "PROGRAMME.COMPLIANCE", "MAP.SHEETS", "ACT.PERSON_TIMES", "OUTPUT.MADE")


class Standing(NamedTuple):
    """What is known of one goal on one day."""

    value: Any
    expected: Optional[int]
    status: str
    needed: Optional[int]


def half_up(number: Fraction) -> int:
    return int((2 * number + 1) // 2)


def up(number: Fraction) -> int:
    return int(-((-number) // 1))


class Goals:
    """The goals of one station, held to what the model of indicators says."""

    def __init__(self, model: Any, catalogue: Dict[str, Any]) -> None:
        self.model, self.catalogue = model, catalogue
        self.goals = model._table("goal")
        self.milestones = model._grouped("milestone", "goal_id")
        self.evidence = model._grouped("evidence", "goal_id")

    def reached(self, goal: Row, as_of: int) -> Optional[int]:
        """The target of the latest milestone reached."""
        reached = [row for row in self.milestones.get(goal["id"], []) if row["due_on"] <= as_of]
        if self.model.mutant == "first_milestone":
            reached = reached[:1]
        return int(max(reached, key=lambda row: row["due_on"])["target"]) if reached else None

    def expected(self, goal: Row, as_of: int) -> Optional[Fraction]:
        target, first, last = int(goal["target"]), goal["starts_on"], goal["due_on"]
        if self.milestones.get(goal["id"]):
            reached = self.reached(goal, as_of)
            return None if reached is None else Fraction(reached)
        if self.catalogue[goal["indicator"]].cumulative:
            elapsed = min(as_of, last) - first + 1
            return Fraction(target * elapsed, last - first + 1) if elapsed > 0 else None
        return Fraction(target) if as_of >= last else None

    def answer(self, goal: Row, as_of: int) -> Any:
        """n and d of its indicator; None when nobody can say, or the goal has not started."""
        if as_of < goal["starts_on"] or self.catalogue[goal["indicator"]].later is not None:
            return None
        ages = tuple(None if goal.get(name) is None else int(goal[name])
                     for name in ("least_age", "most_age"))
        category = self.model._table("category").get(goal.get("category_id"))
        return self.model.ask(goal["indicator"], Question(
            goal["starts_on"], goal["due_on"], as_of, level=goal.get("level"),
            type=goal.get("type"), categories=(category["code"],) if category else (),
            ages=None if ages == (None, None) else ages,
            **{name: goal.get(column) for name, column in FILTERS.items()}), goal["id"])

    def exact(self, goal: Row, answer: Tuple[int, int]) -> Optional[Fraction]:
        """As targets are: counts, tenths of a percent, tenths of an average."""
        form = self.catalogue[goal["indicator"]].form
        if form == "count":
            return Fraction(answer[0])
        if answer[1] == 0:
            return None
        value = Fraction(answer[0], answer[1]) * (1000 if form == "rate" else 10)
        return Fraction(half_up(value)) if self.model.mutant == "rounded" else value

    def status(self, goal: Row, as_of: int, value: Optional[Fraction]) -> str:
        target, operator = int(goal["target"]), goal["operator"]
        cumulative = self.catalogue[goal["indicator"]].cumulative
        if as_of < goal["starts_on"]:
            return "not_started"
        if value is None:
            return "unknown"
        late = 1 if self.model.mutant == "deadline" else 0
        if as_of >= goal["due_on"] + late:
            kept = {"at_least": value >= target, "at_most": value <= target,
                    "equal": value == target}[operator]
            return "achieved" if kept else "not_achieved"
        early = cumulative or self.model.mutant == "early"
        if early and operator == "at_least" and value >= target:
            return "achieved"
        expected = self.expected(goal, as_of)
        if expected is None:
            if self.milestones.get(goal["id"]):
                return "on_track"
            expected = Fraction(target)
        if operator == "equal":
            return "on_track" if value == expected else "behind"
        if operator == "at_least":
            good, fair = value >= expected, value >= expected * Fraction(8, 10)
        else:
            good, fair = value <= expected, value <= expected * Fraction(125, 100)
        return "on_track" if good else "at_risk" if fair else "behind"

    def needed(self, goal: Row, as_of: int, answer: Any) -> Optional[int]:
        """What is missing / weeks left, begun weeks counted, rounded up."""
        form = self.catalogue[goal["indicator"]].form
        if (answer is None or goal["operator"] != "at_least" or form == "average"
                or not goal["starts_on"] <= as_of < goal["due_on"]
                or form == "rate" and answer[1] == 0):
            return None
        target = Fraction(int(goal["target"]))
        if form == "rate":
            target = Fraction(up(target * answer[1] / 1000))
        weeks = up(Fraction(goal["due_on"] - as_of, 7))
        return max(0, up((target - answer[0]) / weeks))

    def standing(self, goal: Row, as_of: int) -> Standing:
        answer = self.answer(goal, as_of)
        value = None if answer is None else self.exact(goal, answer)
        expected = self.expected(goal, as_of) if as_of >= goal["starts_on"] else None
        shown = None if value is None else answer
        if answer is not None and self.catalogue[goal["indicator"]].form == "count":
            shown = answer[0]
        return Standing(shown, None if expected is None else half_up(expected),
                        self.status(goal, as_of, value), self.needed(goal, as_of, answer))

    def history(self, goal: Row, as_of: int) -> List[Tuple[str, int, Standing]]:
        """At the end of each month, and on the last day of all."""
        found, last = [], min(goal["due_on"], as_of)
        at = goal["starts_on"]
        while at <= last:
            end = min(bucket_of("month", at)[1], last)
            found.append((day_text(end)[:7], end, self.standing(goal, end)))
            at = end + 1
        return found


def shown(value: Any) -> Any:
    """A figure of the library as the model says it."""
    if not hasattr(value, "d"):
        return value
    return (value.n, value.d) if value.reason is None else None


def check_goals(store: Any, model: Any, chance: random.Random,
                differs: Callable[[str], None]) -> int:
    """Every goal on some days, and how one of them stood month by month."""
    import swstation
    goals = Goals(model, {one.code: one for one in swstation.indicators()})
    asked = 0
    for _ in range(6):
        one = chance.choice(sorted(goals.goals)) if goals.goals else None
        edges = ([goals.goals[one]["starts_on"], goals.goals[one]["due_on"]] if one else [])
        as_of = chance.choice(edges + [row["due_on"] for row in goals.milestones.get(one, [])]
                              + [chance.randint(FIRST - 30, LAST)]
                              + [chance.randint(*edges) if edges else FIRST] * 4
                              ) + chance.choice((-1, 0, 1))
        given = {row["goal_id"]: row for row in store.goals(day_text(as_of))}
        if set(given) != set(goals.goals):
            differs("other goals as of " + day_text(as_of))
            continue
        for number, goal in goals.goals.items():
            asked += 1
            row = given[number]
            expected = goals.standing(goal, as_of)
            actual = Standing(shown(row["value"]), row["expected"], row["status"],
                              row["needed_per_week"])
            if expected != actual:
                differs("goal as of %s: %s %s\n  library %s\n  model %s" % (
                    day_text(as_of), tell(goal), [(day_text(it["due_on"]), it["target"]) for it in
                                                  goals.milestones.get(number, [])],
                    actual, expected))
            if (row["evidence"], row["milestones"], row["provisional"]) != (
                    len([1 for it in goals.evidence.get(number, []) if it["shown_on"] <= as_of]),
                    len(goals.milestones.get(number, [])), goal["due_on"] > as_of):
                differs("goal as of %s: %s: evidence, milestones" % (day_text(as_of), tell(goal)))
        if one:
            asked += 1
            check_history(store, goals, goals.goals[one], as_of, differs)
    return asked


def check_history(store: Any, goals: Goals, goal: Row, as_of: int,
                  differs: Callable[[str], None]) -> None:
    expected = [(month, day_text(end), it.value, it.expected, it.status)
                for month, end, it in goals.history(goal, as_of)]
    actual = [(row["month"], row["as_of"], shown(row["value"]), row["expected"], row["status"])
              for row in store.goal_history(goal["id"], day_text(as_of))]
    if expected != actual:
        differs("history as of %s: %s\n  library %s\n  model %s" % (
            day_text(as_of), tell(goal), [it for it in actual if it not in expected],
            [it for it in expected if it not in actual]))


def tell(goal: Row) -> str:
    return str({name: day_text(value) if name.endswith("_on") else value
                for name, value in goal.items() if value is not None
                and name not in ("recorded_at", "plan_id", "title")})


# Goals for a random station

def a_target(goals: Goals, chance: random.Random, fields: Row) -> int:
    """About what it will have reached on some day, or anything."""
    indicator = goals.catalogue[fields["indicator"]]
    form, unit = indicator.form, indicator.unit
    if chance.random() < 0.7:
        goal = {name: day_number(value) if name.endswith("_on") else value
                for name, value in fields.items()}
        on = chance.choice((goal["due_on"], chance.randint(goal["starts_on"], goal["due_on"])))
        answer = goals.answer(goal, on)
        value = None if answer is None else goals.exact(goal, answer)
        if value is not None:
            times = Fraction(chance.choice((8, 8, 9, 10, 7, 16)), 8)
            if indicator.cumulative and chance.random() < 0.6:
                times *= Fraction(goal["due_on"] - goal["starts_on"] + 1,
                                  on - goal["starts_on"] + 1)
            return min(half_up(value * times), 1000 if form == "rate" else 10 ** 9)
    if form == "rate":
        return chance.choice((0, 200, 500, 800, 900, 1000, chance.randint(0, 1000)))
    if unit == "minute":
        return chance.choice((0, 200, 1000, chance.randint(0, 6000)))
    return chance.choice((0, 1, 2, 3, 5, 8, chance.randint(0, 40)))


def a_goal(maker: Any, chance: random.Random, indicator: Any) -> Row:
    first = chance.randint(FIRST, LAST - 60)
    last = first + chance.choice((0, 6, 27, 89, 364, 364, chance.randint(0, 700)))
    fields: Row = {"starts_on": day(first), "due_on": day(last)}
    for name in indicator.dimensions:
        if chance.random() > 0.15 or indicator.later is not None:
            continue
        if name in FILTERS:
            rows = [row for row in maker.tables.get(name, []) if "voided_at" not in row]
            fields[FILTERS[name]] = chance.choice(rows)["id"] if rows else None
        elif name == "categories":
            rows = [row for row in maker.tables["category"] if "voided_at" not in row]
            fields["category_id"] = chance.choice(rows)["id"]
        elif name == "type":
            fields[name] = chance.choice(indicator.types or FREE_TYPES[
                indicator.code.split(".")[0]])
        elif name == "ages":
            fields[chance.choice(("least_age", "most_age"))] = str(chance.randint(20, 80))
        elif name == "level":
            fields[name] = chance.choice(("red", "green"))
    return fields


def make_goals(maker: Any, chance: random.Random, model: Any) -> None:
    """Goals over the indicators of this check, milestones, evidence, and voided ones; `model`
    is that of the station without them."""
    import swstation
    goals = Goals(model, {one.code: one for one in swstation.indicators()})
    catalogue = [one for one in swstation.indicators()
                 if model.answers(one.code) or one.later is not None and chance.random() < 0.2]
    for number in range(GOALS):
        indicator = chance.choice(catalogue)
        if chance.random() < 0.5:
            indicator = goals.catalogue[chance.choice(LARGE)]
        fields = dict(a_goal(maker, chance, indicator), indicator=indicator.code, id=0)
        targets = [a_target(goals, chance, fields) for _ in range(5)]
        del fields["id"]
        goal = maker.add("goal", plan_id=maker.plan["id"], title="目标%d" % number,
                         operator=chance.choice(OPERATORS), target=str(targets.pop()), **fields)
        first, last = day_number(goal["starts_on"]), day_number(goal["due_on"])
        if chance.random() < 0.4:
            days = sorted({chance.randint(first, last) for _ in range(chance.randint(1, 4))})
            for one in days:
                maker.add("milestone", goal_id=goal["id"], due_on=day(one), target=str(
                    targets.pop()))
        for _ in range(chance.choice((0, 0, 1, 3))):
            maker.add("evidence", goal_id=goal["id"], title="照片", shown_on=day(
                chance.randint(first - 10, last + 10)))
        maker.add_voided("goal", goal, target="1")
        for kind in ("milestone", "evidence"):
            if maker.tables.get(kind) and chance.random() < 0.3:
                maker.add_voided(kind, chance.choice(maker.tables[kind]))
