"""Nouns that sentences shown by themselves leave open: "the meeting", "users", "all countries", "is less clear"."""

import re
from collections.abc import Iterator

from app.facts.clauses import Clause, Part
from app.facts.definites import bare_definites, one_of_many
from app.facts.found_once import once_each
from app.facts.gazetteer import country_of_capital, country_of_people
from app.facts.loose_ends import loose_ends
from app.facts.names import NameKind, without_possessive
from app.facts.reading import Sentence
from app.facts.syntax import Token
from app.facts.whole import RULE as WHOLE
from app.facts.words import BELONGING, EVENT_NOUNS, HAPPENINGS, OF_SOMETHING, TO_SOMETHING, WARS
from app.questions.broader_words import takes_up
from app.questions.context_owners import nameless_in_title, owners_outside
from app.questions.context_told import counts_cut, of_shown_place, one_event_shown
from app.questions.context_view import ANY_SUBJECT, View
from app.questions.folding import word_stem
from app.questions.left_open import left_open
from app.questions.unsaid import comes_back, unsaid_in

LARGE = {
    "country": {NameKind.COUNTRY},
    "nation": {NameKind.COUNTRY},
    "state": {NameKind.COUNTRY},
    "city": {NameKind.CITY},
    "town": {NameKind.CITY},
    "capital": {NameKind.CITY, NameKind.COUNTRY},
    "region": {NameKind.REGION},
}
OCCASIONS = frozenset("occasion event".split())
OF_A_COUNTRY = frozenset(
    "government parliament economy population army authority constitution currency border president".split()
)
OF_A_THING = OF_SOMETHING | {"buyer", "visitor"}
ANYBODY = frozenset("consumer police scientist student".split())
ASIDE = frozenset("though however meanwhile instead nevertheless nonetheless moreover therefore".split())
QUOTED = re.compile(r"[“\"][^”\"]*[”\"]")
LASTING = frozenset("longer later earlier further higher lower older younger sooner".split())
TIMES = frozenset("year month week day night morning evening summer winter spring autumn time".split())
"""Every one of these tells how often."""
PAIRED = frozenset("side country man woman leader president nation state".split())
AREA = re.compile(r"\b(?:Central|Middle|(?:North|South|East|West)(?:ern)?|Latin) [A-Z]\w+")
ROLES = re.compile(r"(?:ist|er|or|expert|ian|man|woman|president|minister|king|queen)$")
MOMENTS = frozenset(
    """morning afternoon evening night beginning end start public rest midst course middle same first second last
    century year month week day weekend summer winter spring autumn decade past media police law time meantime military
    internet""".split()
)


def nouns_outside(view: View, sentence: Sentence) -> Iterator[str]:
    """Give the nouns of a sentence of which nothing shown tells which are meant, or of what they are."""
    bare = (
        noun for noun in _bare_nouns(sentence) if view.shows(sentence, noun.index) and _matters(view, sentence, noun)
    )
    yield from (noun.text for noun in bare if not _noun_told(view, sentence, noun))
    yield from owners_outside(view, sentence)
    yield from counts_cut(view, sentence)
    if sentence is view.last:
        unsaid = unsaid_in(sentence, view.shown(sentence))
        yield from (noun.text for noun in unsaid if not lemma_shown(view, sentence, noun, before=noun.index))
    lead = " ".join(other.text for other in view.sentences if other.number < sentence.number)
    yield from (token.text for token in left_open(sentence.parsed, view.shown(sentence), view.reading.title, lead))
    if not lead:
        yield from _halves(view, sentence)


def _matters(view: View, sentence: Sentence, noun: Token) -> bool:
    """Say whether a reader must know which is meant: of a sentence shown before, what it is about is enough."""
    meant = view.last.parsed.tokens[0].lower == "it" and sentence.parsed.tokens[noun.head].dep == "ccomp"
    return sentence is view.last or (noun.dep in ANY_SUBJECT and (meant or noun.head == sentence.parsed.root))


def _halves(view: View, sentence: Sentence) -> Iterator[str]:
    """Give what only a sentence before could complete."""
    yield from _half_nouns(view, sentence)
    yield from (token.text for token in loose_ends(sentence.parsed, view.shown(sentence)))
    yield from (token.text for token in view.shown(sentence) if _band_of_people(sentence, token))
    tokens = view.shown(sentence)
    yield from (token.text for token in tokens if _sweeping(sentence, token) or _only_placed(sentence, token))
    yield from (token.text for token in tokens if token.lower in ASIDE and _set_apart(sentence, token))
    yield from (token.text for token in tokens if comes_back(sentence, token))
    quoted = QUOTED.match(sentence.text)
    inside = [token for token in tokens if quoted and token.start < quoted.end()]
    if quoted and not any(token.pos in {"NOUN", "PROPN"} for token in inside):
        yield quoted[0]


