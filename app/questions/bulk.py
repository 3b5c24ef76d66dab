"""What is done to many questions at once: which of them it touches, and why it leaves the others out."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.questions.labels import MOST_TAGS


class Act(StrEnum):
    """Something to do to many questions."""

    ADD_TAGS = "add tags"
    REMOVE_TAGS = "remove tags"
    TOPIC = "set topic"
    DIFFICULTY = "set difficulty"
    PUT_INTO_QUIZ = "put into quiz"
    RETIRE = "retire"
    ARCHIVE = "archive"
    BRING_BACK = "bring back"


class LeftOut(StrEnum):
    """Why a question is left as it is."""

    NOT_YOURS = "not yours"
    SAME = "same"
    ARCHIVED = "archived"
    NOT_PUBLISHED = "not published"
    TOO_MANY_TAGS = "too many tags"


LABELLING = {Act.ADD_TAGS, Act.REMOVE_TAGS, Act.TOPIC, Act.DIFFICULTY}


@dataclass(frozen=True)
class Item:
    """A question among many: `own` says that whoever asks may change it, `held` that the quiz has it already."""

    id: int
    name: str
    stem: str
    own: bool
    archived: bool = False
    published: bool = False
    held: bool = False
    tags: frozenset[str] = frozenset()
    topic: str = ""
    difficulty: str = ""


@dataclass(frozen=True)
class Change:
    """What is to be done, with its tags, or with its topic, difficulty or quiz as the value."""

    act: Act
    tags: tuple[str, ...] = ()
    value: str = ""


@dataclass(frozen=True)
class Plan:
    """Which questions a change touches, and which it leaves out, by the reason."""

    touched: tuple[Item, ...]
    left: dict[LeftOut, tuple[Item, ...]]


def plan(change: Change, items: Sequence[Item]) -> Plan:
    """Decide for each question whether the change touches it."""
    reasons = [(item, left_out(change, item)) for item in items]
    left = {why: tuple(item for item, reason in reasons if reason is why) for why in LeftOut}
    touched = tuple(item for item, reason in reasons if reason is None)
    return Plan(touched, {why: those for why, those in left.items() if those})


def left_out(change: Change, item: Item) -> LeftOut | None:
    """Say why a change leaves a question as it is; None where it does not."""
    if change.act is Act.PUT_INTO_QUIZ:
        return LeftOut.ARCHIVED if item.archived else LeftOut.SAME if item.held else None
    if not item.own:
        return LeftOut.NOT_YOURS
    if change.act is Act.RETIRE:
        return None if item.published else LeftOut.NOT_PUBLISHED
    if change.act is Act.ADD_TAGS and len(item.tags | set(change.tags)) > MOST_TAGS:
        return LeftOut.TOO_MANY_TAGS
    return LeftOut.SAME if _is_so(change, item) else None


def _is_so(change: Change, item: Item) -> bool:
    match change.act:
        case Act.ADD_TAGS:
            return item.tags >= set(change.tags)
        case Act.REMOVE_TAGS:
            return item.tags.isdisjoint(change.tags)
        case Act.TOPIC:
            return item.topic == change.value
        case Act.DIFFICULTY:
            return item.difficulty == change.value
        case _:
            return item.archived is (change.act is Act.ARCHIVE)
