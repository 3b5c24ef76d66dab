"""How far the name of a place of learning goes: "University of Texas at Austin", "University of California, Davis"."""

from app.facts.gazetteer import is_city
from app.facts.syntax import Token

LEARNING = frozenset("university college institute school polytechnic".split())
LONGEST_TOWN = 3
PROPER = frozenset(["NNP", "NNPS"])


def end_of_house(tokens: tuple[Token, ...], first: int, last: int) -> int:
    """Give the last word of a house's name: its town's where "at" or a comma puts that behind, else the one known."""
    words = [token.lower for token in tokens[first : last + 1]]
    joint = tokens[last + 1 : last + 2]
    if not joint or not LEARNING & set(words) or "at" in words:
        return last
    if joint[0].lower == "at" and words[-1] not in LEARNING:
        return _end_of_town(tokens, last + 2) or last
    if joint[0].text != "," or words[:2] != ["university", "of"]:
        return last
    end = _end_of_town(tokens, last + 2)
    return end if end and not _goes_on(tokens, end) else last


def _end_of_town(tokens: tuple[Token, ...], first: int) -> int | None:
    """Give the last word of a town's name that begins at a word."""
    for end in range(min(first + LONGEST_TOWN, len(tokens)) - 1, first - 1, -1):
        town = tokens[first : end + 1]
        if all(token.tag in PROPER for token in town) and is_city(" ".join(token.text for token in town)):
            return end
    return None


def _goes_on(tokens: tuple[Token, ...], end: int) -> bool:
    """Say whether a town is one of a list, or a part of a longer name."""
    after = tokens[end + 1 : end + 3]
    joined = bool(after) and (after[0].lower in {"and", "or", "&"} or after[0].tag in PROPER)
    return joined or (len(after) > 1 and after[0].text == "," and after[1].tag in PROPER)
