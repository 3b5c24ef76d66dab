"""Who "he" or "she" is in sentences shown without the one that names the person."""

from collections.abc import Iterator

from app.facts.clauses import Clause, Part
from app.facts.pronouns import settle_pronouns
from app.facts.reading import Sentence
from app.facts.scene import Scene, Unsettled
from app.facts.syntax import Token
from app.questions.context_view import HE_OR_SHE, View, outside_quotes


def person_meant(view: View, sentence: Sentence, token: Token) -> str:
    """Give the full name of the only person that a pronoun can mean by what the article says before, or nothing."""
    alone = Part(token.index, "nsubj", (token.index,))
    clause = Clause(sentence, sentence.parsed.root, alone, (), (), ())
    scene = Scene(clause, view.reading, view.library)
    try:
        settle_pronouns(scene)
    except Unsettled:
        return ""
    name = scene.edits.get(token.index, "").removesuffix("’s")
    return name if " " in name and name not in view.reading.title else ""


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
