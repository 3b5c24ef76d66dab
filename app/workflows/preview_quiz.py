"""Look at a quiz as a student takes it, with the answers marked; nothing of it is stored or counted anywhere."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.grading.explanation import Explanation, explain
from app.grading.grade import grade
from app.questions.draft import QuestionType
from app.quizzes.response import Response
from app.quizzes.sections import headings
from app.storage.unit_of_work import UnitOfWork
from app.storage.versions import Content, contents
from app.workflows.draw_questions import Drawn, drawn_questions
from app.workflows.known import known_quiz
from app.workflows.question_page import Choice
from app.workflows.show_result import sources_of


@dataclass(frozen=True)
class Given:
    """An answer in a preview: the places chosen on the page, or the text."""

    places: tuple[int, ...] = ()
    text: str = ""


@dataclass(frozen=True)
class PreviewQuestion:
    """A question as a student sees it, with what was answered so far; nothing of its key."""

    number: int
    type: QuestionType
    lead: str
    stem: str
    unit: str
    choices: tuple[Choice, ...]
    points: float
    heading: str
    section: str
    instructions: str
    answered: bool


@dataclass(frozen=True)
class Marked:
    """A question of a preview that was marked: what it earned, and why."""

    question: PreviewQuestion
    mark: float
    explanation: Explanation


@dataclass(frozen=True)
class Preview:
    """A quiz as it is asked for one seed."""

    slug: str
    title: str
    questions: tuple[PreviewQuestion, ...]
    marked: tuple[Marked, ...] = ()

    @property
    def score(self) -> float:
        """Give the points that the answers earn."""
        return sum(one.mark for one in self.marked)

    @property
    def points(self) -> float:
        """Give the points that there are."""
        return sum(one.points for one in self.questions)


def preview(work: UnitOfWork, slug: str, *, seed: str, given: Mapping[int, Given], mark: bool = False) -> Preview:
    """Give a quiz as that seed draws it, the answers marked if so asked; raises NotFound or Refused."""
    with work.reading() as session:
        quiz = known_quiz(session, slug)
        drawn = drawn_questions(session, quiz, seed=seed)
        known = contents(session, [one.version for one in drawn])
        before, words, questions = headings([one.section for one in drawn]), "", list[PreviewQuestion]()
        for number, (one, content) in enumerate(zip(drawn, known, strict=True), 1):
            words = one.instructions if before[number - 1] or not one.section else words
            answer = given.get(number, Given())
            questions.append(_question(number, one, content, answer, before[number - 1], words))
        marked = _marked(session, questions, drawn, known, given) if mark else ()
        return Preview(slug, quiz.title, tuple(questions), marked)


def _question(
    number: int, drawn: Drawn, content: Content, given: Given, heading: str, instructions: str
) -> PreviewQuestion:
    row, texts = content.version, [option.text for option in content.key.options]
    return PreviewQuestion(
        number=number,
        type=QuestionType(row.type),
        lead=row.lead,
        stem=row.stem,
        unit=row.unit or "",
        choices=tuple(Choice(place, texts[own], place in given.places) for place, own in enumerate(drawn.order)),
        points=drawn.points,
        heading=heading,
        section=drawn.section,
        instructions=instructions,
        answered=bool(given.places or given.text.strip()),
    )


def _marked(
    session: Session,
    questions: list[PreviewQuestion],
    drawn: list[Drawn],
    known: list[Content],
    given: Mapping[int, Given],
) -> tuple[Marked, ...]:
    texts, found = sources_of(session, *known), list[Marked]()
    for question, one, content in zip(questions, drawn, known, strict=True):
        answer = given.get(question.number, Given())
        response = Response(tuple(one.order[place] for place in answer.places if place < len(one.order)), answer.text)
        verdict = grade(response, content.key, content.citations)
        explanation = explain(content.draft, response, verdict, renditions=texts)
        found.append(Marked(question, verdict.mark * one.points, explanation))
    return tuple(found)
