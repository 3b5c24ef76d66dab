"""When two names in a class look the same, and which name is free instead."""

import unicodedata
from collections.abc import Collection, Iterator
from itertools import count

# Letters of other scripts that look like Latin ones, after case folding; and figures that are taken for letters.
_LOOKS_LIKE = str.maketrans(
    {
        **dict(zip("аеорсхуіѕјкмтвнԁԛԝһ", "aeopcxyisjkmtbhdqwh", strict=True)),
        **dict(zip("αεορνκτυχιημβ", "aeopvktuxinub", strict=True)),
        "\u0131": "i",
        "\u0251": "a",
        "\u0261": "g",
        "0": "o",
    }
)
LONGEST = 60


def folded(name: str) -> str:
    """Give what a name looks like: without case, accents, spaces and signs, and in one script where letters look alike.

    Two names that give the same cannot be told apart on a list.
    """
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", name).casefold())
    kept = "".join(letter for letter in plain if unicodedata.category(letter)[0] in "LN")
    # A name of signs alone, as an emoji, is what it is.
    return kept.translate(_LOOKS_LIKE) or "".join(plain.split())


def free_name(wanted: str, taken: Collection[str]) -> str:
    """Give the name that is wanted, or the first like it that looks like none of the folded names `taken`."""
    return next(name for name in _numbered(wanted) if folded(name) not in taken)


def nickname_of(name: str, taken: Collection[str]) -> str:
    """Give a nickname for a name on a list: the first name alone, with the last one's letter, whole, or numbered."""
    words = name[:LONGEST].split()
    short = [words[0], f"{words[0]} {words[-1][0]}.", " ".join(words)] if len(words) > 1 else []
    return next((one for one in short if len(one) > 1 and folded(one) not in taken), None) or free_name(
        name[:LONGEST].strip(), taken
    )


def _numbered(wanted: str) -> Iterator[str]:
    yield wanted
    for number in count(2):
        yield f"{wanted[: LONGEST - 5].rstrip()} {number}"
