"""Flaws of a stem that points at something unsaid: "later" than what, "the first match" of which series."""

import re
from collections.abc import Callable

from app.facts.words import MONTHS, WEEKDAYS
from app.questions.draft import BLANK, Draft
from app.questions.flaw import NAMED_ARTICLE, stem_of
from app.questions.loose_spans import of_no_place, span_of_no_year, time_beside_none
from app.questions.stateless import of_no_country

FROM = re.compile(r"\bFrom the (?:\d{4} )?article:?")
ACCORDING = re.compile(r"\b(?:According to|In) the (?:\d{4} )?article(?: the title)?,? ?", re.IGNORECASE)
DAY = "|".join(dict.fromkeys((*MONTHS, *WEEKDAYS)))
NAME = rf"(?:[A-Z](?!\w*day\b)\w|{BLANK})"
# "Later in May 2010" says when; "later than May" says than what.
OPENING = re.compile(rf"(?:^|\bthat )(?:earlier|later)\b(?! than| (?:in|on) (?:{DAY}|\d))", re.IGNORECASE)
POST = """president|minister|premier|chancellor|governor|mayor|senator|ambassador|king|queen|dictator|ruler|leader|
chairman|chairwoman|commissioner|secretary|treasurer|captain|coach|champion|director|chief|head|boss|general"""
FORMER = re.compile(rf"\b[Tt]he former (?:[\w-]+ ){{0,2}}?(?:{POST.replace(chr(10), '')})\b(?! of|,? {NAME})")
# "Ann Lee, the former mayor, left", but not "In Lima, the former mayor left".
BEFORE_PLACE = "(?i:in|on|at|from|of|near|to|after|before|during)"
BESIDE = re.compile(
    rf"(?:^|(?:^|[ ,])(?!{BEFORE_PLACE}\b)\w+,? )(?!{BEFORE_PLACE}\b)"
    r"[A-Z]\w+(?: [A-Z]\w+)*(?:,| is| was| as) $"
)
PERSON = re.compile(r"\[[A-Z]|\b[A-Z]\w+ [A-Z]")
NEARBY = re.compile(r"\bnearby\b")
PLACE = re.compile(rf"\b(?:[Ii]n|[Aa]t|[Ff]rom|[Nn]ear|[Oo]f) (?:the )?(?!(?:{DAY})\b){NAME}")
EVENT = "test|match|race|game|leg|round|heat|semi-final|quarter-final|final|one-dayer|innings|set|debate|bout|fight"
YEARLY = "the (?:season|tournament|series|year|day|tour)"
WHICH = "first|second|third|fourth|fifth|sixth|final|opening|last|deciding"
ORDINAL = re.compile(
    rf"\bthe (?:{WHICH}) (?:two |three |four |five )?(?:{EVENT})(?:e?s)?\b(?! of (?!{YEARLY}))", re.IGNORECASE
)
SERIES = re.compile(rf"\b(?:[Oo]f|[Aa]gainst|[Bb]etween|[Ii]n|[Aa]t) (?:[a-z’'-]+ ){{0,3}}(?!(?:{DAY})\b){NAME}")
OPPOSITION = re.compile(
    r"\b(?:[Ff]ederal )?[Oo]pposition (?:leader|spokes\w+)\b(?! (?:of|in|from) (?:the )?[A-Z])|\bFederal Opposition\b"
)
NO_COUNTRY = f"The|Who|Which|What|In|On|{DAY}"
COUNTRY = re.compile(rf"\b(?!(?:{NO_COUNTRY})\b)[A-Z][\w.-]+(?:[’']s?)? (?:(?!is\b|was\b|the\b)[a-z]+ )?$")

NEAREST = re.compile(
    r"\b[Tt]he (?:nearest|closest) (?:[\w-]+ ){1,3}?(?:town|city|village|port|station|airport|hospital|road)\b"
)
TAKING_PART = re.compile(r"\b[Tt]he (?:participation|attendance) of\b(?!.*\b(?:in|at)\b)")
OF_WAR = "of|in|on|against|between|with|over"
WAR = re.compile(rf"\b[Tt]he war\b(?! (?:{OF_WAR}|crimes?|criminals?|zone|effort)\b)")
NAMED_WAR = re.compile(rf"\b(?!The\b)[A-Z][\w’'-]+ (?:[a-z]+ )?[Ww]ar\b|\b[Ww]ar (?:{OF_WAR})\b")


def leans_on_unsaid(draft: Draft) -> str | None:
    """Find words that set a thing beside another, or name it by its place in a row, where the other is not said."""
    lead = FROM.sub("", NAMED_ARTICLE.sub("the article", draft.lead)).strip()
    told = ACCORDING.sub("", stem_of(draft))
    found = next((words for find in FINDERS if (words := find(lead, told))), None)
    return found or of_no_country(draft)


def _opening(lead: str, told: str) -> str:
    """Give "Earlier" at the start of a clause that nothing stands before."""
    found = None if lead else OPENING.search(told)
    return found[0] if found else ""


def _former(lead: str, told: str) -> str:
    """Give "the former president" where neither a name beside it nor the sentence before says who."""
    found = FORMER.search(told)
    named = found is None or BESIDE.search(told[: found.start()]) or PERSON.search(lead)
    return found[0] if found and not named else ""


def _nearby(lead: str, told: str) -> str:
    """Give "nearby" where no place is named before it."""
    found = NEARBY.search(told)
    return found[0] if found and not PLACE.search(f"{lead} {told[: found.start()]}") else ""


def _ordinal(lead: str, told: str) -> str:
    """Give "the first match" where nothing says of what series or between whom."""
    found = ORDINAL.search(told)
    return found[0] if found and not SERIES.search(f"{lead} {ORDINAL.sub('it', told)}") else ""


def _opposition(_: str, told: str) -> str:
    """Give "Opposition leader" where no country stands before it."""
    found = OPPOSITION.search(told)
    return found[0] if found and not COUNTRY.search(told[: found.start()]) else ""


def _taking_part(_: str, told: str) -> str:
    """Give "the participation of" where nothing says in what."""
    found = TAKING_PART.search(told)
    return found[0] if found else ""


def _war(lead: str, told: str) -> str:
    """Give "the war" where no war is named."""
    found = WAR.search(told)
    return found[0] if found and not NAMED_WAR.search(f"{lead} {told}") else ""


def _nearest(lead: str, told: str) -> str:
    """Give "the nearest town" where nothing says to what."""
    found = NEAREST.search(told)
    return found[0] if found and not re.search(r"\bto\b", told[found.end() :]) and not lead else ""


FINDERS: tuple[Callable[[str, str], str], ...] = (
    _opening,
    _former,
    _nearby,
    _ordinal,
    _opposition,
    _taking_part,
    _war,
    _nearest,
    of_no_place,
    span_of_no_year,
    time_beside_none,
)
