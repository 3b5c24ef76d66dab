"""Names that are no fair answer where they stand: half of a title, a firm called like a town, one of two names."""

import re
from itertools import takewhile

from app.facts.bodies import names_thing
from app.facts.gazetteer import country_of_capital
from app.facts.names import PARTS, PLACES, TOWNS, Name, NameKind, without_possessive
from app.facts.reading import Reading, Sentence
from app.facts.syntax import SUBJECTS, Token
from app.facts.words import HUMANS, SAYING
from app.questions.hints import KINDS, hint_of

PEER = r"(?:Lord|Lady|Baron|Baroness|Earl|Viscount|Viscountess|Duke|Duchess|Marquess|Sir|Dame)"
TITLED = re.compile(rf"\b{PEER}(?: (?:\[[^\]]+\] )?[A-Z][\w’'-]+){{0,3}} of (?:the )?$")
DOING = frozenset(
    """expect say plan own employ hire launch acquire buy sell announce report unveil manufacture develop mine invest
    believe hope""".split()
)
POSTS = frozenset(
    """ceo cfo cto chief executive chairman chairwoman chairperson president director founder co-founder owner boss
    spokesman spokeswoman spokesperson""".split()
)
CALLED = r"(?:was|is|were|are) (?:\w+ )?(?:called|named|renamed|known as)\b"
# Each of these wars goes by names enough to fill a list.
OF_MANY_NAMES = re.compile(r"\b(?:WWI+|World War)\b")
HOUSES = frozenset("university college school academy institute hospital church cathedral museum".split())
TOWN_OF_HOUSE = re.compile(r"\bUniversity of (?:[A-Z][\w’'-]+ ?){1,3}(?:,| at) $")
SORTS = "region|area|territory|country|city|town|village|state|province|island|land|place|firm|company|party|group"
REACH = 4
# Whoever lives anywhere lives there.
SKY = frozenset(["Solar System", "Milky Way", "Earth", "Moon", "Sun", "Universe"])
LYING = frozenset(
    "in at near from to across around throughout into through between inside outside off toward towards".split()
)
INSIDE = frozenset("in at near around across throughout into inside outside".split())
OF_ANOTHER_NAME = re.compile(rf"(?:The|This) (?:{SORTS}) {CALLED}")
BY_ANOTHER_NAME = rf",? (?:which )?(?:(?:{CALLED})|(?:then|formerly|previously|once|also) (?:called|named|known as)\b)"


def no_fair_answer(reading: Reading, sentence: Sentence, name: Name) -> bool:
    """Say whether a name, blanked where it stands, asks for what nobody could or need tell."""
    return (
        half_of_title(sentence, name)
        or half_of_house(sentence, name)
        or (name.kind is NameKind.PERSON and names_thing(reading, name.text))
        or OF_MANY_NAMES.search(name.text) is not None
        or without_possessive(name.text) in SKY
        or _doer_like_a_firm(sentence, name)
        or _seat_of_somebody(sentence, name)
        or _chief_of_no_body(sentence, name)
        or goes_by_another_name(reading, sentence, name)
        or _place_by_guess(sentence, name)
        or _reporter(sentence, name)
        or _stood_on(sentence, name)
        or _where_nobody_is(sentence, name)
    )


def half_of_title(sentence: Sentence, name: Name) -> bool:
    """Say whether a name ends a title: "Lord Poe of Lima" is one name."""
    return TITLED.search(sentence.text[: sentence.parsed.tokens[name.first].start]) is not None


def half_of_house(sentence: Sentence, name: Name) -> bool:
    """Say whether a name is a part of a longer one: "Poe & Quispe", "Saints Peter and Paul University"."""
    tokens = sentence.parsed.tokens
    before, after = tokens[max(0, name.first - 1) : name.first], tokens[name.last + 1 :]
    if any(token.text == "&" for token in (*before, *after[:1])):
        return True
    if TOWN_OF_HOUSE.search(sentence.text[: tokens[name.first].start]):
        return True  # "the University of California, _____"
    house = bool(HOUSES & set(name.text.lower().split()))
    if house:  # "Saints Peter and _____": the first half alone is no house
        ahead = [*takewhile(_capital, reversed(tokens[: max(0, name.first - 1)]))]
        joined = bool(before) and before[0].lower == "and" and bool(ahead)
        return joined and not any(token.lower in HOUSES for token in ahead)
    behind = takewhile(_capital, after[1:]) if after and after[0].lower == "and" else ()
    return any(token.lower in HOUSES for token in behind)


