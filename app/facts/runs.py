"""Runs of capitalised words in a sentence: what a name may be made of."""

from collections.abc import Iterable, Sequence

from app.facts.found_once import once_each
from app.facts.gazetteer import country_named, country_of_people
from app.facts.syntax import Parsed, Token
from app.facts.words import MONTHS, TITLES

PROPER = ("NNP", "NNPS")
# Only an office ends so before a name: "King" and "Judge" are surnames too.
OFFICES = frozenset(
    """secretary minister president leader representative commissioner spokesman spokeswoman governor sen chair
    chairman chairwoman director commander ambassador""".split()
)
# "Labour MP Ann Lee", "Associate Professor Ann Lee": whatever stands before them is no name either.
INSIDE = frozenset("mp mps mep msp professor senator inspector constable sergeant superintendent executive".split())
# Inside a longer run, a post parts what it is a post of from the name ("New York Mayor Ann Lee").
POSTS = frozenset(
    "judge justice mayor premier chancellor senator captain coach chief boss ceo editor treasurer".split()
)
AFTER_HYPHEN = frozenset("general president minister chancellor chairman secretary director premier governor".split())
PORTFOLIOS = frozenset(
    """state war defence defense finance justice health education trade energy labour labor transport agriculture
    commerce culture economy interior""".split()
)
NAMED = 2
HYPHENED = 3
NO_PERSONS = frozenset(
    """union party islands sea university league federation republic kingdom empire states group council committee
    agency ministry palace stadium arena theatre theater museum cathedral airport hotel hospital regulation act
    directive treaty agreement protocol convention code scheme programme board commission authority department
    foundation association institute trust fund index accord""".split()
)
# What somebody's name is given to that is nobody: "the Poe Plan".
PAPERS = frozenset("plan deal pact bill report review inquiry initiative doctrine award prize".split())
RULES = frozenset(
    "administration government presidency regime era cabinet campaign family household clan dynasty".split()
)
PARTICLES = {"bin", "ibn", "al", "van", "von", "der", "den", "ter", "de", "da", "di", "dos", "del", "du"}
JOINED = frozenset("al el ul as ash ar an ad at az".split())
BODIES = frozenset("wing brigade group party company firm agency army militia movement union organisation".split())
ROYAL = {"prince", "princess", "queen", "king", "pope", "emperor"}


@once_each
def runs_in(parsed: Parsed) -> tuple[tuple[int, int], ...]:
    """Find maximal runs of proper words, hyphens inside them included, without months and peoples at the edges."""
    runs: list[tuple[int, int]] = []
    tokens = parsed.tokens
    at = 0
    while at < len(tokens):
        if not _proper(tokens[at]) and not _particle(tokens, at):
            at += 1
            continue
        last = at
        while (
            last + 1 < len(tokens)
            and _follows(parsed, last)
            and (
                _proper(tokens[last + 1])
                or _joint(tokens, last + 1)
                or _particle(tokens, last + 1)
                or _second_half(tokens, last + 1)
            )
        ):
            last += 1
        runs.append((at, last))
        at = last + 1
    return tuple(runs)


def _proper(token: Token) -> bool:
    return (
        (token.tag in PROPER or token.entity == "PERSON")
        and token.text[0].isupper()
        and token.text not in MONTHS
        and country_of_people(token.text) is None
        and (country_named(token.text) is None or token.entity == "PERSON")  # "Jordan Axani"
    )


