"""What hostile and clumsy users try with sessions, keys and files, on the command line.

    python3 test_attacks.py SWST
"""
import os
import resource
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
import tempfile
import unittest

from canaries import Answer, run

SWST = ""
ROLES = ("head", "deputy", "social_worker", "supervisor", "intern", "viewer", "auditor",
         "security_admin")
BIRD = "QzjNachtigall"
ABSENT = "799999999999999"


class Office(unittest.TestCase):
    """A worker for each role; a child that only the head sees, and an adult."""

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp(prefix="attacks_")
        cls.addClassCleanup(shutil.rmtree, cls.folder, True)
        os.chmod(cls.folder, 0o755)
        cls.path = cls.origin = os.path.join(cls.folder, "origin.swst")
        cls.made("init", cls.origin, "--name", "测试站", "--area", "790101108")
        cls.made("add", "area", "code=790101108201", "name=溪口", "level=village")
        cls.who = {role: cls.hired(role, role) for role in ROLES}
        cls.child = cls.client("李%s" % BIRD, "birth_date=2018-01-01", "note=%s谈话" % BIRD)
        cls.adult = cls.client("张%s" % BIRD, "birth_date=1950-01-01", "phone=13811112222")
        cls.case = cls.made("case", "open", cls.child, "worker=" + cls.who["head"])

    @classmethod
    def run_on(cls, *words):
        return run(SWST, *words, "--lang", "en", folder=cls.folder, SWST_DB=cls.path)

    @classmethod
    def made(cls, *words):
        answer = cls.run_on(*words)
        assert answer.code == 0, (words, answer.text[-1000:])
        return answer.out.strip()

    @classmethod
    def hired(cls, name, role, *words):
        worker = cls.made("add", "worker", "name=" + name)
        cls.made("add", "account", "worker=" + worker, "role=" + role,
                 *(words or ["starts_on=2020-01-01"]))
        return worker

    @classmethod
    def client(cls, name, *words):
        return cls.made("add", "client", "name=" + name, "area=溪口", "registered_on=2020-01-01",
                        *words)

    def setUp(self):
        self.place = tempfile.mkdtemp(dir=self.folder)
        os.chmod(self.place, 0o755)
        self.path = os.path.join(self.place, "station.swst")
        shutil.copy(self.origin, self.path)

    def ask(self, *words):
        answer = run(SWST, *words, "--lang", "en", folder=self.place, SWST_DB=self.path)
        self.assertIn(answer.code, range(6), (str(words)[:200], answer.text[-2000:]))
        self.assertNotIn("runtime error", answer.err)
        return answer

    def good(self, *words):
        answer = self.ask(*words)
        self.assertEqual(answer.code, 0, (words, answer.text[-1000:]))
        return answer.out.strip()

    def refused(self, word, *words):
        answer = self.ask(*words)
        self.assertNotEqual(answer.code, 0, words)
        self.assertIn(word, answer.err, words)
        self.assertEqual(answer.out, "", words)
        return answer


