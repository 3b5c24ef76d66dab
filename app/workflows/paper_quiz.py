"""A quiz on paper: the sheet with its questions, the answer sheet, and the key that belongs to that very sheet."""

import hashlib
from dataclasses import dataclass, replace
from itertools import groupby

from sqlalchemy.orm import Session

from app.grading.explanation import Source, article_says, source_of
from app.questions.draft import Option, QuestionType
from app.quizzes.sections import headings
from app.quizzes.selection import MOST_DRAWN, option_order, shuffled
from app.storage.unit_of_work import UnitOfWork
from app.storage.versions import Content, contents
from app.workflows.draw_questions import Drawn, drawn_questions
from app.workflows.known import known_quiz
from app.workflows.problems import Refused
from app.workflows.show_result import sources_of

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
PLAIN, SHUFFLED = "", ("A", "B")


@dataclass(frozen=True)
class PaperQuestion:
    """A question on paper: its options by letter, and for the key the right answer and the passages that prove it.

    `letters` are the right options' letters; a question without options has none.
    """

    number: int
    type: QuestionType
    lead: str
    stem: str
    unit: str
    points: float
    heading: str
    instructions: str
    options: tuple[tuple[str, str], ...]
    letters: tuple[str, ...]
    answer: tuple[str, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class Paper:
    """A sheet: which version, from which seed, and the mark that says which key belongs to it."""

    slug: str
    title: str
    description: str
    minutes: int | None
    version: str
    seed: str
    mark: str
    questions: tuple[PaperQuestion, ...]

    @property
    def points(self) -> float:
        """Give the points of all questions."""
        return sum(one.points for one in self.questions)


def paper(work: UnitOfWork, slug: str, *, seed: str, version: str = PLAIN) -> Paper:
    """Give a quiz as a sheet of paper; raises NotFound, or Refused where it asks nothing or more than 200 questions.

    All versions of a seed ask the same questions; A and B each have an order of their own, of questions within their
    section and of options.
    """
    with work.reading() as session:
        quiz = known_quiz(session, slug)
        drawn = drawn_questions(session, quiz, seed=seed)
        if len(drawn) > MOST_DRAWN:
            msg = f"A paper holds {MOST_DRAWN} questions at most; this quiz asks {len(drawn)}. Split it into two."
            raise Refused(msg)
        known = contents(session, [one.version for one in drawn])
        pairs = list(zip(drawn, known, strict=True))
        if version in SHUFFLED:
            pairs = _turned(pairs, seed=f"{seed}/{version}")
        questions = _questions(session, pairs)
        minutes = quiz.time_limit // 60 if quiz.time_limit else None
        mark = _mark(pairs)
        return Paper(slug, quiz.title, quiz.description, minutes, version, seed, mark, questions)


def _turned(pairs: list[tuple[Drawn, Content]], *, seed: str) -> list[tuple[Drawn, Content]]:
    found: list[tuple[Drawn, Content]] = []
    for section, here in groupby(pairs, key=lambda pair: pair[0].section):
        held = list(here)
        words = held[0][0].instructions
        for place, (one, content) in enumerate(shuffled(held, seed=f"{seed}/{section}")):
            options = [Option(option.text) for option in content.key.options]
            order = option_order(options, content.key.type, seed=f"{seed}/{one.version.id}")
            found.append((replace(one, order=order, instructions="" if place else words), content))
    return found


def _questions(session: Session, pairs: list[tuple[Drawn, Content]]) -> tuple[PaperQuestion, ...]:
    before, texts = headings([one.section for one, _ in pairs]), sources_of(session, *(known for _, known in pairs))
    found: list[PaperQuestion] = []
    for number, (one, content) in enumerate(pairs, 1):
        row, options = content.version, [content.key.options[place] for place in one.order]
        question = PaperQuestion(
            number=number,
            type=content.key.type,
            lead=row.lead,
            stem=row.stem,
            unit=row.unit or "",
            points=one.points,
            heading=before[number - 1],
            instructions=one.instructions,
            options=tuple((LETTERS[place % 26], option.text) for place, option in enumerate(options)),
            letters=tuple(LETTERS[place % 26] for place, option in enumerate(options) if option.correct),
            answer=article_says(content.draft),
            sources=tuple(source_of(citation, texts) for citation in content.citations),
        )
        found.append(question)
    return tuple(found)


def _mark(pairs: list[tuple[Drawn, Content]]) -> str:
    # Of what is asked and in which order: a quiz that changed since gives another mark, and so another key.
    asked = ";".join(f"{one.version.id}:{one.order}:{one.points}" for one, _ in pairs)
    return hashlib.sha256(asked.encode()).hexdigest()[:4].upper()
