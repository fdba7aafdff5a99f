"""The same ten goals as raw_goals.c and library_reports.c, by hand with Python's sqlite3.

    python3 bench_sqlite3_goals.py FILE AS_OF AREA RUNS FOLDER"""
import json
import pathlib
import sqlite3
import sys
import time

# Who is in scope on the day, where, and what was done about them in the year.
PEOPLE = """
CREATE TEMP TABLE person AS SELECT client.id, area.code, filed_on IS NOT NULL AND filed_on <= :last
    AS filed, registered_on <= :last AND coalesce(exited_on, '9') > :last
    AND coalesce(stay.status, 'here') IN ('here', 'person_only')
    AND coalesce(served_from, '') <= :last AS in_scope FROM client
    LEFT JOIN residence stay ON stay.id = (SELECT id FROM residence WHERE client_id = client.id
        AND starts_on <= :last AND coalesce(ends_on, :last) >= :last
        ORDER BY starts_on DESC, id DESC LIMIT 1)
    JOIN area ON area.id = coalesce(stay.area_id, client.area_id)"""
DONE = """
CREATE TEMP TABLE done AS SELECT client_id AS id, count(*) AS times, sum(channel = 'home') AS home
    FROM visit WHERE client_id IS NOT NULL AND result = 'done'
    AND visited_on BETWEEN :first AND :last
    GROUP BY client_id"""
REACHED = """
CREATE TEMP TABLE reached AS SELECT DISTINCT client_id AS id FROM attendance
    JOIN activity ON activity.id = activity_id WHERE presence IN ('present', 'late')
    AND state = 'held' AND held_on BETWEEN :first AND :last"""
COUNT = """
SELECT coalesce(sum(in_scope), 0), coalesce(sum(in_scope AND filed), 0),
    coalesce(sum(in_scope AND done.home > 0), 0), coalesce(sum(in_scope AND done.times > 0), 0),
    coalesce(sum(done.times), 0), coalesce(sum(in_scope AND reached.id IS NOT NULL), 0)
    FROM person LEFT JOIN done USING (id) LEFT JOIN reached USING (id) WHERE person.code LIKE ?"""


def goals(db, as_of, area):
    asked = {"first": as_of[:4] + "-01-01", "last": as_of}
    for name, sql in (("person", PEOPLE), ("done", DONE), ("reached", REACHED)):
        db.execute(f"DROP TABLE IF EXISTS {name}")
        db.execute(sql, asked)
    for name in ("done", "reached"):
        db.execute(f"CREATE INDEX temp.{name}_id ON {name} (id)")
    code = db.execute("SELECT code FROM area WHERE id = ?", [area]).fetchone()[0]
    scope, filed, visited, contacted, times, reached = db.execute(COUNT, ["%"]).fetchone()
    part = db.execute(COUNT, [code + "%"]).fetchone()
    rows = [("POP.IN_SCOPE", scope, 0), ("FILE.RATE", filed, scope),
            ("VISIT.HOME_RATE", visited, scope), ("VISIT.CLIENTS", contacted, 0),
            ("VISIT.TIMES", times, 0), ("BLIND.CLIENTS", scope - contacted, 0),
            ("BLIND.RATE", scope - contacted, scope), ("ACT.COVERAGE", reached, scope),
            ("VISIT.HOME_RATE", part[2], part[0]), ("VISIT.CLIENTS", part[3], 0)]
    return [dict(zip(("indicator", "n", "d"), row)) for row in rows]


def main(file, as_of, area, runs, folder):
    db = sqlite3.connect(file)
    for run in range(int(runs)):
        start = time.perf_counter()
        answer = json.dumps({"rows": goals(db, as_of, area)})
        print("goals_again" if run else "goals", f"{time.perf_counter() - start:.6f}")
        if not run:
            pathlib.Path(folder, "goals.json").write_text(answer, encoding="utf-8")


main(*sys.argv[1:])
