"""The command group: instant help, clear exit codes."""

import importlib
import subprocess
import sys

import pytest
from run import HZCLEAN, hzclean

from hzclean.cli.commands import COMMANDS


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_has_help_an_example_and_the_line_of_the_list(name):
    command = importlib.import_module(COMMANDS[name][0]).command
    assert command.get_short_help_str(limit=200) == COMMANDS[name][1]
    assert "hzclean " in command.help


def test_help_imports_no_command_and_nothing_heavy():
    code = (
        "import sys\nfrom hzclean.cli.commands import hzclean\n"
        "try: hzclean(['--help'])\nexcept SystemExit: pass\n"
        "heavy = {'rich', 'opencc', 'rjieba', 'charset_normalizer', 'hzclean.cleaners', 'hzclean.stats'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)


def test_wrong_usage_exits_2_and_names_the_mistake():
    done = hzclean("fix", "--nonsense")
    assert done.code == 2
    assert "--nonsense" in done.err


@pytest.mark.parametrize("columns", ["100", "140"])
def test_the_table_of_steps_shows_columns_side_by_side_as_they_are(columns):
    rows = [line for line in hzclean("steps", "--format", "table", COLUMNS=columns).out.splitlines() if "␣␣" in line]
    assert len(rows) == 3
    assert all("不用自来水" in row or "外的" in row or "水，" in row for row in rows)


def test_version():
    assert hzclean("--version").out.startswith("hzclean 0.")


def test_a_closed_pipe_ends_quietly(tmp_path):
    page = tmp_path / "long.txt"
    page.write_text("天地玄黄，宇宙洪荒。\n" * 200_000, encoding="utf-8")
    process = subprocess.Popen([*HZCLEAN, "fix", str(page)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(10)
    process.stdout.close()
    assert process.wait(60) == 0
    assert process.stderr.read() == b""
    process.stderr.close()


def test_what_click_hardly_uses_is_loaded_for_help_alone():
    code = (
        "import sys\nfrom hzclean.cli.late import late_modules\n"
        "late = {'inspect', 'platform', 'gettext', 'locale', 'datetime', 'uuid'}\n"
        "assert not late & set(sys.modules), late & set(sys.modules)\n"
        "with late_modules():\n    from hzclean.cli.commands import run\n"
        "import click.core\nstands_in = click.core.inspect\n"
        "assert run(['convert', '--from', 'utf-8', __file__]) == 0\n"
        "assert not late & set(sys.modules), late & set(sys.modules)\n"
        "assert run(['--help']) == 0 and sys.modules['inspect'] is not stands_in\n"
        "import inspect\n"
        "for doc in ('  a line', 'two\\n    lines\\n      in', '\\ttab', '', '\\n'):\n"
        "    assert stands_in.cleandoc(doc) == inspect.cleandoc(doc), doc\n"
        "assert stands_in.isfunction is inspect.isfunction\n"
        "import datetime, uuid\n"
        "assert click.UUID.convert(str(uuid.UUID(int=7)), None, None) == uuid.UUID(int=7)\n"
        "assert click.UUID.convert(uuid.UUID(int=7), None, None) == uuid.UUID(int=7)\n"
        "assert click.DateTime().convert('1998-05-01', None, None) == datetime.datetime(1998, 5, 1)\n"
        "import gettext\nassert click.core.ngettext('one', 'more', 2) == gettext.ngettext('one', 'more', 2) == 'more'\n"
    )
    subprocess.run([sys.executable, "-c", code.replace("__file__", repr(__file__))], check=True, capture_output=True)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("convert PAGE >&-", "hzclean: standard output: Bad file descriptor\n"),
        ("--help >&-", "hzclean: standard output: Bad file descriptor\n"),
        ("detect PAGE >&-", "hzclean: standard output: Bad file descriptor\n"),
        ("fix PAGE >&-", "hzclean: standard output: Bad file descriptor\n"),
        ("convert - <&-", "hzclean: standard input: Bad file descriptor\n"),
        ("fix <&-", "hzclean: standard input: Bad file descriptor\n"),
        ("convert nope 2>&-", ""),
        ("convert nope >&- <&- 2>&-", ""),
    ],
)
def test_closed_streams_are_told_as_other_failures_are(tmp_path, arguments, said):
    page = tmp_path / "page.txt"
    page.write_text("天地玄黄。\n", encoding="utf-8")
    line = f"{' '.join(HZCLEAN)} {arguments}".replace("PAGE", str(page))
    done = subprocess.run(["sh", "-c", line], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, said)
    line = f"{' '.join(HZCLEAN)} convert {page} -o {page}.out >&- <&- 2>&-"
    assert subprocess.run(["sh", "-c", line], check=False).returncode == 0


@pytest.mark.parametrize("command", ["convert", "fix", "detect"])
def test_standard_input_is_read_once(command):
    done = hzclean(command, "-", "-", stdin="天地玄黄。\n")
    assert done.code == 2
    assert "standard input is named twice" in done.err
