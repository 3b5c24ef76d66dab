"""Words that look back at what the words shown do not tell: "its rival", "have since", "the remaining boats"."""

from collections.abc import Callable

from app.facts.syntax import SUBJECTS, Token
from app.facts.words import HUMANS
from app.questions.open_words import Shown

OWNING = frozenset("its their his her".split())
NOUNS = {"NOUN", "PROPN"}
SINCE = frozenset("since subsequently afterwards afterward thereafter beforehand".split())
YEAR_OR_DAY = {"DATE", "TIME"}
LEFT = frozenset("remaining outstanding".split())
ROWS = frozenset("them these those".split())
GOING = frozenset("come go get head".split())
TOLD_TO = frozenset("to from into in on at with for out of".split())
LATER = frozenset("later earlier before after".split())
ALONE = ("pobj", "dobj")
HOURS = {"DATE", "TIME", "CARDINAL"}


def _rival(shown: Shown, token: Token) -> bool:
    """Say whether "the Andes Bank, its rival," opens the words shown: it is its own rival to none."""
    noun = shown.parsed.tokens[token.head]
    if token.lower not in OWNING or token.dep != "poss" or noun.dep != "appos":
        return False
    whole = shown.parsed.subtree(noun.head)
    owned = any(
        other.index in whole and other.dep in {"poss", "pobj"} and other.index != token.index
        for other in shown.before(token)
    )
    return not (
        owned or any(other.pos in NOUNS | {"PRON"} and other.index < min(whole) for other in shown.before(token))
    )


def _fronted(shown: Shown, token: Token) -> bool:
    """Say whether "At its height" opens the words shown, and the subject behind can be nothing of which it is."""
    if token.lower not in {"its", "his", "her"} or token.dep != "poss":
        return False
    if any(other.pos in NOUNS | {"PRON"} for other in shown.before(token)):
        return False
    root = shown.parsed.tokens[shown.parsed.root]
    subjects = [one for one in shown.children(root, *SUBJECTS) if one.index > token.index]
    if not subjects or token.index in shown.parsed.subtree(subjects[0].index):
        return False
    return not _can_own(shown, token, subjects[0])


def _can_own(shown: Shown, token: Token, subject: Token) -> bool:
    human = subject.entity == "PERSON" or subject.lemma.lower() in HUMANS or subject.lemma.endswith(("or", "er", "ist"))
    indefinite = any(child.lower in {"a", "an", "one"} for child in shown.children(subject, "det", "nummod"))
    if token.lower != "its":
        return human or subject.pos == "PRON" or subject.tag == "NNP"
    return not (human and subject.entity != "ORG") and not indefinite and subject.tag not in {"NNS", "EX"}


def _since(shown: Shown, token: Token) -> bool:
    """Say whether something "has since" been done, or was "two weeks later", and nothing shown was before."""
    plain = token.lower in SINCE and not shown.children(token)
    later = token.lower in LATER and {child.dep for child in shown.children(token)} == {"npadvmod"}
    if not (plain or later) or token.dep != "advmod":
        return False
    done = any(other.tag in {"VBD", "VBN"} and other.index != token.head for other in shown.before(token))
    own = {word.index for word in shown.below(token)}
    words = (shown.parsed.tokens[word] for word in shown.indices if word not in own)
    return not done and not any(other.entity in YEAR_OR_DAY or other.tag == "WRB" for other in words)


def _remaining(shown: Shown, token: Token) -> bool:
    """Say whether "the remaining boats" are told of, and no boats before."""
    noun = shown.parsed.tokens[token.head]
    if token.lower not in LEFT or token.dep != "amod" or not noun.tag.startswith("NN"):
        return False
    definite = any(child.lower == "the" for child in shown.children(noun, "det"))
    forms = {noun.lemma.lower(), noun.lower}
    told = forms & shown.told or any(other.lemma.lower() in forms for other in shown.before(token))
    counted = any(other.tag == "CD" and other.entity not in YEAR_OR_DAY for other in shown.before(token))
    named = shown.children(noun, "nummod") and any(other.dep == "appos" for other in shown.parsed.tokens)
    return definite and not (
        told or counted or named or shown.children(noun, "relcl", "acl") or "of" in shown.prepositions(noun)
    )


def _one_of_them(shown: Shown, token: Token) -> bool:
    """Say whether somebody "is one of them", and none but his own words stand before."""
    link = shown.parsed.tokens[token.head]
    part = shown.parsed.tokens[link.head]
    if token.lower not in ROWS or token.dep != "pobj" or link.lower != "of" or shown.children(token):
        return False
    verb = shown.parsed.tokens[part.head]
    own = {word for subject in shown.children(verb, *SUBJECTS) for word in shown.parsed.subtree(subject.index)}
    before = [other for other in shown.before(token) if part.dep != "attr" or other.index not in own]
    return not any(other.tag in {"NNS", "NNPS"} for other in before if other.index != part.index)


def _one_alone(shown: Shown, token: Token) -> bool:
    """Say whether something is done "to one", and no noun before says to one of what."""
    after = shown.parsed.tokens[token.index + 1 : token.index + 2]
    if token.lower != "one" or token.dep not in ALONE or shown.children(token):
        return False
    goes_on = bool(after) and (after[0].pos in NOUNS | {"NUM", "ADJ"} or after[0].text in {"-", "."})
    last = bool(after) and after[0].text == "." and after[0].index == len(shown.parsed.tokens) - 1
    return (last or not goes_on) and not any(other.pos == "NOUN" for other in shown.before(token))


def _goes_back(shown: Shown, token: Token) -> bool:
    """Say whether somebody "went back after being paid": from where or to what, is not told."""
    if token.lower != "back" or token.dep not in {"advmod", "prt"}:
        return False
    verb = shown.parsed.tokens[token.head]
    if verb.lemma not in GOING or verb.pos != "VERB" or shown.children(verb, "dobj", "npadvmod", "xcomp"):
        return False
    links = [*shown.children(verb, "prep"), *shown.children(token, "prep")]
    placed = any(link.lower in TOLD_TO and not _timed(shown, link) for link in links)
    events = [link for link in links if link.lower in {"after", "following"} and shown.children(link, "pobj")]
    after = [clause for clause in shown.children(verb, "advcl") if clause.index > verb.index]
    return not (placed or events or after) and not any(child.tag in {"WRB", "WDT"} for child in shown.children(verb))


def _timed(shown: Shown, link: Token) -> bool:
    return any(thing.entity in HOURS for thing in shown.children(link, "pobj"))


BACKWARD: tuple[Callable[[Shown, Token], bool], ...] = (_rival, _fronted, _since, _one_of_them, _one_alone, _goes_back)
BACKWARD_EVER: tuple[Callable[[Shown, Token], bool], ...] = (_remaining,)
"""What a sentence before tells only where it has the noun itself."""
