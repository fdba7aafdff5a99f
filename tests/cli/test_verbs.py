"""What is done to records: swst NOUN VERB."""
import os
import shutil
import subprocess

from station import StationTest


class Verbs(StationTest):
    def nouns(self):
        """Every noun with its verbs, as the usage tells them."""
        lines = self.good("help").out.split("swst help NOUN")[1].splitlines()[1:]
        rows = lines[:lines.index("")]
        self.assertTrue(rows)
        return {row.split()[0]: row[14:].split(", ") for row in rows}

    def test_every_verb_has_help_a_man_page_and_completion(self):
        pages = {language: self.good("help", "--man", "--lang", language).out
                 for language in ("zh", "en")}
        completion = self.good("help", "--bash").out
        for noun, verbs in self.nouns().items():
            overview = self.good("help", noun).out
            self.assertEqual(overview, self.good(noun, "--help").out)
            for verb in verbs:
                self.assertIn("swst %s %s" % (noun, verb), overview)
                self.assertIn('"%s %s")' % (noun, verb), completion)
                for language, page in pages.items():
                    text = self.good("help", noun, verb, "--lang", language).out
                    self.assertEqual(text, self.good(noun, verb, "--help", "--lang",
                                                     language).out)
                    self.assertIn("--as-of", text)
                    self.assertIn(".SS swst %s %s" % (noun, verb), page)

    def test_the_languages_of_the_help_differ(self):
        for noun, verbs in self.nouns().items():
            for verb in verbs:
                self.assertNotEqual(self.good("help", noun, verb, "--lang", "zh").out,
                                    self.good("help", noun, verb, "--lang", "en").out)

    def test_a_noun_alone_asks_what_is_to_be_done(self):
        answer = self.bad(2, "client")
        self.assertIn("what is to be done?", answer.err)
        self.assertIn("swst client assign", answer.err)
        self.assertIn("要做什么", self.bad(2, "client", "--lang", "zh").err)

    def test_what_is_nearly_right_gets_a_hint(self):
        self.assertIn("did you mean assign?", self.bad(2, "client", "asign").err)
        self.assertIn("did you mean assign?", self.bad(2, "help", "client", "asign").err)
        self.assertIn("did you mean client?", self.bad(2, "clint", "assign").err)
        self.assertIn("did you mean --ends?", self.bad(2, "client", "assign", self.zhang, "林社工",
                                                       "--end", "2022-07-01").err)
        self.bad(2, "help", "list", "client")

    def test_options_may_stand_before_between_and_behind(self):
        for arguments in (["--json", "client", "assign", self.zhang, "林社工"],
                          ["client", "--json", "assign", self.zhang, "林社工"],
                          ["client", "assign", "--json", self.zhang, "林社工"],
                          ["client", "assign", self.zhang, "林社工", "--json"]):
            self.assertEqual(self.good(*arguments).record["client_id"], int(self.zhang))

    def test_too_few_and_too_many_are_told(self):
        self.assertIn("swst help client assign", self.bad(2, "client", "assign", self.zhang).err)

    def test_completion_goes_from_the_noun_to_its_verbs(self):
        if not shutil.which("bash"):
            self.skipTest("no bash here")
        script = os.path.join(self.folder, "swst.bash")
        with open(script, "w", encoding="utf-8") as file:
            file.write(self.good("help", "--bash").out)
        for words, wanted in ((["swst", "clie"], "client"), (["swst", "client", "ass"], "assign"),
                              (["swst", "client", "assign", "--en"], "--ends"),
                              (["swst", "list", "clie"], "client")):
            ask = 'source %s; COMP_WORDS=(%s); COMP_CWORD=%d; _swst; echo "${COMPREPLY[@]}"' % (
                script, " ".join(words), len(words) - 1)
            done = subprocess.run(["bash", "-c", ask], stdout=subprocess.PIPE, timeout=30,
                                  universal_newlines=True)
            self.assertEqual(done.stdout.split(), [wanted], words)


class Programme(StationTest):
    def test_a_client_is_enrolled_and_leaves(self):
        self.good("add", "programme", "name=三个一")
        enrolment = self.good("programme", "enrol", "三个一", self.zhang, "--on",
                              "2022-06-01").id
        self.good("programme", "leave", enrolment, "--on", "2022-06-20", "--outcome", "搬走")
        record = self.good("show", "enrolment", enrolment, "--json").record
        self.assertEqual((record["client_id"], record["starts_on"], record["ends_on"],
                          record["outcome"]),
                         (int(self.zhang), "2022-06-01", "2022-06-20", "搬走"))

    def test_the_record_is_shown_to_programs(self):
        self.good("add", "programme", "name=三个一")
        record = self.good("programme", "enrol", "三个一", self.zhang, "--json").record
        self.assertEqual(record["starts_on"], "2022-06-30")
        self.bad(1, "programme", "enrol", "三个一", self.zhang)


class Household(StationTest):
    def test_a_member_becomes_the_head(self):
        household = self.good("add", "household", "area=前江").id
        self.good("add", "household_member", "household=" + household, "client=" + self.zhang,
                  "starts_on=2022-01-05")
        self.assertIn("did you mean death?", self.bad(2, "household", "succeed", household,
                                                      self.zhang, "--reason", "deth").err)
        self.good("household", "succeed", household, self.zhang, "--reason", "更正", "--on",
                  "2022-06-01")
        heads = self.good("list", "household_member", "is_head=true", "--json").json["rows"]
        self.assertEqual([(row["client_id"], row["starts_on"], row["reason"]) for row in heads],
                         [(int(self.zhang), "2022-06-01", "correction")])


class Assign(StationTest):
    def test_a_worker_is_made_responsible_from_a_day_on(self):
        answer = self.good("client", "assign", self.zhang, "林社工", "--on", "2022-06-01",
                           "--ends", "2022-06-30", "share=exclusive")
        record = self.good("show", "assignment", answer.id, "--json").record
        self.assertEqual((record["client_id"], record["worker_id"], record["starts_on"],
                          record["ends_on"], record["share"]),
                         (int(self.zhang), int(self.worker), "2022-06-01", "2022-06-30",
                          "exclusive"))

    def test_it_begins_today_unless_said_otherwise(self):
        self.assertEqual(self.good("client", "assign", self.zhang, self.worker,
                                   "--json").record["starts_on"], "2022-06-30")

    def test_nobody_by_that_name_is_told(self):
        self.bad(1, "client", "assign", self.zhang, "没有这人")
        self.bad(1, "client", "assign", self.zhang, "林社工", "--on", "soon")