def _capital(token: Token) -> bool:
    return token.text[0].isupper()


def _chief_of_no_body(sentence: Sentence, name: Name) -> bool:
    """Say whether somebody is told by a post alone ("CEO _____ said"): of which firm, nothing says."""
    tokens = sentence.parsed.tokens
    first = name.first
    while first and (tokens[first - 1].lower in POSTS or tokens[first - 1].pos == "ADJ"):
        first -= 1
    posts = [token for token in tokens[first : name.first] if token.lower in POSTS and token.text != "President"]
    before = tokens[first - 1] if first else None
    owned = before is not None and (before.pos in {"PROPN", "NOUN"} or before.tag in {"POS", "PRP$"})
    return name.kind is NameKind.PERSON and bool(posts) and not owned


def _doer_like_a_firm(sentence: Sentence, name: Name) -> bool:
    """Say whether what bears a town's name is taken for a body, or plans or sells something, as no town does."""
    token = sentence.parsed.tokens[name.last]
    does = token.dep in SUBJECTS and sentence.parsed.tokens[token.head].lemma in DOING
    doubted = name.kind is NameKind.BODY or (does and name.kind in {NameKind.CITY, NameKind.REGION})
    return doubted and _is_small_town(name)


def _is_small_town(name: Name) -> bool:
    plain = without_possessive(name.text)
    return hint_of(plain, name.kind) == KINDS[NameKind.CITY] and country_of_capital(plain) is None


def _seat_of_somebody(sentence: Sentence, name: Name) -> bool:
    """Say whether a place only tells where somebody unnamed sits who says something ("says a diplomat in Lima")."""
    parsed = sentence.parsed
    place = parsed.tokens[name.last]
    person = parsed.tokens[parsed.tokens[place.head].head]
    if name.kind not in PLACES or parsed.tokens[place.head].dep != "prep" or person.dep not in SUBJECTS:
        return False
    unnamed = any(child.lower in {"a", "an", "one"} for child in parsed.children(person.index))
    says = parsed.tokens[person.head].lemma in SAYING
    return unnamed and says and (person.pos == "NOUN" or person.lemma in HUMANS)


def _place_by_guess(sentence: Sentence, name: Name) -> bool:
    """Say whether nothing but a guess makes a name a place: "a match against Lima Town" is no journey there."""
    if name.kind is not NameKind.REGION or hint_of(name.text, name.kind) != KINDS[NameKind.REGION]:
        return False
    tokens = sentence.parsed.tokens
    before = tokens[max(0, name.first - REACH) : name.first]
    lies = next((token.lower for token in reversed(before) if token.pos == "ADP"), "") in LYING
    part = any(token.lemma.lower() in PARTS for token in tokens[name.last : name.last + 2])
    listed = any(token.lemma.lower() in PARTS | TOWNS for token in before)
    return not (lies or part or listed)


def _reporter(sentence: Sentence, name: Name) -> bool:
    """Say whether somebody is named only as who reports: a by-line inside the text."""
    before = sentence.parsed.tokens[name.first - 1].lower if name.first else ""
    return name.kind is NameKind.PERSON and before in {"correspondent", "reporter"}


def _stood_on(sentence: Sentence, name: Name) -> bool:
    """Say whether something happens on what is taken for a body ("the match on Court Nine")."""
    before = sentence.parsed.tokens[name.first - 1].lower if name.first else ""
    return name.kind is NameKind.BODY and before == "on"


def _where_nobody_is(sentence: Sentence, name: Name) -> bool:
    """Say whether something lies or happens in what is taken for a person ("two boats at Puerto Poe")."""
    before = sentence.parsed.tokens[name.first - 1].lower if name.first else ""
    return name.kind is NameKind.PERSON and not name.titled and before in INSIDE


def goes_by_another_name(reading: Reading, sentence: Sentence, name: Name) -> bool:
    """Say whether the article tells that what is named was called something else, which would fit as well."""
    plain = without_possessive(name.text)
    if re.search(re.escape(plain) + BY_ANOTHER_NAME, reading.rendition.text):
        return True
    after = reading.sentences[sentence.number + 1 : sentence.number + 2]
    renamed = any(OF_ANOTHER_NAME.match(other.text) for other in after)
    return renamed and name.kind is not NameKind.PERSON
