"""Measures the bank at 10,000 questions: `python -m tests.benchmarks.bank [questions] [database address]`.

Prints milliseconds of the median of five; beside them the floor: what the bare database needs to count the questions.
"""

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from rich.console import Console
from rich.table import Table
from sqlalchemy import event, func, insert, select

from app.commands.setting_up import make_store
from app.config import Settings
from app.questions.bank_filter import BankFilter
from app.questions.bulk import Act, Change
from app.questions.draft import QuestionType
from app.storage.articles import PassageRow
from app.storage.attempts import AttemptRow, AttemptSlotRow, GradingRow, MarkRow
from app.storage.bank_queries import count_bank
from app.storage.labels import LabelRow
from app.storage.people import ParticipantRow
from app.storage.questions import CitationRow, OptionRow, QuestionRow, VersionRow
from app.storage.search_following import follow
from app.storage.search_index import rebuild_index
from app.storage.unit_of_work import UnitOfWork
from app.workflows.bulk_edit import Selection, apply_bulk, plan_bulk
from app.workflows.list_questions import Viewer
from app.workflows.search_bank import bank_view, search_bank
from tests.benchmarks.lock_time import held_beside_saves
from tests.factories import a_draft, make_quiz, publish_question
from tests.people import a_teacher

SYLLABLES = "ba ko ri ten mu sol dar vik en hal os fjo mar lin pra to zen ula gor bes".split()
FILTERS = {
    "all, newest first": {},
    "page 200": {},
    "words that no question has": {"q": "halvorsen quay"},
    "a word in every question": {"q": "question"},
    "a phrase": {"q": '"of the town"'},
    "three letters": {"q": "hal"},
    "state and type": {"state": "published", "type": "single"},
    "an article": {"article": "harbour"},
    "a tag and a topic": {"tag": "tag3", "topic": "topic5"},
    "hard by answers": {"difficulty": "hard"},
    "used in 30 days": {"used": "30"},
    "never used": {"used": "never"},
    "in no quiz": {"loose": "y"},
    "by facility": {"sort": "facility"},
    "by last use": {"sort": "used"},
    "words, tag, difficulty": {"q": "town", "tag": "tag3", "difficulty": "hard"},
}


def fill(work: UnitOfWork, owner: int, questions: int) -> None:
    """Fill the bank with made-up questions, three attempts in ten of them with marks."""
    chance = random.Random(6)  # noqa: S311 - made-up texts
    words = ["".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))) for _ in range(4000)]
    with work() as session:
        at, passages = work.clock(), session.scalars(select(PassageRow.id)).all()
        base = session.scalar(select(func.max(QuestionRow.id))) or 0
        versions = session.scalar(select(func.max(VersionRow.id))) or 0
        made = range(1, questions + 1)

        def said(count: int) -> str:
            return " ".join(chance.choices(words, k=count))

        def of(number: int) -> dict[str, object]:
            when = at - timedelta(minutes=questions - number)
            return {"id": base + number, "public_id": f"b{number}", "owner_id": owner, "created_at": when}

        def version(number: int) -> dict[str, object]:
            stem = f"Question {number} of the town: {said(10)}?"
            row = {"id": versions + number, "question_id": base + number, "number": 1, "stem": stem, "lead": ""}
            row |= {"type": list(QuestionType)[number % 7], "state": ["draft", "published", "published"][number % 3]}
            empty = {"tags": [], "features": [], "scope": [], "score": 0.0, "origin": "", "rule": ""}
            return row | empty | {"explanation": said(15), "created_at": of(number)["created_at"]}

        session.execute(insert(QuestionRow), [of(n) | {"visibility": "private"} for n in made])
        session.execute(insert(VersionRow), [version(n) for n in made])
        options = [(n, place) for n in made for place in range(4)]
        session.execute(
            insert(OptionRow),
            [
                {"version_id": versions + n, "position": p, "text": said(3), "correct": p == 0, "feedback": ""}
                for n, p in options
            ],
        )
        cited = [{"version_id": versions + n, "passage_id": chance.choice(passages), "position": 0} for n in made]
        session.execute(insert(CitationRow), [row | {"stance": "supports", "marks": []} for row in cited])
        labels = [{"question_id": base + n, "kind": "tag", "name": f"tag{n % 20}"} for n in made]
        labels += [{"question_id": base + n, "kind": "topic", "name": f"topic{n % 30}"} for n in made]
        session.execute(insert(LabelRow), labels)


