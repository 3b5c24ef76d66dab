"""Whether the sentences shown tell what every word that points back means; a check names the word they do not tell."""

from collections.abc import Callable, Iterator

from app.facts.dates import dates_in
from app.facts.grammar import is_locative
from app.facts.matching import PARTICIPATION
from app.facts.names import NameKind
from app.facts.protagonist import may_be_protagonist
from app.facts.reading import Sentence
from app.facts.syntax import Token
from app.facts.words import HE_OR_SHE, HUMANS, IT, THEY, TITLES
from app.questions.context_nouns import ROLES, lemma_shown, nouns_outside, one_of_kind
from app.questions.context_people import first_pronoun, person_meant, who_does_it
from app.questions.context_times import times_outside
from app.questions.context_told import attending_shown, is_plural, may_be_cut, several_shown, tells_when
from app.questions.context_view import ANY_SUBJECT, View

DEMONSTRATIVE = frozenset("this that these those such".split())
FORWARD = frozenset("of who which in with as from whose at on".split())
DEIXIS = frozenset("today yesterday tomorrow tonight ago lately here".split())
PASSING = frozenset("recently nowadays".split())
REPEATING = frozenset("other others another both same former latter neither either".split())
PAIRING = frozenset("and or each one".split())
PLAIN_THINGS = frozenset("thing word hand side time way".split())
PLACES_AND_SITES = {NameKind.COUNTRY, NameKind.CITY, NameKind.REGION, NameKind.SITE}
YEARS = frozenset("this last next".split())


def points_outside(view: View) -> str:
    """Name the first word whose meaning is not in the sentences shown, or nothing."""
    return next((word for sentence in view.sentences for word in _unresolved(view, sentence)), "")


def _unresolved(view: View, sentence: Sentence) -> Iterator[str]:
    for token in view.shown(sentence):
        if token.lower not in POINTING:
            continue
        for words, is_told in TOLD:
            if token.lower in words and (may_be_cut(view, sentence, token) or not is_told(view, sentence, token)):
                yield token.text
    yield from nouns_outside(view, sentence)
    yield from times_outside(view, sentence)


def _person_told(view: View, sentence: Sentence, token: Token) -> bool:
    """Say whether nobody but one named before can be "he" or "she": no doer is his own "him"."""
    if doer := who_does_it(view, sentence, token):
        return _one_beside(view, sentence, token, doer)
    meant = _named_in_brackets(view, sentence, token)
    another = not meant and may_be_protagonist(sentence, token.index, view.reading, view.library)
    return not another and _one_named(view, sentence, token)


def _one_beside(view: View, sentence: Sentence, token: Token, doer: str) -> bool:
    """Say whether the sentences before name or mean one person only, besides whoever does something to "him"."""
    before = view.previous(sentence)
    if before is None:
        return False
    pronoun = first_pronoun(view)
    meant = person_meant(view, *pronoun) if pronoun and pronoun[0].number < sentence.number else ""
    earlier = {*view.persons_before(before, len(before.parsed.tokens)), meant} - {"", doer}
    return len(earlier) == 1 and set(view.persons_before(sentence, token.index)) - {doer} <= earlier


def _one_named(view: View, sentence: Sentence, token: Token) -> bool:
    """Say whether "he" or "she" is the one person named so far, or the person whom the clause before is about."""
    people = view.persons_before(sentence, token.index)
    if meant := _named_in_brackets(view, sentence, token):
        return not people or people == [meant]
    nouns = [other for other in view.tokens_before(sentence, token.index) if other.lemma.lower() in HUMANS]
    if len(people) == 1 and not any(noun.dep in ANY_SUBJECT for noun in nouns):
        return True
    if not people and token.index and _role_as_subject(sentence, token):
        return True
    here = [name for name in sentence.names if name.kind is NameKind.PERSON and name.last < token.index]
    if here:
        subject = [name for name in here if any(_is_subject(sentence, word, name.last) for word in [name.last])]
        return len({view.full_name(name) for name in here}) == 1 and bool(subject) and not nouns
    before = view.previous(sentence)
    if before is None or not people or nouns or any(who_does_it(view, before, word) for word in before.parsed.tokens):
        return False
    named = [name for name in before.names if name.kind is NameKind.PERSON]
    subject = before.parsed.child(before.parsed.root, *ANY_SUBJECT)
    leading = subject is not None and before.name_at(subject.index) in named
    return leading and token.dep in ANY_SUBJECT and sentence.parsed.tokens[token.head].index == sentence.parsed.root