def _band_of_people(sentence: Sentence, token: Token) -> bool:
    """Say whether "the Marxists" are spoken of as if they were known: those of some country, at some time."""
    followed = token.tag == "NNPS" and token.lower.endswith("ists") and country_of_people(token.text) is None
    children = sentence.parsed.children(token.index)
    alone = [child.lower for child in children] == ["the"]
    return followed and alone and sentence.name_at(token.index) is None


def _only_placed(sentence: Sentence, token: Token) -> bool:
    """Say whether "the gains in Peru" says where, but not of what."""
    parsed = sentence.parsed
    if token.pos != "NOUN":
        return False
    children = [child for child in parsed.children(token.index) if child.dep not in {"amod", "det", "punct", "nummod"}]
    definite = any(child.lower == "the" for child in parsed.children(token.index, "det"))
    known = token.lemma in (EVENT_NOUNS - HAPPENINGS) | WARS or token.lemma in LARGE or token.lemma in OF_A_COUNTRY
    if not definite or known or len(children) != 1 or children[0].lower != "in":
        return False
    place = parsed.child(children[0].index, "pobj")
    name = sentence.name_at(place.index) if place else None
    return name is not None and name.kind in {NameKind.COUNTRY, NameKind.CITY}


def lemma_shown(view: View, sentence: Sentence, noun: Token, *, before: int, titled: bool = True) -> bool:
    """Say whether a noun, or the verb that it is made of, stands before a word or in the title."""
    forms = {noun.lemma.lower(), noun.lower, noun.lower.removesuffix("s")}
    tokens = list(view.tokens_before(sentence, before))
    shown = {form for other in tokens for form in (other.lemma.lower(), other.lower, other.lower.removesuffix("s"))}
    title = {word.strip("“”‘’'\",.:;?!") for word in view.reading.title.lower().split()}
    shown |= title | {word.removesuffix("s") for word in title} if titled else set[str]()
    done = {word_stem(other.lemma.lower()) for other in tokens if other.pos == "VERB"}
    taken_up = any(takes_up(noun.lemma.lower(), other.lemma.lower()) for other in tokens if other.pos == "NOUN")
    return bool(forms & shown) or taken_up or (noun.lemma not in LARGE and word_stem(noun.lower) in done)


def one_of_kind(view: View, sentence: Sentence, noun: Token) -> bool:
    """Say whether exactly one country or city has been named, for "this country" or "the city"."""
    kinds = LARGE.get(noun.lemma.lower())
    if kinds is None:
        return False
    names = {without_possessive(name.text) for name in view.names_before(sentence, noun.index) if name.kind in kinds}
    names -= {name for name in names if country_of_capital(name) and NameKind.COUNTRY in kinds and len(names) > 1}
    if noun.lemma.lower() == "region":
        seen = " ".join(other.text for other in view.sentences)
        areas = {area[0].removesuffix("n") for area in AREA.finditer(seen)}
        return len(areas) == 1 or (not areas and len(names) == 1)
    return len(names) == 1


@once_each
def _bare_nouns(sentence: Sentence) -> list[Token]:
    """Give the nouns with "the" that nothing in the sentence tells which."""
    parsed = sentence.parsed
    every = tuple(range(len(parsed.tokens)))
    whole = Clause(sentence, parsed.root, Part(parsed.root, "ROOT", every), (), (), (), rule=WHOLE)
    return bare_definites(whole, frozenset())


def _noun_told(view: View, sentence: Sentence, noun: Token) -> bool:
    lemma, parsed = noun.lemma.lower(), sentence.parsed
    titled = not nameless_in_title(view, noun)
    shown = lemma_shown(view, sentence, noun, before=noun.index, titled=titled)
    if lemma in MOMENTS or shown or one_of_kind(view, sentence, noun):
        return True
    beside = parsed.children(noun.index, "amod", "compound", "nmod")
    if any(_tells(sentence, child) or of_shown_place(view, sentence, child) for child in beside):
        return True
    if lemma in OCCASIONS:
        return one_event_shown(view, sentence, noun)
    if lemma in PAIRED and any(child.lower == "two" for child in parsed.children(noun.index, "nummod")):
        return _two_named(view, sentence, noun)
    if ROLES.search(lemma) and len(view.persons_before(sentence, noun.index)) == 1:
        return True
    countries = {name.text for name in view.names_before(sentence, len(parsed.tokens)) if name.kind is NameKind.COUNTRY}
    return lemma in OF_A_COUNTRY and len(countries) == 1


