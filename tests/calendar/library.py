"""What the comparisons ask of the library, through ctypes."""
import ctypes
import datetime

SKIPPED = 77        # the exit status that ctest knows as "did not run"
ROW, OK = 1, 0


class Calendar:
    """The calendar of a shared library."""

    def __init__(self, path):
        self.library = ctypes.CDLL(path)
        self.out = ctypes.create_string_buffer(11)

    def _day(self, status):
        return datetime.date.fromisoformat(self.out.value.decode()) if status == ROW else None

    def recurrence(self, rule, starts_on, most):
        """The first days of a rule, at most so many."""
        days, after = [], None
        while len(days) < most:
            status = self.library.swst_recurrence_next(
                rule.encode(), starts_on.isoformat().encode(), after, self.out)
            if status == OK:
                break
            assert status == ROW, (rule, status)
            days.append(self._day(status))
            after = self.out.value
        return days

    def lunar(self, day):
        """Year, month (negative: a leap month) and day; None where the library knows none."""
        year, month, of_month = (ctypes.c_int64() for _ in range(3))
        leap = ctypes.c_bool()
        if self.library.swst_lunar_of(day.isoformat().encode(), ctypes.byref(year),
                                      ctypes.byref(month), ctypes.byref(leap),
                                      ctypes.byref(of_month)) != OK:
            return None
        return year.value, -month.value if leap.value else month.value, of_month.value

    def festival(self, code, year):
        """The day of a festival of a year."""
        status = self.library.swst_festival_on(code.encode(), ctypes.c_int64(year), self.out)
        assert status == OK, (code, year, status)
        return self._day(ROW)
