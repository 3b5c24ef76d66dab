"""Facts, their mentions in the articles, and the things they are about."""

from dataclasses import dataclass, field
from enum import StrEnum

from app.articles.text import Passage


class EntityKind(StrEnum):
    """What sort of thing a name stands for."""

    PERSON = "person"
    PLACE = "place"
    BODY = "body"
    EVENT = "event"
    GROUP = "group"
    THING = "thing"


@dataclass(frozen=True)
class Entity:
    """A person, place, body or event: its canonical name and every other one seen."""

    kind: EntityKind
    name: str
    aliases: tuple[str, ...] = ()

    @property
    def forms(self) -> tuple[str, ...]:
        """Give the canonical name and the aliases."""
        return (self.name, *self.aliases)


class Stance(StrEnum):
    """What a passage does for a fact or an answer."""

    SUPPORTS = "supports"
    REFUTES = "refutes"
    CONTEXT = "context"


@dataclass(frozen=True)
class Mention:
    """One passage's words on a fact: how sure, on whose word, and for or against."""

    passage: Passage
    stance: Stance = Stance.SUPPORTS
    hedge: str = ""
    attribution: str = ""
    negated: bool = False


@dataclass(frozen=True)
class Fact:
    """Something that an article reports: subject, relation, object and their qualifiers.

    `key` is stable over runs: the same subject, relation, object and time give the same key. `dated` is the year of
    the article that tells it; `absorbed` are the keys of facts that turned out to be this one.
    """

    key: str
    subject: str
    relation: str
    object: str
    time: str = ""
    place: str = ""
    quantity: str = ""
    mentions: tuple[Mention, ...] = field(default=())
    dated: int | None = None
    absorbed: tuple[str, ...] = ()
