"""Posts named by their body first: "Acme Chairman Ann Lee" and "Ann Lee, ACME Director and one of its founders"."""

from dataclasses import dataclass

from app.facts.bodies import full_body, lengthened, the_body
from app.facts.names import Name, NameKind
from app.facts.reading import Reading, Sentence

HELD = frozenset("director chairman chairwoman chairperson president ceo chief head founder".split())


@dataclass(frozen=True)
class BodyPost:
    """A post's words in a sentence, from its body to itself, the post in small letters and the body in full."""

    first: int
    last: int
    held: str
    body: str
    text: str


def body_post(reading: Reading, sentence: Sentence, name: Name) -> BodyPost | None:
    """Find a body and a post right before a person's name, or after it and a comma."""
    tokens = sentence.parsed.tokens
    after = name.last + 2 if tokens[name.last + 1 : name.last + 2] and tokens[name.last + 1].text == "," else None
    for last in (name.first - 1, None if after is None else _post_after(sentence, after)):
        if last is None or last < 1 or tokens[last].lower not in HELD or tokens[last].tag not in {"NN", "NNP"}:
            continue
        body = sentence.name_at(last - 1)
        full = _full(reading, body) if body and body.last == last - 1 else ""
        if body and full and _stands_apart(sentence, body.first, last, name):
            held = tokens[last].lower
            return BodyPost(body.first, last, held, full, f"{held} of {the_body(full, reading)}")
    return None


def _full(reading: Reading, body: Name) -> str:
    if body.kind is not NameKind.BODY:
        return ""
    return full_body(body, reading) or lengthened(body.text, reading)


def _post_after(sentence: Sentence, first: int) -> int | None:
    """Give the word after a body's name that begins at a word, where a mark or "and" follows that."""
    body = sentence.name_at(first)
    last = body.last + 1 if body and body.first == first else None
    following = sentence.parsed.tokens[last + 1 : last + 2] if last is not None else ()
    ends = bool(following) and (following[0].text in {",", ".", ";"} or following[0].lower == "and")
    return last if ends else None


def _stands_apart(sentence: Sentence, first: int, last: int, name: Name) -> bool:
    """Say whether nothing before a body's name limits the post ("former ACME Director", "the ACME Director")."""
    tokens = sentence.parsed.tokens
    before = tokens[first - 1] if first else None
    if last > name.last:
        return before is not None and before.text == ","
    return before is None or before.pos in {"PUNCT", "VERB", "CCONJ", "SCONJ"} or before.lower == "the"
