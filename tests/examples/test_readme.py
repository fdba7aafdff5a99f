"""The commands that the READMEs show can be typed one after another.

    python3 test_readme.py SWST ROOT
"""
import os
import shlex
import subprocess
import sys
import tempfile


#: What a reader of the page has on the desk.
LEDGER = "前江台账,,,\n姓名,村,出生日期,家属电话\n温禾生,前江,1948.3.4,10088800001\n合计,,,\n"


def commands(path):
    with open(path, encoding="utf-8") as page:
        return [shlex.split(line, comments=True) for line in page
                if line.startswith("    swst ")]


def main():
    swst, root = os.path.abspath(sys.argv[1]), sys.argv[2]
    environment = {name: value for name, value in os.environ.items() if name != "SWST_DB"}
    for name in ("README.md", "README.zh-CN.md"):
        shown = commands(os.path.join(root, name))
        if len(shown) < 10:
            sys.exit("%s shows %d commands" % (name, len(shown)))
        with tempfile.TemporaryDirectory() as folder:
            with open(os.path.join(folder, "台账.csv"), "w", encoding="utf-8") as file:
                file.write(LEDGER)
            for words in shown:
                done = subprocess.run([swst] + words[1:], cwd=folder, env=environment,
                                      stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
                if done.returncode:
                    sys.exit("%s: %s ended with %d:\n%s" % (
                        name, " ".join(words), done.returncode,
                        done.stdout.decode("utf-8", "replace")))
        print("%s: %d commands" % (name, len(shown)))


if __name__ == "__main__":
    main()
