import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.reports.charts import histogram, option_bars
from app.reports.distractors import OptionChoice
from app.reports.figures import Figure
from app.reports.item_report import item_statistics
from tests.reports.classes import a_class

SVG = "{http://www.w3.org/2000/svg}"


def a_choice(text="Kant", *, correct=False, count=1, share=50.0):
    return OptionChoice(text, correct, count, Figure(share), Figure(1.0), (0, 0, 0, 0, count))


def drawn(chart):
    return ET.fromstring(chart.svg)  # noqa: S314 - our own drawing


def words(chart):
    return [text.text for text in drawn(chart).iter(f"{SVG}text")]


def test_a_chart_has_a_role_a_title_and_a_description_that_name_it():
    for chart in (histogram([50], title="Scores", name="scores"), option_bars([a_choice()], title="Q", name="q")):
        root = drawn(chart)
        assert root.get("role") == "img"
        named = {element.get("id"): element.text for element in root if element.get("id")}
        assert [named[key] for key in root.get("aria-labelledby").split()] == list(named.values())
        assert all(named.values())


def test_the_bins_of_the_histogram_hold_every_score_once():
    chart = histogram([0, 9.9, 10, 29.999999999999996, 30, 95, 100, 100], title="Scores", name="s")
    assert [count for _, count in chart.table.rows] == [2, 1, 0, 2, 0, 0, 0, 0, 0, 3]
    assert len(list(drawn(chart).iter(f"{SVG}rect"))) == 10


def test_the_axes_are_named_with_their_units():
    assert {"Score (%)", "Attempts"} <= set(words(histogram([50], title="Scores", name="s")))
    assert "Attempts, and their share in %" in words(option_bars([a_choice()], title="Q", name="q"))


def test_the_bars_are_as_high_as_their_counts():
    heights = [float(bar.get("height")) for bar in drawn(histogram([5, 5, 15], title="S", name="s")).iter(f"{SVG}rect")]
    assert heights[0] == pytest.approx(2 * heights[1])


def test_the_key_is_marked_by_a_word_and_not_by_colour_alone():
    chart = option_bars([a_choice("Kant", correct=True), a_choice("Ayni")], title="Q", name="q")
    assert words(chart)[0] == "✓ Key: Kant"
    assert [bar.get("class") for bar in drawn(chart).iter(f"{SVG}rect")] == ["chart-bar chart-key", "chart-bar"]


def test_the_table_says_what_the_bars_say():
    chart = option_bars(item_statistics(a_class())[0].choices, title="Q", name="q")
    assert [row[0] for row in chart.table.rows] == ["Kant", "Ayni", "Khmeimim", "Gyumri"]
    assert sum(row[2] for row in chart.table.rows) == 200


def test_a_long_option_is_cut_in_the_drawing_and_whole_in_title_and_table():
    text = "The 201st military base " * 9
    chart = option_bars([a_choice(text)], title="Q", name="q")
    assert words(chart)[0].endswith("…")
    assert drawn(chart).find(f"{SVG}g/{SVG}title").text == text
    assert chart.table.rows[0][0] == text


def test_without_data_there_is_a_sentence_instead_of_a_drawing():
    assert histogram([], title="S", name="s").note == "No attempt has been submitted yet."
    assert option_bars([], title="Q", name="q").note == "This question has no options."
    unasked = OptionChoice("a", correct=True, count=0, share=Figure(reason="x"), rest=Figure(reason="x"), quintiles=())
    assert option_bars([unasked], title="Q", name="q").note.startswith("Nobody was asked")


# XML has no control characters and browsers read none of them in HTML.
TEXTS = st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"), max_size=60)


@given(TEXTS, TEXTS, st.floats(0, 100))
def test_any_text_is_escaped_and_nothing_needs_a_style_or_a_script(title, option, share):
    for chart in (histogram([share], title=title, name="s"), option_bars([a_choice(option)], title=title, name="q")):
        root = drawn(chart)
        assert root.find(f"{SVG}title").text == (title or None)
        assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {
            "svg", "title", "desc", "rect", "line", "text", "g",
        }  # fmt: skip
        names = {name for element in root.iter() for name in element.attrib}
        assert "style" not in names
        assert not [name for name in names if re.match("on|href|xlink", name)]
