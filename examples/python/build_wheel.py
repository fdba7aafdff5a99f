"""Builds the wheel with the standard library alone, so that pip installs it offline.

A wheel of pure Python is a zip file: the package, three files about it, and their hashes."""
import base64
import hashlib
import pathlib
import re
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
WHEEL = "Wheel-Version: 1.0\nGenerator: swstation\nRoot-Is-Purelib: true\nTag: py3-none-any\n"


def project(key):
    """A line of pyproject.toml; Python 3.8 has no reader for the whole file."""
    text = (HERE / "pyproject.toml").read_text(encoding="utf-8")
    return re.search(r'^{} = "(.*)"$'.format(key), text, re.MULTILINE).group(1)


def metadata():
    return ("Metadata-Version: 2.1\nName: {}\nVersion: {}\nSummary: {}\nRequires-Python: {}\n"
            .format(*map(project, ("name", "version", "description", "requires-python"))))


def record_line(name, content):
    digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
    return "{},sha256={},{}\n".format(name, digest, len(content))


def write_wheel(directory, contents):
    stem = "{}-{}".format(project("name"), project("version"))
    info = stem + ".dist-info/"
    contents = dict(contents)
    contents[info + "METADATA"] = metadata().encode()
    contents[info + "WHEEL"] = WHEEL.encode()
    record = "".join(record_line(*item) for item in contents.items()) + info + "RECORD,,\n"
    contents[info + "RECORD"] = record.encode()
    wheel = stem + "-py3-none-any.whl"
    with zipfile.ZipFile(str(pathlib.Path(directory) / wheel), "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in contents.items():
            file.writestr(zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0)), content)
    return wheel


def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    paths = sorted(path for path in (HERE / "swstation").iterdir() if path.is_file())
    return write_wheel(wheel_directory, {"swstation/" + path.name: path.read_bytes()
                                         for path in paths})


def build_editable(wheel_directory, config_settings=None, metadata_directory=None):
    """For `pip install -e`: a path file that points here."""
    return write_wheel(wheel_directory, {"swstation.pth": (str(HERE) + "\n").encode()})
