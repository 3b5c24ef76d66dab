"""Why something was called off, and what was, where an article gives the reason ("cancelled due to bad weather")."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.facts.clauses import Part
from app.facts.fact import Stance
from app.facts.names import PLACES, NameKind
from app.facts.reading import Reading
from app.facts.statements import Statement
from app.facts.words import EVENT_NOUNS
from app.questions.anchors import with_article
from app.questions.draft import AcceptedForm, AnswerKey, Citation, Draft, Option, QuestionType
from app.questions.drafting import draft_of, explanation, in_order
from app.questions.phrasing import turned_verbs

CALLED_OFF = frozenset("cancel postpone suspend abandon scrap delay".split())
FOR = ("due to ", "because of ", "owing to ")
# What else such things are called off for, as one thing and as several, with the words by which an article would speak
# of it.
REASONS = (
    ("a security alert", "security concerns", "security safety threat terrorism attack"),
    ("bad weather", "storm warnings", "weather storm rain snow wind flood heat"),
    ("a lack of money", "budget cuts", "money fund funding budget cost cash"),
    ("an outbreak of disease", "health fears", "disease virus pandemic outbreak health infection"),
    ("a strike by staff", "strikes by staff", "strike walkout staff union"),
    ("a technical fault", "technical problems", "fault technical breakdown failure"),
)
MOST_OF_REASON = 5
RULE = "cancellation"


@dataclass(frozen=True)
class Cancelled:
    """A statement that something was called off: with what words, where and when it was, and for what reason."""

    statement: Statement
    verbs: tuple[str, str]
    scene: str
    link: str
    reason: Part
    since: int


def cancellations(statement: Statement) -> Iterator[Draft]:
    """Give the questions that a thing called off for a reason allows."""
    found = _cancelled(statement)
    if found is None:
        return
    reason = statement.say(found.reason.words)[len(found.link) :]
    several = statement.sentence.parsed.tokens[found.reason.words[-1]].tag == "NNS"
    wrong = _other_reasons(statement.reading, reason, several=several)
    subject, (auxiliary, verbs) = statement.small(statement.clause.subject), found.verbs
    if wrong:
        stem = f"Why {auxiliary} {subject} {verbs}{found.scene}?"
        options = (Option(text, feedback="The cited words say otherwise.") for text in wrong)
        key = AnswerKey(QuestionType.SINGLE, tuple(in_order([Option(reason, correct=True), *options], stem)))
        yield _draft(found, stem, key, found.reason.words[len(found.link.split()) :])
    head = statement.sentence.parsed.tokens[statement.clause.subject.head]
    if head.lemma in EVENT_NOUNS and head.tag == "NNS":
        forms = (AcceptedForm(subject), *([AcceptedForm(head.lower, f"short for {subject}")] if " " in subject else []))
        stem = f"Which events {auxiliary} {verbs}{found.scene} {found.link}{reason}?"
        yield _draft(found, stem, AnswerKey(QuestionType.TEXT, accepted=forms), statement.clause.subject.words)


def _cancelled(statement: Statement) -> Cancelled | None:
    clause = statement.clause
    tokens = statement.sentence.parsed.tokens
    turned = turned_verbs(statement)
    reason = next((part for part in clause.rest if statement.say(part.words).startswith(FOR)), None)
    passive = clause.subject.dep == "nsubjpass" and tokens[clause.verb].lemma in CALLED_OFF
    if (
        not passive
        or turned is None
        or reason is None
        or len(reason.words) > MOST_OF_REASON
        or clause.rest != (reason,)
    ):
        return None
    when = "".join(f" {statement.small(part)}" for part in clause.lead)
    place, since = _scene(statement)
    link = next(link for link in FOR if statement.say(reason.words).startswith(link))
    return Cancelled(statement, turned, f"{place}{when}", link, reason, since)


def _scene(statement: Statement) -> tuple[str, int]:
    """Give the country that the sentence before sets as the scene ("In Peru, ..."), and where the citation begins."""
    start = statement.passage.start
    placed = any(name.kind in PLACES and name.first in statement.clause.kept for name in statement.sentence.names)
    before = None if placed else statement.reading.before(statement.sentence)
    first = before.parsed.tokens[0] if before else None
    name = before.name_at(1) if before else None
    if before is None or first is None or first.text != "In" or name is None or name.kind is not NameKind.COUNTRY:
        return "", start
    others = {other.text for other in before.names if other.kind in PLACES and other != name}
    comma = before.parsed.tokens[name.last + 1].text == ","
    return (f" in {name.text}", min(start, before.start)) if comma and name.first == 1 and not others else ("", start)


def _other_reasons(reading: Reading, reason: str, *, several: bool) -> list[str]:
    """Give three reasons of which the article says no word, in the number of the right one."""
    said = {word.rstrip("s") for word in reason.lower().split()}
    others = [(one, more, set(words.split())) for one, more, words in REASONS if not said & set(words.split())]
    free = [more if several else one for one, more, words in others if not words & reading.lemmas]
    return free[:3] if len(others) < len(REASONS) and len(free) > 2 else []  # noqa: PLR2004 - three wrong options


def _draft(found: Cancelled, stem: str, key: AnswerKey, words: tuple[int, ...]) -> Draft:
    statement = found.statement
    passage = statement.reading.rendition.passage(found.since, statement.sentence.end)
    mark = statement.sentence.offsets(words[0], words[-1])
    citation = Citation(passage, Stance.SUPPORTS, (mark,))
    asked = with_article(stem, statement.reading)
    return draft_of(asked, key, (citation,), explanation(statement), f"{RULE}:{key.type.value}")
