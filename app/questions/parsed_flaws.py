"""Flaws of a stem's grammar, as its own parse shows them. Each gives the words that show it, or None."""

import re

from app.facts.syntax import SUBJECTS, Parsed, Token
from app.facts.words import GENDERED, IT, THEY
from app.questions.draft import QuestionType
from app.questions.examined import Examined

SINGULAR = {"is", "was", "has", "does"}
PLURAL = {"are", "were", "have", "do"}
FINITE = {"VBD", "VBZ", "VBP", "MD"}
COUNTED = frozenset(
    """percent percentage % number majority half third quarter share rest police people staff data media team group
    family government couple pair range series news who which what that it they all none most some any million
    total billion thousand years months weeks days hours dollars pounds euros miles per cent""".split()
)
QUESTIONED = frozenset("who whom which what how when where whose".split())
# "According to Ann Lee, her side ...": the part that is parsed again begins after the name.
SPEAKER = re.compile(r"According to (?!the\b)[A-Z][\w’-]+ [A-Z]")
# "Was found abandoned", "was left stranded": what somebody or something was found to be.
FINDING = frozenset("find leave see report believe presume hear think keep declare consider feel make deem get".split())
DETACHED = frozenset("advcl relcl acl parataxis dep".split())


def disagreeing(examined: Examined) -> str | None:
    """Find a subject in one number and its verb in the other ("the bases is"), for forms of be, have and do."""
    asked = examined.asked
    for token in asked.tokens:
        subject = asked.child(token.index, *SUBJECTS)
        if subject is None:
            continue
        auxiliaries = asked.children(token.index, "aux", "auxpass")
        finite = next((aux for aux in (*auxiliaries, token) if aux.lower in SINGULAR | PLURAL), None)
        if finite is None or finite.tag not in FINITE or subject.lower in COUNTED:
            continue
        if any(aux.tag == "MD" for aux in auxiliaries) or not _sure(asked, subject, finite) or _turned(asked, finite):
            continue
        if (subject.tag == "NNS") is not (finite.lower in PLURAL):
            return f"{subject.text} {finite.text}"
    return None


def _turned(asked: Parsed, finite: Token) -> bool:
    """Say whether another subject follows the verb, so that what stands before it is asked for."""
    later = (token for token in asked.tokens[finite.index + 1 :] if token.dep in SUBJECTS)
    return any(asked.subtree(token.index)[0] == finite.index + 1 for token in later)


def _sure(asked: Parsed, subject: Token, finite: Token) -> bool:
    """Say whether a subject's number is plain: a common noun or a single name, not counted, not one of several."""
    number = any(child.tag == "CD" or child.dep in {"nummod", "appos"} for child in asked.children(subject.index))
    before = (token.index for token in reversed(asked.tokens[: finite.index]) if token.pos in {"VERB", "AUX"})
    start = next(before, -1) + 1
    several = any(token.lower in {"and", "or", "nor", "with", ","} for token in asked.tokens[start : finite.index])
    return subject.tag in {"NN", "NNS", "NNP"} and subject.index < finite.index and not number and not several


def doubled_auxiliary(examined: Examined) -> str | None:
    """Find a verb with two finite auxiliaries, or "did" before a finite verb."""
    asked = examined.asked
    for verb in asked.tokens:
        finite = [aux for aux in asked.children(verb.index, "aux", "auxpass") if aux.tag in FINITE]
        if len(finite) > 1:
            return " ".join(aux.text for aux in finite)
        support = [aux for aux in finite if aux.lemma == "do"]
        if support and verb.tag in {"VBD", "VBZ"} and verb.lower != verb.lemma.lower():
            return f"{support[0].text} ... {verb.text}"
    return None


def doubled_verb(examined: Examined) -> str | None:
    """Find a passive that runs straight into another verb in a tense ("was adopted objected to")."""
    tokens = examined.asked.tokens
    for be, done, verb in zip(tokens, tokens[1:], tokens[2:], strict=False):
        passive = be.lemma == "be" and be.pos == "AUX" and done.tag in {"VBN", "VBD"}
        relative = any(token.tag[:1] == "W" or token.lower == "that" for token in tokens[: be.index])
        finite = verb.tag in {"VBD", "VBZ", "VBP"} or (verb.tag == "VBN" and verb.dep == "advcl")
        if passive and not relative and done.lemma not in FINDING and finite and verb.pos == "VERB":
            return f"{done.text} {verb.text}"
    return None


def no_finite_verb(examined: Examined) -> str | None:
    """Find a stem without a verb in a tense."""
    return None if any(token.tag in FINITE for token in examined.asked.tokens) else ""


def unresolved(examined: Examined) -> str | None:
    """Find a pronoun of the third person with no noun of its number before it in the stem."""
    if examined.draft.lead:
        return None
    asked = examined.asked
    for token in asked.tokens:
        if token.lower in {"his", "her"} and SPEAKER.match(examined.draft.stem):
            continue
        if token.lower in GENDERED | THEY | IT and token.dep != "expl":
            earlier = asked.tokens[: token.index]
            if not any(_stands_for(asked, noun, token) for noun in earlier) and not _follows(asked, token):
                return token.text
    return None


def _stands_for(asked: Parsed, noun: Token, pronoun: Token) -> bool:
    if noun.lower in {"who", "whom", "which", "what", "whose", "someone", "anyone", "everyone", "one"}:
        return True
    if noun.pos not in {"NOUN", "PROPN"}:
        return False
    if pronoun.lower in THEY:
        plural = noun.tag in {"NNS", "NNPS"} or noun.lower in COUNTED or asked.child(noun.index, "conj") is not None
        return plural or noun.pos == "PROPN"
    return noun.tag not in {"NNS", "NNPS"}


def _follows(asked: Parsed, pronoun: Token) -> bool:
    """Say whether the noun follows in the main clause ("In his letter, Peter ..."), or "it" is empty."""
    later = asked.tokens[pronoun.index + 1 :]
    empty = pronoun.lower == "it" and any(token.lower in {"that", "to"} for token in later)
    named = any(token.dep in SUBJECTS and token.pos in {"PROPN", "NOUN"} for token in later)
    return empty or (named and any(token.text == "," for token in later))


def broken_question(examined: Examined) -> str | None:
    """Find a question word that asks for nothing in the main clause."""
    if examined.draft.type in {QuestionType.CLAIM, QuestionType.CLOZE, QuestionType.EVIDENCE}:
        return None
    asked = examined.asked
    words = [token for token in asked.tokens if token.lower in QUESTIONED and token.tag[:1] == "W"]
    if not words:
        return ""
    return None if any(_asks(asked, word) for word in words) else words[0].text


def _asks(asked: Parsed, word: Token) -> bool:
    """Say whether a question word's way up the tree to the root stays out of dependent clauses."""
    at = word
    while at.head != at.index:
        if at.dep in DETACHED:
            return False
        at = asked.tokens[at.head]
    return True
