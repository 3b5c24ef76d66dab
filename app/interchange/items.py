"""A question on its way into or out of a file, whatever the format: what travels, and what became of it on the way."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from app.questions.draft import Draft


@dataclass(frozen=True)
class Travelling:
    """A question with what belongs to it outside its version: name, state, tags, topic, difficulty.

    The passages of a draft that was read name no rendition, and their start is only a hint: whoever imports it finds
    the words in the article.
    """

    draft: Draft
    id: str = ""
    version: int = 1
    status: str = "draft"
    tags: tuple[str, ...] = ()
    topic: str = ""
    difficulty: str = ""


@dataclass(frozen=True)
class Item:
    """One question of a file: as it was read, with what was changed, or why it was dropped.

    `where` is a place that its writer can find ("line 12", "question 3"). Exactly one of `question` and `dropped` is
    there; `changed` are sentences.
    """

    where: str
    question: Travelling | None = None
    changed: tuple[str, ...] = ()
    dropped: str = ""
    name: str = field(default="", compare=False)


class UnreadableFile(ValueError):
    """A file that holds no questions of its format; the message says where, and what to do."""


@dataclass(frozen=True)
class Format:
    """A format of files: how its files are called, how they are read and written.

    `read` gives one item for each question, in the order of the file, and raises UnreadableFile where the file as a
    whole cannot be read. `write` gives the whole file.
    """

    name: str
    suffix: str
    media_type: str
    read: Callable[[bytes], Iterator[Item]]
    write: Callable[[Iterable[Travelling]], bytes]
