"""What the command says: help, hints, languages, forms, no locale, and bad input."""
import fcntl
import os
import pty
import shutil
import struct
import subprocess
import termios

from station import SWST, StationTest, cells, run

COMMANDS = ("init import load dump list show add set void visit tier today week due coverage indicator compliance goals summary plan close find rebuild "
            "festivals workdays backup restore check schema help").split()

TEXT, TOOL, REASON = ("TEXT", "理由"), ("TOOL", "工具"), ("REASON", "原因")
# Options without which a command is refused.
NEEDED = (("summary", "--month", ("MONTH", "月份")), ("close", "--month", ("MONTH", "月份")),
          ("void", "--reason", TEXT), ("client merge", "--reason", TEXT),
          ("activity cancel", "--reason", TEXT), ("activity replan", "--on", ("DAY", "日期")),
          ("case close", "--reason", REASON), ("household succeed", "--reason", REASON),
          ("report rounds", "--tool", TOOL), ("report screening", "--tool", TOOL),
          ("report unscreened", "--tool", TOOL))


class Help(StationTest):
    def test_every_command_is_in_the_usage_and_has_help(self):
        usage = self.good("--help").out
        for command in COMMANDS:
            self.assertRegex(usage, r"(?m)^  %s " % command)
            for language in ("zh", "en"):
                text = self.good("help", command, "--lang", language).out
                self.assertEqual(text, self.good(command, "--help", "--lang", language).out)
                self.assertIn("swst " + command, text)
                self.assertIn("--as-of", text)
                self.assertLess(max(map(cells, text.splitlines())), 200)

    def test_help_is_in_the_language_asked_for(self):
        self.assertIn("用法", self.good("help", "list", "--lang", "zh").out)
        self.assertIn("Usage", self.good("help", "list", "--lang", "en").out)

    def test_the_man_page_has_every_command(self):
        for language in ("zh", "en"):
            page = self.good("help", "--man", "--lang", language).out
            self.assertTrue(page.startswith(".TH SWST 1"))
            for command in COMMANDS:
                self.assertIn(".SS swst " + command, page)

    def test_what_must_be_given_stands_without_brackets(self):
        pages = {language: self.good("help", "--man", "--lang", language).out
                 for language in ("en", "zh")}
        for command, option, value in NEEDED:
            words = command.split()
            for language, named in (("en", value[0]), ("zh", value[1])):
                with self.subTest(command=command, language=language):
                    usage = self.good("help", *words[:1 + (" " in command)], "--lang",
                                      language).out.splitlines()[2]
                    self.assertIn(" %s %s" % (option, named), usage)
                    self.assertNotIn("[%s " % option, usage)
                    self.assertRegex(pages[language], r"(?m)^\.SS swst %s\b.* %s %s$" % (
                        command, option.replace("-", r"\\-"), named))

    def test_without_it_nothing_is_done_and_the_option_is_named(self):
        for command, option, value in NEEDED:
            count = self.good("help", *command.split()).out.splitlines()[2].split(" --")[0]
            words = command.split() + ["1"] * (len(count.split()) - 2 - len(command.split()))
            with self.subTest(words):
                self.assertIn("%s %s is missing" % (option, value[0]), self.bad(2, *words).err)
                self.assertIn("缺少 %s %s" % (option, value[1]),
                              self.bad(2, *words, "--lang", "zh").err)

    def test_no_other_option_is_needed(self):
        page = self.good("help", "--man", "--lang", "en").out
        self.assertEqual(sum("\\-\\-" in line for line in page.splitlines()
                             if line.startswith(".SS ")), len(NEEDED))

    def test_completion_is_bash_and_knows_commands_options_and_kinds(self):
        if not shutil.which("bash"):
            self.skipTest("no bash here")
        script = os.path.join(self.folder, "swst.bash")
        with open(script, "w", encoding="utf-8") as file:
            file.write(self.good("help", "--bash").out)
        for line, wanted in (("swst cov", "coverage"), ("swst list cli", "client"),
                             ("swst due --st", "--state"), ("swst due --state ov", "overdue")):
            words = line.split()
            ask = 'source %s; COMP_WORDS=(%s); COMP_CWORD=%d; _swst; echo "${COMPREPLY[@]}"' % (
                script, " ".join(words), len(words) - 1)
            done = subprocess.run(["bash", "-c", ask], stdout=subprocess.PIPE, timeout=30,
                                  universal_newlines=True)
            self.assertEqual(done.stdout.split(), [wanted], line)

    def test_the_version_names_sqlite_and_its_journal(self):
        out = self.good("--version").out
        self.assertRegex(out, r"libswstation \d+\.\d+\.\d+\nSQLite 3\.\d+\.\d+\njournal: ")
        self.assertIn("日志模式", self.good("--version", "--lang", "zh").out)

    def test_no_command_is_a_mistake(self):
        self.bad(2)
        self.bad(2, "help", "nothing")


