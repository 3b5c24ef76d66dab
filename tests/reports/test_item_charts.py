"""Charts of questions, and drawings as files."""

from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from app.reports.charts import histogram, time_histogram
from app.reports.fifths_chart import FIFTHS, choice_by_fifth
from app.reports.item_report import item_statistics
from app.reports.scatter_chart import scatter
from app.reports.svg import COLOURS, standalone
from tests.reports.classes import a_class, responses

SVG = "{http://www.w3.org/2000/svg}"


def drawn(text):
    return ET.fromstring(text)  # noqa: S314 - our own drawing


def words(text):
    return [one.text for one in drawn(text).iter(f"{SVG}text")]


def charts():
    items = item_statistics(a_class(wrong_key=3))
    return (
        scatter(items, title="Questions", name="questions"),
        choice_by_fifth(items[3].choices, items[3].fifths, title="Fifths", name="fifths"),
        histogram([10, 50], title="Scores", name="scores"),
        time_histogram([3, 4, 200], title="Time", name="time"),
    )


def test_what_has_advice_is_named_in_the_plot_and_in_the_description():
    items = item_statistics(a_class(wrong_key=3))
    chart = scatter(items, title="Questions", name="q")
    assert "Q4" in words(chart.svg)
    assert "question 4" in drawn(chart.svg).find(f"{SVG}desc").text
    assert len(chart.table.rows) == 10
    below = list(drawn(chart.svg).iter(f"{SVG}path"))
    assert len(below) == len([one for one in items if one.advice])


def test_names_in_the_plot_stand_apart():
    one = item_statistics(a_class(wrong_key=3))[3]
    alike = [replace(one, item=replace(one.item, label=str(number))) for number in range(1, 6)]
    texts = drawn(scatter(alike, title="Questions", name="q").svg).iter(f"{SVG}text")
    levels = [float(text.get("y")) for text in texts if text.text.startswith("Q")]
    assert min(b - a for a, b in pairwise(levels)) > 14


def test_lines_are_told_apart_by_dash_and_mark():
    item = item_statistics(a_class())[0]
    lines = list(drawn(choice_by_fifth(item.choices, item.fifths, title="Fifths", name="f").svg).iter(f"{SVG}g"))
    told = [
        (line.find(f"{SVG}polyline").get("stroke-dasharray"), line.find(f"{SVG}path").get("d")[-12:]) for line in lines
    ]
    assert len(set(told)) == len(lines) == 4
    assert lines[0].get("class") == "chart-key"
    assert lines[0].find(f"{SVG}polyline").get("stroke-width") == "4"


def test_shares_are_of_each_fifth():
    item = item_statistics(a_class())[0]
    table = choice_by_fifth(item.choices, item.fifths, title="Fifths", name="f").table
    for place in range(len(FIFTHS)):
        assert sum(row[2 + place] for row in table.rows) == pytest.approx(100)
    assert sum(item.fifths) == 200


def test_who_left_it_open_overnight_shares_the_last_bin():
    chart = time_histogram([5, 6, 7, 8, 700], title="Time", name="t")
    assert chart.table.rows[-1][0].endswith("and more")
    assert sum(row[1] for row in chart.table.rows) == 5
    assert "Time used (minutes)" in words(chart.svg)


@pytest.mark.parametrize("minutes", [[0.0], [0.0, 0.0], [0.2, 0.3], [59.9, 60.0], [1000.0, 1000.0], [5000.0]])
def test_every_time_is_in_a_bin(minutes):
    rows = time_histogram(minutes, title="Time", name="t").table.rows
    assert sum(row[1] for row in rows) == len(minutes)
    assert 4 <= len(rows) <= 12


def test_without_data_a_sentence_says_why():
    items = item_statistics(responses([[1.0, 0.0]]))
    assert scatter(items, title="Q", name="q").note.startswith("No question has both")
    assert time_histogram([], title="T", name="t").note == "No attempt has been submitted yet."
    assert choice_by_fifth([], [], title="F", name="f").note == "This question has no options."
    few = item_statistics(a_class(size=4))[0]
    assert choice_by_fifth(few.choices, few.fifths, title="F", name="f").note.startswith("This needs 5 attempts")


def test_nothing_needs_a_style_or_a_script():
    for chart in charts():
        names = {name for element in drawn(chart.svg).iter() for name in element.attrib}
        assert "style" not in names
        assert not [name for name in names if name.startswith(("on", "href"))]


def test_a_file_has_colours_and_a_size_of_its_own():
    for chart in charts():
        root = drawn(standalone(chart.svg))
        assert not [one for one in root.iter() if one.get("class")]
        assert {one.get("color") for one in root.iter()} - {None} <= set(COLOURS.values())
        assert root.get("width").isdecimal()
        assert root[2].get("fill") == "#ffffff"
        assert [one.text for one in root.iter(f"{SVG}text")] == words(chart.svg)


def test_words_that_look_like_attributes_stay_words_in_a_file():
    said = 'a class="chart-bar" option </desc>'
    chart = histogram([10], title=said, name="s")
    assert drawn(standalone(chart.svg)).find(f"{SVG}title").text == said
