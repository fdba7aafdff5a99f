"""A station with every kind and every field, and with texts that spoil careless readers.

The kinds, fields, choices and limits come from `swst schema --json`; what stands here is only
what a schema cannot say: codes that have a form, and rules across records.
"""
import datetime
import sys
from typing import Any, Dict, List, Optional, Set

from maker import Maker, Row

ROWS = 5
FIRST = datetime.date(2021, 1, 1).toordinal()
LAST = datetime.date(2024, 12, 1).toordinal()
NASTY = ('She said "yes", then "no"', "one, two,, three", "first line\nsecond line\r\nthird",
         "=1+1", "+86 100", "-5", "@home", "'quoted'", "ＡＢＣ１２３，全角", "老人👵🏽🏠笑", "é ê ñ ü",
         "  blanks at both ends  ", "tab\there", "back\\slash \\n", "{\"json\": [1]}", "NULL",
         "<b>&amp;</b>", "0", "true", "none;drop", "\u200bzero width", "龍𠮷野家", "%s%n", "\"")
RULES = ("FREQ=WEEKLY;BYDAY=MO", "FREQ=DAILY;COUNT=3", "FREQ=YEARLY;UNTIL=20301231",
         "FREQ=MONTHLY;BYMONTHDAY=-1", "FREQ=WEEKLY;INTERVAL=2")
SPOKEN = {
    ("area", "code"): ("44", "4418", "441882", "441882107", "441882107204"),
    ("area", "level"): ("province", "prefecture", "county", "town", "village"),
    ("client", "id_type"): ("resident", "none", "none", "hmt", "foreign"),
    ("contact_rule", "per"): ("day", "week", "month", "quarter", "year"),
    ("contact_rule", "times"): (1, 7, 28, 90, 365),
    ("case", "stage"): ("intake", "assessment", "planning", "intervention", "closed"),
    ("case", "state"): ("open", "open", "suspended", "open", "closed"),
    ("activity", "state"): ("held", "planned", "held", "cancelled", "postponed"),
    ("need", "state"): ("satisfied", "open", "matched", "delivered", "withdrawn"),
    ("programme", "recurrence"): RULES,
    ("task", "recurrence"): RULES,
    ("file_requirement", "file"): ("client", "case", "group", "activity", "health"),
    ("file_requirement", "needs"): ("phone", "case_event.event=follow_up", "group_member",
                                    "attendance.worker_id", "health_item.item=disease"),
    ("file_requirement", "stage"): (None, "evaluation", "forming", "held", None),
    ("file_requirement", "type"): (None, "elder", "support", "group_session", None),
    ("group", "min_members"): (0, 3, 8, 0, 1),
    ("group", "max_members"): (10000, 5, 10, 0, 1),
    ("goal", "indicator"): ("POP.IN_SCOPE",) * 5,
    ("goal", "level"): ("red",) * 5,
    ("goal", "target_unit"): ("person",) * 5,
    ("improvement", "indicator"): ("POP.IN_SCOPE", "POP.HOUSEHOLDS") * 2 + ("POP.IN_SCOPE",),
    ("text_slot", "month"): ("2022-01", "2022-02", "2022-12", "2023-01", "1999-06"),
    ("month_close", "month"): ("2022-01", "2022-01", "2022-02", "2022-12", "2022-02"),
    ("month_close", "revision"): (1, 2, 1, 1, 2),
}


def identity_number(born: int, sequence: int) -> str:
    """GB 11643 with an area part that belongs to nobody."""
    digits = "790101%s%03d" % (datetime.date.fromordinal(born).strftime("%Y%m%d"), sequence)
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    total = sum(int(digit) * weight for digit, weight in zip(digits, weights))
    return digits + "10X98765432"[total % 11]


