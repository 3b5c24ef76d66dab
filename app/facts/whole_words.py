"""Words that stand whole in a text, found without a pattern: to make one for every name costs more than to look."""


def stands_in(words: str, text: str) -> bool:
    """Say whether words stand in a text with the edge of a word at either end."""
    return _place(words, text, 0) >= 0


def put_instead(words: str, instead: str, text: str) -> str:
    """Write a text with other words wherever these stand whole."""
    pieces: list[str] = []
    last = 0
    while words and (at := _place(words, text, last)) >= 0:
        pieces += [text[last:at], instead]
        last = at + len(words)
    return "".join([*pieces, text[last:]])


def _place(words: str, text: str, start: int) -> int:
    at = text.find(words, start)
    while at >= 0 and not (_is_edge(text, at) and _is_edge(text, at + len(words))):
        at = text.find(words, at + 1)
    return at


def _is_edge(text: str, at: int) -> bool:
    return _in_word(text[at - 1 : at] if at else "") != _in_word(text[at : at + 1])


def _in_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"
