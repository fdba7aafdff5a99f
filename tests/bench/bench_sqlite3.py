"""The same questions as raw.c and library.c, by hand with Python's sqlite3: what
a capable colleague would write in an afternoon. Standard library only.

    python3 bench_sqlite3.py load FILE BUNDLE
    python3 bench_sqlite3.py ask FILE AS_OF EARLIER WORKER FROM TO RUNS FOLDER
    python3 bench_sqlite3.py cold FILE AS_OF WORKER"""
import bisect
import collections
import csv
import datetime
import json
import pathlib
import sqlite3
import sys
import time

AHEAD = 800
NEVER = datetime.date(9999, 12, 31).toordinal()
INDEXES = {"visit": ["client_id, visited_on", "household_id"], "tier": ["client_id"],
           "membership": ["client_id", "household_id"], "residence": ["client_id"],
           "client": ["area_id", "id_number"], "attendance": ["client_id", "activity_id"],
           "assignment": ["worker_id"], "household_member": ["client_id", "household_id"]}


def connect(path):
    db = sqlite3.connect(path)
    if sqlite3.sqlite_version_info >= (3, 51, 3):
        db.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
    else:
        db.executescript("PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = EXTRA")
    return db


def load(path, bundle):
    pathlib.Path(path).unlink(missing_ok=True)
    db = connect(path)
    for file in sorted(pathlib.Path(bundle).glob("*.csv")):
        with open(file, newline="", encoding="utf-8") as lines:
            rows = csv.reader(lines)
            names = next(rows)
            columns = [f'"{name}" ' + ("INTEGER" if name.endswith("_id") else "TEXT")
                       for name in names[1:]]
            db.execute(f"CREATE TABLE {file.stem} (id INTEGER PRIMARY KEY, {', '.join(columns)})")
            db.executemany(f"INSERT INTO {file.stem} VALUES ({', '.join('?' * len(names))})",
                           ([cell or None for cell in row] for row in rows))
        for number, index in enumerate(INDEXES.get(file.stem, [])):
            db.execute(f"CREATE INDEX {file.stem}_{number} ON {file.stem} ({index})")
    db.commit()
    db.close()


def number(text):
    return datetime.date.fromisoformat(text).toordinal()


def text(day):
    return datetime.date.fromordinal(day).isoformat()


# ------------------------------------------------------------------- the ground

class Ground:
    """Areas, rules and workers of a day."""

    def __init__(self, db, day):
        self.day, iso = day, text(day)
        self.areas = {row[0]: row for row in db.execute(
            "SELECT id, code, name, coalesce(served_from, '') FROM area")}
        by_code = {row[1]: row[0] for row in self.areas.values()}
        self.served = {id: number(row[3]) if row[3] else 1 for id, row in self.areas.items()}
        self.parents = {id: next((by_code[row[1][:cut]] for cut in range(len(row[1]) - 1, 0, -1)
                                  if row[1][:cut] in by_code), None)
                        for id, row in self.areas.items()}
        self.of_area, self.of_client = collections.defaultdict(set), collections.defaultdict(set)
        for worker, area, client in db.execute(
                "SELECT worker_id, area_id, client_id FROM assignment WHERE starts_on <= ?",
                [iso]):
            (self.of_area[area] if area else self.of_client[client]).add(worker)
        self.backups = collections.defaultdict(set)
        for worker, backup in db.execute(
                "SELECT post.worker_id, backup_id FROM absence JOIN post USING (worker_id)"
                " WHERE absence.starts_on <= ?1 AND absence.ends_on >= ?1", [iso]):
            self.backups[worker].add(backup)
        self.rules = [(id, level, int(times), per, set(channels.split(",")), purpose)
                      for id, level, times, per, channels, purpose in db.execute(
                          "SELECT id, level, times, per, channels, purpose FROM contact_rule"
                          " ORDER BY id")]

    def workers(self, client, area):
        found = self.of_client.get(client)
        while not found and area is not None:
            found, area = self.of_area.get(area), self.parents[area]
        found = found or set()
        return sorted(found.union(*(self.backups.get(worker, ()) for worker in found)))


