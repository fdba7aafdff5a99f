"""Recurrences of the library beside those of python3-dateutil.

    python3 compare_recurrence.py LIBRARY [RULES]

Random rules of the subset that the library reads; exits 77 without dateutil."""
import datetime
import itertools
import random
import sys

from library import SKIPPED, Calendar

try:
    from dateutil.rrule import rrulestr
except ImportError:
    print("python3-dateutil is not installed")
    sys.exit(SKIPPED)

MOST = 40           # days of each rule
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def any_days(chance, freq):
    """BYDAY and BYMONTHDAY as they go with a frequency."""
    parts = []
    if chance.random() < .5:
        days = chance.sample(WEEKDAYS, chance.randint(1, 3))
        if freq in ("MONTHLY", "YEARLY") and chance.random() < .5:
            most = 5 if freq == "MONTHLY" else 53
            days = [str(chance.choice((1, -1)) * chance.randint(1, most)) + day for day in days]
        parts.append("BYDAY=" + ",".join(days))
    if freq != "WEEKLY" and chance.random() < .4:
        days = chance.sample([day for day in range(-31, 32) if day], chance.randint(1, 3))
        parts.append("BYMONTHDAY=" + ",".join(map(str, days)))
    return parts


def any_rule(chance):
    """A rule and its first day. All end, so that a rule that never comes is soon told."""
    freq = chance.choice(("DAILY", "WEEKLY", "MONTHLY", "YEARLY"))
    start = datetime.date(1990, 1, 1) + datetime.timedelta(chance.randrange(20000))
    parts = ["FREQ=" + freq] + any_days(chance, freq)
    if chance.random() < .6:
        parts.append("INTERVAL=%d" % chance.randint(1, 15))
    if len(parts) == 1 and chance.random() < .5:
        parts.append("COUNT=%d" % chance.randint(1, 30))
    else:
        until = start + datetime.timedelta(chance.randrange(-5, 15000))
        parts.append("UNTIL=" + until.strftime("%Y%m%d"))
    chance.shuffle(parts)
    return ";".join(parts), start


def main(library, rules=5000):
    calendar, chance, days = Calendar(library), random.Random(5545), 0
    for _ in range(int(rules)):
        rule, start = any_rule(chance)
        there = rrulestr(rule, dtstart=datetime.datetime.combine(start, datetime.time()))
        expected = [one.date() for one in itertools.islice(there, MOST)]
        found = calendar.recurrence(rule, start, MOST)
        if found != expected:
            sys.exit(f"{rule} from {start}:\n  library  {found}\n  dateutil {expected}")
        days += len(found)
    print(f"{rules} rules and {days} of their days compared with python3-dateutil: all alike")


if __name__ == "__main__":
    main(*sys.argv[1:])
