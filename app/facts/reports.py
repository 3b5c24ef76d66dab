"""Reports and studies as sources: whose report it is ("a WWF report", "the study by the Lima Institute")."""

from dataclasses import dataclass

from app.facts.bodies import full_body
from app.facts.names import Name, NameKind
from app.facts.reading import Reading, Sentence
from app.facts.syntax import Token

REPORTS = frozenset("report study research survey poll analysis review investigation figure datum data".split())
LINKS = {"by", "from", "of"}
BARE = {"the", "this"}
OPENING = 2


@dataclass(frozen=True)
class Report:
    """A report's body in full, its name as it stands, and the sentence that names it."""

    body: str
    name: Name
    sentence: Sentence


def report_of(reading: Reading, sentence: Sentence, noun: Token) -> Report | None:
    """Give whose report a noun means: as its own words say, or, of "the report", the only one that an article names."""
    named = _named(reading, sentence, noun)
    if named:
        return named
    children = sentence.parsed.children(noun.index)
    bare = [child.lower for child in children if child.dep != "punct" and child.lower not in {"also", "itself"}]
    return _only(reading, noun.lemma) if len(bare) == 1 and bare[0] in BARE else None


def _named(reading: Reading, sentence: Sentence, noun: Token) -> Report | None:
    """Read "the report by the Lima Institute", "a WWF report" and "the Lima Institute’s report"."""
    parsed = sentence.parsed
    owners = parsed.children(noun.index, "compound", "poss", "nmod")
    for link in parsed.children(noun.index, "prep"):
        if link.lower in LINKS:
            owners += parsed.children(link.index, "pobj")
    for owner in owners:
        name = sentence.name_at(owner.index)
        body = full_body(name, reading) if name and name.kind is NameKind.BODY else None
        if name and body and not parsed.child(owner.index, "conj"):
            return Report(body, name, sentence)
    return None


def _only(reading: Reading, lemma: str) -> Report | None:
    """Give the one report of a kind that an article names by its body; None where it tells of others too."""
    found: dict[str, Report] = {}
    others: list[int] = []
    for sentence in reading.sentences:
        for token in sentence.parsed.tokens:
            if token.lemma != lemma or token.pos != "NOUN":
                continue
            report = _named(reading, sentence, token)
            if report:
                found.setdefault(report.body, report)
            elif _another(sentence, token):
                others.append(sentence.number)
    only = next(iter(found.values())) if len(found) == 1 else None
    # A first sentence may announce "a report" that the next one names.
    if only and all(only.sentence.number - OPENING <= number < only.sentence.number for number in others):
        return only
    return None


def _another(sentence: Sentence, noun: Token) -> bool:
    """Say whether a report may be another than the one that was named."""
    telling = sentence.parsed.children(noun.index, "det", "poss", "nummod")
    return not telling or any(child.lower not in BARE for child in telling)
