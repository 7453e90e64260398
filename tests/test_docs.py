"""The documents say what is so."""

import re
import subprocess
import sys
from pathlib import Path

from hzclean.cli.commands import COMMANDS

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_table_of_steps_and_the_map_of_files_are_up_to_date():
    done = subprocess.run([sys.executable, ROOT / "tests" / "make_docs.py", "--check"], check=False)
    assert done.returncode == 0, "run `make docs`"


def test_every_command_is_in_the_readme():
    for name in COMMANDS:
        assert f"`hzclean {name}`" in README


def test_the_folders_that_contributing_names_are_there():
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    for folder in re.findall(r"^\| `(\w+)/`", text, re.MULTILINE):
        assert (ROOT / folder).is_dir()


def test_every_option_in_the_readme_exists():
    for command, rest in re.findall(r"^hzclean (\w+) ([^#\n]*)", README, re.MULTILINE):
        options = re.findall(r"(?<!\S)--[a-z-]+", rest)
        text = subprocess.run(
            [sys.executable, "-m", "hzclean.cli.main", command, "--help"], capture_output=True, text=True, check=True
        ).stdout
        for option in options:
            assert option in text, (command, option)