def dated(db, sql):
    """Rows by their first column, as (first day, last day, …), by first day and id."""
    found = collections.defaultdict(list)
    for owner, first, last, *more in db.execute(sql):
        found[owner].append((number(first), number(last) if last else NEVER, *more))
    return found


def holding(records, day):
    return next((row for row in reversed(records) if row[0] <= day <= row[1]), None)


class People:
    """Clients, with what is dated about them; of some clients alone, or of all."""

    def __init__(self, db, ground, where="1"):
        self.clients = list(db.execute(
            "SELECT id, name, area_id, registered_on, exited_on, filed_on FROM client"
            f" WHERE {where} ORDER BY id"))
        some = "1" if where == "1" else f"client_id IN (SELECT id FROM client WHERE {where})"
        self.stays = dated(db, "SELECT client_id, starts_on, ends_on, area_id, status"
                               f" FROM residence WHERE {some} ORDER BY client_id, starts_on, id")
        self.ground, self.some = ground, some

    def area(self, client, day):
        stay = holding(self.stays.get(client[0], ()), day)
        return (stay and stay[2]) or client[2]

    def in_scope(self, client, day):
        stay = holding(self.stays.get(client[0], ()), day)
        return (number(client[3]) <= day and (not client[4] or day < number(client[4]))
                and (not stay or stay[3] in ("here", "person_only"))
                and self.ground.served[self.area(client, day)] <= day)

    def scope(self, client, first, last):
        """Spans of days in scope within two days."""
        first = max(first, number(client[3]))
        last = min(last, number(client[4]) - 1 if client[4] else NEVER)
        stays = self.stays.get(client[0], ())
        if not stays:
            first = max(first, self.ground.served[client[2]])
            return [(first, last)] if first <= last else []
        edges = sorted({first, last + 1} | {day for row in stays for day in (row[0], row[1] + 1)
                                            if first < day <= last})
        spans = []
        for start, end in zip(edges, edges[1:]):
            start_served = max(start, self.ground.served[self.area(client, start)])
            stay = holding(stays, start)
            if (not stay or stay[3] in ("here", "person_only")) and start_served < end:
                spans.append((start_served, end - 1))
        return spans


# --------------------------------------------------------------------- due list

def bucket(per, day):
    if per == "day":
        return day, day
    if per == "week":
        monday = day - (day - 1) % 7
        return monday, monday + 6
    date, months = datetime.date.fromordinal(day), {"month": 1, "quarter": 3, "half": 6,
                                                    "year": 12}[per]
    month = date.month - (date.month - 1) % months
    after = datetime.date(date.year + (month + months > 12), (month + months - 1) % 12 + 1, 1)
    return datetime.date(date.year, month, 1).toordinal(), after.toordinal() - 1


def tier_spans(tiers, which, scope):
    """Days of `scope` (a function of two days) on which this tier record holds."""
    spans = [(tiers[which][0], tiers[which][1])]
    for first, last, *_ in tiers[which + 1:]:
        spans = [span for a, b in spans for span in ((a, min(b, first - 1)), (max(a, last + 1), b))
                 if span[0] <= span[1]]
    return [span for a, b in spans for span in scope(a, b)]


def find_due(rule, eligible, contacts, as_of):
    _, _, times, per, channels, purpose = rule

    def required(first, last):
        days = sum(max(0, min(b, last) - max(a, first) + 1) for a, b in eligible)
        return times * days // (last - first + 1)

    days = sorted({day for day, channel, of in contacts
                   if day <= as_of and channel in channels and purpose in (None, of)
                   and any(a <= day <= b for a, b in eligible)})

    def done(first, last):
        return bisect.bisect_right(days, last) - bisect.bisect_left(days, first)

    now = bucket(per, as_of)
    at = bucket(per, days[-1] if days else min(a for a, _ in eligible))
    end = min(max(b for _, b in eligible), as_of + AHEAD)
    due_on, missed = None, 0
    while at[0] <= end and not (due_on and at[0] > as_of):
        if done(*at) < required(*at):
            due_on = due_on or at[1]
            missed += at[1] < as_of
        at = bucket(per, at[1] + 1)
    state = ("met" if not due_on or due_on > now[1] else
             "overdue" if due_on < as_of else "due")
    row = {"state": state}
    if due_on:
        row["due_on"] = text(due_on)
    row.update(days_overdue=as_of - due_on if state == "overdue" else 0, missed=missed,
               required=required(*now), done=done(*now),
               remaining=max(0, required(*now) - done(*now)),
               bucket_from=text(now[0]), bucket_to=text(now[1]))
    return row


