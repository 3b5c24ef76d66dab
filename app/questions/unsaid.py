"""What a sentence leaves unsaid, so that a reader of it alone asks which, whose or with whom."""

import re
from collections.abc import Callable, Collection, Sequence

from app.facts.gazetteer import country_of_people
from app.facts.names import NameKind
from app.facts.reading import Sentence
from app.facts.statements import Statement
from app.facts.syntax import SUBJECTS, Token
from app.facts.words import MONTHS, WEEKDAYS

# An adjective or a place does not tell which: "the large march in Lima", "the general work visit".
DOINGS = frozenset(
    """visit trip tour journey voyage experiment study trial survey demonstration test flight exercise project
    development""".split()
)
JOURNEYS = frozenset("visit trip tour journey voyage".split())
TELLING_WORDS = frozenset("of to by for against from between after before on".split())
BONDS = frozenset("tie relation relationship link partnership alliance friendship dialogue".split())
BONDING = frozenset("with between to among".split())
FIGURES = frozenset("data statistics figures findings results".split())
PARTS = frozenset("group half team set batch".split())
MOVING = frozenset("come go get make fly travel head arrive sail drive".split())
ARRIVING = frozenset("arrive depart".split())
TIMING = frozenset("during after before since until by with without despite following amid".split())
PLACED = frozenset("here there home abroad back".split())
PEOPLES = {NameKind.PEOPLE, NameKind.COUNTRY, NameKind.REGION}

WORD = re.compile(r"\w+")
MOST_TITLED = 0.85
YEAR_DIGITS = 4
BEGINNING = frozenset("initial further additional extra subsequent".split())
SIDES = frozenset("north south east west north-east north-west south-east south-west".split())
PLACED_IN = PEOPLES | {NameKind.CITY, NameKind.SITE}
OF_BODIES = frozenset(
    """spokesman spokeswoman spokesperson executive director chairman chairwoman chairperson secretary treasurer captain
    coach manager owner founder boss chief president""".split()
)


def leaves_unsaid(statement: Statement) -> bool:
    """Say whether a statement leaves open which doing, whose figures or ties with whom it tells of."""
    clause = statement.clause
    return any(found for found in unsaid_in(statement.sentence, clause.tokens) if found.index not in statement.edits)


def unsaid_in(sentence: Sentence, words: Sequence[Token]) -> list[Token]:
    """Give the words shown of a sentence that leave unsaid which, whose or with whom."""
    shown = {token.index for token in words}
    return [token for token in words if any(leaves(sentence, token, shown) for leaves in OPEN)]


def _of_doing(sentence: Sentence, token: Token, shown: Collection[int]) -> bool:
    if token.lemma not in DOINGS or token.pos != "NOUN":
        return False
    children = [child for child in sentence.parsed.children(token.index) if child.index in shown]
    if not any(child.lower == "the" for child in children):
        return False
    latest = any(child.tag == "JJS" or child.lower == "latest" for child in children)
    told = any(
        (child.lower in TELLING_WORDS and not _dates(sentence, child))
        or child.dep in {"relcl", "acl", "nummod", "poss"}
        for child in children
    )
    named = any(sentence.name_at(child.index) is not None or child.pos == "PROPN" for child in children)
    return latest or not (told or named or _of_ones_own(sentence, token))


def _of_ones_own(sentence: Sentence, token: Token) -> bool:
    """Say whether a dated journey is that of the one person whose doings its sentence tells of."""
    parsed = sentence.parsed
    subject = parsed.child(parsed.root, *SUBJECTS)
    owner = parsed.child(subject.index, "poss") if subject else None
    name = sentence.name_at(owner.index) if owner else None
    dated = any(_dates(sentence, child) for child in parsed.children(token.index, "prep"))
    persons = {other.text for other in sentence.names if other.kind is NameKind.PERSON}
    return dated and token.lemma in JOURNEYS and name is not None and persons == {name.text}


def _dates(sentence: Sentence, preposition: Token) -> bool:
    """Say whether a preposition gives a day: "the visit on 3 May" is still somebody's to somewhere."""
    day = sentence.parsed.child(preposition.index, "pobj")
    return day is not None and (day.text in {*MONTHS, *WEEKDAYS} or day.tag == "CD")


def _with_whom(sentence: Sentence, token: Token, shown: Collection[int]) -> bool:
    if token.lemma not in BONDS:
        return False
    children = [child for child in sentence.parsed.children(token.index) if child.index in shown]
    owned = any(child.tag == "PRP$" for child in children)
    told = any(child.lower in BONDING or child.dep in {"relcl", "acl"} for child in children)
    peoples = (name for child in children if (name := sentence.name_at(child.index)))
    return owned and not told and not any(name.kind in PEOPLES for name in peoples)


def _of_what(sentence: Sentence, token: Token, shown: Collection[int]) -> bool:
    """Say whether figures are a country's, and nothing says what they are of ("US data")."""
    if token.lower not in FIGURES:
        return False
    children = [child for child in sentence.parsed.children(token.index) if child.index in shown]
    named = [child for child in children if (name := sentence.name_at(child.index)) and name.kind in PEOPLES]
    return bool(named) and len(named) == len(children)


def _of_several(sentence: Sentence, token: Token, shown: Collection[int]) -> bool:
    """Say whether "one group" is a part of something that is not told of."""
    if token.lemma not in PARTS:
        return False
    children = [child for child in sentence.parsed.children(token.index) if child.index in shown]
    subject = token.dep in {"nsubj", "nsubjpass"}
    return subject and any(child.lower in {"one", "another"} for child in children)


