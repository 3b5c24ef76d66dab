"""How long a draw from 10,000 candidates takes, and a PDF of 200 questions.

Run `python -m tests.benchmarks.papers_and_draws`. Nothing here is asserted; times differ by machine.
"""

import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from flask import Flask
from sqlalchemy import event

from app import create_app
from app.commands.setting_up import make_store
from app.config import Settings
from app.questions.draft import QuestionType
from app.quizzes.difficulty import Difficulty
from app.quizzes.selection import DrawRule
from app.storage.questions import CitationRow, QuestionRow, VersionRow
from app.storage.unit_of_work import UnitOfWork
from app.workflows.draw_rules import add_draw, count_matches
from app.workflows.take_quiz import Person, start
from tests.factories import a_draft, make_quiz, publish_example, publish_question
from tests.web.desk import signed_in

CANDIDATES, ON_PAPER = 10_000, 200


def fill(work: UnitOfWork) -> None:
    """Publish the candidates: copies of one question, which is what a draw looks at."""
    # What the home page answers openly no draw takes.
    publish_example(work)
    first = publish_question(work, a_draft(QuestionType.TEXT))
    with work() as session:
        model = session.query(VersionRow).filter_by(question_id=first).one()
        cited = session.query(CitationRow).filter_by(version_id=model.id).one()
        for number in range(CANDIDATES - 1):
            row = QuestionRow(public_id=f"c{number}", visibility="public", created_at=work.clock())
            session.add(row)
            session.flush()
            version = VersionRow(question_id=row.id, number=1, state="published", type=model.type, stem=model.stem)
            version.tags, version.features, version.scope, version.created_at = ["war"], [], [], work.clock()
            session.add(version)
            session.flush()
            session.add(
                CitationRow(version_id=version.id, passage_id=cited.passage_id, position=0, stance="supports", marks=[])
            )


def timed(what: str, act: Callable[[], object]) -> None:
    begun = time.perf_counter()
    act()
    print(f"{what}: {time.perf_counter() - begun:.2f} s")


def draws(work: UnitOfWork) -> None:
    make_quiz(work, slug="drawn")
    rule = DrawRule(20, tags=frozenset({"war"}), articles=frozenset({"harbour"}), types=frozenset({QuestionType.TEXT}))
    for _ in range(3):
        add_draw(work, "drawn", rule, 1.0)
    sent: list[str] = []
    event.listen(work.engine, "before_cursor_execute", lambda *given: sent.append(given[2]))
    timed(
        f"a start with three draws of 20 from {CANDIDATES} candidates",
        lambda: start(work, Person(), "drawn", nickname=""),
    )
    print(f"statements of that start: {len(sent)}")
    timed("the live count of a rule", lambda: count_matches(work, "drawn", rule))
    hard = DrawRule(20, difficulty=Difficulty.HARD)
    timed("the live count of a rule with a difficulty", lambda: count_matches(work, "drawn", hard))


def papers(site: Flask, work: UnitOfWork) -> None:
    kinds = list(QuestionType)
    questions = [publish_question(work, a_draft(kinds[number % 7])) for number in range(ON_PAPER)]
    teacher = signed_in(site)
    make_quiz(work, *questions, slug="paper", owner_id=teacher.id)
    for part in ("sheet", "key"):
        address = f"/teaching/quizzes/paper/paper/{part}.pdf?seed=S1&version=A"
        timed(f"the {part} of {ON_PAPER} questions as a PDF", lambda address=address: teacher.get(address))
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"memory of the process that makes it: {most:.0f} MB")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(
            instance_dir=Path(folder), secret_key="a secret that only this measurement knows", testing=True
        )
        work = make_store(settings)
        fill(work)
        draws(work)
        papers(create_app(settings), work)


if __name__ == "__main__":
    main()