class EveryKind(Maker):
    """Rows 0 have every field, rows 1 the required ones alone, the others some."""

    def __init__(self, schema: Dict[str, Any], seed: int) -> None:
        super().__init__(seed, 2000)
        self.kinds = {kind["name"] if "name" in kind else kind["kind"]: kind
                      for kind in schema["kinds"]}
        self.names = list(self.kinds)
        self.ids = {name: [self.next_id() for _ in range(ROWS)] for name in self.names}
        self.unique: Set[str] = set()
        self.born = [FIRST - 20000 - 400 * index for index in range(ROWS)]

    def make(self) -> None:
        for name in self.names:
            for index in range(ROWS):
                row = self.row(name, index)
                self.tables.setdefault(name, []).append(row)
        for name in self.names:
            model = self.tables[name][0]
            self.add_voided(name, model)

    def row(self, name: str, index: int) -> Row:
        row: Row = {"id": self.ids[name][index]}
        kind = self.kinds[name]
        self.unique = {field for group in kind.get("unique", []) for field in group}
        chosen = self.chosen(kind, index)
        for field in kind["fields"]:
            if field["name"] not in chosen:
                continue
            value = self.value(name, field, index)
            if value is not None:
                row[field["name"]] = value
        for first, last in kind.get("periods", []):
            if first in row and last in row and row[first] > row[last]:
                row[first], row[last] = row[last], row[first]
        return self.across(name, index, row)

    def chosen(self, kind: Row, index: int) -> Set[str]:
        """The fields to fill: exactly one of each `one_of`, at least one where that is asked."""
        names = [field["name"] for field in kind["fields"]]
        required = {field["name"] for field in kind["fields"] if field.get("required")}
        chosen = set(required)
        if index == 0:
            chosen |= set(names)
        elif index > 1:
            chosen |= {name for name in names if self.chance(0.6)}
        for group in kind.get("at_least_one", []):
            if not chosen & set(group):
                chosen.add(group[index % len(group)])
        for group in kind.get("one_of", []):
            chosen -= set(group)
            chosen.add(group[index % len(group)])
        return chosen

    def value(self, name: str, field: Row, index: int) -> Optional[Any]:
        spoken = SPOKEN.get((name, field["name"]))
        if spoken:
            return spoken[index]
        type_name = field["type"]
        if field.get("target"):
            return self.reference(name, field, index)
        if field.get("choices"):
            words = [choice["word"] for choice in field["choices"]]
            if type_name == "set":
                count = self.random.randint(1, len(words))
                return ",".join(sorted(self.random.sample(words, count), key=words.index))
            return words[index % len(words)]
        if type_name == "flag":
            return ("true", "false")[index % 2]
        if type_name in ("day", "date"):
            born = self.born[index] if field["name"] == "birth_date" else None
            return self.day_text(born or self.random.randint(FIRST, LAST))
        if type_name in ("instant", "time"):
            return self.day_text(self.random.randint(FIRST, LAST)) + "T23:59:5%d.00%dZ" % (
                index, index)
        if type_name == "text":
            return self.text(field, index)
        return self.whole_number(field)

    @staticmethod
    def day_text(number: int) -> str:
        return datetime.date.fromordinal(number).isoformat()

    def whole_number(self, field: Row) -> int:
        low, high = field.get("min"), field.get("max")
        low = 1 if low is None else low
        high = max(low, 99) if high is None else high
        return self.random.choice((low, high, self.random.randint(low, high)))

    def text(self, field: Row, index: int) -> str:
        name = field["name"]
        if name == "code":
            return "code_%d" % index
        if name == "key":
            return "key_%d" % index
        if name == "sha256":
            return "0123456789abcdef" * 4
        if name in ("phone",):
            return "1380000000%d" % index
        longest = field.get("max") or 40
        text = self.random.choice(NASTY)
        if name in self.unique:
            return ("%d %s" % (index, text))[:longest]
        if index == 0:
            while len(text) < longest and len(text) < 400:
                text += self.random.choice(NASTY)
        return text[:longest]

    def reference(self, name: str, field: Row, index: int) -> Optional[int]:
        """Row by row, so that no two rows overlap; a kind's own rows refer to earlier ones."""
        target = field["target"]
        if target not in self.ids:
            return None
        if target == name:
            return self.ids[target][index - 1] if index else None
        other = field["name"] in ("backup_id", "mentor_id", "supervisor_id", "service_id")
        return self.ids[target][(index + other) % ROWS]

    def across(self, name: str, index: int, row: Row) -> Row:
        """Rules across fields and records that the schema cannot say."""
        if name == "client":
            row.pop("exit_reason", None)
            if "exited_on" in row:
                row["exited_on"] = self.day_text(LAST + 30)
                row["exit_reason"] = ("died", "moved", "lost", "improved", "other")[index]
            row.pop("id_number", None)
            if row.get("id_type") == "resident":
                row["birth_date"] = self.day_text(self.born[index])
                row["id_number"] = identity_number(self.born[index], 2 * index + 1)
                row.pop("no_id_reason", None)
                row["sex"] = "male" if "sex" in row else None
            row["registered_on"] = self.day_text(FIRST)
        if name == "membership":
            people = index % 2 == 0
            row.pop("household_id" if people else "client_id", None)
            row["client_id" if people else "household_id"] = self.ids[
                "client" if people else "household"][index]
        if name == "category":
            row["unit"] = ("person", "household")[index % 2]
        if name == "contact_rule":
            row["level"] = "red" if "level" in row else None
        if name == "case":                              # the last is closed, the first reopens it
            row.pop("reopens_id", None)
            if index == 0:
                row["client_id"] = self.ids["client"][-1]
                row["reopens_id"] = self.ids["case"][-1]
        if name == "file_requirement" and row["file"] not in ("client", "health"):
            row.pop("category_id", None)
        if name == "task" and "recurrence" in row:
            row.setdefault("due_on", self.day_text(FIRST))
        if name == "goal":                              # of one plan, by what clients have
            row["plan_id"] = self.ids["plan"][0]
            row.pop("programme_id", None)
            row.pop("type", None)
            if "category_id" in row and "target_unit" in row:
                number = self.ids["category"].index(row["category_id"])
                row["target_unit"] = ("person", "household")[number % 2]
            ages = sorted(row[it] for it in ("least_age", "most_age") if it in row)
            row.update(zip([it for it in ("least_age", "most_age") if it in row], ages))
        if name == "milestone":
            row["due_on"] = self.tables["goal"][index]["due_on"]
        if name == "booking":
            row["starts_at"] = "2023-06-0%dT01:00:00.000Z" % (index + 1)
            row["ends_at"] = "2023-06-0%dT02:30:00.001Z" % (index + 1)
            row["booked_on"] = "2023-05-31" if "booked_on" in row else None
        if name == "incident":
            row.update({column: "2023-06-0%dT0%d:00:00.000Z" % (index + 1, hour)
                        for hour, column in enumerate(("discovered_at", "police_at",
                                                       "responded_at")) if column in row})
            row["closed_on"] = "2023-07-01" if "closed_on" in row else None
        if name == "access_grant":                      # two sign for a third, for a week
            workers = self.ids["worker"]
            one = row.pop("volunteer_id", None) is None or index % 2 == 0
            row.update({"worker_id": workers[index]} if one
                       else {"volunteer_id": self.ids["volunteer"][index]})
            row.update(first_id=workers[(index + 1) % ROWS], second_id=workers[(index + 2) % ROWS],
                       starts_at="2023-06-01T00:00:00.000Z", expires_at="2023-06-08T00:00:00.000Z")
            if not one:
                row.pop("worker_id", None)
        if name == "account":                           # one person has one at a time
            row.pop("volunteer_id", None)
            row["worker_id"] = self.ids["worker"][index]
        if name == "consent" and ({"relative_id", "guardian_name"} & set(row)
                                  or row["basis"] == "guardian_consent"):
            row["given_by"] = "guardian"
        return {column: value for column, value in row.items() if value is not None}


def make_every_kind(schema: Dict[str, Any], seed: int, out: str) -> None:
    maker = EveryKind(schema, seed)
    maker.make()
    columns: Dict[str, List[str]] = {
        name: [field["name"] for field in maker.kinds[name]["fields"]] for name in maker.names}
    for name in maker.names:
        filled = {column for row in maker.tables[name] for column in row}
        for column in sorted(set(columns[name]) - filled):
            print("no row fills %s of %s" % (column, name), file=sys.stderr)
    maker.write(out, columns)
