"""Breaks the code of one requirement after another and lets its own tests find it.

    python3 mutants.py ROOT [--all | --seed NUMBER] [--check]

Without --all ten requirements are chosen at random, the same ones for the same seed. --check only
says whether every fault still fits the code. Ends with 0 when every fault made a test fail whose
name begins with the id of the requirement."""
import argparse
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile

from check_ids import IDS, of_programs

CHOSEN = 10

# Of every requirement the faults: file below lib, what it says, and what it says then.
MUTANTS = {
    "a5": [("report/assignments.c", "AND programme_id IS NOT NULL ORDER",
            "AND programme_id IS NOT NULL AND area_id IS NOT NULL ORDER"),
           ("report/assignments.c", "counts[row[0]] += row[1];", "")],
    "a6": [("report/workforce.c", "at->has_clients && !at->is_intern;", "at->has_clients;"),
           ("report/workforce.c", "return !swst__posts_hold(posts, id, 0);", "return true;"),
           ("domain/in_force.h", '" AND coalesce(" worker ".left_on, " day ") >= " day', "")],
    "a7": [("domain/posts.c", "&& swst__posts_hold(posts, posts->at[i].backup_id, 0)", ""),
           ("model/rules.c", "post->backup_id == post->worker_id", "false"),
           ("model/rules.c", "post->mentor_id == post->worker_id", "false"),
           ("domain/staff.c", "if (swst__ids_hold(&staff->absent, workers->at[i]))",
            "if (false)")],
    "b2": [("report/files.c", "sums[i].complete += !met->missing;", "sums[i].complete++;"),
           ("base/calendar.c", "of_day >= INT64_C(16) * 3600000", "false"),
           ("report/lag.c", "lag->late += days > most;", "lag->late += days >= most;")],
    "b3": [("domain/files.c", "file->stage >= rule->stage", "true"),
           ("model/rules.c", 'strspn(hash, "0123456789abcdefABCDEF") == 64', "true")],
    "b4": [("report/unserved_rows.c",
            "contact[SWST__CONTACT_RESULT] == swst__visit_result_VISIT_RESULT_DONE;", "true;"),
           ("report/coverage_count.c", "covered->contacted += subject->services.contacted;",
            "covered->contacted++;")],
    "b5": [("report/desk_reviews.c", "work->desk->as_of - since <= work->reverify_days",
            "work->desk->as_of - since < work->reverify_days"),
           ("report/desk_reviews.c", "since = work->verified.rows[0][0];", ";"),
           ("report/filter.c", "age >= filter->least_age", "true")],
    "b6": [("report/screening_walk.c", "*age <= walk->asked->most_age",
            "*age < walk->asked->most_age"),
           ("report/categories.c", "return categories->all;", "return true;"),
           ("report/screening_walk.c", "*age >= walk->asked->least_age", "true")],
    "b7": [("report/files_walk.c",
            "if (swst__files_call_for(&walk->files, types[i],", "if (true || (types[i],"),
           ("domain/file_needs.c", "if (field && need->has_value)", "if (false)"),
           ("report/rounds.c", "(after > before) !=", "(after < before) !=")],
    "b8": [("domain/low_income.c", "income >= lines->limit_fen", "income > lines->limit_fen"),
           ("domain/low_income.c", "income < lines->dibao_fen", "income <= lines->dibao_fen"),
           ("domain/low_income.c", "return is_rigid ?", "return true ?"),
           ("domain/low_income.c", "swst__bucket_of(SWST__PER_MONTH, day).first;",
            "swst__bucket_of(SWST__PER_YEAR, day).first;")],
    "b9": [("domain/tier.c", "WHERE client_id = ?2 AND voided_at IS NULL",
            "WHERE client_id = ?2"),
           ("report/desk_reviews.c", "|| feed->rows[held][3] > work->desk->as_of)", ")")],
    "c1": [("domain/tier.c", "holds = swst__dated_on(dated, tiers.count, day);",
            "holds = (int64_t)tiers.count - 1;"),
           ("domain/duties.c", "rule->level && rule->level == duties->tiers.rows[source]"
            "[SWST__TIER_LEVEL];", "rule->level;")],
    "c2": [("domain/duty.c", "/ swst__span_days(bucket);", "/ swst__span_days(bucket) + 1;"),
           ("domain/duty.c", "rule->channels >> (contact->channel - 1) & 1", "true"),
           ("domain/duties.c", "row[SWST__CONTACT_RESULT] != swst__visit_result_VISIT_RESULT_DONE\n"
            "            ||", "false ||")],
    "c3": [("domain/duty.c", "(!rule->purpose || rule->purpose == contact->purpose)", "true")],
    "c4": [("domain/groupwork_rules.c",
            "if (status || type != swst__group_type_GROUP_TYPE_CARE_TEAM)", "if (true)"),
           ("domain/groupwork.c", "people / most + (people % most != 0)", "people / most"),
           ("report/groups.c", "figures->members_now > figures->most",
            "figures->members_now >= figures->most"),
           ("domain/groups.c", "row[SORT] == (int64_t)sort && ", "")],
    "c5": [("domain/duty.c", "done = swst__duty_done(duty, bucket);\n\n"
            "        kept->required += required;\n"
            "        kept->done += done < required ? done : required;",
            "done = swst__duty_done(duty, bucket);\n\n"
            "        kept->required += required;\n        kept->done += done;")],
    "c6": [("report/promises.c", "kept.required > 0 && kept.all_met;", "kept.required > 0;"),
           ("domain/duty.c", "(!rule->purpose || rule->purpose == contact->purpose)", "true")],
    "c7": [("report/loads.c", "swst__bucket_of(SWST__PER_WEEK", "swst__bucket_of(SWST__PER_MONTH"),
           ("report/loads.c", "? load->required - load->capacity : 0", "? 0 : 0"),
           ("base/recurrence.c", "rule->weekdays >> weekday & 1",
            "rule->weekdays >> (weekday + 1) % 7 & 1")],
    "c8": [("report/unserved_rows.c", "*reason = gaps->rows[at][GAP_REASON];",
            "*reason = swst__unserved_reason_OTHER;")],
    "c9": [("base/recurrence.c", "period_at(walk, period * walk->rule.interval)",
            "period_at(walk, period)"),
           ("domain/tasks.c", "done->rows[at][DONE_ON] > day;", "false;")],
    "c10": [("domain/duties.c",
             "return rule->programme_id == enrolment(duties, source)[ENROLMENT_PROGRAMME];",
             "return rule->programme_id;")],
    "d1": [("domain/cases.c", "day - swst__case_since(it, day) > days;",
            "day - swst__case_since(it, day) >= days;"),
           ("domain/cases.c", "swst__case_open_on(it, day) && !swst__case_suspended_on(it, day)",
            "swst__case_open_on(it, day)"),
           ("domain/cases.c", "since = it->events[i][SWST__CASE_DAY];", "since = it->opened_on;"),
           ("domain/posts.c", "found = swst__posts_backup(posts, worker_id);", "found = 0;"),
           ("domain/posts.c", "found = find_role(posts, swst__post_role_HEAD, worker_id);",
            "found = 0;")],
    "d2": [("report/cases_count.c",
            "\n            && it->close_reason == SWST_CASE_CLOSE_REASON_GOALS_MET;", ";"),
           ("report/cases_count.c", " && it->outcome == SWST_CASE_OUTCOME_IMPROVED;", ";"),
           ("report/case_scales.c", " && swst__case_goal_improved(main);", ";"),
           ("report/cases_count.c", "case SWST__CASES_OPENED: return lies_in(it->opened_on, window);",
            "case SWST__CASES_OPENED: return swst__case_open_on(it, day_before(window));")],
    "d3": [("domain/cases.c", "    case swst__case_event_event_REFERRAL:\n", ""),
           ("report/desk_tasks.c", "return swst__case_open_on(&cases->at[i], day);",
            "return false;")],
    "d4": [("report/case_scales.c", "last < window.first\n                "
            "|| !same_month(last, day);", "last < window.first;"),
           ("report/case_goals.c", "month_to - month_from + 1;", "month_to - month_from;")],
    "d5": [("report/coverage_count.c", "subject->reached || swst__services_are_any(",
            "subject->reached + swst__services_are_any(")],
    "d6": [("report/cases_count.c", "\n            || (swst__case_open_on(it, day_before(window)) "
            "&& swst__case_acted_on(it, window));", ";"),
           ("report/cases_count.c", " && swst__case_acted_on(it, window)", "")],
    "d7": [("report/cases_count.c", "return swst__case_followed_up(it, window);",
            "return swst__case_open_in(it, window);"),
           ("report/cases.c", "work->needs_answered += answered;", "work->needs_answered++;")],
    "d8": [("report/case_goals.c", "goal->before, goal->after - goal->before);",
            "goal->before, goal->after);"),
           ("report/case_scales.c", "return goal->before - goal->after >= goal->step;",
            "return goal->after - goal->before >= goal->step;")],
    "e1": [("domain/noted.h", "WHEN 3 THEN 2 ELSE 3 END", "WHEN 3 THEN 3 ELSE 3 END"),
           ("domain/groups.c", "row[JOINED] <= day && ", ""),
           ("report/groups.c", "change = now - before,", "change = now,"),
           ("domain/groups.c", "row[SORT] == (int64_t)sort && ", "")],
    "e2": [("base/unit.c", "rounded(least, whole, step) != permille", "false")],
    "e3": [("report/groups_count.c", "    add_known(&all->most, figures->most);\n", ""),
           ("report/groups.c", "figures->members_now < figures->least", "false"),
           ("report/programmes_count.c", " AND stage NOT IN (1, 7)", ""),
           ("model/rules.c", "SWST__FEWEST_ABOVE_MOST);", "SWST__REQUIRED);")],
    "e4": [("report/organizations.c", "(!cores_only || row[IS_CORE])", "true"),
           ("report/organizations.c", "coalesce(sum(coalesce(quantity, 1)), 0)", "count(*)"),
           ("report/organizations.c", "work->founded_on >= window.first\n", "true\n")],
    "e5": [("domain/file_requirements.def",
            'FILE(activity, "safety_plan",          "held", 0, "group_session", "")\n', ""),
           ("domain/file_needs.c", 'count(DISTINCT it.', 'count(it.'),
           ("domain/file_needs.c", '" AND it.presence IN (1, 4)"', '""')],
    "f1": [("report/activities.c", "AREAS, (int64_t)it->areas.count, open",
            "AREAS, it->held, open"),
           ("report/activities_count.c", "&& gatherings->open[found->village])", "&& false)")],
    "f2": [("base/festival.c", "return swst__lunar_day(&lunar, day);", "break;")],
    "f3": [("domain/warnings.c", "(nearest - day <= 15 && day - nearest <= 15)", "true"),
           ("base/lunar.c", "leap && at >= leap", "false")],
    "f4": [("base/unit.c", "if (a_unit != b_unit)", "if (false)")],
    "f5": [("report/activities_count.c", "it->headcount += number(found->row, HEADCOUNT, 0);",
            "it->headcount += number(found->row, HEADCOUNT, 0);\n"
            "    it->times[0] += number(found->row, HEADCOUNT, 0);")],
    "f6": [("report/served_ways.c",
            '"SELECT client_id, count(*) FROM visit', '"SELECT client_id, 1 FROM visit'),
           ("report/served_ways.c", "WHERE household_id IS NOT NULL AND", "WHERE 1 = 0 AND"),
           ("base/unit.c", "if (a_unit != b_unit)", "if (false)")],
    "f7": [("report/served.c", "SERVED_RATE, covered->served, covered->in_scope,",
            "SERVED_RATE, covered->served, covered->served,")],
    "f8": [("report/activities_count.c", "!swst__db_is_null(row, THEME)", "false")],
    "f9": [("report/programmes_count.c", "tally->expected -= was_called_off(count, row);",
            "tally->expected -= was_called_off(count, row) && false;"),
           ("domain/programmes.c", "if (status || found)", "if (status)"),
           ("report/activities_count.c", "number(found->row, DAYS, 1) - 1",
            "number(found->row, DAYS, 1)"),
           ("base/recurrence.c", "rule->weekdays >> weekday & 1",
            "rule->weekdays >> (weekday + 1) % 7 & 1")],
    "f10": [("report/programmes_count.c", "count->whole.months += site->months;", ""),
            ("report/programmes_count.c", "month.last <= window.last; month",
             "month.first <= window.last; month"),
            ("domain/programmes.c", "for (size_t i = 0; i < plan->sites.count && !status; i++)",
             "for (size_t i = 0; i < 1 && !status; i++)")],
    "f11": [("report/programmes_count.c", "tally->attendee_minutes += minutes;",
             "tally->minutes += minutes;"),
            ("report/programmes_count.c", " AND best = 3", "")],
    "f12": [("report/activities.c", "AVERAGE, it->times[SWST__WHO_CLIENT], it->held",
             "AVERAGE, (int64_t)it->people[SWST__WHO_CLIENT].count, it->held")],
    "f13": [("model/instants.c", "early = closed;", "early = NULL;"),
            ("domain/activities.c", "|| !swst__record_has(record, SWST__FIELD(incident, closed_on))"
             " ?", "|| true ?")],
    "f14": [("domain/bookings.c",
             "if (is_same_venue(booking->venue, swst__db_text(statement, 1)))", "if (false)"),
            ("domain/bookings.c", "AND ends_at > ?2", "AND ends_at >= ?2"),
            ("domain/bookings.c", "booking->booked_on.number >= ahead)",
             "booking->booked_on.number >= 0)")],
    # last, since all of the library is compiled for it
    "a8": [("model/choices.def", 'WORD(station_site, SCHOOL,         "school",',
            'WORD(station_site, SCHOOL,         "schools",')],
}


