"""Ready quizzes: which questions fit one, and which of them to take."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.questions.draft import Draft
from app.questions.set_flaws import answers_another

SHORTEST = 5


@dataclass(frozen=True)
class ReadyQuiz:
    """A quiz described by what its questions are about; `words` and `types` that are empty fit all."""

    slug: str
    title: str
    description: str
    count: int
    words: tuple[str, ...] = ()
    types: tuple[str, ...] = ()

    def fits(self, draft: Draft) -> bool:
        """Say whether a question is about the quiz's subject and of its types."""
        if self.types and draft.type not in self.types:
            return False
        said = " ".join([draft.stem, *draft.tags, *(option.text for option in draft.key.options if option.correct)])
        return not self.words or any(word.lower() in said.lower() for word in self.words)


def read_ready_quizzes(path: Path) -> tuple[ReadyQuiz, ...]:
    """Read the ready quizzes of a file; raises KeyError or TypeError where a quiz lacks a part."""
    tables = tomllib.loads(path.read_text(encoding="utf-8")).get("quiz", [])
    return tuple(
        ReadyQuiz(
            slug=table["slug"],
            title=table["title"],
            description=table["description"],
            count=table["count"],
            words=tuple(table.get("words", ())),
            types=tuple(table.get("types", ())),
        )
        for table in tables
    )


def pick(quiz: ReadyQuiz, drafts: Sequence[Draft]) -> list[int]:
    """Give the places of the questions to take, in the order to ask them.

    Best first, but in turn over articles and types, so that none crowds out the others. One question a citing sentence
    and none whose stem says another's key, because one could answer the next; only a quiz that would be too short takes
    more.
    """
    fitting = sorted(
        (place for place in range(len(drafts)) if quiz.fits(drafts[place])),
        key=lambda place: (-drafts[place].score, place),
    )
    taken: list[int] = []
    telling: set[int] = set()
    used: dict[object, int] = {}
    while fitting and len(taken) < quiz.count:
        crowding = {place: _crowding(drafts[place], used, telling=place in telling) for place in fitting}
        chosen = min(fitting, key=lambda place: crowding[place])
        if len(taken) >= SHORTEST and crowding[chosen][0]:
            break
        fitting.remove(chosen)
        taken.append(chosen)
        telling |= {place for place in fitting if answers_another(drafts[place], drafts[chosen])}
        for trait in _traits(drafts[chosen]):
            used[trait] = used.get(trait, 0) + 1
    return taken


def _traits(draft: Draft) -> tuple[object, ...]:
    passage = draft.citations[0].passage
    return ((passage.article, passage.start), passage.article, draft.type)


def _crowding(draft: Draft, used: dict[object, int], *, telling: bool) -> tuple[int, int]:
    sentence, article, kind = (used.get(trait, 0) for trait in _traits(draft))
    return sentence + telling, article + kind
