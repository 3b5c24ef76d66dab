"""How time is parted in a report: by day where little was done, else by week or by month."""

from collections.abc import Callable, Collection
from datetime import datetime, timedelta, tzinfo

MOST_DAYS, MOST_WEEKS = 12, 16


def period_of(moments: Collection[datetime], zone: tzinfo) -> Callable[[datetime], str]:
    """Give how the period of a moment is called: its day, the week from a Monday, or its month.

    As fine as leaves a chart readable; years are named where there is more than one. Days are those of `zone`.
    """
    local = [moment.astimezone(zone) for moment in moments]
    years = len({_monday(moment).year for moment in local} | {moment.year for moment in local}) > 1
    tail = " %Y" if years else ""
    if len({moment.date() for moment in local}) <= MOST_DAYS:
        return lambda at: _said(at.astimezone(zone), f"%b{tail}", day=True)
    if len({_monday(moment) for moment in local}) <= MOST_WEEKS:
        return lambda at: "from " + _said(_monday(at.astimezone(zone)), f"%b{tail}", day=True)
    return lambda at: _said(at.astimezone(zone), "%b %Y", day=False)


def _monday(at: datetime) -> datetime:
    return (at - timedelta(days=at.weekday())).replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)


def _said(at: datetime, shape: str, *, day: bool) -> str:
    return f"{at.day} {at.strftime(shape)}" if day else at.strftime(shape)
