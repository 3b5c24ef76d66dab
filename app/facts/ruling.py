"""What a model's rules make of a word: its part of speech and lemma, found out once for each word, tag and dependency.

The rules look at one word at a time, but for a few ("gon na", "there is"); where one of these may begin, the model's
own components read the whole sentence. Both ways give the same.
"""

from dataclasses import dataclass
from typing import Any

MOST = 50_000
RULED = frozenset(["attribute_ruler", "lemmatizer"])
KEYS = ["ORTH", "TAG", "DEP"]


@dataclass(frozen=True, slots=True)
class Ruled:
    """A word's part of speech, lemma, tag and dependency, once the rules have been at it."""

    pos: str
    lemma: str
    tag: str
    dep: str


class Rules:
    """The rules of a model, with what they have made of words so far."""

    def __init__(self, nlp: Any) -> None:  # noqa: ANN401 - spaCy's Language
        self._components = [component for name, component in nlp.pipeline if name in RULED]
        self._known: dict[tuple[int, ...], Ruled | None] = {}
        ruler = nlp.get_pipe("attribute_ruler")
        several = [words for rule in ruler.patterns for words in rule["patterns"] if len(words) > 1]
        self._begun = type(ruler.matcher)(nlp.vocab)
        self._begun.add("begun", [words[:1] for words in several])

    def words_of(self, doc: Any) -> list[Ruled]:  # noqa: ANN401 - spaCy's Doc
        """Give what the rules make of each word of a parsed sentence."""
        keys = [tuple(key) for key in doc.to_array(KEYS).tolist()]
        if len(self._known) > MOST:
            self._known.clear()
        for token, key in zip(doc, keys, strict=True):
            if key not in self._known:
                self._known[key] = self._alone(token)
        found = [self._known[key] for key in keys]
        known = [word for word in found if word is not None]
        return known if len(known) == len(found) else [_ruled(token) for token in self._applied(doc)]

    def _alone(self, token: Any) -> Ruled | None:  # noqa: ANN401 - spaCy's Token
        """Give what the rules make of a word by itself, None where a rule of several words may begin with it."""
        doc = type(token.doc)(token.vocab, words=[token.text], tags=[token.tag_], heads=[0], deps=[token.dep_])
        return None if self._begun(doc, allow_missing=True) else _ruled(self._applied(doc)[0])

    def _applied(self, doc: Any) -> Any:  # noqa: ANN401 - spaCy's Doc
        for component in self._components:
            doc = component(doc)
        return doc


def _ruled(token: Any) -> Ruled:  # noqa: ANN401 - spaCy's Token
    return Ruled(token.pos_, token.lemma_, token.tag_, token.dep_)
