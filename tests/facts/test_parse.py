"""Parsing takes short cuts through the model's components; what comes out must be what its own pipeline gives."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from app.facts.parse import MEDIUM, SMALL, load_model, load_parser

TEXTS = [
    "Mira Okonkwo opened a school in Nairobi in March 2019, and 340 pupils came on the first day.",
    "There are three mills in the valley, which isn't known for its wool.",
    "They're gonna say that it ain't so; let's wait and see, y'all.",
    "We got ta go  home before the “Long Night”, said the mayor’s brother.",
    "Who had been given the prize that the others wanted?",
    "The dog",
    "",
    " ",
]


@pytest.mark.parametrize("name", [MEDIUM, SMALL])
def test_every_word_is_read_as_the_models_own_pipeline_reads_it(name: str):
    own = _own_pipeline(name)
    for words, tree in zip(own(TEXTS), load_parser(name)(TEXTS), strict=True):
        assert [
            (token.text, token.lemma, token.pos, token.tag, token.dep, token.head, token.start, token.entity)
            for token in tree.tokens
        ] == words


@pytest.mark.parametrize("name", [MEDIUM, SMALL])
def test_without_names_all_else_stays(name: str):
    parse = load_parser(name)
    for whole, bare in zip(parse(TEXTS), parse(TEXTS, names=False), strict=True):
        assert [(token.lemma, token.pos, token.tag, token.head) for token in whole.tokens] == [
            (token.lemma, token.pos, token.tag, token.head) for token in bare.tokens
        ]
        assert not any(token.entity for token in bare.tokens)


def _own_pipeline(name: str) -> Callable[[Sequence[str]], list[list[tuple[object, ...]]]]:
    nlp = load_model(name)

    def read(texts: Sequence[str]) -> list[list[tuple[object, ...]]]:
        docs: list[Any] = [nlp.make_doc(text) for text in texts]
        for doc in docs:
            for token in doc:
                token.is_sent_start = token.i == 0
        return [
            [
                (word.text, word.lemma_, word.pos_, word.tag_, word.dep_, word.head.i, word.idx, word.ent_type_)
                for word in doc
            ]
            for doc in nlp.pipe(docs)
        ]

    return read
