"""Small words for templates: addresses of static files, dates, times and points in words."""

import hashlib
from datetime import timedelta
from functools import lru_cache
from pathlib import Path

from flask import Flask, url_for
from flask_babel import format_date, format_datetime, format_decimal, ngettext
from flask_babel import gettext as _

from app.articles.text import ArticleDate, DateBasis
from app.questions.draft import BLANK
from app.quizzes.join_code import spaced


@lru_cache(maxsize=256)
def _fingerprint(path: str) -> str:
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()[:12]


def asset(app: Flask, name: str) -> str:
    """Give a static file's address with its fingerprint, so that browsers may keep it without end."""
    return url_for("static", filename=name, v=_fingerprint(f"{app.static_folder}/{name}"))


def date_words(date: ArticleDate) -> str:
    """Give an article's date as precise as it is known, and what it rests on."""
    shape = {"year": "y", "month": "MMMM y"}.get(date.precision, "d MMMM y")
    words = format_date(date.day, shape)
    if date.basis is DateBasis.DERIVED:
        return _("%(date)s, dated by “%(words)s”", date=words, words=date.words)
    if date.basis is DateBasis.EDITOR:
        return _("%(date)s, dated by the editor", date=words)
    return words


def duration(span: timedelta) -> str:
    """Give a span in minutes and seconds, or in hours and minutes where it is long."""
    minutes, seconds = divmod(round(span.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    parts = [
        ngettext("%(num)d hour", "%(num)d hours", hours) if hours else "",
        ngettext("%(num)d minute", "%(num)d minutes", minutes) if minutes else "",
        ngettext("%(num)d second", "%(num)d seconds", seconds) if not hours and (seconds or not minutes) else "",
    ]
    return " ".join(part for part in parts if part)


def minutes_in_words(minutes: float) -> str:
    """Give a number of minutes in minutes and seconds: "0.1 minutes" tells nobody anything."""
    return duration(timedelta(minutes=minutes))


def around_blank(stem: str) -> tuple[str, str]:
    """Give what stands before and after the blank of a cloze."""
    before, _blank, after = stem.partition(BLANK)
    return before, after


def register(app: Flask) -> None:
    """Give an application's templates their words."""
    app.jinja_env.globals["asset"] = lambda name: asset(app, name)
    app.jinja_env.filters.update(
        around_blank=around_blank,
        clock_time=lambda moment: format_datetime(moment, "HH:mm:ss"),
        code=spaced,
        date_words=date_words,
        day_words=lambda day: format_date(day, "d MMMM y"),
        duration=duration,
        parent=lambda address: address.rpartition("/")[0],
        minutes_in_words=minutes_in_words,
        moment=lambda moment: format_datetime(moment, "d MMMM y, HH:mm"),
        seconds=lambda seconds: timedelta(seconds=seconds),
        number=lambda number: format_decimal(number, "#,##0.######"),
        percent=lambda share: format_decimal(100 * share, "0.#") + "\N{NO-BREAK SPACE}%",
        points=lambda points: format_decimal(points, "0.##"),
    )
