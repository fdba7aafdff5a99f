"""Writing and finding as raw_ledger.c, raw_daily.c and library_daily.c do it, by hand
with Python's sqlite3. Standard library only.

    python3 bench_sqlite3_daily.py import FILE LEDGER
    python3 bench_sqlite3_daily.py visits FILE COUNT
    python3 bench_sqlite3_daily.py find FILE WANTED RUNS"""
import csv
import datetime
import pathlib
import sqlite3
import sys
import time

WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
TABLES = """
CREATE TABLE client (id INTEGER PRIMARY KEY, name TEXT, sex TEXT, birth TEXT, number TEXT,
                     phone TEXT, village TEXT, address TEXT, registered TEXT);
CREATE TABLE household (id INTEGER PRIMARY KEY, village TEXT);
CREATE TABLE member (id INTEGER PRIMARY KEY, household INTEGER, client INTEGER, starts TEXT);
CREATE TABLE membership (id INTEGER PRIMARY KEY, category TEXT, client INTEGER,
                         household INTEGER, starts TEXT);
CREATE TABLE tier (id INTEGER PRIMARY KEY, client INTEGER, level TEXT, starts TEXT);"""
INDEXES = """
CREATE INDEX client_number ON client (number); CREATE INDEX client_village ON client (village);
CREATE INDEX member_client ON member (client); CREATE INDEX member_household ON member (household);
CREATE INDEX membership_client ON membership (client);
CREATE INDEX membership_household ON membership (household);
CREATE INDEX tier_client ON tier (client, starts, level);"""
TODAY = "2026-12-31"


def connect(path):
    db = sqlite3.connect(path, isolation_level=None)
    sound = sqlite3.sqlite_version_info >= (3, 51, 3)
    db.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL" if sound else
                     "PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = EXTRA")
    return db


def is_number(text):
    return (len(text) == 18 and text[:17].isdigit()
            and text[17] == "10X98765432"[sum(int(one) * weight for one, weight
                                              in zip(text, WEIGHTS)) % 11])


class Import:
    def __init__(self):
        self.tables = {name: [] for name in ("client", "household", "member", "membership")}
        self.known, self.tiers, self.households, self.has = {}, {}, {}, set()
        self.next, self.updated = 0, 0

    def add(self, table, *values):
        self.next += 1
        self.tables[table].append((self.next, *values))
        return self.next

    def take(self, row):
        _, name, sex, number, phone, village, address, categories, level = row
        if not is_number(number):
            sys.exit("a number that is none")
        client = self.known.get(number)
        if client is None:
            birth = datetime.date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
            client = self.known[number] = self.add(
                "client", name, sex, birth.isoformat(), number, phone, village, address, TODAY)
        else:
            self.updated += 1
        for category in categories.split("、"):
            if (client, category) in self.has:
                continue
            self.has.add((client, category))
            if category == "低保":
                household = self.households[client] = self.add("household", village)
                self.add("member", household, client, TODAY)
                self.add("membership", category, None, household, TODAY)
            else:
                self.add("membership", category, client, None, TODAY)
        self.tiers[client] = level


def import_ledger(path, ledger):
    start = time.perf_counter()
    pathlib.Path(path).unlink(missing_ok=True)
    db, work = connect(path), Import()
    with open(ledger, newline="", encoding="utf-8-sig") as lines:
        rows = csv.reader(lines)
        next(rows), next(rows)
        for row in rows:
            work.take(row)
    db.executescript("BEGIN IMMEDIATE;" + TABLES)
    for name, values in work.tables.items():
        if values:
            marks = ", ".join("?" * len(values[0]))
            db.executemany(f"INSERT INTO {name} VALUES ({marks})", values)
    db.executemany("INSERT INTO tier (client, level, starts) VALUES (?, ?, ?)",
                   ((client, level, TODAY) for client, level in work.tiers.items()))
    for statement in INDEXES.split(";"):
        db.execute(statement)
    db.execute("COMMIT")
    db.close()
    print(f"import {time.perf_counter() - start:.6f}")
    print("created", len(work.known))
    print("updated", work.updated)
    for line in pathlib.Path("/proc/self/status").read_text(encoding="utf-8").splitlines():
        if line.startswith("VmHWM:"):
            print("peak_kb", line.split()[1])


def visits(path, count):
    db = connect(path)
    first = db.execute("SELECT min(id) FROM client").fetchone()[0]
    for number in range(int(count)):
        client = db.execute("SELECT id FROM client WHERE id >= ? ORDER BY id LIMIT 1",
                            [first + number * 7919 % 9000]).fetchone()[0]
        start, used = time.perf_counter(), time.process_time()
        db.execute("BEGIN IMMEDIATE")
        db.execute("INSERT INTO visit (client_id, visited_on, channel, result, minutes)"
                   " VALUES (?, ?, 'home', 'done', 30)", [client, f"2027-01-{1 + number % 28:02}"])
        db.execute("COMMIT")
        print(f"visit {time.perf_counter() - start:.6f}")
        print(f"visit_cpu {time.process_time() - used:.6f}")


def find(path, wanted, runs):
    db = connect(path)
    texts = pathlib.Path(wanted).read_text(encoding="utf-8").split()
    for _ in range(int(runs)):
        spent, counts, rows = [0.0, 0.0], [0, 0], 0
        for text in texts:
            by_name = len(text) < 10
            start = time.perf_counter()
            rows += len(db.execute(
                "SELECT id, name, birth, village FROM client WHERE name LIKE ? LIMIT 50"
                if by_name else "SELECT id, name, birth, village FROM client WHERE number = ?",
                [f"%{text}%" if by_name else text]).fetchall())
            spent[by_name] += time.perf_counter() - start
            counts[by_name] += 1
        print(f"find_number {spent[0] / counts[0]:.9f}")
        print(f"find_name {spent[1] / counts[1]:.9f}")
        print("found", rows)


{"import": import_ledger, "visits": visits, "find": find}[sys.argv[1]](*sys.argv[2:])
