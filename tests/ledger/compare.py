"""Imports random ledgers (maker.py) with the command and holds every row, every record
and every way back against what the maker meant.

    python3 compare.py SWST [--ledgers N] [--seed S] [--keep]

Of each pair of ledgers: what a dry run says of encoding, header, columns and every row;
that a dry run and a refused import write nothing; the records after the import; that
importing again creates nothing; that taking the imports back restores the dump."""
import argparse
import collections
import csv
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

import maker

AS_OF = maker.AS_OF.isoformat()


class Difference(Exception):
    pass


def hold(what, found, expected):
    if found != expected:
        raise Difference(f"{what}: {found!r} instead of {expected!r}")


def hold_dump(what, found, expected):
    for kind, text in expected.items():
        lines = zip(found[kind].splitlines() + [""], text.splitlines() + [""])
        for one, other in lines:
            hold(f"{what}, {kind}", one, other)
        hold(f"{what}, {kind}", found[kind], text)


class Station:
    def __init__(self, swst, folder):
        self.swst, self.folder, self.dumps = swst, folder, 0
        self.file = folder / "station.swst"

    def run(self, *arguments, codes=(0,)):
        process = subprocess.run([self.swst, *map(str, arguments), "--db", str(self.file),
                                  "--lang", "en"], capture_output=True, check=False)
        if process.returncode not in codes:
            raise Difference(f"swst {arguments[0]} ended with {process.returncode}: "
                             + process.stderr.decode(errors="replace")[-2000:])
        return process.stdout.decode()

    def found(self):
        """The town of the seed: villages, and the service area that two of them share."""
        subprocess.run([self.swst, "init", str(self.file), "--name", "东陂镇社工站", "--area",
                        "441882107"], check=True, capture_output=True)
        ground = self.folder / "ground"
        ground.mkdir()
        ids = {name: 200000000000001 + at for at, name in enumerate(maker.VILLAGES)}
        shared = 200000000000100
        with open(ground / "area.csv", "w", encoding="utf-8", newline="") as file:
            rows = csv.writer(file)
            rows.writerow(["id", "code", "name", "level"])
            rows.writerows([ids[name], code, name, "village"]
                           for name, code in maker.VILLAGES.items())
            rows.writerow([shared, maker.SERVICE_CODE, maker.SHARED, "service"])
        with open(ground / "area_part.csv", "w", encoding="utf-8", newline="") as file:
            rows = csv.writer(file)
            rows.writerow(["id", "service_id", "village_id", "starts_on"])
            rows.writerows([shared + 1 + at, shared, ids[name], "2022-01-01"]
                           for at, name in enumerate(maker.SERVICES[maker.SHARED]))
        self.run("load", ground, "--apply")

    def dump(self):
        self.dumps += 1
        folder = self.folder / f"dump-{self.dumps}"
        self.run("dump", folder, "--reveal")
        files = {file.stem: file.read_bytes().decode("utf-8-sig")
                 for file in folder.glob("*.csv")}
        shutil.rmtree(folder)
        return files

    def import_ledger(self, path, *options):
        return json.loads(self.run("import", path, "--as-of", AS_OF, "--json", "--report",
                                   self.folder / f"report-{self.dumps}-{len(options)}-{path.stem}",
                                   *options, codes=(0, 4)))


# ------------------------------------------------------------ what is expected

