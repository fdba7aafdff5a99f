"""Keys on the command line: made, given, changed; and what is said without the right one."""
import os
import stat
import unittest

from station import StationTest, run

HAS_PROVIDER = "libsodium" in run("--version", "--lang", "en").out


@unittest.skipUnless(HAS_PROVIDER, "built without a provider of cryptography")
class Keys(StationTest):
    def place(self, name):
        return os.path.join(self.folder, name)

    def bytes_of(self, name):
        with open(self.place(name), "rb") as file:
            return file.read()

    def key(self, name):
        self.good("make-key", name)
        return name

    def test_a_key_is_for_its_owner_alone_and_never_written_over(self):
        answer = self.good("make-key", "a.key")
        self.assertEqual(answer.out, "a.key\n")
        self.assertEqual(stat.S_IMODE(os.stat(self.place("a.key")).st_mode), 0o600)
        before = self.bytes_of("a.key")
        self.assertRegex(before, rb"\A[0-9a-f]{64}\n\Z")
        self.assertEqual(self.swst("make-key", "a.key").code, 1)
        self.assertEqual(self.bytes_of("a.key"), before)
        self.assertNotEqual(self.bytes_of(self.key("b.key")), before)

    def test_a_sealed_file_opens_with_its_key_alone(self):
        key, other = self.key("a.key"), self.key("b.key")
        self.good("init", "s.swst", "--empty", "--key", key)
        self.good("list", "area", "--db", "s.swst", "--key", key)
        for arguments, code in (([], "no_key"), (["--key", other], "wrong_key")):
            answer = self.swst("list", "area", "--db", "s.swst", *arguments)
            self.assertEqual(answer.code, 1)
            self.assertIn(code, answer.err)
        self.good("change-key", other, "--db", "s.swst", "--key", key)
        self.good("list", "area", "--db", "s.swst", "--key", other)
        self.good("unseal", "--db", "s.swst", "--key", other)
        self.good("list", "area", "--db", "s.swst")

    def test_sealing_wants_a_key_and_leaves_nothing_clear(self):
        self.good("init", "s.swst", "--name", "溪站", "--area", "790101108")
        self.good("add", "area", "code=790101108201", "name=溪口", "level=village", "--db", "s.swst")
        self.good("add", "client", "name=林小满", "area_id=790101108201", "registered_on=2026-01-01",
                  "note=Kanarienvogel", "--db", "s.swst")
        self.assertIn(b"Kanarienvogel", self.bytes_of("s.swst"))
        self.assertEqual(self.swst("seal", "--db", "s.swst").code, 2)
        key = self.key("a.key")
        self.good("seal", "--db", "s.swst", "--key", key)
        self.assertNotIn(b"Kanarienvogel", self.bytes_of("s.swst"))
        shown = self.good("show", "client", "林小满", "--reveal", "--json", "--db", "s.swst",
                          "--key", key)
        self.assertEqual(shown.record["note"], "Kanarienvogel")

    def test_a_key_that_others_may_read_or_that_is_none_is_refused(self):
        key = self.key("a.key")
        os.chmod(self.place(key), 0o640)
        self.assertEqual(self.swst("init", "s.swst", "--empty", "--key", key).code, 1)
        os.chmod(self.place(key), 0o600)
        for content in b"", b"0" * 63, b"x" * 64, b"0" * 66, b"0" * 31:
            with open(self.place("none.key"), "wb") as file:
                file.write(content)
            os.chmod(self.place("none.key"), 0o600)
            self.assertEqual(self.swst("init", "s.swst", "--empty", "--key", "none.key").code, 1)
        self.assertEqual(self.swst("init", "s.swst", "--empty", "--key", "missing").code, 1)
        self.assertFalse(os.path.exists(self.place("s.swst")))

    def test_a_key_may_be_thirty_two_bytes_as_they_are(self):
        with open(self.place("raw.key"), "wb") as file:
            file.write(bytes(range(32)))
        os.chmod(self.place("raw.key"), 0o600)
        self.good("init", "s.swst", "--empty", "--key", "raw.key")
        with open(self.place("hex.key"), "w", encoding="ascii") as file:
            file.write(bytes(range(32)).hex().upper())
        os.chmod(self.place("hex.key"), 0o600)
        self.good("list", "area", "--db", "s.swst", "--key", "hex.key")


@unittest.skipIf(HAS_PROVIDER, "built with a provider of cryptography")
class NoKeys(StationTest):
    def test_nothing_claims_encryption(self):
        for arguments in (["make-key", "a.key"],):
            answer = self.swst(*arguments)
            self.assertEqual(answer.code, 1)
            self.assertIn("no_crypto", answer.err)
        self.assertFalse(os.path.exists(os.path.join(self.folder, "a.key")))