def _where_to(sentence: Sentence, token: Token, shown: Collection[int]) -> bool:
    """Say whether somebody arrives or departs, and no more is said than where from or when."""
    if token.pos != "VERB" or token.lemma not in ARRIVING or token.dep not in {"ROOT", "conj", "ccomp", "advcl"}:
        return False
    children = [child for child in sentence.parsed.children(token.index) if child.index in shown]
    placed = any(
        (child.dep == "prep" and child.lower not in TIMING and not _timed(sentence, child))
        or child.dep in {"dobj", "prt"}
        or (child.dep == "advmod" and child.lower in PLACED)
        for child in children
    )
    return not placed


def _timed(sentence: Sentence, preposition: Token) -> bool:
    thing = sentence.parsed.child(preposition.index, "pobj")
    timed = thing is not None and (thing.entity in {"DATE", "TIME"} or thing.tag == "CD")
    return timed or _dates(sentence, preposition)


def _of_which(sentence: Sentence, token: Token, shown: Collection[int]) -> bool:
    """Say whether "two apiece", "the 12" or "initial flights" leaves open of what."""
    parsed = sentence.parsed
    before = parsed.tokens[token.index - 1] if token.index else token
    if token.lower == "apiece":
        return before.tag == "CD" and not any(
            parsed.tokens[index].tag == "NNS" for index in shown if index < token.index
        )
    if token.tag == "CD" and token.dep in {"pobj", "dobj"} and before.lower == "the":
        after = parsed.tokens[token.index + 1 : token.index + 2]
        return len(token.text) < YEAR_DIGITS and not (bool(after) and after[0].pos in {"NOUN", "PROPN", "ADJ", "NUM"})
    noun = parsed.tokens[token.head]
    if token.lower not in BEGINNING or token.dep != "amod" or noun.dep not in {"nsubj", "nsubjpass"}:
        return False
    beside = [parsed.tokens[word] for word in parsed.subtree(noun.index)]
    return not any(word.pos == "PROPN" or word.lower in {"the", "of"} for word in beside)


def _the_peruvian(sentence: Sentence, token: Token, shown: Collection[int]) -> bool:
    """Say whether "the Peruvian" has lost the name that stood beside it."""
    parsed = sentence.parsed
    named = parsed.child(token.index, "appos")
    definite = any(child.lower == "the" for child in parsed.children(token.index, "det"))
    people = token.tag in {"NNP", "NN"} and country_of_people(token.text) is not None
    return people and definite and named is not None and named.index not in shown


def _in_the_north(sentence: Sentence, token: Token, shown: Collection[int]) -> bool:
    """Say whether something lies "in the north", and no place that has one is shown."""
    parsed = sentence.parsed
    before = [other.lower for other in parsed.tokens[max(0, token.index - 2) : token.index]]
    after = parsed.tokens[token.index + 1 : token.index + 2]
    told = bool(after) and (after[0].lower in {"of", "-"} or after[0].pos in {"NOUN", "ADJ", "PROPN"})
    placed = any(name.kind in PLACED_IN and name.first in shown for name in sentence.names)
    return token.text in SIDES and before == ["in", "the"] and not (told or placed)


def _of_no_body(sentence: Sentence, token: Token, shown: Collection[int]) -> bool:
    """Say whether a sentence opens with "Chief executive Ann Lee", and no body is shown that she could be of."""
    parsed = sentence.parsed
    after = parsed.tokens[token.index + 1 : token.index + 2]
    named = sentence.name_at(token.index + 1)
    if token.lower not in OF_BODIES or not after or named is None or named.kind is not NameKind.PERSON:
        return False
    opened = all(
        other.pos in {"NOUN", "ADJ", "PROPN"} and other.text[1:].islower() for other in parsed.tokens[: token.index + 1]
    )
    plain = opened and not any(other.text[0].isupper() for other in parsed.tokens[1 : token.index + 1])
    bodies = any(name.kind in {NameKind.BODY, NameKind.COUNTRY} and name.first in shown for name in sentence.names)
    people = any(name.kind is NameKind.PEOPLE and name.first <= token.index for name in sentence.names)
    return plain and token.index in shown and not (bodies or people)


OPEN: tuple[Callable[[Sentence, Token, Collection[int]], bool], ...] = (
    _of_doing,
    _with_whom,
    _of_what,
    _of_several,
    _where_to,
    _of_which,
    _the_peruvian,
    _in_the_north,
    _of_no_body,
)


def comes_back(sentence: Sentence, token: Token) -> bool:
    """Say whether somebody comes back from a journey of which nothing is said ("made it back to Lima")."""
    parsed = sentence.parsed
    verb = parsed.tokens[token.head] if token.lower == "back" else token
    moving = token.lower == "back" and token.pos in {"ADV", "ADP"} and verb.lemma in MOVING
    if not (moving or (token.lemma == "return" and token.pos == "VERB")):
        return False
    near = (*parsed.children(verb.index), *parsed.children(token.index))
    return not any(child.lower in {"from", "after", "when"} or child.dep == "dobj" for child in near)


def says_name_twice(statement: Statement) -> bool:
    """Say whether a name put for "the region" or "he" stands in the sentence already ("Peru lies south of Peru")."""
    names = {text.removesuffix("’s").removesuffix("'s") for text in statement.edits.values() if text[:1].isupper()}
    return any(len(re.findall(rf"\b{re.escape(name)}\b", statement.text)) > 1 for name in names)


def told_by_title(statement: Statement) -> bool:
    """Say whether the article's name, which stems give, has nearly all the words of a statement: nothing is to find."""
    named = set(WORD.findall(statement.reading.title.lower()))
    words = WORD.findall(statement.text.lower())
    return len(named) > 0 and sum(word in named for word in words) > MOST_TITLED * len(words)
