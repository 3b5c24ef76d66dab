"""Acceptance by blind judges: the formulas against published figures, and which passes count."""

from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.questions.judgement import POINTS, Judgement, Listed, Pass
from app.reports.judging import Share, acceptance, kappa, wilson


def a_pass(items: list[Listed], *, no_on: tuple[str, ...] = (), judge: str = "one", point: str = "key_proved") -> Pass:
    """A pass that says yes to everything but these items, each failed on one point."""
    judged = {
        item.id: Judgement(item.id, {name: not (item.id in no_on and name == point) for name in POINTS})
        for item in items
    }
    return Pass(judge, judged)


def items(real: int = 8, planted: int = 2) -> list[Listed]:
    """Real items r0, r1, ... (single and claim in turn; articles a, then b) and planted ones p0, p1, ..."""
    kinds = ("single", "claim")
    rest = [Listed(f"r{n}", "", f"q{n}", kinds[n % 2], "a" if n < real / 2 else "b") for n in range(real)]
    return rest + [Listed(f"p{n}", "wrong key", "q0", "single", "a") for n in range(planted)]


# Newcombe, 1998, Statistics in Medicine 17, 857-872, table I, method 3 (score without continuity correction).
@pytest.mark.parametrize(
    ("count", "n", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_the_interval_is_that_of_newcombes_table(count: int, n: int, low: float, high: float):
    assert wilson(count, n) == pytest.approx((low, high), abs=5e-5)


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_holds_the_share_and_mirrors(counts: tuple[int, int]):
    count, n = counts
    low, high = wilson(count, n)
    assert 0 <= low <= count / n + 1e-12
    assert count / n - 1e-12 <= high <= 1
    assert wilson(n - count, n) == pytest.approx((1 - high, 1 - low))


def test_the_interval_of_half_of_four_is_worked_out_by_hand():
    z2 = 1.959964**2
    half = sqrt(z2 * (1 / 16 + z2 / 64)) / (1 + z2 / 4)
    assert wilson(2, 4) == pytest.approx((0.5 - half, 0.5 + half))


def test_kappa_of_twenty_yes_fifteen_no_and_fifteen_apart():
    one = [True] * 20 + [True] * 5 + [False] * 10 + [False] * 15
    other = [True] * 20 + [False] * 5 + [True] * 10 + [False] * 15
    assert kappa(one, other) == pytest.approx(0.4)  # 0.7 observed, 0.5 by chance


def test_kappa_is_undefined_where_both_always_say_the_same():
    assert kappa([True, True], [True, True]) is None
    assert kappa([], []) is None


def test_kappa_of_opposites_is_minus_one():
    assert kappa([True, False], [False, True]) == -1


def test_a_question_is_accepted_when_all_judges_say_yes_to_all_points():
    sheet = items()
    first = a_pass(sheet, no_on=("p0", "p1", "r0", "r1"))
    second = a_pass(sheet, no_on=("p0", "p1", "r1", "r2"), judge="two", point="worth_asking")
    told = acceptance(sheet, [first, second])
    assert told.overall == Share(5, 8)
    assert told.by_type == {"single": Share(2, 4), "claim": Share(3, 4)}
    assert told.by_article == {"a": Share(1, 4), "b": Share(4, 4)}


def test_planted_items_are_no_part_of_acceptance():
    sheet = items(real=4, planted=10)
    assert acceptance(sheet, [a_pass(sheet, no_on=tuple(f"p{n}" for n in range(10)))]).overall == Share(4, 4)


def test_agreement_is_on_accepting_whatever_the_point():
    sheet = items()
    one = a_pass(sheet, no_on=("p0", "p1", "r0"))
    other = a_pass(sheet, no_on=("p0", "p1", "r0"), judge="two", point="grammatical")
    (agreement,) = acceptance(sheet, [one, other]).agreements
    assert agreement.share == Share(8, 8)
    assert agreement.kappa == 1


def test_a_pass_stands_with_nine_of_ten_planted_flaws_and_is_void_with_eight():
    sheet = items(real=2, planted=10)
    nine, eight = (a_pass(sheet, no_on=tuple(f"p{n}" for n in range(caught))) for caught in (9, 8))
    assert not acceptance(sheet, [nine]).void
    assert [judge.caught for judge in acceptance(sheet, [eight]).void] == [Share(8, 10)]


def test_a_void_pass_neither_accepts_nor_rejects():
    sheet = items(real=4, planted=10)
    sound = a_pass(sheet, no_on=(*(f"p{n}" for n in range(10)), "r0"))
    asleep = a_pass(sheet, no_on=("r1",), judge="asleep")
    assert acceptance(sheet, [sound, asleep]).overall == Share(3, 4)
    assert acceptance(sheet, [asleep]).overall is None


def test_agreement_is_of_judges_whose_pass_stands():
    sheet = items(real=4, planted=10)
    caught = tuple(f"p{n}" for n in range(10))
    one, two = a_pass(sheet, no_on=caught), a_pass(sheet, no_on=caught, judge="two")
    asleep = a_pass(sheet, judge="asleep")
    agreements = acceptance(sheet, [one, asleep, two]).agreements
    assert [agreement.judges for agreement in agreements] == [("one", "two")]


def test_a_judge_is_told_which_planted_flaws_were_missed_and_which_points_failed():
    sheet = items(real=4, planted=2)
    (judge,) = acceptance(sheet, [a_pass(sheet, no_on=("p1", "r0", "r2"), point="distractors")]).judges
    assert [item.id for item in judge.missed] == ["p0"]
    assert judge.failures["distractors"] == 2
    assert sum(judge.failures.values()) == 2


def test_a_judgement_without_all_points_is_refused():
    with pytest.raises(ValueError, match="distractors"):
        Judgement("a", {"grammatical": True})
