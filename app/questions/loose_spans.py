"""Spans and sides that a stem leaves hanging: "the last fiscal year" before when, "to the south-east" of what."""

import re

from app.facts.words import MONTHS, WEEKDAYS

SIDE = r"(?:north|south|east|west)(?:-?(?:east|west))?"
SPAN = r"(?:quarter|season|semester|term|half|decade|half-year|trimester|harvest|session)"
KIND = r"(?:fiscal|financial|school|academic|tax|marketing|budget|crop|calendar|business|reporting)"
RELATIVE = r"(?:last|past|previous|preceding|current|present|coming|next|this|following)"
NUMBER = r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+)"
OF_TIME = re.compile(
    rf"\b(?:(?:the |this )?{RELATIVE} (?:{KIND} (?:years?|{SPAN})|(?:financial |fiscal )?{SPAN})"
    rf"|(?:the|its|their) {KIND} year"
    rf"|(?:in|during|over|for) the (?:first|second|third|fourth|last|final|past|previous) "
    rf"(?:(?:{NUMBER} )?(?:months|weeks|days|quarters)|quarter|half))\b"
    r"(?! (?:of|after|before|since|following|that|to|when|on|ended|ending|from)\b)",
    re.IGNORECASE,
)
DATED = re.compile(r"\b(?:1[5-9]|20)\d\d\b|\b(?:19|20)\d0s\b")
BESIDE_TIME = re.compile(
    r"\b(?:(?:the|a) (?:year|month|week|day|decade|season) (?:before|earlier|later|after)\b(?! [a-z])"
    r"|the (?:following|previous|preceding) (?:year|month|week)\b|(?:since|by|until) then\b"
    r"|the (?:next|following|previous|preceding) (?:morning|afternoon|evening|day|night)\b"
    r"|shortly (?:before|after|afterwards|beforehand)\b(?! [\w“]))",
    re.IGNORECASE,
)
DAY_OR_MONTH = re.compile(
    rf"\b(?:{'|'.join((*MONTHS, *WEEKDAYS))})\b|\b(?:when|after|before|during) |\(a (?:month|year|date|day)\b"
)
CROSSED = r"(?:across|over|beyond) the (?:border|frontier|river|strait|water)\b(?! (?:of|with|from|between|into|to)\b)"
BESIDE = re.compile(
    rf"\b(?:to (?:the|its|their) {SIDE}(?![\w-]| of\b)|{CROSSED}|next door\b(?! to\b)|down the (?:road|coast)\b"
    r"|(?:upstream|downstream|inland|upriver|downriver)\b(?! (?:of|from)\b))",
    re.IGNORECASE,
)
OPENING = "The|A|An|In|On|At|From|What|Which|Who|Whose|How|Some|One|Many|About|Around|According"
NAME = re.compile(rf"(?<![.?!:“] )(?<!^)\b[A-Z][\w’'-]+|^(?!(?:{OPENING})\b)[A-Z][\w’'-]+(?:,| [A-Z])")


def span_of_no_year(lead: str, told: str) -> str:
    """Give "the last fiscal year" where no year in view says which."""
    found = OF_TIME.search(told)
    return found[0] if found and not DATED.search(f"{lead} {told}") else ""


def time_beside_none(lead: str, told: str) -> str:
    """Give "the year before" or "since then" where no time in view says before or since when."""
    found = BESIDE_TIME.search(told)
    seen = f"{lead} {BESIDE_TIME.sub('', told)}"
    return found[0] if found and not lead and not (DATED.search(seen) or DAY_OR_MONTH.search(seen)) else ""


def of_no_place(lead: str, told: str) -> str:
    """Give "to the south-east" where no name stands before it that this could be of."""
    found = BESIDE.search(told)
    return found[0] if found and not lead and not NAME.search(told[: found.start()]) else ""
