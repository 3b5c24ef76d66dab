"""Whether the sentences shown tell what every word that points back means; a check names the word they do not tell."""

import re
from collections.abc import Callable, Iterator

from app.facts.clauses import Clause, Part
from app.facts.dates import dates_in
from app.facts.definites import bare_definites
from app.facts.gates import TO_SOMETHING
from app.facts.gazetteer import country_of_capital
from app.facts.grammar import is_locative
from app.facts.names import NameKind, without_possessive
from app.facts.reading import Sentence
from app.facts.syntax import Token
from app.facts.whole import RULE as WHOLE
from app.facts.whole_gates import BELONGING
from app.facts.words import HUMANS
from app.questions.context_view import SUBJECTS, View
from app.questions.folding import word_stem

HE_OR_SHE = frozenset("he him his she her hers".split())
THEY = frozenset("they them their theirs themselves".split())
IT = frozenset("it its itself".split())
DEMONSTRATIVE = frozenset("this that these those such".split())
FORWARD = frozenset("of who which in with as from whose at on".split())
DEIXIS = frozenset("today yesterday tomorrow tonight ago lately here".split())
PASSING = frozenset("now recently currently nowadays".split())
REPEATING = frozenset("other others another both same former latter neither either".split())
PAIRING = frozenset("and or each one".split())
PLAIN_THINGS = frozenset("thing word hand side time way".split())
LARGE = {
    "country": {NameKind.COUNTRY},
    "nation": {NameKind.COUNTRY},
    "state": {NameKind.COUNTRY},
    "city": {NameKind.CITY},
    "town": {NameKind.CITY},
    "capital": {NameKind.CITY, NameKind.COUNTRY},
    "region": {NameKind.REGION},
}
OF_A_COUNTRY = frozenset(
    "government parliament economy population army authority constitution currency border president".split()
)
OF_SOMETHING = frozenset("user resident member customer client participant owner beneficiary buyer visitor".split())
ASIDE = frozenset("though however meanwhile instead nevertheless nonetheless moreover therefore".split())
QUOTED = re.compile(r"[“\"][^”\"]*[”\"]")
LASTING = frozenset("longer later earlier further higher lower older younger sooner".split())
PAIRED = frozenset("side country man woman leader president nation state".split())
AREA = re.compile(r"\b(?:Central|Middle|(?:North|South|East|West)(?:ern)?|Latin) [A-Z]\w+")
ROLES = re.compile(r"(?:ist|er|or|expert|ian|man|woman|president|minister|king|queen)$")
MOMENTS = frozenset(
    """morning afternoon evening night beginning end start public rest midst course middle same first second last
    century year month week day weekend summer winter spring autumn decade past media police law""".split()
)
CROWDS = frozenset("people police staff public majority family team".split())
YEARS = frozenset("this last next".split())


def points_outside(view: View) -> str:
    """Name the first word whose meaning is not in the sentences shown, or nothing."""
    return next((word for sentence in view.sentences for word in _unresolved(view, sentence)), "")


def _unresolved(view: View, sentence: Sentence) -> Iterator[str]:
    for token in view.shown(sentence):
        for words, is_told in TOLD:
            if token.lower in words and not is_told(view, sentence, token):
                yield token.text
    bare = (noun for noun in _bare_nouns(sentence) if view.shows(sentence, noun.index))
    yield from (noun.text for noun in bare if not _noun_told(view, sentence, noun))
    yield from _half_nouns(view, sentence)


def _person_told(view: View, sentence: Sentence, token: Token) -> bool:
    """Say whether "he" or "she" is the one person named so far, or the person whom the clause before is about."""
    people = view.persons_before(sentence, token.index)
    nouns = [other for other in view.tokens_before(sentence, token.index) if other.lemma.lower() in HUMANS]
    if len(people) == 1 and not any(noun.dep in SUBJECTS for noun in nouns):
        return True
    here = [name for name in sentence.names if name.kind is NameKind.PERSON and name.last < token.index]
    if here:
        subject = [name for name in here if any(_is_subject(sentence, word, name.last) for word in [name.last])]
        return len({view.full_name(name) for name in here}) == 1 and bool(subject) and not nouns
    before = view.previous(sentence)
    if before is None or not people or nouns:
        return False
    named = [name for name in before.names if name.kind is NameKind.PERSON]
    subject = before.parsed.child(before.parsed.root, *SUBJECTS)
    leading = subject is not None and before.name_at(subject.index) in named
    return leading and token.dep in SUBJECTS and sentence.parsed.tokens[token.head].index == sentence.parsed.root


def _is_subject(sentence: Sentence, word: int, last: int) -> bool:
    return any(sentence.parsed.tokens[index].dep in SUBJECTS for index in range(word, last + 1))


