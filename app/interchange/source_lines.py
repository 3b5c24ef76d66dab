"""Citations as lines that a person can read: what an export says under an explanation, and an import finds again."""

import re
from collections.abc import Callable, Iterable, Sequence

from app.articles.text import Passage
from app.facts.fact import Stance
from app.questions.draft import Citation

_LINE = re.compile(
    r"Source: “(?P<exact>.+)” \((?P<article>[^();,]+)"
    r"(?:, characters (?P<start>\d{1,9}) to \d{1,9})?(?:; (?P<stance>supports|refutes|context))?\)"
)


def line_of(citation: Citation) -> str:
    """Say a citation in one line: Source: “the words” (article, characters 3 to 12; supports)."""
    passage = citation.passage
    words = " ".join(passage.exact.split())
    place = f"{passage.article}, characters {passage.start} to {passage.end}; {citation.stance}"
    return f"Source: “{words}” ({place})"


def with_sources(explanation: str, citations: Iterable[Citation]) -> str:
    """Put an explanation and the lines of its citations under one another."""
    lines = [line_of(citation) for citation in citations]
    return "\n".join([explanation, *lines] if explanation else lines)


def without_sources(
    feedback: str, known: Sequence[Citation], *, as_seen: Callable[[str], str]
) -> tuple[str, tuple[Citation, ...]]:
    """Part a feedback into explanation and citations.

    A line that says one of the known citations gives that one, with all that a line does not say. Another line of the
    same form, as a person may write it, gives a citation without marks; its place is only a hint.
    """
    by_line = {as_seen(line_of(citation)): citation for citation in known}
    explanation: list[str] = []
    citations: list[Citation] = []
    for line in feedback.split("\n"):
        citation = by_line.get(line) or _read(line)
        if citation is None:
            explanation.append(line)
        else:
            citations.append(citation)
    return "\n".join(explanation).strip(), tuple(citations)


def _read(line: str) -> Citation | None:
    found = _LINE.fullmatch(line.strip())
    if not found:
        return None
    exact, start = found["exact"], int(found["start"] or 0)
    passage = Passage(found["article"].strip(), rendition="", start=start, end=start + len(exact), exact=exact)
    return Citation(passage, Stance(found["stance"] or Stance.SUPPORTS))