class Expected:
    """What the station must know after the rows that were accepted."""

    def __init__(self):
        self.people = {}                # key: what is known
        self.group, self.heads, self.dibao = {}, {}, set()

    def copy(self):
        other = Expected()
        other.people = {key: {**known, "categories": set(known["categories"]),
                              "visits": set(known["visits"])}
                        for key, known in self.people.items()}
        other.group, other.heads = dict(self.group), dict(self.heads)
        other.dibao = set(self.dibao)
        return other

    def take(self, row, ledger, met):
        """Whether the row's person is new."""
        person, key = row.person, row.person.key()
        new = key not in self.people
        known = self.people.setdefault(key, {"sex": "", "phone": "", "address": "", "level": None,
                                             "categories": set(), "visits": set()})
        known["name"], known["village"] = person.name, person.village
        known["birth"], known["number"] = person.birth.isoformat(), person.number or ""
        if "sex" in row.says or person.number:
            known["sex"] = person.sex
        if "phone" in row.says:
            known["phone"] = ",".join(person.phones)
        if "address" in row.says:
            known["address"] = person.address
        known["level"] = row.level or known["level"]
        if row.visited:
            known["visits"].add(row.visited.isoformat())
        if "head" in ledger.fields and person.head:
            self.join(person, met)
        for category in row.categories:
            if category not in maker.OF_HOUSEHOLDS:
                known["categories"].add(category)
            else:
                if key not in self.group:
                    self.begin(key, key)
                self.dibao.add(self.group[key])
        return new

    def begin(self, key, head):
        self.group[key] = number = len(self.heads)
        self.heads[number] = head
        return number

    def join(self, person, met):
        key, place = person.key(), (person.village, person.head_name)
        is_head = person.head is person
        if key in self.group:
            number = self.group[key]
        else:
            number = met.get(place)
            if number is None:
                number = next((it for it, head in self.heads.items() if head in self.people
                               and (self.people[head]["village"], self.people[head]["name"])
                               == place), None)
            if number is None:
                number = self.begin(key, None)
            self.group[key] = number
        met.setdefault(place, number)
        if is_head and self.heads[number] is None:
            self.heads[number] = key

    def households(self):
        members = collections.defaultdict(set)
        for key, number in self.group.items():
            members[number].add(key)
        return {(frozenset(keys), self.heads[number], number in self.dibao)
                for number, keys in members.items()}


def judge(ledger, expected):
    """The counts and problems of a ledger, and what is known after its accepted rows."""
    after, met, counts, problems = expected.copy(), {}, collections.Counter(), set()
    for row in ledger.rows:
        if row.skipped:
            counts["skipped"] += row.count
        elif row.problems:
            counts["rejected"] += 1
            problems |= {(row.line, field) for field in row.problems}
        else:
            counts["created" if after.take(row, ledger, met) else "updated"] += 1
    counts["accepted"] = counts["created"] + counts["updated"]
    return counts, problems, after


# ------------------------------------------------------------- what is found

def rows_of(dump, kind):
    return [row for row in csv.DictReader(dump[kind].splitlines()) if not row["voided_at"]]


def hold_records(dump, expected):
    areas = {row["id"]: row["code"] for row in rows_of(dump, "area")}
    codes = {**maker.VILLAGES, maker.SHARED: maker.SERVICE_CODE}
    categories = {row["id"]: row["code"] for row in rows_of(dump, "category")}
    keys, people = {}, {}
    for row in rows_of(dump, "client"):
        village = next(name for name, code in codes.items() if code == areas[row["area_id"]])
        key = row["id_number"] or (row["name"], maker.datetime.date.fromisoformat(
            row["birth_date"]), village)
        hold("once on record", key in people, False)
        keys[row["id"]] = key
        people[key] = {"name": row["name"], "village": village, "birth": row["birth_date"],
                       "number": row["id_number"], "sex": row["sex"], "phone": row["phone"],
                       "address": row["address"], "level": None, "categories": set(),
                       "visits": set()}
    for row in sorted(rows_of(dump, "tier"), key=lambda row: (row["starts_on"], int(row["id"]))):
        people[keys[row["client_id"]]]["level"] = row["level"]
    for row in rows_of(dump, "visit"):
        person = people[keys[row["client_id"]]]
        hold("a visit once", row["visited_on"] in person["visits"], False)
        person["visits"].add(row["visited_on"])
    dibao = set()
    for row in rows_of(dump, "membership"):
        code = categories[row["category_id"]]
        if row["household_id"]:
            hold("a household's category", code, "dibao")
            hold("a category once", row["household_id"] in dibao, False)
            dibao.add(row["household_id"])
        else:
            person = people[keys[row["client_id"]]]
            hold("a category once", code in person["categories"], False)
            person["categories"].add(code)
    members, heads = collections.defaultdict(set), {}
    for row in rows_of(dump, "household_member"):
        members[row["household_id"]].add(keys[row["client_id"]])
        if row["is_head"] == "true":
            heads[row["household_id"]] = keys[row["client_id"]]
    hold("people", sorted(people, key=str), sorted(expected.people, key=str))
    for key, known in expected.people.items():
        hold(f"what is known of {key}", people[key], known)
    hold("households", {(frozenset(those), heads.get(it), it in dibao)
                        for it, those in members.items()}, expected.households())
    hold("a household each", {row["id"] for row in rows_of(dump, "household")}, set(members))


