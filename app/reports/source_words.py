"""The source report in words and as tables: what the keys rest on, and how students misjudge claims."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from app.reports.sources import Confusion, SourceLine
from app.reports.tables import Table

# A verdict is given too often where its share of the answers is so many points above its share of the claims.
TOO_OFTEN, LEAST_ANSWERS = 10.0, 10
SHADES = 5
NO_CLAIMS = "No claim was judged yet, so there is nothing to say of how verdicts are confused."
UNANSWERED = "no answer"


@dataclass(frozen=True)
class VerdictCell:
    """A cell of the matrix: how often, its share of the row in percent (None where no claim has the key), its shade."""

    count: int
    rate: float | None
    right: bool

    @property
    def shade(self) -> int:
        """Give 0 where there is nothing, else 1 to 5 by the share."""
        return ceil((self.rate or 0.0) * SHADES / 100)


def verdict_rows(found: Confusion) -> tuple[tuple[str, tuple[VerdictCell, ...]], ...]:
    """Give the matrix by rows: the true verdict, and a cell for each answer, the last for none."""
    return tuple(
        (
            verdict,
            tuple(
                VerdictCell(count, rate, column == place)
                for column, (count, rate) in enumerate(zip(found.counts[place], found.rates[place], strict=True))
            ),
        )
        for place, verdict in enumerate(found.verdicts)
    )


def source_headline(articles: Sequence[SourceLine], *, questions: int) -> str:
    """Say on which article most keys rest, where most is wrong, and how many facts were never asked."""
    if not questions:
        return "No question rests on a source yet."
    said = "One question rests" if questions == 1 else f"{questions} questions rest"
    cited = [one for one in articles if one.questions]
    said += " on one article." if len(cited) == 1 else f" on {len(cited)} articles."
    if len(cited) > 1:
        said += f" Most keys come from “{cited[0].name}” ({cited[0].keys.value or 0:.0f} %)."
    rated = [(one.errors.value, one.name) for one in cited if one.errors.value is not None]
    if rated and max(rated)[0] > 0:
        worst = max(rated, key=lambda one: one[0])
        said += f" Most went wrong on “{worst[1]}” ({worst[0]:.0f} % lost)." if len(rated) > 1 else ""
    never = len({fact for one in articles for fact in one.never_asked})
    if never:
        said += " One fact was never asked." if never == 1 else f" {never} facts were never asked."
    return said


def confusion_words(found: Confusion) -> str:
    """Say how many claims were judged rightly, which verdict is given too often, and what is taken for what."""
    size = sum(sum(row) for row in found.counts)
    if not size:
        return NO_CLAIMS
    right = sum(row[place] for place, row in enumerate(found.counts))
    said = [f"Of {size} answers to claims {100 * right / size:.0f} % were right."]
    if size == 1:
        said = ["One answer to a claim: it was right." if right else "One answer to a claim: it was wrong."]
    over = [
        (100 * (sum(row[place] for row in found.counts) - sum(found.counts[place])) / size, verdict)
        for place, verdict in enumerate(found.verdicts)
    ]
    points, verdict = max(over, key=lambda one: one[0])
    if size >= LEAST_ANSWERS and points > TOO_OFTEN:
        said.append(f'Students say "{verdict}" too readily: {points:.0f} points of 100 more often than it is true.')
    return " ".join((*said, found.worst)).strip()


def source_table(caption: str, of: str, lines: Sequence[SourceLine]) -> Table:
    """Give a row for each article or outlet: questions, share of keys, answers, points lost, facts never asked."""
    columns = (of, "Questions", "Keys (%)", "Answers", "Points lost (%)", "Facts", "Facts never asked", "Notes")
    rows = tuple(
        (
            *(one.name, one.questions, one.keys.value, one.answers, one.errors.value, one.facts),
            *(len(one.never_asked), " ".join(figure.reason for figure in (one.keys, one.errors) if figure.reason)),
        )
        for one in lines
    )
    return Table(caption, columns, rows)


def confusion_table(found: Confusion) -> Table:
    """Give a row for each true verdict: how often each was answered."""
    columns = ("True verdict", *(f"Answered: {one}" for one in (*found.verdicts, UNANSWERED)), "Right (%)")
    rows = tuple(
        (verdict, *found.counts[place], found.rates[place][place]) for place, verdict in enumerate(found.verdicts)
    )
    return Table("Verdicts: true and answered", columns, rows)


def never_asked_table(lines: Sequence[SourceLine], words: Mapping[str, str]) -> Table:
    """Give a row for each fact that no question asks, with the article that tells it."""
    rows = tuple((one.name, words[fact]) for one in lines for fact in one.never_asked)
    return Table("Facts never asked", ("Article", "Fact"), rows)
