"""A student's figures in words, the periods of time, and the charts of percentages."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from xml.etree import ElementTree as ET
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.reports.charts_progress import bar_chart, line_chart
from app.reports.figures import Figure
from app.reports.periods import MOST_DAYS, period_of
from app.reports.student import Answered
from app.reports.student_words import index_words, student_headline

SVG = "{http://www.w3.org/2000/svg}"
NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
GAP = Figure(reason="Nothing was asked.")


def answers(*shares, topic="ports"):
    return [Answered(NOON, share, topics=(topic,)) for share in shares]


def test_the_headline_names_topics_only_from_three_answers_each_that_differ():
    few = [*answers(0.0, 0.0), *answers(1.0, 1.0, topic="ice")]
    assert student_headline("Ada", few, attempts=1) == "Ada earned 50 % of what was asked, in one attempt."
    more = [*answers(0.0, 0.0, 1.0), *answers(1.0, 1.0, 1.0, topic="ice")]
    assert student_headline("Ada", more, attempts=2).endswith("Strongest in ice (100 %), weakest in ports (33 %).")
    alike = [*answers(1.0, 0.0, 1.0), *answers(1.0, 1.0, 0.0, topic="ice")]
    assert "weakest" not in student_headline("Ada", alike, attempts=2)
    assert student_headline("Ada", [], attempts=0) == "Ada has handed in nothing that counts yet."


@pytest.mark.parametrize(
    ("index", "words"),
    [(40, "40 points more"), (-40, "40 points in a hundred fewer"), (3, "hardly a difference"), (0, "hardly")],
)
def test_the_index_is_said_in_words(index, words):
    assert words in index_words(Figure(index))
    assert index_words(GAP) == "Nothing was asked."


def test_days_are_named_while_they_are_few_then_weeks_then_months():
    def names(days):
        moments = [NOON + timedelta(days=day) for day in days]
        return [period_of(moments, UTC)(moment) for moment in moments]

    assert names([0, 0, 1]) == ["4 May", "4 May", "5 May"]
    assert names(range(14))[::7] == ["from 4 May", "from 11 May"]
    assert names(range(0, 200, 7))[-1] == "Nov 2026"
    assert names([0, 365]) == ["4 May 2026", "4 May 2027"]


def test_a_day_is_that_of_the_place():
    late = datetime(2026, 5, 4, 23, tzinfo=UTC)
    assert period_of([late], ZoneInfo("Asia/Bishkek"))(late) == "5 May"


@given(st.lists(st.integers(0, 2000), min_size=1, max_size=60))
def test_periods_are_few_enough_to_draw_or_months_and_never_join_what_is_apart(days):
    moments = [NOON + timedelta(days=day) for day in sorted(days)]
    named = [period_of(moments, UTC)(moment) for moment in moments]
    assert len(set(named)) <= MOST_DAYS or named[0].startswith("from") or named[0][0].isalpha()
    # In the order of time a name that is left does not come back.
    assert len(dict.fromkeys(named)) == 1 + sum(one != other for one, other in pairwise(named))


def drawn(chart):
    return ET.fromstring(chart.svg)  # noqa: S314 - our own drawing


def test_a_line_breaks_where_there_is_no_figure_and_the_table_says_so():
    shares = [("4 May", Figure(50.0), 2), ("5 May", GAP, 0), ("6 May", Figure(100.0), 1), ("7 May", Figure(0.0), 1)]
    chart = line_chart(shares, title="Progress", name="p")
    root = drawn(chart)
    assert len(list(root.iter(f"{SVG}circle"))) == 3
    assert len([line for line in root.iter(f"{SVG}line") if line.get("class") == "chart-bar"]) == 1
    assert [row[1] for row in chart.table.rows] == [50.0, None, 100.0, 0.0]
    heights = [float(one.get("cy")) for one in root.iter(f"{SVG}circle")]
    assert heights[1] < heights[0] < heights[2]


def test_a_chart_of_one_point_or_of_none_says_so():
    one = line_chart([("4 May", Figure(50.0), 2)], title="Progress", name="p")
    assert "One point: 4 May, 50 %." in one.svg
    for chart in (
        line_chart([], title="P", name="p"),
        bar_chart([("a", GAP, 0)], title="P", name="p", unit="%", of="x"),
    ):
        assert (chart.svg, chart.note) == ("", "Nothing was answered yet.")


@given(st.lists(st.tuples(st.text(max_size=90), st.floats(0, 100)), min_size=1, max_size=20))
def test_any_name_stands_in_a_drawing_without_a_style_or_a_script(rows):
    shares = [("".join(c for c in name if c.isprintable()), Figure(value), 1) for name, value in rows]
    for chart in (line_chart(shares, title="<T>", name="p"), bar_chart(shares, title="T", name="p", unit="%", of="x")):
        assert not {"style", "onclick"} & {key for element in drawn(chart).iter() for key in element.keys()}  # noqa: SIM118
        assert "<script" not in chart.svg
        assert all(0 <= float(x) <= 420 for one in drawn(chart).iter() if (x := one.get("x")) is not None)
