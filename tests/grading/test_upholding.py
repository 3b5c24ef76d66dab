import pytest

from app.facts.fact import Stance
from app.grading.grade import grade
from app.grading.rejudging import FULL_MARKS, Rejudging, asks_the_same, judge, rivals
from app.grading.upholding import CannotAccept, accepting
from app.questions.draft import AcceptedForm, QuestionType
from app.quizzes.response import Response
from tests.factories import a_draft, cite

WORDS = "The old quay, built in 1911, will become a park."


def upheld(kind: QuestionType, response: Response):
    return accepting(a_draft(kind), response, why=Rejudging.DISPUTE, passage=cite(WORDS))


@pytest.mark.parametrize(
    ("kind", "response"),
    [
        (QuestionType.SINGLE, Response(chosen=(2,))),
        (QuestionType.CLAIM, Response(chosen=(3,))),
        (QuestionType.EVIDENCE, Response(chosen=(0,))),
        (QuestionType.MULTIPLE, Response(chosen=(0, 1, 2, 3))),
        (QuestionType.TEXT, Response(text="Per Moe")),
        (QuestionType.CLOZE, Response(text="Denmark")),
        (QuestionType.NUMBER, Response(text="46")),
    ],
)
def test_an_upheld_answer_is_right_and_the_right_ones_stay_right(kind: QuestionType, response: Response):
    before, after = a_draft(kind), upheld(kind, response)
    assert grade(response, before.key).mark < 1
    assert grade(response, after.key).mark == 1
    assert asks_the_same(before, after)
    right = tuple(place for place, option in enumerate(before.key.options) if option.correct)
    text = before.key.number.text if before.key.number else "".join(form.text for form in before.key.accepted[:1])
    assert grade(Response(chosen=right, text=text), after.key).mark == 1


def test_a_multiple_neither_asks_for_what_counts_too_nor_holds_it_against_anybody():
    key = upheld(QuestionType.MULTIPLE, Response(chosen=(3,))).key
    assert grade(Response(chosen=(0, 1, 2)), key).mark == 1
    assert grade(Response(chosen=(0, 3)), key).mark == pytest.approx(1 / 3)


def test_the_rule_says_that_a_dispute_was_upheld():
    key = upheld(QuestionType.SINGLE, Response(chosen=(2,))).key
    assert grade(Response(chosen=(2,)), key).rule == "dispute upheld"
    assert grade(Response(chosen=(1,)), key).mark == 0


@pytest.mark.parametrize(
    ("kind", "response"),
    [
        (QuestionType.SINGLE, Response(chosen=(0,))),
        (QuestionType.SINGLE, Response()),
        (QuestionType.TEXT, Response()),
        (QuestionType.TEXT, Response(text="halvorsen")),
        (QuestionType.NUMBER, Response(text="83")),
    ],
)
def test_what_is_right_or_empty_or_too_far_cannot_be_accepted(kind: QuestionType, response: Response):
    with pytest.raises(CannotAccept, match="cannot be made one that counts"):
        upheld(kind, response)


@pytest.mark.parametrize(("place", "stance"), [(0, Stance.SUPPORTS), (2, Stance.CONTEXT), (3, Stance.CONTEXT)])
def test_the_passage_speaks_for_the_verdict_that_was_chosen(place: int, stance: Stance):
    draft = accepting(
        a_draft(QuestionType.CLAIM), Response(chosen=(place,)), why=Rejudging.DISPUTE, passage=cite("on the first day")
    )
    assert draft.citations[-1].stance is stance


def test_a_passage_that_is_cited_already_is_not_cited_twice():
    assert len(upheld(QuestionType.CLAIM, Response(chosen=(0,))).citations) == 1


def test_a_withdrawn_question_gives_full_marks_to_whatever_was_answered():
    verdict = judge(Response(), a_draft().key, rule=str(Rejudging.WITHDRAWN))
    assert (verdict.mark, verdict.rule) == (1, FULL_MARKS)


def test_names_of_others_stand_against_a_text_and_names_of_the_same_do_not():
    entities = [("Sigrid Halvorsen", "Sigrid Halvorssen"), ("Astrid Halvorsen", "Astrid"), ("Per Moe",)]
    forms = [AcceptedForm("Sigrid Halvorsen")]
    assert rivals("astrid  halvorsen", forms, entities) == ("Astrid Halvorsen",)
    assert rivals("Sigrid Halvorssen", forms, entities) == ()
    assert rivals("", forms, entities) == ()