def hold_answer(answer, told, ledger, counts, problems):
    columns = told["columns"]
    hold("encoding", answer["encoding"], told["encoding"])
    hold("header_rows", answer["header_rows"], told["header_rows"])
    hold("mapping", [(it["heading"], it["field"]) for it in answer["mapping"]],
         [(heading, field) for field, heading in columns if field])
    hold("unmapped", answer["unmapped"], [heading for field, heading in columns if not field])
    for name in ("accepted", "rejected", "skipped", "created", "updated"):
        hold(name, answer[name], counts[name])
    hold("problems", {(it["row"], it["field"]) for it in answer["problems"]}, problems)
    at = {field: (number, heading) for number, (field, heading) in enumerate(columns, 1) if field}
    for it in answer["problems"]:
        hold("a problem's place", (it["column"], it["heading"]), at[it["field"]])
        hold("a problem's code", bool(it["code"] and it["message"]), True)
    hold("all rows", answer["accepted"] + answer["rejected"] + answer["skipped"],
         sum(row.count for row in ledger.rows))


# ------------------------------------------------------------------- a trial

def take(station, ledger, path, expected, before):
    """One ledger: dry, refused, applied, again. Gives what is known, the dump, the number."""
    told = ledger.write(path)
    counts, problems, after = judge(ledger, expected)
    dry = station.import_ledger(path)
    hold_answer(dry, told, ledger, counts, problems)
    hold("a dry run is not applied", dry["applied"], False)
    if counts["rejected"]:
        hold("applied with rejected rows", station.import_ledger(path, "--apply")["applied"], False)
        hold_dump("written by it", station.dump(), before)
    answer = station.import_ledger(path, "--apply", "--skip-bad")
    hold_answer(answer, told, ledger, counts, problems)
    dump = station.dump()
    hold_records(dump, after)
    again = station.import_ledger(path, "--apply", "--skip-bad")
    hold("created by importing again", (again["created"], again["updated"]),
         (0, counts["accepted"]))
    hold_dump("written by importing again", station.dump(), dump)
    return after, dump, answer.get("number", 0)


def trial(swst, folder, seed, ground):
    station = Station(swst, folder)
    shutil.copy(ground, station.file)
    nobody, before = Expected(), station.dump()
    first = maker.Ledger(seed)
    known, between, one = take(station, first, folder / "first.csv", nobody, before)
    there = [person for person in first.people if person.key() in known.people]
    second = maker.Ledger(seed + 500000, there)
    _, after, two = take(station, second, folder / "second.csv", known, between)
    for number, dump in ((two, between), (one, before)):
        if number:
            station.run("void", "--import", number)
        hold_dump("the dump when taken back", station.dump(), dump)
    hold("an import that wrote has a number", bool(two), after != between)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("swst")
    parser.add_argument("--ledgers", type=int, default=40, help="in pairs")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", action="store_true", help="leave what differs")
    options = parser.parse_args()
    base, differences = pathlib.Path(tempfile.mkdtemp(prefix="ledgers-")), 0
    ground = Station(options.swst, base)
    ground.found()
    for number in range(options.ledgers // 2):
        folder = base / str(number)
        folder.mkdir()
        try:
            trial(options.swst, folder, options.seed + number, ground.file)
        except Difference as difference:
            differences += 1
            print(f"seed {options.seed + number}: {difference}")
            if options.keep:
                continue
        shutil.rmtree(folder)
    print(f"{options.ledgers // 2 * 2} ledgers, {differences} differences"
          + (f", kept in {base}" if options.keep else ""))
    if not options.keep:
        shutil.rmtree(base)
    return differences > 0


sys.exit(main())
