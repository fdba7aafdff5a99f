"""The library is found as promised, and its prototypes are those of the headers."""
import ctypes as c
import os
import pathlib
import re
import subprocess
import sys
import unittest

from swstation import KINDS, _field, _library, _record, _units, _words

PACKAGE = pathlib.Path(_library.__file__).resolve().parent
HEADERS = pathlib.Path(__file__).resolve().parents[3] / "include" / "swstation"
TYPES = {"char *": c.c_char_p, "int32_t": c.c_int32, "size_t": c.c_size_t,
         "bool": c.c_bool, "unsigned": c.c_uint, "int64_t *": c.POINTER(c.c_int64), "void": None}


def header_text(*paths):
    text = "".join(path.read_text(encoding="utf-8")
                   for path in paths or sorted(HEADERS.glob("*.h")))
    return re.sub(r"/\*.*?\*/", " ", text, flags=re.DOTALL)


ENUMS = re.findall(r"typedef enum (\w+)", header_text())

#: What Python does in another way: memory, JSON and CSV of its own, cells of a table as JSON
#: has them, headers of records as fields, descriptions for forms.
NOT_NEEDED = """
    swst_set_allocator swst_record_from_json swst_table_to_csv swst_table_rows swst_table_text
    swst_table_form swst_table_inner swst_table_int swst_table_rate swst_table_note_label swst_kind_find swst_kind_label
    swst_kind_rules swst_kind_rule swst_kind_rule_field swst_field_find swst_field_min
    swst_field_max swst_field_choice_label swst_field_mask swst_record_kind
    swst_record_recorded_at swst_record_recorded_by swst_record_is_voided swst_record_voided_at
    swst_record_voided_by swst_record_void_reason swst_record_has swst_store_journal
    swst_store_sqlite_version
""".split()


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

    def test_every_function_is_declared_or_known_not_to_be_needed(self):
        exported = {name for path in HEADERS.glob("*.h")
                    for name in re.findall(r"SWST_API [^;(]*?(swst_\w+)\(", header_text(path))
                    # Of typed kinds the fields are properties here.
                    if "swst_{}_get_id(".format(path.stem) not in header_text(path)}
        self.assertEqual(sorted(exported - set(_library.DECLARED)), sorted(NOT_NEEDED))

    def test_every_declared_function_is_called(self):
        sources = "".join(path.read_text(encoding="utf-8") for path in PACKAGE.glob("*.py"))
        called = set(re.findall(r"\b(?:lib|_library)\.(\w+)", sources))
        declared = [name for name, it in vars(_library).items()
                    if hasattr(it, "argtypes") and not name.startswith("_")]
        self.assertGreater(len(declared), 100)
        self.assertEqual([name for name in declared if name not in called], [])

    def test_the_words_of_fields_have_the_numbers_of_their_enums(self):
        for kind, field, enum in (("case", "stage", "CASE_STAGE"),
                                  ("case", "close_reason", "CASE_CLOSE_REASON"),
                                  ("case", "outcome", "CASE_OUTCOME"),
                                  ("group", "stage", "GROUP_STAGE"),
                                  ("attendance", "presence", "ATTENDANCE_PRESENCE"),
                                  ("household_member", "reason", "MEMBER_REASON")):
            numbers = enumerators("SWST_" + enum + "_")
            del numbers["unset"]
            words = KINDS[kind]._fields[field].choices
            self.assertEqual(numbers, {word: _words.choice(kind, field, word) for word in words})

    def test_every_word_has_the_number_of_the_header(self):
        for prefix, words in (("DUE_STATE", _words.STATES), ("DESK_LIST", _words.LISTS),
                              ("MEMBER_SORT", _words.MEMBERS), ("ATTENDEE", _words.ATTENDEES),
                              ("UNIT", _units.UNITS)):
            numbers = {"unset": 0}
            numbers.update((word, 1 + i) for i, word in enumerate(words))
            self.assertEqual(enumerators("SWST_" + prefix + "_"), numbers)
        self.assertEqual(enumerators("SWST_BY_"),
                         {word: i for i, word in enumerate(_words.GROUPINGS)})
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
