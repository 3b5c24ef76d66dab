"""Give a quiz's questions for one attempt, a live session, a preview or a paper: the fixed ones and those drawn."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from app.questions.draft import Option, QuestionType
from app.quizzes.dealing import Pool, TooFewQuestions, shortage_of
from app.quizzes.selection import Asked, Slot, draw_quiz, option_order, rule_of
from app.storage.draw_queries import fitting, published_of
from app.storage.questions import OptionRow, VersionRow
from app.storage.quizzes import QuizRow, SectionRow, SlotRow, slots_of
from app.storage.rulings import void_in
from app.storage.sections import fixed_questions, sections_of
from app.storage.versions import options_of
from app.workflows.problems import Refused

NOTHING = "This quiz has no questions yet. Please come back later."
TOO_FEW = (
    "This quiz cannot be started now: it draws its questions, and too few are published for that. "
    "Please tell whoever gave it to you."
)


@dataclass(frozen=True)
class Drawn:
    """A question as it is asked: its version, the order of its options, its points, its section.

    `instructions` stand with the first question of a section only.
    """

    version: VersionRow
    order: tuple[int, ...]
    points: float
    section: str = ""
    instructions: str = ""


def drawn_questions(session: Session, quiz: QuizRow, *, seed: str, nothing: str = NOTHING) -> list[Drawn]:
    """Give what a quiz asks whoever starts it now; the seed decides draws and orders.

    Raises Refused, with the sentence `nothing` where it asks nothing.
    """
    slots, void = slots_of(session, quiz.id), void_in(session, quiz.id)
    fixed = {id_: row for id_, row in fixed_questions(session, quiz.id).items() if id_ not in void}
    sections = sections_of(session, quiz.id) if any(slot.section_id for slot in slots) else ()
    places = {row.id: place for place, row in enumerate(sections, 1)}
    pools = _pools(session, quiz, slots, void)
    plan = [
        Slot(slot.question_id, pools.get(slot.id), slot.points, places.get(slot.section_id or 0, 0))
        for slot in slots
        if slot.id in pools or slot.question_id in fixed
    ]
    try:
        asked = draw_quiz(plan, seed=seed, shuffle=quiz.shuffle_questions)
    except TooFewQuestions:
        raise Refused(TOO_FEW) from None
    if not asked:
        raise Refused(nothing)
    versions = fixed | published_of(session, [one.question for one in asked if one.question not in fixed])
    return _as_asked(session, quiz, asked, versions, sections, seed)


def pools_of(session: Session, quiz: QuizRow, slots: Sequence[SlotRow]) -> dict[int, Pool]:
    """Give what each draw of a quiz may take, by its slot's id; a query for each rule, or three with a difficulty."""
    drawing = any(slot.draw is not None for slot in slots)
    return _pools(session, quiz, slots, void_in(session, quiz.id) if drawing else ())


def _pools(session: Session, quiz: QuizRow, slots: Sequence[SlotRow], void: Collection[int]) -> dict[int, Pool]:
    rules = {slot.id: rule_of(slot.draw) for slot in slots if slot.draw is not None}
    fixed = {slot.question_id for slot in slots}.union(void)
    # Draws that differ in their number alone, one for each section, ask the database once.
    alike = {id_: replace(rule, count=1) for id_, rule in rules.items()}
    found = {rule: fitting(session, quiz.owner_id, rule) - fixed for rule in set(alike.values())}
    return {id_: Pool(rule.count, found[alike[id_]]) for id_, rule in rules.items()}


def can_be_drawn(session: Session, quiz: QuizRow) -> bool:
    """Say whether every draw of a quiz can be filled now; one query where it has none."""
    slots = slots_of(session, quiz.id)
    return shortage_of(list(pools_of(session, quiz, slots).values())) is None


def _as_asked(
    session: Session,
    quiz: QuizRow,
    asked: Sequence[Asked],
    versions: Mapping[int, VersionRow],
    sections: Sequence[SectionRow],
    seed: str,
) -> list[Drawn]:
    options: dict[int, list[OptionRow]] = {}
    for row in options_of(session, [versions[one.question].id for one in asked]):
        options.setdefault(row.version_id, []).append(row)
    found: list[Drawn] = []
    for position, one in enumerate(asked):
        version, begins = versions[one.question], not position or asked[position - 1].section != one.section
        order = _order(quiz, options.get(version.id, []), version, seed=f"{seed}/{position}")
        section = sections[one.section - 1] if one.section else None
        title, words = (section.title, section.instructions if begins else "") if section else ("", "")
        found.append(Drawn(version, order, one.points, title, words))
    return found


def _order(quiz: QuizRow, rows: Sequence[OptionRow], version: VersionRow, *, seed: str) -> tuple[int, ...]:
    if not quiz.shuffle_options:
        return tuple(range(len(rows)))
    return option_order([Option(row.text) for row in rows], QuestionType(version.type), seed=seed)
