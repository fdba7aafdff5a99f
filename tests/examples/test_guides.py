"""What docs/privacy.md shows happens: every command, its exit code and its output.

    python3 test_guides.py SWST ROOT

A line "    swst ..." is typed; "# 退出码 1" behind it is how it ends. The indented lines that follow
are in its output; an id that an `add` shows stands for the one that it gave. The day of the
guide is this one. Commands of keys are left out where the library has no cryptography."""
import datetime
import os
import re
import shlex
import subprocess
import sys
import tempfile

GUIDES = ("privacy.md",)
#: The guide's beginning and end of a grant, and the days from today that they stand for.
DAYS = {"2026-03-02": -1, "2026-03-16": 13}


def steps(path):
    """Pairs of a command with its expected code, and the lines shown below it."""
    found = []
    with open(path, encoding="utf-8") as page:
        for line in page:
            if line.startswith("    swst "):
                code = re.search(r"# 退出码 (\d)", line)
                found.append((line.strip(), int(code.group(1)) if code else 0, []))
            elif line.startswith("    ") and not line.startswith("     ") and found:
                found[-1][2].append(line.strip())
    return found


def today(text):
    for day, away in DAYS.items():
        moved = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=away)
        text = text.replace(day, moved.strftime("%Y-%m-%d"))
    return text


def is_of_keys(line):
    """Sealing, which a build without a provider of cryptography refuses."""
    return re.search(r"^swst (make-key|seal|unseal|change-key) | --key ", line + " ")


def squeezed(text):
    return re.sub(r"\s+", " ", text)


def takes_a_key(line):
    return bool(re.search(r"^swst make-key | --key ", line))


def has_cryptography(swst):
    return b"libsodium" in subprocess.run([swst, "--version"], stdout=subprocess.PIPE).stdout


def play(swst, path, folder):
    ids, has_crypto = {}, True
    keys = has_cryptography(swst)
    environment = {name: value for name, value in os.environ.items() if name != "SWST_DB"}
    environment.update(LANG="zh_CN.UTF-8", LC_ALL="zh_CN.UTF-8")
    shown = steps(path)
    for line, code, expected in shown:
        if takes_a_key(line) and not keys:
            continue
        words = [re.sub(r"\d{15}", lambda it: ids.get(it.group(), it.group()), today(word))
                 for word in shlex.split(line, comments=True)]
        done = subprocess.run([swst] + words[1:], cwd=folder, env=environment,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        out, err = (text.decode("utf-8", "replace") for text in (done.stdout, done.stderr))
        if "no_crypto" in err and is_of_keys(line):
            has_crypto = False
            continue
        if done.returncode != code:
            sys.exit("%s: ended with %d:\n%s%s" % (line, done.returncode, out, err))
        for text in expected:
            if re.fullmatch(r"\d{15}", text):
                ids[text] = out.strip()
            elif squeezed(text) not in squeezed(out + err):
                sys.exit("%s: does not say %s, but\n%s%s" % (line, text, out, err))
    return len(shown)


def main():
    swst, root = os.path.abspath(sys.argv[1]), sys.argv[2]
    for name in GUIDES:
        with tempfile.TemporaryDirectory() as folder:
            count = play(swst, os.path.join(root, "docs", name), folder)
        if count < 10:
            sys.exit("%s shows %d commands" % (name, count))
        print("%s: %d commands" % (name, count))


if __name__ == "__main__":
    main()
