from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.grading.grade import MULTIPLE_RULE, NO_ANSWER, Verdict, grade
from app.questions.draft import AcceptedForm, AnswerKey, NumberKey, Option, QuestionType
from app.quizzes.response import Response


def a_choice(kind=QuestionType.SINGLE, *, right=1, wrong=2):
    names = [*(Option(f"right {n}", correct=True) for n in range(right)), *(Option(f"wrong {n}") for n in range(wrong))]
    return AnswerKey(kind, options=tuple(names))


def a_number(value="83", unit="percent", *, tolerance="0", text="83 percent"):
    key = NumberKey(Decimal(value), unit=unit, tolerance=Decimal(tolerance), text=text)
    return AnswerKey(QuestionType.NUMBER, number=key)


def chosen(*places):
    return Response(chosen=places)


def typed(text):
    return Response(text=text)


@pytest.mark.parametrize(
    ("kind", "rule"),
    [
        (QuestionType.SINGLE, "the option that the article names"),
        (QuestionType.CLAIM, "the verdict that the articles give"),
        (QuestionType.EVIDENCE, "the sentence that proves it"),
    ],
)
def test_the_right_option_earns_the_mark_by_its_rule(kind, rule):
    assert grade(chosen(0), a_choice(kind)) == Verdict(1.0, rule)
    assert grade(chosen(1), a_choice(kind)).mark == 0
    assert "another" in grade(chosen(1), a_choice(kind)).rule


def test_two_choices_where_one_is_asked_earn_nothing():
    assert grade(chosen(0, 1), a_choice()) == Verdict(
        0.0, "more than one option chosen", "This question has one answer."
    )


def test_a_choice_that_the_key_lacks_is_no_answer():
    assert grade(chosen(9), a_choice()).rule == NO_ANSWER


@pytest.mark.parametrize(
    ("places", "mark"), [((0, 1, 2, 3), 1), ((0, 1), 0.5), ((0, 1, 4), 0.25), ((0, 4, 5), 0), ((4,), 0)]
)
def test_multiple_gives_shares_for_right_choices_and_takes_them_for_wrong_ones(places, mark):
    assert grade(chosen(*places), a_choice(QuestionType.MULTIPLE, right=4)).mark == mark


def test_a_partly_right_multiple_states_how_it_is_marked():
    verdict = grade(chosen(0, 1, 4), a_choice(QuestionType.MULTIPLE, right=4))
    assert verdict.rule == "2 of 4 named options chosen, and 1 other"
    assert verdict.note == MULTIPLE_RULE


@given(st.sets(st.integers(0, 7)))
def test_only_the_marked_set_earns_the_whole_mark_of_a_multiple(places):
    verdict = grade(chosen(*places), a_choice(QuestionType.MULTIPLE, right=3, wrong=5))
    assert (verdict.mark == 1) == (places == {0, 1, 2})


CHOICES = [QuestionType.SINGLE, QuestionType.MULTIPLE, QuestionType.CLAIM, QuestionType.EVIDENCE]
FORMS = [AnswerKey(kind, accepted=(AcceptedForm("Kant"),)) for kind in (QuestionType.TEXT, QuestionType.CLOZE)]


@pytest.mark.parametrize("key", [*(a_choice(kind) for kind in CHOICES), *FORMS, a_number()])
def test_nothing_given_is_no_answer(key):
    assert grade(typed("  "), key) == Verdict(0.0, NO_ANSWER)


def test_a_text_is_judged_by_its_accepted_forms():
    key = AnswerKey(QuestionType.TEXT, accepted=(AcceptedForm("Kyiv"), AcceptedForm("Kiev", rule="alias of Kyiv")))
    assert grade(typed("kyiv"), key).rule == "matches the article's words"
    assert grade(typed("Kiev"), key).rule == "alias of Kyiv"
    assert grade(typed("Minsk"), key) == Verdict(0.0, "none of the accepted forms")


