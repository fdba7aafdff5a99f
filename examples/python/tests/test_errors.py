"""A failed call says which, where and in both languages what to do."""
import ast
import ctypes
import pathlib
import pickle
import unittest

import swstation
from swstation import Client, Error, Invalid, Misuse, NotFound, errors
from swstation import _error, _library
from station import StationTest

SEEN = pathlib.Path(errors.__file__).with_suffix(".pyi")


class ErrorsTest(unittest.TestCase):
    def test_every_status_has_a_class_named_by_the_rule(self):
        names = {cls.status: cls.__name__ for cls in _error.CLASSES.values()}
        self.assertEqual(names["SWST_ENOTFOUND"], "NotFound")
        self.assertEqual(names["SWST_EBUSY"], "Busy")
        self.assertEqual(names["SWST_EIO"], "Io")
        for code, cls in _error.CLASSES.items():
            self.assertEqual(_library.status_name(code).decode(), cls.status)
            self.assertTrue(issubclass(getattr(swstation, cls.__name__), Error))

    def test_type_checkers_see_the_same_classes(self):
        tree = ast.parse(SEEN.read_text(encoding="utf-8"))
        self.assertEqual([node.name for node in tree.body if isinstance(node, ast.ClassDef)],
                         [cls.__name__ for cls in _error.CLASSES.values()])

    def test_a_day_that_does_not_exist_names_its_field(self):
        with self.assertRaises(Invalid) as caught:
            Client(birth_date="1950-02-30")
        error = caught.exception
        self.assertEqual((error.status, error.field), ("SWST_EINVALID", "client.birth_date"))
        self.assertEqual(error.code, "bad_day")
        self.assertIn("YYYY-MM-DD", str(error))
        self.assertIn("出生日期", error.message_zh)
        self.assertNotIn("1950", str(error) + error.message_zh)
        self.assertEqual((error.path, error.row, error.column, error.offset), (None,) * 4)

    def test_text_that_is_no_utf8_is_refused_not_cut_short(self):
        for name in ("张\0三", "\ud800"):
            with self.assertRaises(Invalid) as caught:
                Client(name=name)
            self.assertEqual(caught.exception.field, "client.name")

    def test_an_error_travels_between_processes(self):
        with self.assertRaises(Invalid) as caught:
            Client(sex="neither")
        twin = pickle.loads(pickle.dumps(caught.exception))
        self.assertEqual((type(twin), twin.field, str(twin), twin.message_zh),
                         (Invalid, "client.sex", str(caught.exception),
                          caught.exception.message_zh))


class StoreErrorsTest(StationTest):
    def test_a_record_that_is_not_there_is_not_found(self):
        with self.assertRaises(NotFound):
            self.store.load(Client, 100000000000001)
        self.assertIsNone(self.store.get(Client, 100000000000001))

    def test_an_id_is_never_cut_to_another(self):
        client = self.client()
        with self.assertRaisesRegex(ctypes.ArgumentError, "does not fit"):
            self.store.load(Client, 2**64 + client.id)

    def test_a_closed_store_is_misused(self):
        self.store.close()
        with self.assertRaises(Misuse):
            self.store.load(Client, 100000000000001)
        with self.assertRaises(Misuse):
            self.store.find(Client)


if __name__ == "__main__":
    unittest.main()
