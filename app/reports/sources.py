"""The source report's figures: by article and by outlet, and how students misjudge claims."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from app.questions.draft import ClaimVerdict
from app.reports.figures import Figure

NO_OUTLET = "no outlet named"
NO_KEYS = "No question has a key yet."
NOT_ANSWERED = "No question on it was answered."


@dataclass(frozen=True)
class SourceItem:
    """A question for the source report: the articles that its key is cited from, and how it was answered.

    `earned` is the sum of the shares of its points, 0 to 1 each, over `answers` answers.
    """

    question: str
    articles: tuple[str, ...]
    facts: tuple[str, ...] = ()
    answers: int = 0
    earned: float = 0.0


@dataclass(frozen=True)
class SourceArticle:
    """An article: its stem, title and outlet, and the facts found in it."""

    stem: str
    title: str
    outlet: str = ""
    facts: tuple[str, ...] = ()


@dataclass(frozen=True)
class SourceLine:
    """An article or outlet: its share of the keys and its error rate in percent, and the facts never asked.

    A key cited from two sources counts half for each, so that the shares add to 100.
    """

    name: str
    questions: int
    keys: Figure
    answers: int
    errors: Figure
    facts: int
    never_asked: tuple[str, ...]


@dataclass(frozen=True)
class Confusion:
    """Claims by what is true and what was answered; `counts[truth][answer]`, answers that chose nothing last.

    `rates` are in percent of each truth's answers, None where no claim has that key.
    """

    verdicts: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]
    rates: tuple[tuple[float | None, ...], ...]
    worst: str = ""


def by_article(articles: Sequence[SourceArticle], items: Sequence[SourceItem]) -> tuple[SourceLine, ...]:
    """Give a line for each article, most keys first; one that no key rests on is listed too."""
    return _lines({one.stem: one.title for one in articles}, articles, items, lambda one: one.stem)


def by_outlet(articles: Sequence[SourceArticle], items: Sequence[SourceItem]) -> tuple[SourceLine, ...]:
    """Give a line for each outlet, most keys first."""
    names = {one.outlet or NO_OUTLET: one.outlet or NO_OUTLET for one in articles}
    return _lines(names, articles, items, lambda one: one.outlet or NO_OUTLET)


def _lines(
    names: dict[str, str],
    articles: Sequence[SourceArticle],
    items: Sequence[SourceItem],
    group: Callable[[SourceArticle], str],
) -> tuple[SourceLine, ...]:
    of = {one.stem: group(one) for one in articles}
    asked = {fact for item in items for fact in item.facts}
    keyed = [item for item in items if any(stem in of for stem in item.articles)]
    lines: list[SourceLine] = []
    for key, name in names.items():
        mine = [item for item in keyed if key in {of[stem] for stem in item.articles if stem in of}]
        facts = dict.fromkeys(fact for one in articles if of[one.stem] == key for fact in one.facts)
        lines.append(_line(name, mine, _weight(mine, key, of), len(keyed), facts, asked))
    return tuple(sorted(lines, key=lambda line: (-(line.keys.value or 0.0), line.name)))


def _line(
    name: str,
    mine: Sequence[SourceItem],
    weight: float,
    keys: int,
    facts: Collection[str],
    asked: Collection[str],
) -> SourceLine:
    answers = sum(item.answers for item in mine)
    lost = answers - sum(item.earned for item in mine)
    return SourceLine(
        name=name,
        questions=len(mine),
        keys=Figure(100 * weight / keys) if keys else Figure(reason=NO_KEYS),
        answers=answers,
        errors=Figure(100 * lost / answers) if answers else Figure(reason=NOT_ANSWERED),
        facts=len(facts),
        never_asked=tuple(fact for fact in facts if fact not in asked),
    )


def _weight(items: Iterable[SourceItem], key: str, of: dict[str, str]) -> float:
    """Give how many keys rest on a source, parted evenly among the sources of each."""
    return sum(1 / len(groups) for item in items if key in (groups := {of[s] for s in item.articles if s in of}))


def confusion(answers: Iterable[tuple[str, str]]) -> Confusion:
    """Give the matrix of (true verdict, chosen verdict) of claims; "" for a claim left without an answer.

    Raises ValueError for a truth that is no verdict.
    """
    verdicts = tuple(str(one) for one in ClaimVerdict)
    counted = Counter(answers)
    if unknown := {truth for truth, _ in counted} - set(verdicts):
        msg = f"{min(unknown)!r} is no verdict"
        raise ValueError(msg)
    columns = (*verdicts, "")
    counts = tuple(tuple(counted[truth, given] for given in columns) for truth in verdicts)
    rates = tuple(tuple(100 * one / sum(row) if sum(row) else None for one in row) for row in counts)
    return Confusion(verdicts, counts, rates, _worst(verdicts, counts))


def _worst(verdicts: Sequence[str], counts: Sequence[Sequence[int]]) -> str:
    """Say which wrong verdict is given most often, where any is."""
    wrong = [
        (counts[truth][given], truth, given)
        for truth in range(len(verdicts))
        for given in range(len(verdicts))
        if truth != given and counts[truth][given]
    ]
    if not wrong:
        return ""
    count, truth, given = max(wrong, key=lambda one: (one[0], -one[1], -one[2]))
    times = "once" if count == 1 else f"{count} times"
    return f'What is "{verdicts[truth]}" was most often taken for "{verdicts[given]}": {times} of {sum(counts[truth])}.'
