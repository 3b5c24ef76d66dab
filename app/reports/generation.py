"""What the generator made of some articles, in figures: how many, of what, resting on how much, with which flaws."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.articles.sentences import sentence_bounds
from app.articles.text import Rendition
from app.questions.coverage import Tally, by_article, coverage
from app.questions.defects import set_flaws, textual_flaws
from app.questions.draft import Draft, Generated, QuestionType
from app.questions.flaw import answers, plain, right_texts
from app.questions.readers_list import ListedFact
from app.reports.judging import Share


@dataclass(frozen=True)
class Made:
    """One article's questions by type, the content sentences that they cite, and the facts of a list that they ask."""

    types: Mapping[str, int]
    cited: Share
    listed: Tally | None = None

    @property
    def questions(self) -> int:
        """Give how many questions there are."""
        return sum(self.types.values())


@dataclass(frozen=True)
class Measures:
    """The figures of one run of the generator.

    `dropped` and `published` count flaws by name (a draft may have several), `warned` those that do not forbid
    publishing, `of_the_set` names what is wrong with all questions together. `same_stem` and `same_fact` hold the stems
    beyond the first. `key_places` counts the keys of choices by place, from 1; `even_places` is an even spread. `core`
    counts the facts of a list that readers would not see missing.
    """

    articles: Mapping[str, Made]
    drafts_dropped: int
    dropped: Mapping[str, int]
    published: Mapping[str, int]
    warned: Mapping[str, int]
    of_the_set: tuple[str, ...]
    same_stem: tuple[str, ...]
    same_fact: tuple[str, ...]
    verdicts: Mapping[str, int]
    key_places: Mapping[int, int]
    even_places: Mapping[int, float]
    core: Tally | None = None

    @property
    def total(self) -> Made:
        """Give the sum over all articles."""
        each = list(self.articles.values())
        types = sum((Counter(made.types) for made in each), Counter[str]())
        listed = [made.listed for made in each if made.listed]
        return Made(
            types,
            Share(sum(made.cited.count for made in each), sum(made.cited.n for made in each)),
            Tally(sum(one.asked for one in listed), sum(one.listed for one in listed)) if listed else None,
        )


def measures(
    runs: Sequence[Generated], texts: Mapping[str, Rendition], *, listed: Sequence[ListedFact] | None = None
) -> Measures:
    """Measure runs of the generator over articles with these renditions by stem; `listed` is a reader's list."""
    drafts = [draft for run in runs for draft in run.drafts]
    flaws = [flaw for draft in drafts for flaw in textual_flaws(draft, texts)]
    places, even = key_places(drafts)
    return Measures(
        articles=_by_article(drafts, texts, listed),
        drafts_dropped=sum(len(run.dropped) for run in runs),
        dropped=_counted(name for run in runs for _, names in run.dropped for name in names),
        published=_counted(flaw.name for flaw in flaws if flaw.fatal),
        warned=_counted(flaw.name for flaw in flaws if not flaw.fatal),
        of_the_set=tuple(flaw.name for flaw in set_flaws(drafts)),
        same_stem=repeated(drafts, lambda draft: plain(f"{draft.lead} {draft.stem}")),
        same_fact=repeated([draft for draft in drafts if draft.fact], _fact_asked),
        verdicts=_counted(text for draft in drafts if draft.type is QuestionType.CLAIM for text in right_texts(draft)),
        key_places=places,
        even_places=even,
        core=_core(drafts, texts, listed or ()),
    )


def cited_sentences(drafts: Iterable[Draft], rendition: Rendition) -> Share:
    """Give how many of an article's content sentences some question cites, at least in part."""
    spans = {
        (citation.passage.start, citation.passage.end)
        for draft in drafts
        for citation in draft.citations
        if citation.passage.article == rendition.article
    }
    bounds = list(sentence_bounds(rendition))
    cited = sum(any(start < other_end and other < end for other, other_end in spans) for start, end in bounds)
    return Share(cited, len(bounds))


def key_places(drafts: Iterable[Draft]) -> tuple[dict[int, int], dict[int, float]]:
    """Count the keys of choices by place, from 1, and say how many an even spread would put there."""
    found: Counter[int] = Counter()
    sizes: Counter[int] = Counter()
    for draft in drafts:
        if draft.type is QuestionType.SINGLE:
            found[next(place for place, option in enumerate(draft.key.options, start=1) if option.correct)] += 1
            sizes[len(draft.key.options)] += 1
    places = range(1, max(sizes, default=0) + 1)
    spread = {place: sum(times / size for size, times in sizes.items() if place <= size) for place in places}
    return {place: found[place] for place in places}, spread


def repeated(drafts: Iterable[Draft], of: Callable[[Draft], str]) -> tuple[str, ...]:
    """Give the stems of the questions of which `of` says the same as of an earlier one."""
    seen: set[str] = set()
    again: list[str] = []
    for draft in drafts:
        name = of(draft)
        if name in seen:
            again.append(draft.stem)
        seen.add(name)
    return tuple(again)


def _fact_asked(draft: Draft) -> str:
    # Two questions on one fact that ask for different parts of it are two questions.
    fact = draft.fact.key if draft.fact else ""
    return "\x1f".join((draft.type, fact, *sorted(answers(draft))))


def _by_article(
    drafts: Sequence[Draft], texts: Mapping[str, Rendition], listed: Sequence[ListedFact] | None
) -> dict[str, Made]:
    tallies = by_article(coverage([fact for fact in listed if fact.article in texts], drafts)) if listed else {}
    made: dict[str, Made] = {}
    for stem, rendition in texts.items():
        own = [draft for draft in drafts if draft.citations[0].passage.article == stem]
        types = Counter(draft.type.value for draft in own)
        made[stem] = Made(types, cited_sentences(drafts, rendition), tallies.get(stem))
    return made


def _core(drafts: Sequence[Draft], texts: Mapping[str, Rendition], listed: Sequence[ListedFact]) -> Tally | None:
    facts = [fact for fact in listed if fact.core and fact.article in texts]
    return Tally(len(coverage(facts, drafts).asked), len(facts)) if facts else None


def _counted(names: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(names).items(), key=lambda pair: (-pair[1], pair[0])))
