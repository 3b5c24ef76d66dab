"""Generating questions to be measured: one library for all articles or one for each, and the time that it takes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.articles.cleaning import clean
from app.articles.text import Article, Rendition
from app.facts.fact import EntityKind
from app.questions.draft import Draft, Generated
from app.questions.grounds import Grounds

Source = tuple[Article, Rendition]
_FIRST = Article(
    "first",
    "Ada Berg met Per Moe in Oslo, Norway, on May 3, 2024. The mayor opened three schools in Bergen in 2023. Norway, "
    "Sweden and Denmark are members of the Nordic Council. About 40 percent of the teachers came from Sweden.",
    "",
)
WARM_UP: Sequence[Source] = ((_FIRST, clean(_FIRST.raw, article=_FIRST.stem)),)


@dataclass(frozen=True)
class Speed:
    """Seconds of a core in generation, and in the model's bare pipeline on the same texts."""

    tokens: int
    seconds: float
    bare_seconds: float

    @property
    def ratio(self) -> float:
        """Give the tokens a second of generation over those of the bare pipeline."""
        return self.bare_seconds / self.seconds


@dataclass(frozen=True)
class Run:
    """What one or several runs of the generator gave, and how fast."""

    generated: tuple[Generated, ...]
    speed: Speed

    @property
    def drafts(self) -> list[Draft]:
        """Give the published questions of all runs."""
        return [draft for one in self.generated for draft in one.drafts]


def evaluate_questions(
    sources: Sequence[Source],
    *,
    generate: Callable[[Sequence[Source]], Generated],
    warm_up: Callable[[Sequence[Source]], object],
    bare: Callable[[Sequence[str]], int],
    clock: Callable[[], float],
    apart: bool,
) -> Run:
    """Generate questions from all sources at once, or from each alone; `clock` gives seconds.

    `warm_up` generates too, but costs nobody anything.
    """
    texts = [rendition.text for _, rendition in sources]
    # A text of its own pays for what is loaded and made once, on both sides.
    bare([text.text for _, text in WARM_UP])
    warm_up(WARM_UP)
    begun = clock()
    tokens = bare(texts)
    between = clock()
    batches = [[source] for source in sources] if apart else [sources]
    generated = tuple(generate(batch) for batch in batches)
    return Run(generated, Speed(tokens, clock() - between, between - begun))


def grounds_of(run: Run, sources: Sequence[Source]) -> Grounds:
    """Give what the questions of a run rest on."""
    entities = (entity for one in run.generated for entity in one.entities if entity.kind is EntityKind.PERSON)
    people = frozenset(form for entity in entities for form in entity.forms)
    return Grounds(
        {article.stem: article for article, _ in sources},
        {article.stem: rendition for article, rendition in sources},
        people,
    )
