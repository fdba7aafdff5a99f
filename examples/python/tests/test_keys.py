"""Encryption: a file is sealed, given another key and unsealed."""
import pathlib
import tempfile
import unittest

import swstation
from swstation import Client, Invalid, Misuse, NoCrypto, NoKey, Wrongkey
from station import StationTest


class KeysTest(StationTest):
    def setUp(self):
        super().setUp()
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = pathlib.Path(folder.name) / "东陂.swst"

    @unittest.skipUnless(swstation.keys_provider(), "built without a provider")
    def test_a_sealed_file_opens_with_its_key_alone(self):
        key, other = swstation.make_key(), swstation.make_key()
        self.assertNotEqual(key, other)
        with swstation.open(self.path, create=True, key=key) as store:
            self.assertTrue(store.sealed)
            store.found("东陂镇社工站", "441882107")
        with self.assertRaises(NoKey):
            swstation.open(self.path)
        with self.assertRaises(Wrongkey):
            swstation.open(self.path, key=other)
        with swstation.open(self.path, key=key) as store:
            store.change_key(other)
        with swstation.open(self.path, key=other) as store:
            store.unseal()
            self.assertFalse(store.sealed)
            with self.assertRaises(Misuse):
                store.unseal()
        swstation.open(self.path).close()

    @unittest.skipUnless(swstation.keys_provider(), "built without a provider")
    def test_records_read_the_same_when_the_store_is_sealed(self):
        client = self.client("张三", note="夜里怕黑")
        with self.assertRaises(Invalid):
            self.store.seal(b"short")
        key = swstation.make_key()
        self.store.seal(key)
        self.assertTrue(self.store.sealed)
        self.store.seal(key)
        self.assertEqual(self.store.get(Client, client.id).note, "夜里怕黑")

    @unittest.skipIf(swstation.keys_provider(), "built with a provider")
    def test_without_a_provider_nothing_is_sealed(self):
        with self.assertRaises(NoCrypto):
            swstation.make_key()
        with self.assertRaises(NoCrypto):
            self.store.seal(bytes(32))
        self.assertFalse(self.store.sealed)


if __name__ == "__main__":
    unittest.main()