def _plural_told(view: View, sentence: Sentence, token: Token) -> bool:
    """Say whether "they" has a plural before it in its sentence, or the one of the sentence before."""
    here = [other for other in sentence.parsed.tokens[: token.index] if _is_plural(sentence, other)]
    if here and not (len(here) > 1 and not any(other.dep in SUBJECTS for other in here)):
        return True
    before = view.previous(sentence)
    if before is None or here:
        return False
    plurals = [other for other in before.parsed.tokens if _is_plural(before, other)]
    return len(plurals) == 1 or any(other.dep in SUBJECTS and other.head == before.parsed.root for other in plurals)


def _is_plural(sentence: Sentence, token: Token) -> bool:
    joined = sentence.parsed.child(token.index, "conj") is not None and token.pos == "PROPN"
    return token.tag in {"NNS", "NNPS"} or token.lower in CROWDS or joined


def _thing_told(view: View, sentence: Sentence, token: Token) -> bool:
    """Say whether "it" holds a clause's place, or is the subject of its clause or of the sentence before."""
    parsed = sentence.parsed
    if token.dep == "expl":
        return True
    verb = parsed.tokens[token.head]
    being = token.dep in SUBJECTS and verb.lemma in {"be", "become", "remain"}
    if being and parsed.child(verb.index, "acomp") and parsed.child(verb.index, "ccomp", "xcomp"):
        return True
    at = parsed.child(verb.index, "prep", "npadvmod")
    later = parsed.tokens[at.index :] if at else ()
    if being and not parsed.child(verb.index, "attr", "acomp") and any(other.lower == "that" for other in later):
        return True  # "it was only in May that ..."
    here = [other for other in view.shown(sentence) if other.index < token.index and _is_thing(sentence, other)]
    if here:
        subjects = [other for other in here if other.dep in SUBJECTS]
        return len(subjects) == 1 or len(here) == 1 or (token.tag == "PRP$" and bool(subjects))
    before = view.previous(sentence)
    subject = before.parsed.child(before.parsed.root, *SUBJECTS) if before else None
    return bool(before and subject and _is_thing(before, subject))


def _is_thing(sentence: Sentence, token: Token) -> bool:
    name = sentence.name_at(token.index)
    person = name is not None and name.kind is NameKind.PERSON
    return token.tag in {"NN", "NNP"} and not person and token.dep not in {"compound", "nmod", "amod", "npadvmod"}


def _demonstrative_told(view: View, sentence: Sentence, token: Token) -> bool:
    parsed = sentence.parsed
    if token.tag in {"IN", "WDT"} or token.dep in {"mark", "advmod", "predet"}:
        return True
    after = parsed.tokens[token.index + 1].lower if token.index + 1 < len(parsed.tokens) else ""
    noun = parsed.tokens[token.head]
    determines = token.dep in {"det", "amod", "predet"} and noun.index > token.index
    if not determines:
        subject = token.dep in SUBJECTS and token.index == 0 and token.lower == "this"
        return after in FORWARD or (subject and _in_paragraph(view, sentence))
    if token.lower in YEARS and noun.lower == "year":
        owned = parsed.tokens[noun.head] if noun.dep == "poss" else None
        known = owned is None or _lemma_shown(view, sentence, owned, before=token.index)
        return view.reading.dated is not None and known
    # "those soldiers who ..." says itself which are meant.
    if token.lower == "those" and parsed.child(noun.index, "relcl"):
        return True
    return _lemma_shown(view, sentence, noun, before=token.index) or _one_of_kind(view, sentence, noun)


def _in_paragraph(view: View, sentence: Sentence) -> bool:
    before = view.previous(sentence)
    return before is not None and before.paragraph == sentence.paragraph


def _lemma_shown(view: View, sentence: Sentence, noun: Token, *, before: int) -> bool:
    """Say whether a noun, or the verb that it is made of, stands before a word or in the title."""
    forms = {noun.lemma.lower(), noun.lower, noun.lower.removesuffix("s")}
    tokens = list(view.tokens_before(sentence, before))
    shown = {form for other in tokens for form in (other.lemma.lower(), other.lower, other.lower.removesuffix("s"))}
    title = {word.strip("“”‘’'\",.:;?!") for word in view.reading.title.lower().split()}
    shown |= title | {word.removesuffix("s") for word in title}
    done = {word_stem(other.lemma.lower()) for other in tokens if other.pos == "VERB"}
    return bool(forms & shown) or (noun.lemma not in LARGE and word_stem(noun.lower) in done)


def _one_of_kind(view: View, sentence: Sentence, noun: Token) -> bool:
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


def _there_told(view: View, sentence: Sentence, token: Token) -> bool:
    if token.dep == "expl" and not is_locative(sentence.parsed, token):
        return True
    places = {NameKind.COUNTRY, NameKind.CITY, NameKind.REGION, NameKind.SITE}
    named = {name.text for name in view.names_before(sentence, token.index) if name.kind in places}
    return len(named) == 1


