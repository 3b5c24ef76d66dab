"""Practise the questions that one missed: asked anew, judged and explained at once, and nothing of it is stored."""

from dataclasses import dataclass, replace

from app.grading.explanation import Explanation, explain
from app.questions.draft import QuestionType
from app.quizzes.response import Response, UnfitResponse
from app.storage import attempt_queries as attempts
from app.storage.unit_of_work import UnitOfWork
from app.storage.versions import contents_by_id
from app.workflows.judge_again import judged, known_names
from app.workflows.problems import NotAllowed, NotFound, Refused
from app.workflows.question_page import Choice
from app.workflows.save_answer import Answer
from app.workflows.show_result import explanation_page, result_page, sources_of
from app.workflows.take_quiz import Person, own_attempt


@dataclass(frozen=True)
class PracticePage:
    """A missed question, asked anew; `missed` are the numbers of all that were missed."""

    attempt: str
    quiz_title: str
    number: int
    missed: tuple[int, ...]
    type: QuestionType
    lead: str
    stem: str
    unit: str
    choices: tuple[Choice, ...]
    text: str = ""
    explanation: Explanation | None = None

    @property
    def place(self) -> int:
        """Give the question's place among the missed ones, counted from 1."""
        return self.missed.index(self.number) + 1

    @property
    def next(self) -> int | None:
        """Give the number of the missed question after this one, or None."""
        return next((number for number in self.missed if number > self.number), None)


def practice_page(work: UnitOfWork, person: Person, public_id: str, number: int) -> PracticePage:
    """Give a missed question to practise; raises NotFound, NotAllowed or NotSubmitted.

    It is asked only where the review rules show its right answer and its passage.
    """
    result = result_page(work, person, public_id)
    missed = result.missed
    if not result.explained or not _shows_answers(work, person, public_id, number):
        msg = "This quiz does not show its answers yet. Missed questions can be practised when it does."
        raise NotAllowed(msg)
    if number not in missed:
        msg = "There is nothing to practise here: this question was not missed. The result lists those that were."
        raise NotFound(msg)
    with work.reading() as session:
        attempt = own_attempt(session, person, public_id)
        question = attempts.asked_in(session, attempt.id)[number - 1]
        texts = attempts.option_texts(session, question.version_id) if question.option_order else ()
    return PracticePage(
        attempt=public_id,
        quiz_title=result.quiz_title,
        number=number,
        missed=missed,
        type=QuestionType(question.type),
        lead=question.lead,
        stem=question.stem,
        unit=question.unit,
        choices=tuple(Choice(place, texts[own], chosen=False) for place, own in enumerate(question.option_order)),
    )


def practise(work: UnitOfWork, person: Person, public_id: str, number: int, answer: Answer) -> PracticePage:
    """Judge an answer to a missed question and explain it; raises as practice_page does, or Refused."""
    page = practice_page(work, person, public_id, number)
    with work.reading() as session:
        attempt = own_attempt(session, person, public_id)
        question = attempts.asked_in(session, attempt.id)[number - 1]
        grading = attempts.grading_of(session, attempt.id)
        mark = attempts.marks_of(session, grading.id).get(question.slot_id) if grading else None
        # A question that was mended since is judged as the attempt was judged last.
        version_id = mark.version_id if mark else question.version_id
        content = contents_by_id(session, [version_id])[version_id]
        response = _response(answer, question.option_order)
        verdict, _ = judged(response, content, known_names(session, content))
        explanation = explain(content.draft, response, verdict, renditions=sources_of(session, content))
    choices = tuple(replace(choice, chosen=choice.place in answer.chosen) for choice in page.choices)
    return replace(page, choices=choices, text=answer.text, explanation=explanation)


def _shows_answers(work: UnitOfWork, person: Person, public_id: str, number: int) -> bool:
    said = explanation_page(work, person, public_id, number).explanation
    return bool(said.article_says and said.sources)


def _response(answer: Answer, order: tuple[int, ...]) -> Response:
    if any(not 0 <= place < len(order) for place in answer.chosen):
        msg = "This question has no such option. Please choose again."
        raise Refused(msg)
    try:
        return Response(tuple(order[place] for place in answer.chosen), answer.text)
    except UnfitResponse as error:
        raise Refused(str(error)) from None
