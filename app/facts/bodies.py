"""Organisations: which names are surely a body's, and a body's full name where an article shortens it."""

import re

from app.facts.body_words import is_traded
from app.facts.names import Name, NameKind, without_possessive
from app.facts.reading import Reading

WORLD_KNOWN = frozenset("BBC UK US USA EU UN NATO WHO FBI CIA NASA NHS UNESCO UNICEF WWF".split())
SORTS = frozenset(
    """union consultancy charity group firm company agency organisation organization foundation institute university
    association party movement network bank newspaper magazine team club laboratory tank retailer chain supermarket
    airline publisher manufacturer""".split()
)
SPOKEN_FOR = frozenset("spokesman spokeswoman spokesperson".split())
SHORTEST = 3
CUES = frozenset(
    """institute institution university college school academy council commission association foundation organisation
    organization ministry department agency office bank committee court police trust society network union centre
    center board authority corporation company federation party service fund federation club group group’s alliance
    partnership chamber research survey laboratory hospital church museum inc ltd plc observatory""".split()
)


def full_body(name: Name, reading: Reading) -> str | None:
    """Give an organisation's full name; None where the name may be something else, or its full form is not told."""
    if name.kind is not NameKind.BODY:
        return None
    text = without_possessive(name.text.removeprefix("the ").removeprefix("The "))
    if re.fullmatch(r"[A-Z][A-Za-z]*[A-Z][A-Za-z]*", text):
        return spelt_out(text, reading) or (text if text in WORLD_KNOWN else None)
    words = text.split()
    known = len(words) > 1 and bool({word.lower() for word in words} & CUES)
    return text if known and text[0].isupper() and not lacks_beginning(text, reading) else None


def spelt_out(acronym: str, reading: Reading) -> str:
    """Give the full name that an article sets an acronym beside in brackets, or nothing."""
    text = reading.rendition.text
    if f"({acronym})" not in text:
        return ""
    found = re.search(rf"((?:[A-Z][\w’'-]+ (?:of |for |and |the |on |in )*){{2,8}})\({re.escape(acronym)}\)", text)
    if found is None:
        return ""
    words = found[1].strip().removeprefix("The ").split()
    letters = [word[0] for word in words if word[0].isupper()]
    # The words before the bracket may begin with the sentence's own first word.
    for skipped in range(len(letters) - len(acronym) + 1):
        if "".join(letters[skipped : skipped + len(acronym)]).upper() == acronym.upper():
            return " ".join(words[_place(words, skipped) :])
    return ""


def _place(words: list[str], skipped: int) -> int:
    capitals = [place for place, word in enumerate(words) if word[0].isupper()]
    return capitals[skipped]


def lacks_beginning(text: str, reading: Reading) -> bool:
    """Say whether an article also gives a longer name that ends so ("the Commission", "the European Commission")."""
    return any(name.text.endswith(f" {text}") for name in reading.names)


def shortened(word: str, reading: Reading) -> bool:
    """Say whether a capitalised word stands for a longer name: an acronym not known to all, or a name's last word."""
    bare = without_possessive(word)
    if len(bare) > 1 and bare.isupper() and bare.isalpha():
        return bare not in WORLD_KNOWN
    names = {name.text for name in reading.names}
    alone = bare in names or not any(bare in name.split() for name in names)
    return alone and any(name.endswith(f" {bare}") for name in names)


def lengthened(word: str, reading: Reading) -> str:
    """Give the one longer name of a body that begins with a word ("SOCO International"), or nothing."""
    if not word.isupper() or len(word) < SHORTEST or word in WORLD_KNOWN:
        return ""
    names = {
        without_possessive(name.text)
        for name in reading.names
        if name.kind is NameKind.BODY and name.text.startswith(f"{word} ")
    }
    shortest = min(names, key=len, default="")
    text = reading.rendition.text
    first = shortest != "" and text.find(shortest) == text.find(word)  # a name that stood alone before is whole itself
    return shortest if first and all(name.startswith(shortest) for name in names) else ""


def the_body(body: str, reading: Reading) -> str:
    """Put "the" before a body's name where the article does."""
    text = reading.rendition.text
    return f"the {body}" if f"the {body}" in text or f"The {body}" in text else body


def names_thing(reading: Reading, text: str) -> bool:
    """Say whether an article shows that a name taken for a person's is a body's ("X, a company", "spokesman for X")."""
    for sentence in reading.sentences:
        for name in sentence.names:
            if name.text != text:
                continue
            tokens = sentence.parsed.tokens
            before = [token.lower for token in tokens[max(0, name.first - 3) : name.first]]
            beside = sentence.parsed.children(tokens[name.last].index, "appos")
            after = tokens[name.last + 1 : name.last + 3]
            if (before and before[-1] in SORTS) or any(token.lemma in SORTS for token in beside):
                return True
            if is_traded(sentence.parsed, name.first, name.last):
                return True
            if ("for" in before and set(before) & SPOKEN_FOR) or [token.lower for token in after] == [",", "which"]:
                return True
    return False