def _repeated_told(view: View, sentence: Sentence, token: Token) -> bool:
    """Say whether "another" or "the other two" has what it is set beside."""
    tokens = sentence.parsed.tokens
    before = tokens[token.index - 1].lower if token.index else ""
    after = tokens[token.index + 1].lower if token.index + 1 < len(tokens) else ""
    noun = tokens[token.head]
    paired = before in PAIRING or token.dep in {"preconj", "cc"} or after == "than" or noun.lemma in PLAIN_THINGS
    if token.lower in {"both", "either", "neither"} and any(other.lower in {"and", "or", "nor"} for other in tokens):
        return True
    if paired or _lemma_shown(view, sentence, noun, before=token.index):
        return True
    dated = token.lower == "same" and noun.lemma in {"day", "year", "month"}
    if dated and view.previous(sentence):
        return bool(dates_in(" ".join(other.text for other in view.sentences[:-1])))
    return token.lower in {"other", "others"} and before == "the" and _in_paragraph(view, sentence)


def _never(_: View, __: Sentence, ___: Token) -> bool:
    return False


def _dated(view: View, _: Sentence, __: Token) -> bool:
    """Say whether "now" has a year, which the lead gives with the article."""
    return view.reading.dated is not None


TOLD: tuple[tuple[frozenset[str], Callable[[View, Sentence, Token], bool]], ...] = (
    (HE_OR_SHE, _person_told),
    (THEY, _plural_told),
    (IT, _thing_told),
    (DEMONSTRATIVE, _demonstrative_told),
    (frozenset({"there"}), _there_told),
    (REPEATING, _repeated_told),
    (DEIXIS, _never),
    (PASSING, _dated),
)


def _bare_nouns(sentence: Sentence) -> list[Token]:
    """Give the nouns with "the" that nothing in the sentence tells which."""
    parsed = sentence.parsed
    every = tuple(range(len(parsed.tokens)))
    whole = Clause(sentence, parsed.root, Part(parsed.root, "ROOT", every), (), (), (), rule=WHOLE)
    return bare_definites(whole, frozenset())


def _noun_told(view: View, sentence: Sentence, noun: Token) -> bool:
    lemma, parsed = noun.lemma.lower(), sentence.parsed
    if lemma in MOMENTS or _lemma_shown(view, sentence, noun, before=noun.index) or _one_of_kind(view, sentence, noun):
        return True
    beside = parsed.children(noun.index, "amod", "compound", "nmod")
    # "the Russian ambassador", "the Soviet republics", "the most recent development"
    if any(child.text[0].isupper() or child.tag == "JJS" or parsed.child(child.index, "advmod") for child in beside):
        return True
    if lemma in PAIRED and any(child.lower == "two" for child in parsed.children(noun.index, "nummod")):
        return _two_named(view, sentence, noun)
    if ROLES.search(lemma) and len(view.persons_before(sentence, noun.index)) == 1:
        return True
    countries = {name.text for name in view.names_before(sentence, len(parsed.tokens)) if name.kind is NameKind.COUNTRY}
    return lemma in OF_A_COUNTRY and len(countries) == 1


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
    """Find a number as subject, or "users" of nobody says what, where no sentence is shown before."""
    if view.previous(sentence) is not None:
        return
    subject = sentence.parsed.child(sentence.parsed.root, *SUBJECTS)
    alone = subject is not None and (subject.tag == "CD" or subject.lower in {"some", "many", "most", "all", "none"})
    told = subject is None or sentence.parsed.children(subject.index, "prep") or _out_of(sentence, subject)
    own = subject and sentence.parsed.children(
        subject.index, "prep", "compound", "poss", "amod", "acl", "relcl", "nummod"
    )
    if subject and ((alone and not told) or (subject.lemma.lower() in BELONGING and not own)):
        yield subject.text
    yield from (token.text for token in view.shown(sentence) if token.lower in ASIDE and _set_apart(sentence, token))
    quoted = QUOTED.match(sentence.text)
    inside = sentence.parsed.tokens[: quoted.end()] if quoted else ()
    if quoted and not any(token.pos in {"NOUN", "PROPN"} and token.start < quoted.end() for token in inside):
        yield quoted[0]
    tokens = view.shown(sentence)
    compared = (token for token in tokens if token.tag in {"JJR", "RBR"} and token.dep != "amod")
    if not any(token.lower in {"than", "as"} for token in tokens):
        yield from (token.text for token in compared if token.lower not in LASTING)
    for token in tokens:
        children = sentence.parsed.children(token.index, "prep", "compound", "relcl", "acl", "poss", "amod")
        owned = sentence.parsed.child(token.index, "poss") is not None and token.lemma in TO_SOMETHING
        told = any(child.dep not in {"amod", "poss"} for child in children)
        if (token.lemma in OF_SOMETHING and not children) or (owned and not told):
            yield token.text


def _set_apart(sentence: Sentence, token: Token) -> bool:
    near = sentence.parsed.tokens[max(0, token.index - 1) : token.index + 2]
    return any(other.text == "," for other in near)


def _out_of(sentence: Sentence, subject: Token) -> bool:
    return any(token.lower == "of" for token in sentence.parsed.tokens[: subject.index])