@pytest.mark.parametrize("text", ["83", "83 %", "83 percent", "eighty-three percent", "83 per cent of migrants"])
def test_the_articles_number_is_right_however_it_is_written(text):
    assert grade(typed(text), a_number()) == Verdict(1.0, "the article's number")


@pytest.mark.parametrize("text", ["3.35 million", "3,350,000", "three point three five million", "3.35"])
@pytest.mark.parametrize(("value", "unit"), [("3.35", "million migrants")])
def test_millions_in_the_unit_are_read_either_way(text, value, unit):
    assert grade(typed(text), a_number(value, unit, text="3.35 million")).mark == 1


@pytest.mark.parametrize(("word", "figures"), [("thousand", "5,000"), ("billion", "5000000000"), ("trillion", "5 tn")])
def test_other_scales_in_the_unit_are_read_too(word, figures):
    assert grade(typed(figures), a_number("5", f"{word} dollars", text=f"5 {word} dollars")).mark == 1


def test_a_bare_figure_is_no_million_where_the_unit_says_none():
    assert grade(typed("3.35"), a_number("3350000", "migrants", text="3.35 million")).mark == 0


def test_a_fraction_is_a_percentage_but_a_decimal_is_not():
    key = a_number("75", text="three quarters")
    assert grade(typed("three-quarters"), key).mark == 1
    assert grade(typed("3 in 4"), key).mark == 1
    assert grade(typed("0.75"), key).mark == 0
    assert grade(typed("0.75"), key).note == "0.75 was read as 0.75 percent."
    assert grade(typed("three quarters of a percent"), key).mark == 0


def test_the_tolerance_is_named_where_it_decides():
    verdict = grade(typed("82"), a_number(tolerance="1"))
    assert verdict == Verdict(1.0, "within the tolerance of 1 percent")
    assert grade(typed("81.9"), a_number(tolerance="1")).mark == 0


def test_another_measure_is_wrong_with_a_note_but_another_word_for_what_is_counted_is_not():
    assert grade(typed("83 km"), a_number()) == Verdict(
        0.0, "another unit than the article's", "The article gives it in percent."
    )
    assert grade(typed("29 presidents"), a_number("29", "leaders", text="29 leaders")).mark == 1
    assert grade(typed("29 %"), a_number("29", "", text="29")).note == "The article gives it without a unit."


def test_the_other_side_of_a_bound_is_wrong():
    key = a_number("2000000", "people", text="more than 2 million")
    assert grade(typed("over 2 million"), key).mark == 1
    assert grade(typed("2 million"), key).mark == 1
    assert grade(typed("less than 2 million"), key).rule == "the other side of the number"


def test_an_ambiguous_number_keeps_its_sentence():
    verdict = grade(typed("8.000"), a_number("8000", "troops", text="8,000"))
    assert (verdict.mark, verdict.rule) == (0.0, "the number could not be read")
    assert "8.000 can mean 8 or 8,000" in verdict.note


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_a_number_without_tolerance_is_never_fuzzy(right, other):
    assert grade(typed(str(other)), a_number(str(right), "", text=str(right))).mark == (right == other)


@given(st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), max_size=60))
def test_any_text_gets_a_verdict(text):
    for key in (a_number(), AnswerKey(QuestionType.TEXT, accepted=(AcceptedForm("Berdimuhamedov"),))):
        assert grade(typed(text), key).rule


def test_a_mark_stays_between_0_and_1():
    with pytest.raises(ValueError, match="not between"):
        Verdict(1.5, "no rule")


def test_a_share_without_an_end_is_right_as_the_article_rounds_it():
    assert grade(typed("a third"), a_number("33", text="33 percent")).mark == 1
    assert grade(typed("two thirds"), a_number("66.7", text="66.7 percent")).mark == 1
    assert grade(typed("2/3"), a_number("66", text="66 percent")).mark == 0
    assert grade(typed("33.3"), a_number("33", text="33 percent")).mark == 0
    assert grade(typed("1/8"), a_number("12", text="12 percent")).mark == 0
