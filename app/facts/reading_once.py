"""A parser that reads each text once, for as long as one run lasts."""

from collections.abc import Sequence

from app.facts.syntax import Parse, Parsed


def each_once(parse: Parse) -> Parse:
    """Make a parser remember what it read without names, for one run: drafts often say the same."""
    known: dict[str, Parsed] = {}

    def remembering(texts: Sequence[str], *, names: bool = True) -> list[Parsed]:
        if names:
            return parse(texts)
        fresh = [text for text in dict.fromkeys(texts) if text not in known]
        known.update(zip(fresh, parse(fresh, names=False), strict=True))
        return [known[text] for text in texts]

    return remembering