def run(*words, **how):
    done = subprocess.run([str(word) for word in words], stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, **how)
    return done.returncode, done.stdout.decode("utf-8", "replace")


def misfits(root):
    """What is wrong with the table: ids without a fault, faults that do not fit the code."""
    wrong = ["no fault for " + it for it in sorted(set(IDS) ^ set(MUTANTS))]
    for it, faults in MUTANTS.items():
        for name, old, _ in faults:
            path = root / "lib" / name
            if not path.exists() or path.read_text(encoding="utf-8").count(old) != 1:
                wrong.append("%s: %s no longer says once: %s" % (it, name, old))
    return wrong


def build(folder, names):
    targets = [word for name in names for word in ("--target", "requirements_" + name)]
    code, said = run("cmake", "--build", folder, "--parallel", "2", *targets)
    if code:
        sys.exit("it does not build\n" + said[-2000:])


def failed(folder, names):
    """The tests of these programs that fail."""
    found = set()
    for name in names:
        _, said = run(folder / "tests" / "requirements" / name, timeout=300,
                      cwd=str(folder / "tests" / "requirements"))
        found |= set(re.findall(r"^\[  FAILED  \] (\w+)", said, re.M))
        if "test(s) run." not in said:
            sys.exit(name + " does not end\n" + said[-2000:])
    return found