def _role_as_subject(sentence: Sentence, token: Token) -> bool:
    """Say whether one role is the subject of a clause before a pronoun, the only one spoken of ("a user said he")."""
    before = [other for other in sentence.parsed.tokens[: token.index] if other.tag == "NN"]
    roles = [other for other in before if ROLES.search(other.lemma.lower()) or other.lemma.lower() in HUMANS]
    return len(roles) == 1 and roles[0].dep in ANY_SUBJECT


def _named_in_brackets(view: View, sentence: Sentence, token: Token) -> str:
    """Give whom an editor names at or before a pronoun, or nothing."""
    pronoun = first_pronoun(view)
    if pronoun is None or not (meant := person_meant(view, *pronoun)):
        return ""
    earlier = pronoun[0].number < sentence.number or pronoun[1].index <= token.index
    return meant if earlier else ""


def _is_subject(sentence: Sentence, word: int, last: int) -> bool:
    return any(sentence.parsed.tokens[index].dep in ANY_SUBJECT for index in range(word, last + 1))


def _plural_told(view: View, sentence: Sentence, token: Token) -> bool:
    """Say whether "they" has a plural before it in its sentence, or the one of the sentence before."""
    ahead = [other for other in view.shown(sentence) if other.index < token.index]
    here = [other for other in ahead if is_plural(sentence, other) and not tells_when(sentence, other)]
    if here and not (len(here) > 1 and not any(other.dep in ANY_SUBJECT for other in here)):
        return True
    before = view.previous(sentence)
    if before is None or here:
        return False
    plurals = [other for other in before.parsed.tokens if is_plural(before, other)]
    return len(plurals) == 1 or any(other.dep in ANY_SUBJECT and other.head == before.parsed.root for other in plurals)


def _thing_told(view: View, sentence: Sentence, token: Token) -> bool:
    """Say whether "it" holds a clause's place, or is the subject of its clause or of the sentence before."""
    parsed = sentence.parsed
    if token.dep == "expl":
        return True
    verb = parsed.tokens[token.head]
    being = token.dep in ANY_SUBJECT and verb.lemma in {"be", "become", "remain"}
    if being and parsed.child(verb.index, "acomp") and parsed.child(verb.index, "ccomp", "xcomp"):
        return True
    at = parsed.child(verb.index, "prep", "npadvmod")
    later = parsed.tokens[at.index :] if at else ()
    if being and not parsed.child(verb.index, "attr", "acomp") and any(other.lower == "that" for other in later):
        return True  # "it was only in May that ..."
    if here := _things_before(view, sentence, token):
        subjects = [other for other in here if other.dep in ANY_SUBJECT]
        return bool(subjects) or len(here) == 1
    before = view.previous(sentence)
    subject = before.parsed.child(before.parsed.root, *ANY_SUBJECT) if before else None
    return bool(before and subject and _is_thing(before, subject))


def _things_before(view: View, sentence: Sentence, token: Token) -> list[Token]:
    """Give the things before "it" in its sentence; whoever does something does it to another, not to "it"."""
    doing = _doing(sentence, token) if token.dep == "dobj" else set[int]()
    before = (other for other in view.shown(sentence) if other.index < token.index and other.index not in doing)
    return [other for other in before if _is_thing(sentence, other)]


