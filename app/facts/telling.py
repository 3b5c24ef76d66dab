"""What is told in indirect speech: the words after "said that", or before ", X said"."""

from collections.abc import Sequence

from app.facts.speech import Speech
from app.facts.syntax import Token

NOUNS = {"NN", "NNP", "JJ"}


def plainly_said(speech: Speech) -> bool:
    """Say whether the saying itself is told as a fact: no "may have said", "did not say" or "as X said"."""
    plain = speech.verb.tag in {"VBD", "VBZ", "VBP"} and speech.verb.dep in {"ROOT", "conj", "parataxis"}
    return plain and not speech.sentence.parsed.child(speech.verb.index, "neg", "aux")


def told_words(speech: Speech) -> list[int]:
    """Give the words of what is said, before or after the verb of saying; none where they are broken in two."""
    parsed, verb = speech.sentence.parsed, speech.verb
    said = parsed.child(verb.index, "ccomp")
    if said:
        words = parsed.subtree(said.index)
    elif verb.dep == "parataxis":
        under = set(parsed.subtree(verb.index))
        words = [word for word in parsed.subtree(verb.head) if word not in under]
    else:
        return []
    words = _trimmed(parsed.tokens, words)
    if words and words[-1] < verb.index and parsed.tokens[words[-1] + 1].text != ",":
        return []  # "... – the report says that ..." says something else than what stands before it
    return words if words and words[-1] - words[0] + 1 == len(words) else []


def _trimmed(tokens: Sequence[Token], words: list[int]) -> list[int]:
    """Take "that", "but" and punctuation off the ends."""
    while words and _spare(tokens, tokens[words[0]]):
        words = words[1:]
    while words and tokens[words[-1]].pos == "PUNCT":
        words = words[:-1]
    return words


def _spare(tokens: Sequence[Token], token: Token) -> bool:
    after = tokens[token.index + 1].tag if token.index + 1 < len(tokens) else ""
    opens = token.lower == "that" and (token.dep == "mark" or after not in NOUNS)
    return token.pos == "PUNCT" or opens or token.dep == "cc" or token.lower in {"but", "however"}
