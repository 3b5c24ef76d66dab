"""Draw rules of a quiz: count what one matches, say which compete, keep one."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.quizzes.dealing import Pool, rivalries, shortage_of
from app.quizzes.selection import DrawRule, rule_of
from app.storage.articles import readable_articles
from app.storage.draw_queries import fitting, names_in_use
from app.storage.quizzes import QuizRow, SlotRow, next_position, slots_of
from app.storage.sections import build_of, number_slots, sections_of
from app.storage.unit_of_work import UnitOfWork
from app.workflows.draw_questions import pools_of
from app.workflows.known import known_quiz
from app.workflows.problems import NotFound

GONE = "This draw is no longer in the quiz. Here is the quiz as it is now."


@dataclass(frozen=True)
class Count:
    """What a rule matches: `fitting` questions, of which `fixed` the quiz asks anyway; and what is wrong, in words."""

    fitting: int
    fixed: int
    wanted: int
    warnings: tuple[str, ...] = ()

    @property
    def free(self) -> int:
        """Count what may be drawn."""
        return self.fitting - self.fixed


@dataclass(frozen=True)
class Choices:
    """What a rule's form offers: tags, topics, articles (stem, title)."""

    tags: tuple[str, ...]
    topics: tuple[str, ...]
    articles: tuple[tuple[str, str], ...]


def choices(work: UnitOfWork, slug: str) -> Choices:
    """Give what a rule of this quiz may ask for; raises NotFound."""
    with work.reading() as session:
        quiz = known_quiz(session, slug)
        tags, topics = names_in_use(session, quiz.owner_id)
        articles = tuple((row.stem, row.title or row.stem) for row in readable_articles(session, quiz.owner_id))
        return Choices(tuple(tags), tuple(topics), articles)


def count_matches(work: UnitOfWork, slug: str, rule: DrawRule, *, slot_id: int | None = None) -> Count:
    """Count what a rule matches in a quiz, `slot_id` being its own slot where it has one; raises NotFound."""
    with work.reading() as session:
        quiz = known_quiz(session, slug)
        slots = slots_of(session, quiz.id)
        found = fitting(session, quiz.owner_id, rule)
        fixed = found & {slot.question_id for slot in slots}
        others = pools_of(session, quiz, [slot for slot in slots if slot.id != slot_id or slot.draw is None])
        pools = [Pool(rule.count, found - fixed), *others.values()]
        return Count(len(found), len(fixed), rule.count, warnings_of(pools, ["this draw", *names_of(slots, others)]))


def warnings_of(pools: list[Pool], names: list[str]) -> tuple[str, ...]:
    """Say, a sentence each, which draws cannot be filled and which compete."""
    found: list[str] = []
    shortage = shortage_of(pools)
    if shortage is not None:
        who = _in_words([names[place] for place in shortage.places])
        asks = "asks" if len(shortage.places) == 1 else "together ask"
        found.append(
            f"Nobody can start this quiz: {who} {asks} for {shortage.asked} questions, but {shortage.fitting} fit."
        )
    for one in rivalries(pools):
        who = _in_words([names[place] for place in one.places])
        shared = "one question" if one.shared == 1 else f"the same {one.shared} questions"
        found.append(f"{who[0].upper()}{who[1:]} want {shared}; each is asked once only.")
    return tuple(found)


def names_of(slots: Sequence[SlotRow], pools: dict[int, Pool]) -> list[str]:
    """Give what the draws of a quiz are called: by the place of their slots."""
    return [f"the draw at place {slot.position}" for slot in slots if slot.id in pools]


def _in_words(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def rule_at(work: UnitOfWork, slug: str, slot_id: int) -> tuple[DrawRule, float]:
    """Give a draw's rule and the points of each of its questions; raises NotFound."""
    with work.reading() as session:
        quiz = known_quiz(session, slug)
        slot = _draw(session, quiz, slot_id)
        return rule_of(slot.draw or {}), slot.points


def add_draw(work: UnitOfWork, slug: str, rule: DrawRule, points: float, *, section: int = 0) -> int:
    """Add a draw at the end of a section (0: before all sections) and give its slot's id; raises NotFound."""
    with work() as session:
        quiz = known_quiz(session, slug, lock=True)
        slot = SlotRow(quiz_id=quiz.id, position=next_position(session, quiz.id), draw=rule.to_record(), points=points)
        session.add(slot)
        if section in {row.id for row in sections_of(session, quiz.id)}:
            slot.section_id = section
        session.flush()
        number_slots(session, [row for part in build_of(session, quiz.id) for row in part])
        return slot.id


def change_draw(work: UnitOfWork, slug: str, slot_id: int, rule: DrawRule, points: float) -> None:
    """Change a draw's rule and points; attempts under way keep what they drew. Raises NotFound."""
    with work() as session:
        slot = _draw(session, known_quiz(session, slug, lock=True), slot_id)
        slot.draw, slot.points = rule.to_record(), points


def _draw(session: Session, quiz: QuizRow, slot_id: int) -> SlotRow:
    slot = next((one for one in slots_of(session, quiz.id) if one.id == slot_id and one.draw is not None), None)
    if slot is None:
        raise NotFound(GONE)
    return slot