def _particle(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a small word belongs to the surname after it ("bin Laden", "van Gogh", "al-Masri")."""
    after = tokens[at + 1 : at + HYPHENED]
    if tokens[at].text in JOINED and len(after) > 1 and after[0].text == "-" and not after[0].space:
        return _proper(after[1])
    return tokens[at].text in PARTICLES and bool(after) and _proper(after[0])


def _joint(tokens: Sequence[Token], at: int) -> bool:
    joined = tokens[at].text == "-" and not tokens[at - 1].space and at + 1 < len(tokens)
    return joined and (_proper(tokens[at + 1]) or _second_half(tokens, at + 1))


def _second_half(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a small word after a hyphen belongs to a given name ("Kim Ji-woo")."""
    return tokens[at - 1].text == "-" and tokens[at].entity == "PERSON" and tokens[at].text.islower()


def after_titles(parsed: Parsed, first: int, last: int) -> int:
    """Give where a run begins once its titles are passed."""
    first = _after_acronym(parsed, _after_house(parsed, first, last), last)
    royal = parsed.tokens[first].lower in ROYAL and last == first + 1
    if royal:
        return first  # "Prince Harry" has no other name
    if first < last and parsed.tokens[first].entity == "NORP" and parsed.tokens[first + 1].entity == "PERSON":
        first += 1  # "Democrat Ann Lee"
    while first < last and (step := _title_at(parsed, first, last) or begins_with_trade(parsed, first, last)):
        first += step
    return _after_office(parsed, first, last)


def _after_acronym(parsed: Parsed, first: int, last: int) -> int:
    """Give where a run goes on after a body's letters, which no one is called by ("Head of ABC Ana Maria Soto")."""
    letters = parsed.tokens[first].text
    return (
        first + 1
        if last - first >= NAMED and len(letters) > NAMED and letters.isalpha() and letters.isupper()
        else first
    )


def _after_house(parsed: Parsed, first: int, last: int) -> int:
    """Give where a run goes on after a house and an office in it ("Lima Museum Director Ann Lee")."""
    for index in range(first + 1, last - 1):
        after = parsed.tokens[index + 1]
        if parsed.tokens[index].lower in NO_PERSONS and (is_title(after) or after.lower in OFFICES):
            return index + 1
    return first


def _title_at(parsed: Parsed, first: int, last: int) -> int:
    """Give how many words of a title stand before more of a name: three for "Secretary-General", or none."""
    tokens = parsed.tokens[first : last + 1]
    hyphened = len(tokens) > HYPHENED and tokens[1].text == "-" and tokens[2].lower in AFTER_HYPHEN
    field = len(tokens) > NAMED and [token.lower for token in tokens[:NAMED]] == ["field", "marshal"]
    titled = len(tokens) > 1 and (is_title(tokens[0]) or tokens[0].lower in OFFICES)
    return HYPHENED if hyphened else NAMED if field else int(titled)


def _after_office(parsed: Parsed, first: int, last: int) -> int:
    """Give where a name begins after an office: "Secretary of State Ann Lee", "House Majority Leader Ann Lee"."""
    before = [token.lower for token in parsed.tokens[max(0, first - 2) : first]]
    if (
        last - first >= NAMED
        and before[1:] == ["of"]
        and before[0] in OFFICES
        and parsed.tokens[first].lower in PORTFOLIOS
    ):
        return first + 1
    held = OFFICES | INSIDE | POSTS
    inside = [index for index in range(first + 1, last - 1) if parsed.tokens[index].lower.rstrip(".") in held]
    if not inside:
        return first
    begin = inside[-1]
    while step := _title_at(parsed, begin, last) or int(begin == inside[-1]):
        begin += step
    return begin


def is_title(token: Token) -> bool:
    """Say whether a word is a title."""
    return token.lower.rstrip(".") in TITLES


def begins_with_trade(parsed: Parsed, first: int, last: int) -> bool:
    """Say whether a long name that begins a sentence begins with what its bearer does ("Smoker Neil Timms")."""
    word = parsed.tokens[first].lower
    return first == 0 and last - first > 1 and word.endswith(("er", "or", "ist", "ian", "man", "woman", "ant", "ent"))


def describes_thing(parsed: Parsed, index: int) -> bool:
    """Say whether a word only modifies a thing's noun ("the Kant military air base"), or is called a body beside it."""
    if any(child.lemma in BODIES for child in parsed.children(index, "appos")):
        return True  # "Lima United, the youth wing of the party"
    token = parsed.tokens[index]
    head = parsed.tokens[token.head]
    return (
        token.dep in {"compound", "nmod", "amod"}
        and head.pos == "NOUN"
        and head.index > index
        and head.lower not in TITLES
    )


def tells_whose_rule(parsed: Parsed, first: int, last: int) -> bool:
    """Say whether a surname only tells whose rule is meant: nobody writes "the Anna Smith administration"."""
    before, after = parsed.tokens[max(0, first - 1) : first], parsed.tokens[last + 1 : last + 2]
    return bool(before) and before[0].lower == "the" and bool(after) and after[0].lower in RULES


def surname_of(name: str) -> str:
    """Give a full name's surname, with the small words that belong to it."""
    words = name.split()
    begin = next((place for place, word in enumerate(words[1:], start=1) if word in PARTICLES), len(words) - 1)
    return " ".join(words[begin:])


def phrases_of(sentences: Iterable[Parsed]) -> frozenset[str]:
    """Give every capitalised phrase of several words."""
    return frozenset(
        parsed.words([first, last]) for parsed in sentences for first, last in runs_in(parsed) if last > first
    )


def _follows(parsed: Parsed, index: int) -> bool:
    # A bracket that was left out of the parse still parts two names.
    return not parsed.text[parsed.tokens[index].end : parsed.tokens[index + 1].start].strip()


def takes_article(parsed: Parsed, first: int) -> bool:
    """Say whether "the" stands right before a name, or before "former" and a union's: people do not take it."""
    before = [token.lower for token in parsed.tokens[max(0, first - 2) : first]]
    last = next((place for begin, place in runs_in(parsed) if begin <= first <= place), first)
    return before[-1:] == ["the"] or (before[:1] == ["the"] and parsed.tokens[last].lower in NO_PERSONS)


def spans_labelled(tokens: Sequence[Token]) -> list[tuple[int, int, str]]:
    """Give the runs of words that the model gives one label: first and last word, and the label."""
    spans: list[tuple[int, int, str]] = []
    for token in tokens:
        if token.entity and spans and spans[-1][1] == token.index - 1 and spans[-1][2] == token.entity:
            spans[-1] = (spans[-1][0], token.index, token.entity)
        elif token.entity:
            spans.append((token.index, token.index, token.entity))
    return spans
