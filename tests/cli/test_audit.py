"""The audit by the command, and the chain computed anew by a program of its own: from what
audit.h says alone."""
import hashlib
import hmac
import json
import os
import random
import sqlite3
import struct

from station import StationTest

COLUMNS = ("sequence instant clock_back actor role purpose action kind record_id last_id rows "
           "fields outcome request").split()


def bytes_of(previous, row):
    """What the hash of a line covers."""
    parts = [b"\x01", previous]
    for value in row:
        if value is None:
            parts.append(b"n")
        elif isinstance(value, int):
            parts.append(b"i" + struct.pack(">q", value))
        else:
            text = value.encode("utf-8")
            parts.append(b"t" + struct.pack(">I", len(text)) + text)
    return b"".join(parts)


def first_broken(path, key=None, keyed_from=0):
    """The first line whose hash is not that of the line, or 0; and the hash of the last."""
    with sqlite3.connect(path) as file:
        rows = file.execute('SELECT %s, previous, hash FROM audit ORDER BY sequence'
                            % ", ".join('"%s"' % name for name in COLUMNS)).fetchall()
    file.close()
    head, expected = bytes(32), 1
    for row in rows:
        content = bytes_of(head, row[:-2])
        found = (hmac.new(key, content, hashlib.sha256).digest()
                 if key and row[0] >= keyed_from else hashlib.sha256(content).digest())
        if row[0] != expected or row[-2] != head or row[-1] != found:
            return min(row[0], expected), head
        head, expected = row[-1], expected + 1
    return 0, head


class AuditTest(StationTest):
    def verified(self, *words, code=0):
        answer = self.swst("audit", "verify", "--json", *words)
        self.assertEqual(answer.code, code, answer.err)
        return json.loads(answer.out)["rows"][0]

    def station(self):
        return str(self.good("list", "station", "--json").json["rows"][0]["id"])

    def change(self, sql):
        with sqlite3.connect(self.path) as file:
            file.execute(sql)
        file.close()

    def test_lines_are_listed_in_both_languages(self):
        self.good("set", "station", self.station(), "name=东陂社工站")
        text = self.good("audit", "list", "station", "--lang", "en").out
        self.assertIn("Change", text)
        self.assertIn("name", text)
        self.assertNotIn("东陂社工站", text)
        self.assertIn("修改", self.good("audit", "list", "station", "--lang", "zh").out)
        rows = json.loads(self.good("audit", "list", "--json", "--action", "update").out)["rows"]
        self.assertEqual([row["kind"] for row in rows], ["station"])
        self.assertEqual(json.loads(self.good("audit", "list", "--json", "--to",
                                              "2001-01-01").out)["rows"], [])

    def test_a_program_of_its_own_computes_the_same_chain(self):
        verdict = self.verified()
        broken, head = first_broken(self.path)
        self.assertEqual((broken, head.hex()), (0, verdict["head"]))
        self.assertEqual(verdict["state"], "sound")

    def test_both_name_the_same_broken_line(self):
        chance = random.Random(7)
        last = self.verified()["last"]
        for _ in range(12):
            at = chance.randint(1, last - 1)
            with open(self.path, "rb") as file:
                kept = file.read()
            self.change(chance.choice((
                "UPDATE audit SET instant = instant + 1 WHERE sequence = %d",
                "UPDATE audit SET role = 'head' WHERE sequence = %d",
                "UPDATE audit SET previous = randomblob(32) WHERE sequence = %d",
                "DELETE FROM audit WHERE sequence = %d")) % at)
            self.assertEqual(first_broken(self.path)[0], at)
            verdict = self.verified(code=1)
            self.assertEqual((verdict["state"], verdict["broken"]), ("broken", at))
            self.assertIn("line %d is" % at, self.swst("audit", "verify").err)
            self.assertIn("第 %d 行" % at, self.swst("check", "--lang", "zh").out)
            with open(self.path, "wb") as file:
                file.write(kept)

    def test_an_anchor_finds_what_was_cut_off(self):
        anchor = self.good("audit", "anchor").out
        path = os.path.join(self.folder, "anchor.txt")
        with open(path, "w", encoding="utf-8") as file:
            file.write(anchor)
        self.assertEqual(self.verified(path)["anchor"], "held")
        last = self.verified()["last"]
        self.change("DELETE FROM audit WHERE sequence > %d" % (last - 3))
        self.assertEqual(self.verified()["state"], "sound")
        self.assertEqual(self.verified(path, code=1)["why"], "cut")
        self.assertIn("no anchor in", self.bad(1, "audit", "verify", "nowhere").err)
        self.assertIn("no_anchor", self.bad(1, "audit", "verify", self.path).err)

    def test_the_audit_is_kept_for_three_years(self):
        self.assertEqual(self.good("audit", "trim", "2001-01-01").out, "0\n")
        self.assertIn("audit_too_young", self.bad(1, "audit", "trim", "2026-01-01").err)
        self.assertIn("YYYY-MM-DD", self.bad(2, "audit", "trim", "soon").err)

    def test_a_key_is_for_its_owner_alone(self):
        path = os.path.join(self.folder, "audit.key")
        with open(path, "wb") as file:
            file.write(b"too short")
        os.chmod(path, 0o644)
        self.assertIn("chmod 600", self.bad(1, "audit", "verify", "--audit-key", path).err)
        os.chmod(path, 0o600)
        self.assertIn("holds no key", self.bad(1, "audit", "verify", "--audit-key", path).err)
        self.assertIn("cannot be read",
                      self.bad(1, "audit", "verify", "--audit-key", "nowhere").err)
        self.assertIn("audit_needs_key", self.bad(1, "audit", "key").err)

    def test_a_keyed_chain_takes_its_key(self):
        path = os.path.join(self.folder, "audit.key")
        key = bytes(range(32))
        with open(path, "w", encoding="ascii") as file:
            file.write(key.hex() + "\n")
        os.chmod(path, 0o600)
        begun = self.swst("audit", "key", "--audit-key", path)
        if "no_crypto" in begun.err:
            self.skipTest("built without a provider of cryptography")
        self.assertEqual(begun.code, 0)
        self.assertIn("audit_needs_key", self.bad(1, "set", "station", self.station(),
                                                  "name=东").err)
        self.good("set", "station", self.station(), "name=东", "--audit-key", path)
        verdict = self.verified("--audit-key", path)
        self.assertEqual((verdict["state"], verdict["mode"]), ("sound", "hmac-sha256"))
        self.assertEqual(first_broken(self.path, key, verdict["keyed_from"])[0], 0)
        self.assertEqual(first_broken(self.path)[0], verdict["keyed_from"])