def due(db, as_of, worker=None, limit=None):
    ground = Ground(db, as_of)
    where = "1"
    if worker:
        areas = [area for area in ground.areas if worker in ground.workers(None, area)]
        own = [client for client in ground.of_client if worker in ground.workers(client, None)]
        moved = [row[0] for row in db.execute("SELECT client_id FROM residence WHERE area_id > 0")]
        where = (f"(area_id IN ({','.join(map(str, areas))})"
                 f" OR id IN ({','.join(map(str, own + moved))}))")
    people = People(db, ground, where)
    tiers = dated(db, "SELECT client_id, starts_on, ends_on, level FROM tier"
                      f" WHERE {people.some} ORDER BY client_id, starts_on, id")
    contacts = collections.defaultdict(list)
    for client, day, channel, purpose in db.execute(
            "SELECT client_id, visited_on, channel, purpose FROM visit WHERE result = 'done'"
            f" AND {people.some} AND visited_on <= ? ORDER BY client_id", [text(as_of)]):
        contacts[client].append((number(day), channel, purpose))
    rows = []
    for client in people.clients:
        if not people.in_scope(client, as_of):
            continue
        records = tiers.get(client[0], [])
        area = people.area(client, as_of)
        workers = ground.workers(client[0], area)
        which = next((i for i in reversed(range(len(records)))
                      if records[i][0] <= as_of <= records[i][1]), None)
        if which is None or (worker and worker not in workers):
            continue
        eligible = tier_spans(records, which, lambda a, b: people.scope(client, a, b))
        for rule in ground.rules:
            if rule[1] == records[which][2]:
                row = {"client_id": client[0], "rule_id": rule[0], "name": client[1],
                       "level": rule[1], "area_code": ground.areas[area][1],
                       "worker_ids": workers}
                row.update(find_due(rule, eligible, contacts.get(client[0], ()), as_of))
                rows.append(row)
    rows.sort(key=lambda row: (row.get("due_on", "9999-99-99"), row["client_id"], row["rule_id"]))
    return rows[:limit]


# --------------------------------------------------------------------- coverage

def owners(db, sql, *days):
    return {row[0] for row in db.execute(sql, days)}


