"""The Chinese calendar and its festivals beside three packages of registries.

    python3 compare_lunar.py LIBRARY FOLDER

python3-lunardate of Debian; lunar-javascript and chinese-lunar-calendar of npm,
as installed in FOLDER. Where they differ from the library is named here, with
reasons in lib/base/lunar.def: nothing more may differ, and nothing less. Exits
77 when there is none of them."""
import datetime
import pathlib
import shutil
import subprocess
import sys

from library import SKIPPED, Calendar

DAY = datetime.timedelta(1)
FIRST, LAST = datetime.date(1900, 1, 1), datetime.date(2101, 1, 28)
LUNAR = {"spring_festival": (1, 1), "lantern": (1, 15), "dragon_boat": (5, 5), "qixi": (7, 7),
         "zhongyuan": (7, 15), "mid_autumn": (8, 15), "double_ninth": (9, 9), "laba": (12, 8)}
TERMS = {"qingming": "清明", "winter_solstice": "冬至"}

#: The first and the last day of each month that differs, and the festivals in them.
DIFFERENT_MONTHS = {
    "python3-lunardate": [("1933-07-22", "1933-08-20"), ("1954-11-25", "1954-12-24"),
                          ("1956-12-02", "1956-12-31"), ("1978-09-02", "1978-10-01"),
                          ("2057-09-28", "2057-10-27")],
    "lunar-javascript": [],
    "chinese-lunar-calendar": [("2057-09-28", "2057-10-27")],
}
DIFFERENT_FESTIVALS = {
    "python3-lunardate": {("mid_autumn", 1978), ("double_ninth", 2057)},
    "lunar-javascript": set(),
    "chinese-lunar-calendar": {("double_ninth", 2057)},
}


def all_days():
    """Every day that the library knows."""
    return [FIRST + DAY * n for n in range((LAST - FIRST).days + 1)]


def of_lunardate():
    """Day by day what python3-lunardate says of its years 1900 to 2099; None without it."""
    try:
        from lunardate import LunarDate
    except ImportError:
        return None
    said = {}
    for day in all_days():
        if datetime.date(1900, 1, 31) <= day <= datetime.date(2100, 2, 8):
            lunar = LunarDate.fromSolarDate(day.year, day.month, day.day)
            said[day] = lunar.year, -lunar.month if lunar.isLeapMonth else lunar.month, lunar.day
    return said


def of_npm(folder):
    """The same of the packages of npm, and the days of solar terms: {package: (said, terms)}."""
    script, packages = pathlib.Path(__file__).with_name("lunar_packages.js"), {}
    if not shutil.which("node"):
        return packages
    lines = subprocess.run(["node", str(script), folder], check=True, stdout=subprocess.PIPE,
                           universal_newlines=True, encoding="utf-8").stdout.splitlines()
    for line in filter(None, lines):
        package, text, year, month, of_month, term = line.split(" ")
        said, terms = packages.setdefault(package, ({}, {}))
        day = datetime.date.fromisoformat(text)
        said[day] = int(year), int(month), int(of_month)
        terms[term, day.year] = day
    return packages


def festivals_of(said, terms):
    """Every festival that a package knows the day of: {(code, year): day}."""
    found, codes = {}, {of: code for code, of in LUNAR.items()}
    for day, (year, month, of_month) in said.items():
        if (month, of_month) in codes:
            found[codes[month, of_month], year] = day
        if (month, of_month) == (1, 1) and day - DAY in said:
            found["new_years_eve", year - 1] = day - DAY
    for code, term in TERMS.items():
        found.update({(code, year): day for (name, year), day in terms.items() if name == term})
    return {key: day for key, day in found.items() if 1900 <= key[1] <= 2100}


def months(days):
    """Days in a row, as pairs of their first and last."""
    rows = []
    for day in sorted(days):
        if rows and rows[-1][1] == day - DAY:
            rows[-1][1] = day
        else:
            rows.append([day, day])
    return [(first.isoformat(), last.isoformat()) for first, last in rows]


def compare(package, calendar, said, terms):
    """Whether it differs from the library exactly where it is known to."""
    festivals = festivals_of(said, terms)
    days = months(day for day, lunar in said.items() if calendar.lunar(day) != lunar)
    others = {key for key, day in festivals.items() if calendar.festival(*key) != day}
    print(f"{package}: {len(said)} days and {len(festivals)} festivals compared; "
          f"different: {days}, {sorted(others)}")
    return days == DIFFERENT_MONTHS[package] and others == DIFFERENT_FESTIVALS[package]


def main(library, folder):
    calendar, packages = Calendar(library), of_npm(folder)
    lunardate = of_lunardate()
    if lunardate:
        packages["python3-lunardate"] = lunardate, {}
    if not packages:
        print("none of the packages is installed")
        sys.exit(SKIPPED)
    alike = [compare(name, calendar, *what) for name, what in sorted(packages.items())]
    sys.exit(0 if all(alike) else "other differences than those that are known")


if __name__ == "__main__":
    main(*sys.argv[1:])