class Sessions(Office):
    def test_words_of_attackers_name_nobody(self):
        for name in ("'; DROP TABLE client;--", "0", "-1", "9" * 20, "%s%n", '"', "\x01",
                     "x" * 100000, "", "1 OR 1=1"):
            self.assertNotEqual(self.ask("list", "client", "--as", name).code, 0)
        for purpose in ("'; --", "service,casework", "", "x" * 100000):
            answer = self.ask("list", "client", "--as", "head", "--purpose", purpose)
            self.assertEqual(answer.code, 2)
        self.assertIn("张", self.good("list", "client"))

    def test_who_has_no_account_in_force_does_not_work(self):
        ended = self.hired_here("ended", "ends_on=2020-02-01")
        future = self.hired_here("future", "starts_on=2090-01-01")
        left = self.hired_here("left")
        self.good("set", "worker", left, "left_on=2021-01-01")
        voided = self.hired_here("voided")
        self.good("void", "account", self.accounts[voided], "--reason", "x")
        self.good("void", "worker", voided, "--reason", "x")
        for worker in (ended, future, left, voided):
            for more in ([], ["--as-of", "2020-01-15"], ["--purpose", "emergency"]):
                self.refused("no_account", "list", "area", "--as", worker, *more)

    def hired_here(self, name, *words):
        self.accounts = getattr(self, "accounts", {})
        worker = self.good("add", "worker", "name=" + name)
        given = any(word.startswith("starts_on") for word in words)
        self.accounts[worker] = self.good("add", "account", "worker=" + worker, "role=head",
                                          *([] if given else ["starts_on=2020-01-01"]), *words)
        return worker

    def test_not_there_and_not_allowed_look_alike_in_every_verb(self):
        for before, after in ((["show", "client"], []),
                              (["set", "client"], ["filed_on=2024-01-01"]),
                              (["void", "client"], ["--reason", "x"]), (["visit"], []),
                              (["tier"], ["red", "--new-level"]), (["case", "open"], []),
                              (["client", "merge", self.adult], ["--reason", "x"])):
            answers = [self.ask(*before, who, *after, "--as", "social_worker", "--purpose",
                                "service") for who in (self.child, ABSENT)]
            self.assertEqual(answers[0].text.replace(self.child, ABSENT), answers[1].text)
            self.assertEqual(answers[0].code, answers[1].code)
        for verb in ("follow", "review", "suspend", "resume", "refer"):
            answers = [self.ask("case", verb, which, "--as", "intern", "--purpose", "service")
                       for which in (self.case, ABSENT)]
            self.assertEqual(answers[0].text, answers[1].text)

    def test_what_is_about_a_person_leaves_for_a_purpose_alone(self):
        self.refused("purpose_needed", "subject-export", self.adult, "out.md", "--as", "head")
        self.assertFalse(os.path.exists(os.path.join(self.place, "out.md")))
        self.good("subject-export", self.adult, "out.md", "--as", "head", "--purpose",
                  "subject_request")

    def test_whole_acts_are_of_their_roles_alone(self):
        may = {"backup b": {"head", "security_admin"}, "dump d --reveal": {"head", "deputy"},
               "audit list": {"auditor"}, "erase --finish": {"head"}, "unseal": {"security_admin"},
               "rebuild": {"head", "security_admin"}, "load nothing.jsonl": {"head", "deputy"},
               "check --quick": {"head", "security_admin"},
               "audit trim 2020-01-01": {"head", "security_admin"}}
        for words, roles in may.items():
            for role in ROLES:
                answer = self.ask(*words.split(), "--as", role, "--purpose", "administration")
                self.assertEqual("role_may_not" in answer.err, role not in roles, (words, role))

    def test_nobody_reads_what_the_audit_cannot_be_told_of(self):
        os.chmod(self.path, 0o444)
        os.chmod(self.place, 0o555)
        setpriv = shutil.which("setpriv")
        if os.getuid() == 0 and not setpriv:
            self.skipTest("the superuser writes everywhere")
        as_nobody = [setpriv, "--reuid=65534", "--regid=65534", "--clear-groups"] \
            if os.getuid() == 0 else []
        done = subprocess.run([*as_nobody, SWST, "list", "client", "--as", "head", "--db",
                               self.path, "--lang", "en"], stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, cwd="/")
        answer = Answer([], done)
        self.assertEqual((answer.code, answer.out), (1, ""))
        self.assertIn("read_only", answer.err)

    def test_whoever_gives_an_id_is_not_told_the_name(self):
        worker = self.good("add", "worker", "name=周" + BIRD)
        self.good("add", "account", "worker=" + worker, "role=head", "starts_on=2020-01-01")
        for words in (["list", "area"], ["session"], ["session", "--json"]):
            self.assertNotIn(BIRD, self.ask(*words, "--as", worker).text)

    def test_a_full_disk_shows_nothing_and_spoils_nothing(self):
        most = os.path.getsize(self.path) + 1024

        def fill():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
        for words in (["list", "client", "--as", "head", "--purpose", "service"],
                      ["erase", "--finish"], ["set", "client", self.adult, "note=" + "长" * 900]):
            for _ in range(20):         # until what is free in the file is used up
                done = subprocess.run([SWST, *words, "--db", self.path, "--lang", "en"],
                                      stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                      cwd=self.place, preexec_fn=fill)
                answer = Answer(words, done)
                self.assertIn(answer.code, (0, 1), answer.text)
                if answer.code:
                    self.assertEqual(answer.out, "")
                    break
        self.good("check")
        self.good("list", "client", "--as", "head", "--purpose", "service")

    def test_who_waits_for_a_lock_in_vain_is_told(self):
        other = sqlite3.connect(self.path, isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        self.refused("busy", "list", "client", "--as", "head")
        other.close()


class Files(Office):
    def modes(self):
        paths = [os.path.join(place, name) for place, _, names in os.walk(self.place)
                 for name in names]
        return {path: stat.S_IMODE(os.stat(path).st_mode) for path in paths}

    def test_what_is_written_of_a_station_is_for_its_owner_alone(self):
        with open(os.path.join(self.place, "ledger.csv"), "w", encoding="utf-8") as file:
            file.write("姓名,村\n赵某,溪口\n")
        before = set(self.modes()) - {self.path}
        self.good("summary", "--month", "2022-01", "--reveal", "--output", "summary.md")
        self.good("dump", "dump", "--reveal")
        self.good("dump", "--jsonl", "dump.jsonl", "--reveal")
        self.good("subject-export", self.adult, "subject.md")
        self.good("backup", "copy")
        self.good("import", "ledger.csv")
        os.chmod(self.path, 0o600)
        open_to_others = [path for path, mode in self.modes().items()
                          if mode & 0o077 and path not in before]
        self.assertEqual(open_to_others, [])


class Life(Office):
    """Sealed, kept with a key, worked with by roles, erased from: all on one file."""

    def dump(self, *words):
        out = "dump%d.jsonl" % len(os.listdir(self.place))
        self.good("dump", "--jsonl", out, "--reveal", *words)
        with open(os.path.join(self.place, out), encoding="utf-8") as file:
            return file.read()

    def left(self):
        found = []
        for name in os.listdir(self.place):
            if name.startswith(("station", "copy")):
                with open(os.path.join(self.place, name), "rb") as file:
                    if BIRD.encode() + "谈话".encode() in file.read():
                        found.append(name)
        return found

    def test_a_full_life(self):
        if self.ask("make-key", "a.key").code:
            self.skipTest("built without a provider of cryptography")
        for name in ("b.key", "audit.key"):
            self.good("make-key", name)
        audit, first = ["--audit-key", "audit.key"], ["--key", "a.key"]
        before = self.dump()
        self.good("audit", "key", *audit)
        self.refused("audit_needs_key", "list", "client", "--as", "head")
        self.refused("audit_wrong_key", "list", "client", "--as", "head", "--audit-key", "a.key")
        self.refused("role_may_not", "seal", "--as", "head", *audit, *first)
        self.good("seal", "--as", "security_admin", *audit, *first)
        self.assertEqual(self.left(), [])
        self.refused("no_key", "list", "client", "--as", "head", *audit)
        self.refused("wrong_key", "list", "client", "--as", "head", "--key", "b.key", *audit)
        self.assertEqual(self.dump(*first), before)
        note = ["show", "client", self.child, "--reveal", *audit, *first, "--purpose", "service"]
        self.assertIn(BIRD, self.good(*note, "--as", "head"))
        self.refused("no_such_record", *note, "--as", "social_worker")
        self.refused("kind_denied", "show", "client", self.child, *audit, *first, "--as",
                     "security_admin")
        self.erase_the_child(audit, first)
        self.good("change-key", "b.key", "--as", "security_admin", *audit, *first)
        self.keep_and_bring_back(audit + ["--key", "b.key"])

    def erase_the_child(self, audit, key):
        self.good("void", "case", self.case, "--reason", "x", *audit, *key)
        for row in self.good("list", "case_event", "--csv", "--fields", "id", *key).split()[1:]:
            self.ask("void", "case_event", row, "--reason", "x", *audit, *key)
        self.good("void", "client", self.child, "--reason", "x", *audit, *key)
        self.good("erase", self.child, "--reason", "mistake", "--apply", "--as", "head",
                  "--purpose", "administration", *audit, *key)
        self.assertNotIn("李" + BIRD, self.dump(*key))
        self.assertEqual(self.left(), [])

    def keep_and_bring_back(self, keys):
        self.good("check", *keys)
        self.good("audit", "verify", *keys)
        self.good("backup", "copy", "--as", "head", *keys)
        kept = self.dump(*keys)
        self.good("restore", "copy", "again.swst", *keys)
        self.assertEqual(self.dump("--db", "again.swst", *keys), kept)
        self.good("unseal", *keys)
        self.assertEqual(self.dump(), kept)
        self.assertEqual(self.left(), [])
        self.good("check")
        self.good("audit", "verify", *keys[:2])


def main():
    global SWST
    SWST = os.path.abspath(sys.argv[1])
    sys.argv = [sys.argv[0]] + sys.argv[2:]
    unittest.main()


if __name__ == "__main__":
    main()