def answer(work: UnitOfWork, quiz_id: int, attempts: int, size: int) -> None:
    """Store graded attempts of some questions each."""
    chance = random.Random(7)  # noqa: S311 - made-up marks
    with work() as session:
        at, versions = work.clock(), session.scalars(select(VersionRow.id).where(VersionRow.state == "published")).all()
        guest = ParticipantRow(nickname="Guest", token_hash="0" * 64, created_at=at)
        session.add(guest)
        session.flush()
        asked = versions[: len(versions) // 3]
        numbers = range(1, attempts + 1)
        rows = [{"id": n, "public_id": f"a{n}", "quiz_id": quiz_id, "participant_id": guest.id} for n in numbers]
        spans = [{"number": n, "state": "graded", "started_at": at - timedelta(hours=n)} for n in numbers]
        session.execute(insert(AttemptRow), [row | span for row, span in zip(rows, spans, strict=True)])
        slots = [(n, p, chance.choice(asked)) for n in numbers for p in range(size)]
        session.execute(
            insert(AttemptSlotRow),
            [
                {"id": i, "attempt_id": n, "position": p, "version_id": v, "option_order": [], "points": 1.0}
                for i, (n, p, v) in enumerate(slots, 1)
            ],
        )
        grading = {"revision": 1, "cause": "submit", "score": 0.0, "maximum": 1.0, "at": at}
        session.execute(insert(GradingRow), [{"id": n, "attempt_id": n} | grading for n in numbers])
        mark = {"rule": "chosen", "note": "", "detail": {}}
        session.execute(
            insert(MarkRow),
            [
                {"grading_id": n, "slot_id": i, "version_id": v, "mark": float(chance.random() < 0.5)} | mark
                for i, (n, _p, v) in enumerate(slots, 1)
            ],
        )


def milliseconds(run: Callable[[], object], times: int = 5) -> float:
    """Give the median of some runs."""
    spent: list[float] = []
    for _ in range(times):
        begun = time.perf_counter()
        run()
        spent.append((time.perf_counter() - begun) * 1000)
    return statistics.median(spent)


def main(questions: int, url: str) -> None:
    """Fill a bank and print what each way to look through it takes."""
    table = Table("what", "found", "page ms", "count ms", "queries")
    with tempfile.TemporaryDirectory() as folder:
        work = make_store(Settings(instance_dir=Path(folder), database_url=url, testing=True))
        owner = a_teacher(work)
        quiz_id = make_quiz(work, *(publish_question(work, a_draft(kind)) for kind in QuestionType))
        fill(work, owner, questions)
        begun = time.perf_counter()
        with work() as session:
            rebuild_index(session)
        follow(work.engine)
        indexed = time.perf_counter() - begun
        answer(work, quiz_id, 2000, 20)
        with work() as session:
            session.connection().exec_driver_sql("ANALYZE")
        queries: list[str] = []
        event.listen(work.engine, "before_cursor_execute", lambda *args: queries.append(args[2]))
        viewer = Viewer(owner)
        for name, fields in FILTERS.items():
            wanted, page = BankFilter(**fields), 200 if name == "page 200" else 1
            queries.clear()
            found = search_bank(work, viewer, wanted, page=page)
            asked = len(queries)
            spent = milliseconds(lambda wanted=wanted, page=page: search_bank(work, viewer, wanted, page=page))
            counted = milliseconds(lambda wanted=wanted: count(work, viewer, wanted))
            table.add_row(name, str(found.total), f"{spent:.0f}", f"{counted:.0f}", str(asked))
        change, every = Change(Act.ADD_TAGS, tags=("spring",)), Selection(wanted=BankFilter())
        planned = milliseconds(lambda: plan_bulk(work, viewer, every, change), 1)
        expected = len(plan_bulk(work, viewer, every, change).touched)
        with held_beside_saves(work) as held:
            processor = time.process_time()
            done = milliseconds(lambda: apply_bulk(work, viewer, every, change, expected=expected), 1)
            processor = time.process_time() - processor
            follow(work.engine)
        table.add_row(f"a tag on {expected}: said, done", str(expected), f"{planned:.0f}", f"{done:.0f}", "")
        with work.reading() as session:
            floor = milliseconds(lambda: session.scalar(select(func.count()).select_from(QuestionRow)))
    Console().print(table)
    print(f"the tag: {processor:.2f} s of processor; the longest lock {held.longest_lock:.2f} s of {len(held.locks)}")
    print(f"{len(held.saves)} saves beside it: p99 {held.p99:.2f} s, the longest {held.longest_save:.2f} s")
    print(f"{questions} questions indexed in {indexed:.1f} s; the floor, a bare count of them: {floor:.1f} ms")


def count(work: UnitOfWork, viewer: Viewer, wanted: BankFilter) -> int:
    with work.reading() as session:
        return count_bank(session, bank_view(work, viewer), wanted)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000, sys.argv[2] if len(sys.argv) > 2 else "")
