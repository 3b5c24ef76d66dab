"""What `citewell evaluate` prints for people: tables of questions, flaws, balance, and of what judges say."""

from collections.abc import Iterable, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from app.questions.draft import QuestionType
from app.questions.judgement import POINTS
from app.reports.generation import Made, Measures
from app.reports.judging import Acceptance, Share

NONE = "–"
SHOWN_STEMS = 5


def question_tables(measured: Measures) -> RenderableType:
    """Show the figures of a run of the generator."""
    parts: list[RenderableType] = [
        _questions(measured),
        _flaws(measured),
        Text(f"As a set: {', '.join(measured.of_the_set) or 'no flaw'}."),
        Text(
            f"Same stem twice: {_stems(measured.same_stem)}. Same fact by the same type: {_stems(measured.same_fact)}."
        ),
        Text(f"Claims: {_counts(measured.verdicts)}."),
        Text(f"Key of single at place: {_places(measured)}."),
    ]
    if measured.core:
        parts.append(Text(f"Of the list's core, {measured.core.asked} of {measured.core.listed} facts are asked."))
    return Group(*parts)


def acceptance_tables(told: Acceptance) -> RenderableType:
    """Show what judges say of a blind sheet."""
    parts: list[RenderableType] = [_judges(told), _failures(told)]
    for one in told.agreements:
        kappa = NONE if one.kappa is None else f"{one.kappa:.2f}"
        parts.append(Text(f"{' and '.join(one.judges)} agree on {_percent(one.share)}, kappa {kappa}."))
    if told.overall:
        rows = [("all", told.overall), *told.by_type.items(), *told.by_article.items()]
        parts.append(_shares("Accepted on all six points by every judge whose pass stands", rows))
    return Group(*parts)


def _questions(measured: Measures) -> Table:
    total = measured.total
    types = [kind.value for kind in QuestionType]
    table = Table("article", title="Questions")
    for name in (*types, "all"):
        table.add_column(name, justify="right")
    table.add_column("sentences cited", justify="right")
    if total.listed:
        table.add_column("reader's list", justify="right")
    for stem, made in measured.articles.items():
        table.add_row(stem, *_made(made, types, listed=bool(total.listed)))
    table.add_section()
    table.add_row(f"all {len(measured.articles)}", *_made(total, types, listed=bool(total.listed)))
    return table


def _made(made: Made, types: Sequence[str], *, listed: bool) -> list[str]:
    row = [str(made.types.get(name) or NONE) for name in types]
    row += [str(made.questions), f"{made.cited.count} of {made.cited.n} ({_percent(made.cited)})"]
    if listed:
        row.append(f"{made.listed.asked} of {made.listed.listed}" if made.listed else NONE)
    return row


def _flaws(measured: Measures) -> Table:
    table = Table("flaw", title=f"Flaws ({measured.drafts_dropped} drafts were dropped)")
    for name in ("dropped", "published", "published, a warning"):
        table.add_column(name, justify="right")
    counts = (measured.dropped, measured.published, measured.warned)
    for name in dict.fromkeys(name for count in counts for name in count):
        table.add_row(name, *(str(count.get(name) or NONE) for count in counts))
    return table


def _judges(told: Acceptance) -> Table:
    table = Table("judge", "planted flaws caught", "the pass", "accepted", "95 % interval", title="Judges")
    for judge in told.judges:
        caught = f"{judge.caught.count} of {judge.caught.n} ({_percent(judge.caught)})"
        state = "void" if judge.is_void else "stands"
        table.add_row(judge.name, caught, state, _of(judge.accepted), _interval(judge.accepted))
    return table


def _failures(told: Acceptance) -> Table:
    table = Table("no on", *(judge.name for judge in told.judges), title="Why real questions were not accepted")
    for point in POINTS:
        table.add_row(point, *(str(judge.failures[point]) for judge in told.judges))
    return table


def _shares(title: str, rows: Iterable[tuple[str, Share]]) -> Table:
    table = Table("questions", title=title)
    for name in ("n", "accepted", "95 % interval (Wilson)"):
        table.add_column(name, justify="right")
    for name, share in rows:
        table.add_row(name, str(share.n), _of(share), _interval(share))
    return table


def _of(share: Share) -> str:
    return f"{share.count} of {share.n} ({_percent(share)})"


def _percent(share: Share) -> str:
    return NONE if share.value is None else f"{100 * share.value:.0f} %"


def _interval(share: Share) -> str:
    return NONE if share.interval is None else "{:.0f} to {:.0f} %".format(*(100 * end for end in share.interval))


def _counts(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {count}" for name, count in counts.items()) or "none"


def _places(measured: Measures) -> str:
    places = measured.key_places.items()
    return (
        ", ".join(f"{place}: {count} (evenly {measured.even_places[place]:.1f})" for place, count in places) or "none"
    )


def _stems(stems: Sequence[str]) -> str:
    shown = "; ".join(stems[:SHOWN_STEMS])
    return f"{len(stems)} ({shown})" if stems else "0"
