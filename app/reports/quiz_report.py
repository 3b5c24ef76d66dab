"""The quiz report: how the scores are spread, how far they can be trusted, and the sentence on top."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.reports import score_statistics as scores
from app.reports.figures import DIFFERENT_ITEMS, NO_ATTEMPTS, Figure
from app.reports.item_report import FEW_ATTEMPTS, LEAST_FOR_ADVICE, ItemStatistics
from app.reports.matrix import matrix
from app.reports.responses import Responses, Which


@dataclass(frozen=True)
class QuizStatistics:
    """A quiz's figures: scores in marks, consistency and error ratio in percent, time in minutes.

    `percents` are the attempts' scores in percent of what each could have earned, in their order.
    """

    attempts: int
    participants: int
    which: Which
    maximum: Figure
    mean: Figure
    mean_percent: Figure
    median: Figure
    deviation: Figure
    skewness: Figure
    kurtosis: Figure
    consistency: Figure
    error_ratio: Figure
    standard_error: Figure
    minutes: Figure
    percents: tuple[float, ...]


def quiz_statistics(responses: Responses) -> QuizStatistics:
    """Give the figures of a quiz, from the attempts that count."""
    percents = [responses.percent(attempt) for attempt in responses.attempts]
    known = tuple(percent for percent in percents if percent is not None)
    maximum = _maximum(responses)
    return QuizStatistics(
        attempts=len(responses.attempts),
        participants=len({attempt.participant for attempt in responses.attempts}),
        which=responses.which,
        maximum=maximum,
        mean_percent=Figure(sum(known) / len(known)) if known else Figure(reason=NO_ATTEMPTS),
        minutes=_median_minutes(responses),
        percents=known,
        **_distribution(responses, comparable=maximum.value is not None),
    )


def _distribution(responses: Responses, *, comparable: bool) -> dict[str, Figure]:
    """Give the figures of the totals in marks; none where attempts could earn different totals."""
    names = ("mean", "median", "deviation", "skewness", "kurtosis", "consistency", "error_ratio", "standard_error")
    if not comparable:
        return dict.fromkeys(names, Figure(reason=DIFFERENT_ITEMS))
    arrays = matrix(responses)
    totals, deviation = arrays.totals, scores.deviation(arrays.totals)
    consistency = Figure(reason=DIFFERENT_ITEMS)
    if responses.complete:
        consistency = scores.consistency([column.marks for column in arrays.columns], totals)
    ratio = scores.error_ratio(consistency)
    shape = (scores.mean(totals), scores.median(totals), deviation, scores.skewness(totals), scores.kurtosis(totals))
    figures = (*shape, consistency, ratio, scores.standard_error(ratio, deviation))
    return dict(zip(names, figures, strict=True))


def headline(items: Sequence[ItemStatistics], attempts: int) -> str:
    """Give the sentence that stands above the report: what to look at first."""
    if not attempts:
        return NO_ATTEMPTS
    if attempts < LEAST_FOR_ADVICE:
        so_far = "One attempt" if attempts == 1 else f"{attempts} attempts"
        return f"{so_far} so far. Advice begins with {LEAST_FOR_ADVICE}."
    against = [i for i in items if i.discrimination.value is not None and i.discrimination.value < 0]
    if against and attempts >= FEW_ATTEMPTS:
        worst = min(against, key=lambda i: i.discrimination.value or 0.0)
        return f"Strong students miss question {worst.item.label} more often than weak ones: check its key."
    known = [i for i in items if i.facility.value is not None]
    if not known:
        return NO_ATTEMPTS
    hardest = min(known, key=lambda i: i.facility.value or 0.0)
    share = hardest.facility.value or 0.0
    return f"Question {hardest.item.label} was the hardest: {share:.0f} % of its marks were earned."


def _maximum(responses: Responses) -> Figure:
    """Give the most marks that every attempt could earn, where that is the same for all."""
    most = {round(responses.maximum(attempt), 9) for attempt in responses.attempts}
    if not most:
        return Figure(sum(item.max_mark for item in responses.items))
    return Figure(most.pop()) if len(most) == 1 else Figure(reason=DIFFERENT_ITEMS)


def _median_minutes(responses: Responses) -> Figure:
    minutes = sorted(attempt.time_used.total_seconds() / 60 for attempt in responses.attempts)
    if not minutes:
        return Figure(reason=NO_ATTEMPTS)
    return Figure((minutes[(len(minutes) - 1) // 2] + minutes[len(minutes) // 2]) / 2)