def rate(n, d, unit):
    return ({"n": n, "d": d, "unit": unit, "percent": (2000 * n + d) // (2 * d) / 10} if d else
            {"n": n, "d": d, "unit": unit, "percent": None, "reason": "empty"})


def coverage(db, first, last, as_of):
    last = min(last, as_of)
    ground, days = Ground(db, last), (text(first), text(last))
    people = People(db, ground)
    units = dict(db.execute("SELECT code, unit FROM category"))
    counts = collections.defaultdict(lambda: [0, 0, 0, 0])
    done = "result = 'done' AND channel = 'home' AND visited_on BETWEEN ?1 AND ?2"
    there = ("presence IN ('present', 'late') AND state = 'held' AND held_on BETWEEN ?1 AND ?2")

    def categories(owner):
        found = collections.defaultdict(set)
        for id, code in db.execute(
                f"SELECT {owner}, code FROM membership JOIN category"
                f" ON category.id = category_id WHERE {owner} IS NOT NULL"
                " AND starts_on <= ?1 AND coalesce(ends_on, ?1) >= ?1", [text(last)]):
            found[id].add(code)
        return found

    def count(area, filed, visited, reached, codes):
        for code in codes:
            for place in ("", area):
                cell = counts[place, code]
                cell[0] += 1
                cell[1] += visited
                cell[2] += bool(filed and number(filed) <= last)
                cell[3] += reached

    visited = owners(db, f"SELECT DISTINCT client_id FROM visit WHERE {done}", *days)
    reached = owners(db, "SELECT DISTINCT client_id FROM attendance JOIN activity"
                         f" ON activity.id = activity_id WHERE {there}", *days)
    in_scope, members = set(), categories("client_id")
    for client in people.clients:
        if people.in_scope(client, last):
            in_scope.add(client[0])
            count(ground.areas[people.area(client, last)][1], client[5], client[0] in visited,
                  client[0] in reached, [*members.get(client[0], ()), "persons"])
    visited = owners(db, f"SELECT household_id FROM visit WHERE household_id > 0 AND {done}"
                         " UNION SELECT member.household_id FROM visit JOIN household_member member"
                         " ON member.client_id = visit.client_id"
                         f" AND member.starts_on <= visited_on WHERE {done}", *days)
    reached = owners(db, "SELECT DISTINCT household_id FROM attendance JOIN activity"
                         " ON activity.id = activity_id JOIN household_member member"
                         " ON member.client_id = attendance.client_id"
                         f" AND member.starts_on <= held_on WHERE {there}", *days)
    homes = {home for home, client in db.execute(
        "SELECT household_id, client_id FROM household_member WHERE starts_on <= ?", [text(last)])
        if client in in_scope}
    members = categories("household_id")
    for id, area, filed in db.execute("SELECT id, area_id, filed_on FROM household"):
        if id in homes:
            count(ground.areas[area][1], filed, id in visited, id in reached,
                  [*members.get(id, ()), "households"])
    return coverage_rows(ground, units, counts)


def coverage_rows(ground, units, counts):
    for code in ("households", "persons"):
        counts["", code]
    names = {row[1]: row[2] for row in ground.areas.values()}
    rows = []
    order = sorted(units) + ["households", "persons"]
    for area, code in sorted(counts, key=lambda key: (key[0], order.index(key[1]))):
        n, visited, filed, reached = counts[area, code]
        unit = units.get(code, code[:-1])
        rows.append({"area_code": area, "area_name": names.get(area, ""), "category": code,
                     "unit": unit, "in_scope": n, "visited": visited, "filed": filed,
                     "reached": reached, "visit_rate": rate(visited, n, unit),
                     "filing_rate": rate(filed, n, unit), "activity_rate": rate(reached, n, unit)})
    return rows


# ------------------------------------------------------------------------ asking

def ask(path, as_of, earlier, worker, first, last, runs, folder):
    db, as_of = connect(path), number(as_of)
    questions = {"coverage": lambda: coverage(db, number(first), number(last), as_of),
                 "due_list": lambda: due(db, as_of),
                 "due_json": lambda: due(db, as_of),
                 "due_earlier": lambda: due(db, number(earlier)),
                 "due_county": lambda: due(db, as_of, None, 50),
                 "due_worker": lambda: due(db, as_of, int(worker), 50)}
    for name, question in questions.items():
        for run in range(int(runs)):
            start = time.perf_counter()
            rows = question()
            answer = "" if name == "due_list" else json.dumps({"rows": rows}, ensure_ascii=False)
            print(name, f"{time.perf_counter() - start:.6f}")
            if answer and not run:
                pathlib.Path(folder, name + ".json").write_text(answer, encoding="utf-8")


def print_peak():
    for line in pathlib.Path("/proc/self/status").read_text(encoding="utf-8").splitlines():
        if line.startswith("VmHWM:"):
            print("peak_kb", line.split()[1])


def main(command, *arguments):
    if command == "load":
        start = time.perf_counter()
        load(*arguments)
        print("load", f"{time.perf_counter() - start:.6f}")
        print_peak()
    elif command == "ask":
        ask(*arguments)
        print_peak()
    else:
        path, as_of, worker = arguments
        json.dump({"rows": due(connect(path), number(as_of), int(worker), 50)}, sys.stdout,
                  ensure_ascii=False)


main(*sys.argv[1:])
