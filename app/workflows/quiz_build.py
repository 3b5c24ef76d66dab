"""What a quiz is built of, as its page shows it: sections, questions, draws with what they match, and what is wrong."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.quizzes.dealing import Pool
from app.quizzes.selection import DrawRule, rule_of
from app.storage.articles import readable_articles
from app.storage.questions import VersionRow
from app.storage.quizzes import QuizRow, SlotRow
from app.storage.sections import build_of, sections_of
from app.storage.teaching_queries import slots_with_versions
from app.workflows.draw_questions import pools_of
from app.workflows.draw_rules import names_of, warnings_of


@dataclass(frozen=True)
class SlotLine:
    """A place in a quiz: a question (one that is not published is not asked), or a draw and how many it may take.

    `position` counts over the quiz, `place` within the section.
    """

    id: int
    position: int
    place: int
    points: float
    public_id: str = ""
    stem: str = ""
    type: str = ""
    published: bool = False
    rule: DrawRule | None = None
    titles: tuple[str, ...] = ()
    fitting: int = 0

    @property
    def short(self) -> bool:
        """Say whether fewer questions fit the draw than it takes."""
        return self.rule is not None and self.fitting < self.rule.count


@dataclass(frozen=True)
class Part:
    """A section of a quiz with its lines; the first part has no section (id 0) and may be empty."""

    id: int
    title: str
    instructions: str
    lines: tuple[SlotLine, ...]


@dataclass(frozen=True)
class Build:
    """All parts of a quiz, how many questions it asks, the points of them, and warnings, a sentence each."""

    parts: tuple[Part, ...]
    asked: int
    points: float
    warnings: tuple[str, ...]

    @property
    def lines(self) -> tuple[SlotLine, ...]:
        """Give the lines of all parts."""
        return tuple(line for part in self.parts for line in part.lines)

    @property
    def silent(self) -> int:
        """Count the questions that are not published, and so not asked."""
        return sum(line.rule is None and not line.published for line in self.lines)


def build_page(session: Session, quiz: QuizRow) -> Build:
    """Give what a quiz is built of."""
    build = build_of(session, quiz.id)
    slots = [slot for part in build for slot in part]
    versions = {slot.id: version for slot, version in slots_with_versions(session, quiz.id)}
    pools = pools_of(session, quiz, slots)
    titles = {row.stem: row.title or row.stem for row in readable_articles(session, quiz.owner_id)}
    lines = [tuple(_line(slot, place, versions, pools, titles) for place, slot in enumerate(part, 1)) for part in build]
    first, *others = lines
    sections = zip(sections_of(session, quiz.id), others, strict=True)
    parts = (Part(0, "", "", first), *(Part(row.id, row.title, row.instructions, held) for row, held in sections))
    counts = [(_asked(line), line.points) for held in lines for line in held]
    return Build(
        parts,
        asked=sum(count for count, _ in counts),
        points=sum(count * points for count, points in counts),
        warnings=warnings_of(list(pools.values()), names_of(slots, pools)),
    )


def _asked(line: SlotLine) -> int:
    return line.rule.count if line.rule else int(line.published)


def _line(
    slot: SlotRow, place: int, versions: Mapping[int, VersionRow], pools: Mapping[int, Pool], titles: Mapping[str, str]
) -> SlotLine:
    if slot.draw is not None:
        rule = rule_of(slot.draw)
        named = tuple(titles.get(stem, stem) for stem in sorted(rule.articles))
        return SlotLine(
            slot.id, slot.position, place, slot.points, rule=rule, titles=named, fitting=len(pools[slot.id].fitting)
        )
    row = versions[slot.id]
    published = row.state == "published"
    return SlotLine(slot.id, slot.position, place, slot.points, row.question.public_id, row.stem, row.type, published)
