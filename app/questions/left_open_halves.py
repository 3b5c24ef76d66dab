"""Sorts of nouns that a reader of one sentence needs the other half of: parts of papers, measures, trade, staff."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from app.facts.gazetteer import country_named, country_of_people
from app.facts.syntax import SUBJECTS, Token
from app.facts.words import MONTHS, WEEKDAYS
from app.questions.open_words import Shown

PAPERS = frozenset(
    """treaty agreement law bill constitution charter contract deal report resolution statute act code letter document
    accord pact convention protocol directive regulation text draft declaration motion communique lease memorandum
    manifesto petition essay proposal budget""".split()
)
ASKED = frozenset("survey poll study questionnaire census interview research panel trial".split())
VOTES = frozenset("election vote referendum poll ballot primary runoff".split())
COURTS = frozenset("court trial case lawsuit judge tribunal charge murder inquest bill senate committee".split())
WORKS = frozenset("project programme program plan scheme trial study negotiation talk loan deal race".split())
DEGREE = frozenset(
    """big bigger biggest large larger largest small smaller smallest high higher highest low lower lowest new further
    additional average annual monthly weekly daily total overall same current first second third last final next early
    later previous initial opening deep sharp steep strict tough major minor real apparent such clear""".split()
)
EVERYWHERE = frozenset("world worldwide global globally international internationally".split())
# "No cuts were planned at present" tells when, and not to what.
TIMES = frozenset(
    "second minute hour day night week month quarter season year decade century present moment time once all".split()
)
OF_JOBS = frozenset("job layoff staff workforce worker redundancy colleague".split())
OBJECTS = ("dobj", "attr")
ORDINAL = frozenset("first second third fourth fifth sixth final last next opening initial".split())


@dataclass(frozen=True)
class Half:
    """What tells the other half of some nouns: prepositions, nouns or owners beside them, topics anywhere in view.

    Where `kind` tells it, so does an adjective that is no mere degree; `deps` are the places in a sentence where it is
    missed, `marked` the words of which one must stand beside the noun.
    """

    prepositions: frozenset[str]
    topics: frozenset[str] = frozenset()
    kind: bool = True
    deps: tuple[str, ...] = (*SUBJECTS, *OBJECTS, "pobj")
    marked: frozenset[str] = frozenset()


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


OF_A_PAPER = Half(_words("of to in from on for against about under"), topics=PAPERS)
OF_A_SURVEY = Half(_words("of in to from at for"), topics=ASKED, kind=False)
OF_A_THING = Half(_words("of for on among"), kind=True, deps=SUBJECTS)
OF_A_VOTE = Half(_words("of for"), topics=VOTES, deps=SUBJECTS)
OF_A_WORK = Half(_words("of in for between with to on"), topics=WORKS | PAPERS, kind=False, marked=ORDINAL)
OF_A_COURT = Half(_words("of on into for about before against over to by from"), topics=COURTS, deps=SUBJECTS)
HALVES = {
    noun: half
    for nouns, half in (
        ("annex annexe appendix clause subclause paragraph preamble footnote subsection addendum codicil", OF_A_PAPER),
        ("amendment", OF_A_PAPER),
        ("respondent interviewee interviewer cohort", OF_A_SURVEY),
        ("level volume capacity concentration intensity density frequency depth ratio index tally", OF_A_THING),
        ("turnout", OF_A_VOTE),
        ("phase stage leg instalment installment tranche reading", OF_A_WORK),
        ("hearing appeal", OF_A_COURT),
    )
    for noun in nouns.split()
}
STAFF = _words("employee staffer shareholder subscriber franchisee apprentice")
OF_FIRM = _words("of at by for from with")
TRADE = _words("export import shipment sale order output production delivery harvest revenue turnover profit inflation")
ECONOMY = _words("unemployment deficit gdp remittance rent wage homicide")
CHANGES = _words(
    "cut restriction curfew ban sanction reform penalty concession closure delay increase reduction tariff fine"
)
BETWEEN = _words(
    """contradiction conflict difference link connection similarity discrepancy alternative objection evidence proof
    reason need intention sign obstacle solution comparison precedent consensus compromise exception justification"""
)
NONE = frozenset("no any little".split())
TELLING = frozenset("of in on to for against at from with between about among over that under behind".split())


def _half_missing(shown: Shown, token: Token) -> bool:
    """Say whether "an annexe", "respondents" or "the level in Lima" stands there, and nothing says of what."""
    half = HALVES.get(token.lemma.lower())
    if half is None or not _looks_bare(shown, token, half.deps):
        return False
    if half.marked and not any(child.lower in half.marked for child in shown.children(token, "amod")):
        return False
    in_view = shown.told | {form for other in _others(shown, token) for form in (other.lower, other.lemma.lower())}
    if half.topics & in_view or (half.kind and _of_a_kind(shown, token)):
        return False
    return not _completed(shown, token, half.prepositions)


def _of_no_firm(shown: Shown, token: Token) -> bool:
    """Say whether "employees in Peru" get or do something, and nothing in view says whose they are."""
    if token.lemma.lower() not in STAFF or not _looks_bare(shown, token, SUBJECTS) or shown.titled:
        return False
    firm = any(other.entity == "ORG" or other.lemma in OF_JOBS for other in _others(shown, token))
    return not (firm or OF_JOBS & shown.told or _completed(shown, token, OF_FIRM))


def _looks_bare(shown: Shown, token: Token, deps: tuple[str, ...]) -> bool:
    """Say whether a noun stands where it is missed, without an owner, a noun before it or a clause behind it."""
    if token.pos != "NOUN" or token.dep not in deps or token.lemma.lower() in shown.told:
        return False
    return not shown.children(token, "poss", "compound", "nmod", "relcl", "acl", "ccomp", "appos")


def _of_a_kind(shown: Shown, token: Token) -> bool:
    """Say whether an adjective tells what kind it is ("constitutional"), and not only how large or new."""
    return any(child.lower not in DEGREE for child in shown.children(token, "amod"))


def _completed(shown: Shown, token: Token, prepositions: frozenset[str]) -> bool:
    return any(_tells(shown, link) for link in shown.children(token, "prep", "dative") if link.lower in prepositions)


def _tells(shown: Shown, link: Token) -> bool:
    """Say whether a preposition gives more than a time."""
    things = shown.children(link, "pobj", "pcomp")
    timed = any(thing.lemma in TIMES or thing.text in {*MONTHS, *WEEKDAYS} or thing.tag == "CD" for thing in things)
    return bool(things or link.dep == "mark") and not timed


def _others(shown: Shown, token: Token) -> Iterator[Token]:
    return (shown.parsed.tokens[word] for word in shown.indices if word != token.index)


def _traded(shown: Shown, token: Token) -> bool:
    """Say whether "exports of copper rose", and nothing in view says whose or where."""
    if token.lemma.lower() not in TRADE | ECONOMY or token.dep not in SUBJECTS or token.pos != "NOUN":
        return False
    if token.lemma.lower() in shown.told or shown.children(token, "poss", "relcl", "acl") or _one_country(shown.told):
        return False
    source = {word for other in _others(shown, token) if other.lower == "according" for word in _under(shown, other)}
    others = [other for other in _others(shown, token) if other.index not in source]
    return not any(_is_name(other) or other.lower in EVERYWHERE for other in others)


def _under(shown: Shown, token: Token) -> set[int]:
    return {other.index for other in shown.below(token)}


def _is_name(token: Token) -> bool:
    people = country_of_people(token.text) is not None
    return people or (token.pos == "PROPN" and token.text not in {*MONTHS, *WEEKDAYS} and token.text[:1].isupper())


def _one_country(told: frozenset[str]) -> bool:
    named = {land.code for word in told if (land := country_named(word.title()) or country_of_people(word.title()))}
    return len(named) == 1


def _unchanged(shown: Shown, token: Token) -> bool:
    """Say whether "no cuts" are planned or somebody imposed sanctions, and nothing says to what or on whom."""
    if token.lemma.lower() not in CHANGES or not _looks_bare(shown, token, (*SUBJECTS, "dobj")):
        return False
    verb = shown.parsed.tokens[token.head]
    if token.dep == "dobj" and verb.dep not in {"ROOT", "ccomp", "conj"}:
        return False  # "warned Chile and threatened to impose sanctions" says on whom
    named = [child.lower for child in shown.children(token, "det", "nummod")]
    indefinite = token.tag == "NNS" or bool(set(named) & (NONE | {"a", "an"}))
    return indefinite and "the" not in named and not _of_a_kind(shown, token) and not _told_near(shown, token)


def _relates_nothing(shown: Shown, token: Token) -> bool:
    """Say whether somebody "saw no contradiction", and nothing says between what."""
    if token.lemma.lower() not in BETWEEN or not _looks_bare(shown, token, (*SUBJECTS, *OBJECTS)):
        return False
    none = any(child.lower in NONE for child in shown.children(token, "det", "amod"))
    return none and not _of_a_kind(shown, token) and not _told_near(shown, token)


def _told_near(shown: Shown, token: Token) -> bool:
    """Say whether a phrase beside a noun or its verb tells to what or between what it is."""
    verb = shown.parsed.tokens[token.head]
    if _completed(shown, token, TELLING) or shown.children(verb, "xcomp", "advcl", "dative"):
        return True
    behind = (link for link in shown.children(verb, "prep") if link.index > token.index)
    return any(link.lower in TELLING and _tells(shown, link) for link in behind if link.index > verb.index)


HALVES_EVER: tuple[Callable[[Shown, Token], bool], ...] = (_of_no_firm,)
"""What a sentence before tells only where it speaks of these people, or of jobs."""
HALF_NOUNS: tuple[Callable[[Shown, Token], bool], ...] = (
    _half_missing,
    _traded,
    _unchanged,
    _relates_nothing,
    *HALVES_EVER,
)