def _tells(sentence: Sentence, child: Token) -> bool:
    """Say whether a word tells which: "the Soviet republics", "the most recent visit"; not "the Peruvian boat"."""
    name = sentence.name_at(child.index)
    named = child.text[0].isupper() and (name is None or name.kind is not NameKind.PEOPLE)
    most = any(
        word.tag in {"RBS", "JJS"} or word.lower in {"most", "least"}
        for word in sentence.parsed.children(child.index, "advmod")
    )
    return (named and not one_of_many(sentence, child)) or most or child.tag == "JJS"


def _two_named(view: View, sentence: Sentence, noun: Token) -> bool:
    """Say whether two people, or two countries, have been named for "the two sides"."""
    people = view.persons_before(sentence, noun.index)
    countries = {
        without_possessive(name.text)
        for name in view.names_before(sentence, noun.index)
        if name.kind is NameKind.COUNTRY
    }
    return 2 in {len(people), len(countries)} and (noun.lemma == "side" or len(countries) == 2 or bool(people))  # noqa: PLR2004


def _half_nouns(view: View, sentence: Sentence) -> Iterator[str]:
    """Find a number as subject, "sales" of nobody says what, or "less clear" than nobody says what."""
    parsed, tokens = sentence.parsed, view.shown(sentence)
    subject = parsed.child(parsed.root, *ANY_SUBJECT)
    if subject and (_number_alone(sentence, subject) or _of_nobody(sentence, subject)):
        yield subject.text
    compared = (token for token in tokens if token.tag in {"JJR", "RBR"} and _of_the_subject(sentence, token))
    if not any(token.lower in {"than", "as"} for token in tokens):
        yield from (token.text for token in compared if token.lower not in LASTING)
    for token in tokens:
        if token.lemma not in OF_A_THING and token.lemma not in TO_SOMETHING:
            continue
        beside = parsed.children(token.index, "prep", "compound", "relcl", "acl", "poss", "amod")
        owned = parsed.child(token.index, "poss") is not None and token.lemma in TO_SOMETHING
        told = any(child.dep not in {"amod", "poss"} for child in beside)
        nobody = token.dep not in ANY_SUBJECT and all(_says_not_whose(child) for child in beside)
        if (token.lemma in OF_A_THING and (not beside or nobody)) or (owned and not told):
            yield token.text


def _says_not_whose(child: Token) -> bool:
    return child.dep == "amod" and child.text.islower()


def _number_alone(sentence: Sentence, subject: Token) -> bool:
    alone = subject.tag == "CD" or subject.lower in {"some", "many", "most", "all", "none"}
    return alone and not (sentence.parsed.children(subject.index, "prep") or _out_of(sentence, subject))


def _of_nobody(sentence: Sentence, subject: Token) -> bool:
    told = sentence.parsed.children(subject.index, "prep", "compound", "poss", "amod", "acl", "relcl", "nummod")
    return subject.lemma.lower() in BELONGING - ANYBODY and not told


def _of_the_subject(sentence: Sentence, token: Token) -> bool:
    head = sentence.parsed.tokens[token.head]
    return token.dep == "acomp" or (token.dep == "advmod" and head.dep == "acomp")


def _sweeping(sentence: Sentence, token: Token) -> bool:
    """Say whether "all countries" says not of what."""
    noun = sentence.parsed.tokens[token.head]
    if token.lower not in {"all", "every", "each"} or (token.dep == "det" and noun.lemma in TIMES):
        return False
    plain = not sentence.parsed.children(noun.index, "prep", "relcl", "acl", "amod", "compound", "nummod")
    return noun.pos == "NOUN" and noun.index == token.index + 1 and plain


def _set_apart(sentence: Sentence, token: Token) -> bool:
    near = sentence.parsed.tokens[max(0, token.index - 1) : token.index + 2]
    return any(other.text == "," for other in near)


def _out_of(sentence: Sentence, subject: Token) -> bool:
    return any(token.lower == "of" for token in sentence.parsed.tokens[: subject.index])