def catchers(root, folder, names, it, fault):
    """The tests of the requirement that fail with this fault."""
    path = root / "lib" / fault[0]
    original = path.read_text(encoding="utf-8")
    path.write_text(original.replace(fault[1], fault[2]), encoding="utf-8")
    build(folder, names)
    found = sorted(test for test in failed(folder, names) if test.startswith(it + "_"))
    path.write_text(original, encoding="utf-8")
    return found


def missed(root, folder, chosen):
    """How many faults of the chosen requirements no test of theirs finds."""
    programs, count = of_programs(root), 0
    names = sorted({name for it in chosen for name in programs[it]})
    build(folder, names)
    broken = failed(folder, names)
    if broken:
        sys.exit("without any fault these fail: " + ", ".join(sorted(broken)))
    for it in chosen:
        for fault in MUTANTS[it]:
            found = catchers(root, folder, programs[it], it, fault)
            count += not found
            print("%-6s %-4s %s: %s" % ("caught" if found else "MISSED", it, fault[0],
                                        ", ".join(found) or fault[1]), flush=True)
    return count


def choose(seed, every):
    chosen = IDS if every else random.Random(seed).sample(IDS, CHOSEN)
    return [it for it in MUTANTS if it in chosen]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("source", type=pathlib.Path)
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--check", action="store_true")
    asked = parser.parse_args()
    wrong = misfits(asked.source)
    if wrong or asked.check:
        sys.exit("\n".join(wrong) or 0)
    with tempfile.TemporaryDirectory(prefix="mutants_") as place:
        root, folder = pathlib.Path(place) / "tree", pathlib.Path(place) / "build"
        shutil.copytree(str(asked.source), str(root),
                        ignore=shutil.ignore_patterns("build*", ".git", "__pycache__"))
        code, said = run("cmake", "-S", root, "-B", folder, "-DSWST_WERROR=OFF",
                         "-DSWST_WITH_TESTS=ON", "-DCMAKE_BUILD_TYPE=Debug")
        if code:
            sys.exit("it cannot be configured\n" + said[-2000:])
        return 1 if missed(root, folder, choose(asked.seed, asked.all)) else 0


if __name__ == "__main__":
    sys.exit(main())
