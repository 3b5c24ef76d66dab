"""What a question is worth in each mode."""

import pytest

from app.facts.fact import Stance
from app.grading.explanation import Explanation, explain
from app.grading.grade import Verdict, grade
from app.grading.modes import judge_course, proving
from app.grading.showing import shown
from app.questions.draft import QuestionType
from app.quizzes.modes import Course, Mode, Ways
from app.quizzes.response import Response
from app.quizzes.review import Aspect
from tests.factories import a_draft, cite

DRAFT = a_draft(QuestionType.SINGLE)
RIGHT, WRONG = Response((0,)), Response((1,))


def judge(response: Response) -> Verdict:
    return grade(response, DRAFT.key, DRAFT.citations)


@pytest.mark.parametrize(
    ("course", "ways", "share"),
    [
        (Course(first=RIGHT), Ways(), 1),
        (Course(), Ways(), 0),
        (Course(first=WRONG, tries=(WRONG, RIGHT)), Ways(Mode.PRACTICE), 0),
        (Course(first=WRONG, source=RIGHT), Ways(Mode.TWO_STEP), 0.5),
        (Course(first=RIGHT, source=WRONG), Ways(Mode.TWO_STEP), 0.5),
        (Course(first=RIGHT), Ways(Mode.TWO_STEP), 1),
        (Course(source=RIGHT), Ways(Mode.TWO_STEP), 0.5),
        (Course(first=RIGHT, revealed=True), Ways(cost=0.25), 0.75),
        (Course(first=RIGHT, revealed=True), Ways(cost=1), 0),
        (Course(first=RIGHT), Ways(cost=0.25), 1),
    ],
)
def test_a_course_earns_its_share(course: Course, ways: Ways, share: float):
    assert judge_course(course, judge, ways).share == share


@pytest.mark.parametrize(("proof", "mark"), [(None, 0), (0, 0), (1, 1), (9, 0)])
def test_a_proof_is_marked_apart(proof: int | None, mark: float):
    outcome = judge_course(Course(first=WRONG, proof=proof), judge, Ways(proof=True), proves=(False, True, False))
    assert (outcome.share, outcome.evidence_mark) == (0, mark)


def test_where_no_sentences_were_offered_no_proof_is_marked():
    assert judge_course(Course(first=RIGHT), judge, Ways(proof=True)).evidence_mark is None


def test_a_sentence_proves_that_holds_cited_words_and_no_context():
    passage = cite("The old quay, built in 1911, will become a park.").passage
    whole, other = (passage.rendition, passage.start, passage.end), (passage.rendition, passage.end, passage.end + 9)
    elsewhere = ("another", passage.start, passage.end)
    told = [cite("built in 1911")]
    assert proving([whole, other, elsewhere], told) == (True, False, False)
    assert proving([whole], [cite("built in 1911", stance=Stance.CONTEXT)]) == (False,)


def explained() -> Explanation:
    response = Response((2,))
    return explain(DRAFT, response, judge(response), renditions={})


def test_an_explanation_shows_no_more_than_is_allowed():
    only = shown(explained(), {Aspect.CORRECTNESS})
    assert only.icon == "wrong"
    assert (only.article_says, only.sources) == ((), ())
    assert [(one.feedback, one.occurrence) for one in only.wrong_choices] == [("", None)]
    assert (only.rule, only.note, only.explanation) == ("", "", "")
    fed = shown(explained(), {Aspect.CORRECTNESS, Aspect.FEEDBACK})
    assert [(one.feedback, one.occurrence) for one in fed.wrong_choices] == [("It runs the ferry.", None)]
    assert shown(explained(), set(Aspect)) == explained()
