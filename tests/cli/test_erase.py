"""Whose file has been kept long enough, who has not consented, and how a person goes."""
import glob
import json
import os
import stat

from station import StationTest


class Erase(StationTest):
    def gone(self, **values):
        """Somebody who left long ago."""
        fields = {"name": "金丝雀", "area": "前江", "registered_on": "2001-01-05",
                  "exited_on": "2003-01-05", "phone": "13800001234"}
        fields.update(values)
        return self.good("add", "client", *("%s=%s" % it for it in fields.items())).id

    def test_a_person_goes_with_a_certificate(self):
        person = self.gone()
        before = self.good("erase", person, "--reason", "term_ended", "--json")
        self.assertIn("nothing was written", before.err)
        self.assertEqual(self.good("find", "金丝雀", "--json").json["rows"][0]["client_id"],
                         int(person))
        after = self.good("erase", person, "--reason", "term_ended", "--apply", "--json")
        self.assertIn("backups", after.err)
        self.assertEqual(after.json["schema"], "swst/erasure/1")
        [row] = after.json["rows"]
        self.assertEqual((row["kind"], row["rows"], row["fields"]), ("client", 1, "name,phone"))
        self.assertGreater(row.pop("audit"), 0)
        self.assertEqual([row], before.json["rows"])
        self.assertEqual(self.good("find", "金丝雀", "--json").json["rows"], [])
        self.assertIn("erased_stays", self.bad(1, "set", "client", person, "note=x").err)
        for path in glob.glob(os.path.join(self.folder, "*")):
            if os.path.isfile(path):
                with open(path, "rb") as file:
                    self.assertNotIn("金丝雀".encode("utf-8"), file.read(), path)

    def test_what_stands_against_it_is_said(self):
        self.assertIn("erase_active", self.bad(1, "erase", self.zhang, "--reason", "request").err)
        person = self.gone(exited_on="2025-01-05")
        self.assertIn("2035-01-04", self.bad(1, "erase", person, "--reason", "term_ended",
                                             "--as-of", "2026-01-01").err)
        self.assertIn("no_such_reason", self.bad(1, "erase", person, "--reason", "x").err)
        self.bad(2, "erase", person)
        self.bad(2, "erase")
        self.bad(2, "erase", person, "--finish")

    def test_the_file_is_written_anew_on_its_own(self):
        self.assertIn("written anew", self.good("erase", "--finish").err)

    def test_a_file_kept_long_enough_is_listed(self):
        person = self.gone()
        [row] = self.good("report", "appraisal", "--json").json["rows"]
        self.assertEqual((row["client_id"], row["kept_until"], row["what"]),
                         (int(person), "2013-01-04", "client_file"))
        self.assertIn("金*", self.good("report", "appraisal").out)
        self.assertEqual(self.swst("report", "appraisal", "--as-of", "2013-01-04",
                                   "--exit-code").code, 3)

    def test_who_has_not_consented_is_listed(self):
        rows = self.good("report", "unconsented", "--json").json["rows"]
        self.assertIn(int(self.zhang), [row["client_id"] for row in rows])
        self.good("add", "consent", "client=" + self.zhang, "basis=consent",
                  "given_on=2022-01-05")
        rows = self.good("report", "unconsented", "--json").json["rows"]
        self.assertNotIn(int(self.zhang), [row["client_id"] for row in rows])

    def test_a_person_is_given_what_is_on_record(self):
        page = os.path.join(self.folder, "subject.md")
        data = os.path.join(self.folder, "subject.json")
        self.assertIn("unmasked", self.good("subject-export", self.zhang, page).err)
        self.good("subject-export", self.zhang, data)
        self.assertEqual(stat.S_IMODE(os.stat(page).st_mode), 0o600)
        with open(page, encoding="utf-8") as file:
            self.assertIn("张测试", file.read())
        with open(data, encoding="utf-8") as file:
            self.assertEqual(json.load(file)["client_id"], int(self.zhang))
        self.assertIn("subject.md", self.bad(1, "subject-export", self.zhang, page).err)
        self.assertIn("subject-export", self.good("help").out)
        self.assertIn("swst subject-export", self.good("help", "subject-export").out)
