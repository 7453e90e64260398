"""What a person sees: wide and narrow terminals, without colour, without capabilities; and the other formats."""

import io
import json

import pytest
from rich.cells import cell_len
from terminal import COLOUR, screen

from hzclean.cli.tables import write
from hzclean.stats.table import Column, Table

TEXT = "青湖市新建图书馆，总投资3.2亿元。\n" * 9 + "读者说，图书馆很安静。科技创新带动产业高质量发展。\n" * 4


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "page.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.mark.parametrize("columns", [40, 60, 100])
def test_no_line_is_wider_than_the_terminal(page, columns):
    out = COLOUR.sub("", screen("stats", page, "-t", "terms", "-t", "figures", "-t", "dispersion", columns=columns))
    assert max(map(cell_len, out.splitlines())) <= columns
    assert "图书馆" in out


def test_sixty_columns_keep_names_and_counts_and_name_what_is_left_out(page):
    out = COLOUR.sub("", screen("stats", page, "-t", "figures"))
    lines = [line.rstrip() for line in out.splitlines()]
    assert lines[1].split()[:3] == ["kind", "unit", "count"]
    assert any("money" in line and "元" in line and "9" in line for line in lines)
    assert "too narrow for:" in out
    assert "--format csv" in out


def test_bars_are_drawn_and_coloured_at_a_terminal_only(page):
    out = screen("stats", page, "-t", "terms", columns=80)
    assert "█" in out
    assert "\x1b[" in out
    plain = io.StringIO()
    write([Table("terms", (Column("term"), Column("count", "count", bar=True)), [("图书馆", 13)])], "table", plain)
    assert plain.getvalue() == "term    count\n图书馆     13\n"


def test_no_color_has_no_colour_but_the_same_words(page):
    coloured = screen("stats", page, "-t", "terms", columns=80)
    without = screen("stats", page, "-t", "terms", columns=80, NO_COLOR="1")
    colours = [code for code in COLOUR.findall(without) if code not in ("\x1b[0m", "\x1b[1m", "\x1b[2m", "\x1b[3m")]
    assert colours == []
    assert COLOUR.sub("", coloured) == COLOUR.sub("", without)


def test_a_dumb_terminal_gets_no_escapes(page):
    out = screen("stats", page, "-t", "terms", "-t", "figures", "-t", "dispersion", columns=60, TERM="dumb")
    assert "\x1b" not in out
    assert "图书馆" in out
    assert max(map(cell_len, out.splitlines())) <= 60


def test_an_ascii_terminal_has_bars_too(page):
    out = screen("stats", page, "-t", "overview", columns=60, PYTHONIOENCODING="ascii:backslashreplace")
    assert "documents" in out


def test_the_left_of_a_concordance_is_cut_at_its_left(page):
    out = COLOUR.sub("", screen("stats", page, "-t", "concordance", "--node", "质量", "--context", "40", columns=60))
    line = next(line for line in out.splitlines() if "质量" in line)
    assert "…" in line.partition("产业高")[0]
    assert line.index("产业高") < line.index("质量") < line.index("发展")


@pytest.mark.parametrize("columns", [40, 60, 80])
def test_a_concordance_has_its_node_in_the_middle_and_room_on_both_sides(page, columns):
    options = ("-t", "concordance", "--node", "质量", "--context", "40")
    lines = COLOUR.sub("", screen("stats", page, *options, columns=columns)).splitlines()
    assert ("file" in lines[1].split()) == (columns > 40)
    for line in lines:
        if "质量" in line:
            assert cell_len(line.partition("质量")[0].split()[-1]) >= 11
            assert cell_len(line.partition("质量")[2].strip()) >= 4


def test_a_shortened_context_shows_its_figure(page):
    out = COLOUR.sub("", screen("stats", page, "-t", "mentions", columns=88))
    lines = [line for line in out.splitlines() if "page.txt" in line]
    assert len(lines) == 9
    assert all(line.count("3.2亿元") == 2 for line in lines)


def test_paths_lose_the_folder_they_share_before_anything_else_goes(tmp_path):
    for name in ("a/one.txt", "b/two.txt"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text("青湖图书馆藏书120万册。\n", encoding="utf-8")
    out = COLOUR.sub("", screen("stats", tmp_path, "-t", "concordance", "--node", "图书馆", columns=50))
    assert [line.split()[0] for line in out.splitlines()[3:5]] == ["a/one.txt", "b/two.txt"]
    assert str(tmp_path / "a" / "one.txt") in COLOUR.sub(
        "", screen("stats", tmp_path, "-t", "concordance", "--node", "图书馆", columns=200)
    )


def test_empty_columns_go_first():
    from hzclean.cli.drawn_tables import _Fit

    columns = (Column("term"), Column("noun", rank=1), Column("documents", "count", rank=2))
    assert _Fit(columns, [("图书馆", None, 3)], 18).kept == [0, 2]
    assert _Fit(columns, [("图书馆", "册", 3)], 18).kept == [0, 1]


TABLES = [
    Table(
        "first",
        (Column("name"), Column("value", "number", None), Column("share", "number", 1)),
        [("甲|乙\t丙", [10, 50], 0.123456), ('引"号,', None, float("inf")), ("丁", 1234567, 2.0)],
        "a note",
    ),
    Table("second", (Column("name"),), [("戊",)]),
]


def written(form, tables=None):
    stream = io.StringIO()
    write(tables or [Table(t.name, t.columns, list(t.rows), t.note) for t in TABLES], form, stream)
    return stream.getvalue()


def test_csv_is_raw():
    assert written("csv") == (
        'name,value,share\n甲|乙\t丙,"[10, 50]",0.123456\n"引""号,",,inf\n丁,1234567,2.0\n\nname\n戊\n'
    )


def test_tsv_escapes_tabs():
    assert written("tsv").splitlines()[1] == "甲|乙\\t丙\t[10, 50]\t0.123456"


def test_json_is_one_object_of_all_tables():
    data = json.loads(written("json"))
    assert data["first"][0] == {"name": "甲|乙\t丙", "value": [10, 50], "share": 0.123456}
    assert data["first"][1] == {"name": '引"号,', "value": None, "share": None}
    assert data["second"] == [{"name": "戊"}]


def test_json_lines_name_the_table_only_where_there_are_several():
    assert json.loads(written("jsonl").splitlines()[-1]) == {"table": "second", "name": "戊"}
    assert written("jsonl", [TABLES[1]]) == '{"name": "戊"}\n'


def test_markdown_escapes_bars_and_keeps_the_note():
    out = written("markdown")
    assert "| 甲\\|乙 丙 | 10–50 | 0.1 |" in out
    assert "| 丁 | 1,234,567 | 2.0 |" in out
    assert "\na note\n" in out
