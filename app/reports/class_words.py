"""What a class's report says first, in a sentence or two."""

from collections.abc import Sequence

from app.reports.class_report import HeatMap, NeedsHelp


def class_headline(found: HeatMap, listed: Sequence[NeedsHelp], *, at_it: int, waiting: int) -> str:
    """Say how a class did: how many handed in, the mean, the hardest question, how many may need help, who is at it."""
    percents = [row.percent.value for row in found.rows if row.percent.value is not None]
    said = "Nobody has handed this quiz in yet."
    if found.rows and not percents:
        said = "It was handed in, but no answer counts: every question is void."
    elif percents:
        people = len({row.participant for row in found.rows})
        who = "One student" if people == 1 else f"{people} students"
        said = f"{who} handed it in and earned {sum(percents) / len(percents):.0f} %"
        said += " on average." if len(percents) > 1 else "."
        said += _hardest(found) + _helped(listed)
    if at_it:
        said += " One is at it now." if at_it == 1 else f" {at_it} are at it now."
    if waiting:
        said += " One has not begun." if waiting == 1 else f" {waiting} have not begun."
    return said


def _hardest(found: HeatMap) -> str:
    known = [
        (one.value, label) for label, one in zip(found.questions, found.earned, strict=True) if one.value is not None
    ]
    if len(known) < 2 or min(known)[0] == max(known)[0]:  # noqa: PLR2004
        return ""
    percent = min(value for value, _ in known)
    label = next(label for value, label in known if value == percent)
    return f" Hardest was question {label}, with {percent:.0f} %."


def _helped(listed: Sequence[NeedsHelp]) -> str:
    number = len({one.participant for one in listed})
    if not number:
        return ""
    return " One may need help." if number == 1 else f" {number} may need help."