def _doing(sentence: Sentence, token: Token) -> set[int]:
    """Give the words of the subject of the verb that a word hangs on."""
    doer = sentence.parsed.child(token.head, *ANY_SUBJECT)
    return set(sentence.parsed.subtree(doer.index)) if doer else set[int]()


def _is_thing(sentence: Sentence, token: Token) -> bool:
    name = sentence.name_at(token.index)
    person = (name is not None and name.kind is NameKind.PERSON) or token.lemma.lower() in HUMANS | TITLES
    return token.tag in {"NN", "NNP"} and not person and token.dep not in {"compound", "nmod", "amod", "npadvmod"}


def _demonstrative_told(view: View, sentence: Sentence, token: Token) -> bool:
    parsed = sentence.parsed
    if token.tag in {"IN", "WDT"} or token.dep in {"mark", "advmod", "predet"}:
        return True
    after = parsed.tokens[token.index + 1].lower if token.index + 1 < len(parsed.tokens) else ""
    noun = parsed.tokens[token.head]
    if token.lower == "such" and after == "as":
        return True
    determines = token.dep in {"det", "amod", "predet"} and noun.index > token.index
    if not determines:
        subject = token.dep in ANY_SUBJECT and token.index == 0 and token.lower == "this"
        forward = after in FORWARD and token.lower not in {"this", "these"}
        return forward or (subject and _in_paragraph(view, sentence))
    if token.lower in YEARS and noun.lower == "year":
        owned = parsed.tokens[noun.head] if noun.dep == "poss" else None
        known = owned is None or lemma_shown(view, sentence, owned, before=token.index)
        return view.reading.dated is not None and known
    # "those soldiers who ..." says itself which are meant.
    if token.lower == "those" and parsed.child(noun.index, "relcl"):
        return True
    one = token.lower in {"these", "those"} and not several_shown(view, sentence, noun, before=token.index)
    shown = lemma_shown(view, sentence, noun, before=token.index) or one_of_kind(view, sentence, noun)
    shown = shown or (noun.lemma in PARTICIPATION and attending_shown(view, sentence, token))
    return shown and not one


def _in_paragraph(view: View, sentence: Sentence) -> bool:
    before = view.previous(sentence)
    return before is not None and before.paragraph == sentence.paragraph


def _there_told(view: View, sentence: Sentence, token: Token) -> bool:
    """Say whether "there" only opens the sentence, or one place is named, or is what the sentence before is about."""
    if token.dep == "expl" and not is_locative(sentence.parsed, token):
        return True
    before = view.previous(sentence)
    subject = before.parsed.child(before.parsed.root, *ANY_SUBJECT) if before else None
    about = before.name_at(subject.index) if before and subject else None
    if about is not None and about.kind in PLACES_AND_SITES:
        return True
    doing = _doing(sentence, token)
    named = (name for name in view.names_before(sentence, token.index) if name.kind in PLACES_AND_SITES)
    return len({name.text for name in named if name not in sentence.names or name.first not in doing}) == 1


def _repeated_told(view: View, sentence: Sentence, token: Token) -> bool:
    """Say whether "another" or "the other two" has what it is set beside."""
    tokens = sentence.parsed.tokens
    before = tokens[token.index - 1].lower if token.index else ""
    after = tokens[token.index + 1].lower if token.index + 1 < len(tokens) else ""
    noun = tokens[token.head]
    paired = before in PAIRING or token.dep in {"preconj", "cc"} or after == "than" or noun.lemma in PLAIN_THINGS
    if token.lower in {"former", "latter"}:
        return token.dep == "amod" or _in_paragraph(view, sentence)
    if token.lower == "other" and before != "the" and token.index > view.first + 1:
        return True
    if token.lower in {"both", "either", "neither"} and any(other.lower in {"and", "or", "nor"} for other in tokens):
        return True
    if paired or lemma_shown(view, sentence, noun, before=token.index, titled=False):
        return True
    dated = token.lower == "same" and noun.lemma in {"day", "year", "month", "period", "decade"}
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
POINTING = frozenset[str]().union(*(words for words, _ in TOLD))
