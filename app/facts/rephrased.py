"""Sentences with a word in another form, for clauses that their sentence does not have as finite ones."""

from dataclasses import replace

from app.facts.parse import inflect
from app.facts.reading import Sentence
from app.facts.syntax import Parsed, Token


def inflected(sentence: Sentence, index: int, tag: str) -> Sentence | None:
    """Give a sentence with one participle in the form of a Penn tag; None where its verb is not sure."""
    token = sentence.parsed.tokens[index]
    # Taggers take "hoping" for a form of "hop": a verb is sure where its own participle is the word that stands there.
    lemma = next((one for one in (token.lemma, f"{token.lemma}e") if inflect(one, "VBG") == token.lower), "")
    return _with(sentence, index, inflect(lemma, tag), tag) if lemma else None


def reworded(sentence: Sentence, index: int, text: str) -> Sentence:
    """Give a sentence with other words in place of one."""
    return _with(sentence, index, text, sentence.parsed.tokens[index].tag)


def as_verb(
    sentence: Sentence, index: int, text: str, lemma: str, *, owner: int, tag: str = "VBD", dep: str = "nsubj"
) -> Sentence:
    """Give a sentence with a verb, in the past or a participle, in place of a noun, and its owner as the subject."""
    tokens = sentence.parsed.tokens
    done = _in_place(sentence, index, replace(tokens[index], text=text, tag=tag, pos="VERB", lemma=lemma))
    marks = sentence.parsed.children(owner, "case")
    for mark in marks:
        done = _in_place(done, mark.index, replace(mark, dep="punct", head=index))
    return _in_place(done, owner, replace(tokens[owner], dep=dep, head=index))


def helped(sentence: Sentence, index: int, auxiliary: str, verb: int) -> Sentence:
    """Give a sentence with an auxiliary in place of the comma before a participle."""
    tokens = sentence.parsed.tokens
    tag = "VBZ" if auxiliary == "is" else "VBP" if auxiliary == "are" else "VBD"
    helping = replace(
        tokens[index], text=auxiliary, lemma="be", pos="AUX", tag=tag, dep="auxpass", head=verb, space=True
    )
    before = replace(tokens[index - 1], space=True)
    changed = (*tokens[: index - 1], before, helping, *tokens[index + 1 :])
    return replace(sentence, parsed=Parsed(sentence.text, changed))


def _with(sentence: Sentence, index: int, text: str, tag: str) -> Sentence:
    return _in_place(sentence, index, replace(sentence.parsed.tokens[index], text=text, tag=tag))


def _in_place(sentence: Sentence, index: int, changed: Token) -> Sentence:
    """Give a sentence with a word changed; its offsets stay, so that what is cited is the article's own text."""
    tokens = sentence.parsed.tokens
    return replace(sentence, parsed=Parsed(sentence.text, (*tokens[:index], changed, *tokens[index + 1 :])))
