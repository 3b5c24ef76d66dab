"""Check drafts: by their words first, then those that are left by their parse, beside the source."""

from collections.abc import Iterable, Iterator, Mapping

from app.articles.text import Rendition
from app.facts.reading import Reading
from app.facts.syntax import Parse
from app.questions.defects import parsed_flaws, textual_flaws
from app.questions.draft import Draft
from app.questions.examined import Overlaps, examine
from app.questions.fitness import unfit
from app.questions.ranking import scored

Judged = tuple[Draft, tuple[str, ...]]
# A teacher is warned of these; a generator that is unsure says nothing.
SHUNNED = frozenset({"vague word"})


def checked(
    made: Iterable[tuple[Reading, Judged]], texts: Mapping[str, Rendition], overlaps: Overlaps, *, parse: Parse
) -> Iterator[Judged]:
    """Give each draft, scored, with the names of its fatal flaws and what else speaks against it.

    Drafts come with their article and the doubts there were about them; only those without any reason are parsed, all
    at once.
    """
    left: list[tuple[Draft, Reading]] = []
    for reading, (draft, doubts) in made:
        flaws = textual_flaws(draft, texts)
        reasons = (
            *doubts,
            *(flaw.name for flaw in flaws if flaw.fatal or flaw.name in SHUNNED),
            *unfit(draft, reading),
        )
        if reasons:
            yield draft, reasons
        else:
            left.append((scored(draft, trivial=any(flaw.name == "trivial" for flaw in flaws)), reading))
    for (draft, _), examined in zip(left, examine(left, overlaps, parse=parse), strict=True):
        yield draft, tuple(flaw.name for flaw in parsed_flaws(examined) if flaw.fatal)
