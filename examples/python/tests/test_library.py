"""The library is found as promised, and its prototypes are those of the headers."""
import ctypes as c
import os
import pathlib
import re
import subprocess
import sys
import unittest

from swstation import _field, _library, _record, _reports

HEADERS = pathlib.Path(__file__).resolve().parents[3] / "include" / "swstation"
TYPES = {"char *": c.c_char_p, "int32_t": c.c_int32, "size_t": c.c_size_t,
         "bool": c.c_bool, "unsigned": c.c_uint, "int64_t *": c.POINTER(c.c_int64), "void": None}
ENUMS = ("swst_status", "swst_field_type", "swst_due_state", "swst_grouping")


def header_text():
    text = "".join(path.read_text(encoding="utf-8") for path in sorted(HEADERS.glob("*.h")))
    return re.sub(r"/\*.*?\*/", " ", text, flags=re.DOTALL)


def as_ctypes(declaration, is_result=False):
    """The ctypes type of "const char *name" or "swst_table **"; the last word is the name."""
    text = re.sub(r"\bconst\b|\bSWST_\w+\b", "", declaration)
    match = re.match(r"\s*(\w+)\s*(\**)", text)
    type_ = " ".join(part for part in match.groups() if part)
    if type_.endswith("**"):
        return c.POINTER(c.c_void_p)
    if type_ == "int64_t":
        return c.c_int64 if is_result else _library.Int64
    if type_ in ENUMS:
        return c.c_int
    return TYPES[type_] if type_ in TYPES else c.c_void_p


def prototypes():
    for match in re.finditer(r"SWST_API ([^;(]*?)(swst_\w+)\(([^;]*)\);", header_text()):
        result, name, parameters = match.groups()
        if "(*" not in parameters:
            each = [] if parameters.strip() == "void" else parameters.split(",")
            yield name, (as_ctypes(result, True), tuple(as_ctypes(one) for one in each))


def enumerators(prefix):
    found = re.findall(prefix + r"(\w+) = (\d+)", header_text())
    return {word.lower(): int(number) for word, number in found}


class LibraryTest(unittest.TestCase):
    def test_every_prototype_is_that_of_the_header(self):
        headers = dict(prototypes())
        for name, declared in _library.DECLARED.items():
            with self.subTest(name):
                self.assertEqual(declared, headers[name])

    def test_every_word_has_the_number_of_the_header(self):
        states = enumerators("SWST_DUE_STATE_")
        del states["unset"]
        self.assertEqual(states, {word: 1 + i for i, word in enumerate(_reports.STATES)})
        self.assertEqual(enumerators("SWST_BY_"),
                         {word: i for i, word in enumerate(_reports.GROUPINGS)})
        flags = enumerators("SWST_(?=REQUIRED|PERSONAL|SENSITIVE|MASKED)")
        self.assertEqual(flags, {"required": _field.REQUIRED, "personal": _field.PERSONAL,
                                 "sensitive": _field.SENSITIVE, "masked": _record.MASKED})

    def failure(self, **environment):
        settings = {key: value for key, value in os.environ.items()
                    if key not in ("SWSTATION_LIBRARY", "LD_LIBRARY_PATH")}
        done = subprocess.run([sys.executable, "-S", "-c", "import swstation"],
                              stderr=subprocess.PIPE, env=dict(settings, **environment))
        self.assertNotEqual(done.returncode, 0)
        return done.stderr.decode()

    def test_a_missing_library_is_named_with_what_to_do(self):
        said = self.failure(SWSTATION_LIBRARY="/no/such/place/libswstation.so.0")
        self.assertIn("ImportError: libswstation was not found", said)
        self.assertIn("/no/such/place/libswstation.so.0", said)
        self.assertIn("SWSTATION_LIBRARY", said)
        self.assertNotIn("/usr/local", said)

    @unittest.skipIf(any(os.path.exists(path) for path in (
        "/usr/lib/libswstation.so.0", "/usr/local/lib/libswstation.so.0")),
        "the library is installed here")
    def test_without_a_name_all_paths_that_were_tried_are_listed(self):
        said = self.failure()
        self.assertIn("  libswstation.so.0: ", said)
        self.assertIn("  /usr/local/lib/libswstation.so.0: ", said)


if __name__ == "__main__":
    unittest.main()