class DidYouMean(StationTest):
    def test_what_is_nearly_right_gets_a_hint(self):
        nearly = (
            ("list", ("lsit", "client")), ("--json", ("list", "client", "--jsn")),
            ("client", ("list", "clinet")), ("服务对象", ("list", "服务队象")),
            ("birth_date", ("list", "client", "birthdate=1")),
            ("area_id", ("add", "client", "aera_id=1")),
            ("female", ("set", "client", self.li, "sex=femal")),
            ("--area", ("due", "--aera", "x")), ("zh", ("list", "client", "--lang", "zhh")))
        for wanted, command in nearly:
            with self.subTest(command):
                answer = self.bad(2, *command, *([] if "--lang" in command else ["--lang", "en"]))
                self.assertIn(wanted, answer.err)

    def test_areas_are_guessed_by_their_names(self):
        self.assertIn("did you mean 前江?", self.bad(1, "list", "client", "area=前汇").err)
        self.assertIn("441882107201", self.bad(1, "due", "--area", "44188210720").err)

    def test_nothing_near_gives_no_hint(self):
        self.assertNotIn("did you mean", self.bad(2, "zzzzzzzz").err)


class Languages(StationTest):
    def test_the_locale_decides_else_chinese(self):
        for environment, word in (({"LANG": "en_US.UTF-8"}, "nothing found"), ({}, "没有结果"),
                                  ({"LC_ALL": "zh_CN.UTF-8", "LANG": "en_US"}, "没有结果"),
                                  ({"LC_MESSAGES": "en_GB"}, "nothing found"),
                                  ({"LC_ALL": "C"}, "没有结果"), ({"LANG": "de_DE"}, "没有结果")):
            answer = run("list", "client", "name=无", folder=self.folder, **environment)
            self.assertIn(word, answer.err, environment)

    def test_the_option_comes_before_the_locale(self):
        answer = self.good("list", "client", "name=无", "--lang", "zh", LANG="en_US.UTF-8")
        self.assertIn("没有结果", answer.err)

    def test_errors_of_the_library_are_in_the_language(self):
        chinese = self.bad(1, "add", "client", "name=甲", "--lang", "zh").err
        english = self.bad(1, "add", "client", "name=甲", "--lang", "en").err
        self.assertIn("必填", chinese)
        self.assertIn("required", english)

    def test_tables_are_the_same_without_a_locale(self):
        self.assertEqual(self.good("list", "client", LC_ALL="C", LANG="en").out,
                         self.good("list", "client", LANG="en").out)
        self.assertEqual(run("list", "client", folder=self.folder).code, 0)


class Tables(StationTest):
    def test_chinese_and_latin_cells_line_up(self):
        self.good("add", "area", "code=441882107204", "name=A村", "level=village")
        self.good("add", "area", "code=441882107205", "name=江夏é①、塘联片区", "level=village")
        lines = self.good("list", "area", "--fields", "name,level", "--lang", "zh").out.splitlines()
        places = {cells(line[:line.rindex("  ") + 2]) for line in lines
                  if line.endswith(("村居", "级别"))}
        self.assertEqual(len(places), 1, lines)

    def test_control_characters_never_reach_the_terminal(self):
        answer = self.bad(2, "list", "client", "bad\x1b[31m=1")
        self.assertNotIn("\x1b", answer.err)
        self.assertIn("\ufffd", answer.err)

    def test_no_colour_where_no_terminal_is(self):
        self.assertNotIn("\x1b", self.good("due", TERM="xterm").out)

    def on_a_terminal(self, *arguments, **environment):
        """What a terminal of 60 columns is sent."""
        try:
            parent, child = pty.openpty()
        except OSError:                 # a container without /dev/pts has no terminals
            self.skipTest("there are no terminals here")
        fcntl.ioctl(child, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 60, 0, 0))
        done = subprocess.run([SWST, *arguments], cwd=self.folder, stdout=child, timeout=30,
                              stderr=subprocess.DEVNULL, env=dict(environment, TERM="xterm"))
        os.close(child)
        sent = b""
        while True:
            try:
                more = os.read(parent, 4096)
            except OSError:
                break
            if not more:
                break
            sent += more
        os.close(parent)
        self.assertEqual(done.returncode, 0)
        return sent.decode("utf-8").replace("\r\n", "\n")

    def test_long_text_is_cut_to_fit_a_terminal_and_ids_are_not(self):
        self.good("set", "client", self.zhang, "no_id_reason=" + "很长" * 60)
        out = self.on_a_terminal("list", "client", "--fields", "no_id_reason", NO_COLOR="1")
        self.assertIn("…", out)
        self.assertLessEqual(max(map(cells, out.splitlines())), 60)
        self.assertIn(self.zhang, out)
        self.assertNotIn("…", self.good("list", "client", "--fields", "no_id_reason").out)

    def test_colour_is_used_on_a_terminal_unless_told_not_to(self):
        colourful = self.on_a_terminal("due", "--as-of", "2022-07-01", "--lang", "en")
        plain = self.on_a_terminal("due", "--as-of", "2022-07-01", "--lang", "en", NO_COLOR="1")
        self.assertIn("\x1b[31m", colourful)
        self.assertNotIn("\x1b", plain)
        self.assertIn("Overdue", plain)

    def test_units_are_in_the_language_too(self):
        for kind in self.good("schema", "--json").json["kinds"]:
            units = [field for field in kind["fields"] if field["unit"].isalpha()]
            head = self.good("list", kind["kind"], "--lang", "zh", "--md", "--fields",
                             ",".join(field["name"] for field in kind["fields"])).out
            for field in units:
                self.assertIn(field["label_zh"] + " (", head)
                self.assertNotIn("(%s)" % field["unit"], head)


