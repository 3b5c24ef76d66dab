"""Of each sentence the questions that ask different facts, and claims whose verdicts are balanced."""

from app.articles.text import Passage
from app.questions.choice import chosen
from app.questions.claims import verdicts
from app.questions.draft import AcceptedForm, AnswerKey, Citation, Draft, QuestionType

TEXT = "Ana Soto opened a school in Lima on May 3 and sold 40 paintings."


def a_text(stem: str, answer: str, *, score: float = 0.6, at: int = 0) -> Draft:
    key = AnswerKey(QuestionType.TEXT, accepted=(AcceptedForm(answer),))
    return Draft(QuestionType.TEXT, stem, key, (cited(at),), "", score=score, rule="main:x")


def a_claim(stem: str, *, holds: bool, at: int = 0, changed: str = "", score: float = 0.6) -> Draft:
    key = AnswerKey(QuestionType.CLAIM, verdicts(holds=holds))
    rule = f"claim:whole:{'true' if holds else 'false'}"
    return Draft(QuestionType.CLAIM, stem, key, (cited(at, changed),), "", score=score, rule=rule)


def cited(at: int, marked: str = "") -> Citation:
    start = at * 100
    place = start + TEXT.index(marked)
    return Citation(
        Passage("a", "a", start, start + len(TEXT), TEXT), marks=((place, place + len(marked)),) if marked else ()
    )


def stems(*drafts: Draft) -> list[str]:
    return [draft.stem for draft in chosen(drafts)]


def test_a_sentence_is_asked_twice_for_two_facts():
    one = a_text("Who opened a school in Lima?", "Ana Soto")
    other = a_text("What did the mayor sell?", "40 paintings")
    assert stems(one, other) == [one.stem, other.stem]


def test_the_same_answer_is_asked_for_once_in_a_sentence():
    better = a_text("Who opened a school in Lima?", "Ana Soto", score=0.7)
    assert stems(a_text("Who sold 40 paintings?", "Ana Soto"), better) == [better.stem]


def test_a_second_question_does_not_say_the_answer_of_the_first():
    first = a_text("Who opened a school in Lima?", "Ana Soto", score=0.7)
    assert stems(first, a_text("What did Ana Soto sell?", "40 paintings")) == [first.stem]


def test_of_two_wordings_the_fuller_one_is_asked():
    full = a_text("Who opened a school in Lima on May 3?", "Ana Soto")
    assert stems(a_text("Who opened a school?", "Ana Soto", score=0.9), full) == [full.stem]


def test_a_stem_too_long_to_take_in_is_not_chosen():
    assert stems(a_text(f"Who {'very ' * 25}gladly opened a school?", "Ana Soto")) == []


def test_of_true_claims_too_many_those_stay_that_alone_ask_a_fact():
    asked = a_text("Which school was it that Soto opened in Lima on May 3?", "school in Lima on May 3 opened Ana Soto")
    told = a_claim("Ana Soto opened a school in Lima on May 3.", holds=True, score=0.9)
    alone = a_claim("Ana Soto sold 40 paintings.", holds=True)
    assert set(stems(asked, told, alone)) == {asked.stem, alone.stem}


def test_two_claims_of_a_sentence_tell_different_facts():
    one = a_claim("Ana Soto opened a school in Lima on May 3.", holds=True)
    same = a_claim("Ana Soto opened a school in Lima on May 4.", holds=False, changed="May 3")
    other = a_claim("Ana Soto sold 60 paintings.", holds=False, changed="40")
    assert set(stems(one, same, other)) == {one.stem, other.stem}


def test_verdicts_differ_by_one_at_most():
    claims = [a_claim(f"Ana Soto sold {number} paintings.", holds=True, at=number) for number in range(2, 8)]
    refuted = a_claim("Ana Soto sold 60 paintings.", holds=False, changed="40", at=9)
    assert len(stems(*claims, refuted)) == 3
