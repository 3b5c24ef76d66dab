"""Who "he" or "she" is in sentences shown without the one that names the person."""

from collections.abc import Iterator

from app.facts.clauses import Clause, Part
from app.facts.names import NameKind, without_possessive
from app.facts.pronouns import settle_pronouns
from app.facts.protagonist import protagonist
from app.facts.reading import Sentence
from app.facts.scene import Scene, Unsettled
from app.facts.syntax import Token
from app.facts.words import HE_OR_SHE
from app.questions.context_view import ANY_SUBJECT, View, earlier, outside_quotes


def person_meant(view: View, sentence: Sentence, token: Token) -> str:
    """Give the full name of the only person that a pronoun can mean by what the article says before, or nothing.

    Nothing tells men's names from women's, so it is whom the article is about, or the subject of the sentence before.
    """
    alone = Part(token.index, "nsubj", (token.index,))
    clause = Clause(sentence, sentence.parsed.root, alone, (), (), ())
    scene = Scene(clause, view.reading, view.library)
    try:
        settle_pronouns(scene)
    except Unsettled:
        return ""
    name = scene.edits.get(token.index, "").removesuffix("’s")
    sure = protagonist(scene, token.index) == name or _is_subject_before(view, sentence, name)
    shown = {other.text for other in view.tokens_before(sentence, token.index)}
    new = name not in view.reading.title and name.split(" ")[-1] not in shown
    return name if sure and new and " " in name else ""


def _is_subject_before(view: View, sentence: Sentence, full: str) -> bool:
    before = earlier(view.reading, sentence)
    subject = before.parsed.child(before.parsed.root, *ANY_SUBJECT) if before else None
    name = before.name_at(subject.index) if before and subject else None
    return name is not None and view.full_name(name) == full


def who_does_it(view: View, sentence: Sentence, token: Token) -> str:
    """Give who does what is done to "him": another person, whom the pronoun cannot mean; nothing where unnamed."""
    if token.lower not in {"him", "her"} or token.tag != "PRP":
        return ""
    parsed = sentence.parsed
    word = token
    while word.index != parsed.root:
        word = parsed.tokens[word.head]
        subject = parsed.child(word.index, *ANY_SUBJECT)
        if subject is not None and subject.index < token.index:
            name = sentence.name_at(subject.index)
            person = name is not None and name.kind is NameKind.PERSON
            return (view.full_name(name) or without_possessive(name.text)) if name and person else ""
    return ""


def first_pronoun(view: View) -> tuple[Sentence, Token] | None:
    """Give the first "he" or "she" shown, outside quotation marks, where nobody is named before it."""
    for sentence, token in _pronouns(view):
        return None if view.persons_before(sentence, token.index) else (sentence, token)
    return None


def _pronouns(view: View) -> Iterator[tuple[Sentence, Token]]:
    for sentence in view.sentences:
        own = {token.index for token in outside_quotes(sentence)}
        for token in view.shown(sentence):
            if token.lower in HE_OR_SHE and token.index in own:
                yield sentence, token