class BadInput(StationTest):
    def test_every_mistake_in_asking_has_one_code(self):
        for command in (("list",), ("list", "client", "--nope"), ("list", "nokind"),
                        ("show", "client"), ("show", "client", "1", "2"), ("add",),
                        ("add", "client", "name"), ("add", "client", "nofield=1"),
                        ("add", "client", "id=5"), ("set", "client", self.li),
                        ("list", "client", "--limit"), ("list", "client", "--json=1"),
                        ("list", "client", "--json", "--csv"), ("due", "--as-of", "2022-02-29"),
                        ("due", "more"), ("list", "--sort", "nofield", "client"),
                        ("show", "visit", "x"), ("due", "--limit", "1e3"), ("--lang", "de", "due")):
            with self.subTest(command):
                self.bad(2, *command)

    def test_what_is_not_on_record_fails(self):
        for command in (("show", "client", "999999999999999"), ("set", "client", "999999999999999",
                                                                 "sex=male"),
                        ("visit", "999999999999999"), ("due", "--area", "999999999999999"),
                        ("add", "client", "name=甲", "area=没有", "registered_on=2022-01-01")):
            with self.subTest(command):
                self.bad(1, *command)

    def test_text_that_is_not_utf8_is_refused(self):
        done = subprocess.run([SWST.encode(), b"set", b"client",
                               self.li.encode(), b"education=\xff\xfe"], cwd=self.folder,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={}, timeout=30)
        self.assertEqual((done.returncode, done.stdout), (1, b""))
        done.stderr.decode("utf-8")

    def test_two_dashes_end_the_options(self):
        self.bad(2, "list", "client", "--as-of", "2022-01-01", "--", "--json")

    def test_output_that_cannot_be_written_is_a_failure(self):
        if not os.path.exists("/dev/full"):
            self.skipTest("no /dev/full here")
        with open("/dev/full", "wb") as full:
            done = subprocess.run([SWST, "schema"], stdout=full,
                                  stderr=subprocess.PIPE, env={}, timeout=30)
        self.assertEqual(done.returncode, 1)
        self.assertNotEqual(done.stderr, b"")


class Schema(StationTest):
    def test_the_page_has_every_kind_with_choices_and_rules(self):
        page = self.good("schema").out
        self.assertEqual(page, self.good("schema", "--lang", "zh").out)
        for text in ("## client", "| `birth_date` | day |", "服务对象", "`home` At home 入户",
                     "[area](#area)", "`starts_on`, `ends_on`", "personal", "sensitive"):
            self.assertIn(text, page)

    def test_json_describes_every_field(self):
        answer = self.good("schema", "--json").json
        self.assertEqual(answer["schema"], "swst/schema/1")
        kinds = {kind["kind"]: kind for kind in answer["kinds"]}
        fields = {field["name"]: field for field in kinds["visit"]["fields"]}
        self.assertEqual(fields["client_id"]["target"], "client")
        self.assertIn({"word": "home", "label": "At home", "label_zh": "入户"},
                      fields["channel"]["choices"])
        self.assertEqual((fields["minutes"]["min"], fields["minutes"]["max"],
                          fields["minutes"]["unit"]), (0, 1440, "min"))
        self.assertEqual(kinds["visit"]["at_least_one"], [["client_id", "household_id"]])
        self.assertIn(["code"], kinds["area"]["unique"])
        self.assertIn(["starts_on", "ends_on"], kinds["tier"]["periods"])

    def test_one_kind_alone(self):
        self.assertNotIn("## area", self.good("schema", "client").out)
        kinds = self.good("schema", "探访", "--json").json["kinds"]
        self.assertEqual([kind["kind"] for kind in kinds], ["visit"])

    def test_the_python_stub_is_python(self):
        text = self.good("schema", "--python").out
        compile(text, "records.pyi", "exec")
        self.assertIn("class HealthItem(Record):", text)
        self.assertIn("channels: Optional[List[str]] = None", text)
