"""Consent, terms and erasure: lists, the certificate, and what a person is given."""
import json
import os
import tempfile
import unittest

from swstation import Client, Conflict, Consent, Invalid
from station import StationTest

DAY = "2026-02-10"


class PrivacyTest(StationTest):
    def setUp(self):
        super().setUp()
        self.gone = self.store.save(Client(name="欧阳春", area_id=self.qianjiang,
                                           registered_on="2001-01-05", exited_on="2003-01-05"))

    def test_a_file_kept_long_enough_is_listed(self):
        [row] = self.store.appraisal(DAY)
        self.assertEqual((row["client_id"], row["name"], row["kept_until"]),
                         (self.gone.id, "欧阳春", "2013-01-04"))
        self.assertEqual(self.store.appraisal(DAY, masked=True)[0]["name"], "欧阳*")
        self.assertEqual(len(self.store.appraisal("2013-01-04")), 0)

    def test_who_has_not_consented_is_listed(self):
        zhang = self.client("张三")
        self.assertEqual([row["client_id"] for row in self.store.unconsented(DAY)], [zhang.id])
        self.store.save(Consent(client_id=zhang, basis="consent", given_on="2026-01-01"))
        self.assertEqual(len(self.store.unconsented(DAY)), 0)

    def test_a_person_goes_with_a_certificate(self):
        before = self.store.erase(self.gone, "term_ended", DAY)
        self.assertEqual(self.store.load(Client, self.gone.id).name, "欧阳春")
        after = self.store.erase(self.gone, "term_ended", DAY, apply=True)
        self.assertEqual((before[0]["fields"], after[0]["fields"]), ("name", "name"))
        self.assertEqual(self.store.load(Client, self.gone.id).name, "已删除")
        self.store.finish_erasure()

    def test_a_reason_has_to_be_true(self):
        with self.assertRaises(Conflict):
            self.store.erase(self.gone, "request", DAY, apply=True)
        with self.assertRaises(Invalid):
            self.store.erase(self.gone, "boredom", DAY)

    def test_a_person_is_given_what_is_on_record(self):
        data = json.loads(self.store.subject_data(self.gone))
        self.assertEqual(data["kinds"][0]["records"][0]["name"], "欧阳春")
        self.assertIn("欧阳春", self.store.subject_data(self.gone, "md"))
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "subject.md")
            self.store.subject_export(self.gone, path)
            with open(path, encoding="utf-8") as file:
                self.assertIn("欧阳春", file.read())
            with self.assertRaises(Conflict):
                self.store.subject_export(self.gone, path)


if __name__ == "__main__":
    unittest.main()
