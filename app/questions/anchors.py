"""Say in a stem which article is meant, where another time or article could answer otherwise."""

from app.facts.reading import Reading
from app.facts.statements import Statement

PRESENT = {"VBZ", "VBP"}
FUNCTION = frozenset(
    """a an the in on at by from to of with for which who what how when where whose more less about around nearly over
    up since after before during until out most""".split()
)
ACCORDING = "According to "


def anchored(stem: str, statement: Statement, *, counted: bool = False, claims: bool = False) -> str:
    """Name the article before a stem that leaves its time open; the stem itself where it does not."""
    if statement.attribution:
        kept = stem[0].lower() + stem[1:] if _common(stem.split(maxsplit=1)[0], statement.reading) else stem
        return f"{ACCORDING}{statement.attribution}, {kept}"
    if not needs_anchor(statement, counted=counted):
        return stem
    title = statement.reading.title
    if not title and claims:
        return stem
    return with_article(stem, statement.reading)


def needs_anchor(statement: Statement, *, counted: bool) -> bool:
    """Say whether a statement has no year and tells an event, a passing state or a count."""
    if statement.year is not None:
        return False
    parsed = statement.sentence.parsed
    group = [parsed.tokens[index] for index in statement.clause.group]
    stative = len(group) == 1 and group[0].tag in PRESENT and not counted
    return not stative and (bool(statement.reading.title) or counted)


def with_article(stem: str, reading: Reading) -> str:
    """Put the article's title before a stem."""
    named = f"the article “{reading.title}”" if reading.title else "the article"
    if stem.startswith(ACCORDING):
        source, comma, rest = stem.partition(",")
        return f"{source} in {named}{comma}{rest}"
    kept = stem[0].lower() + stem[1:] if _common(stem.split(maxsplit=1)[0], reading) else stem
    return f"{ACCORDING}{named}, {kept}"


def _common(word: str, reading: Reading) -> bool:
    """Say whether a stem's first word is small inside a sentence: a function word, or one the article writes small."""
    plain = word.strip(",.").removesuffix("’s").removesuffix("'s")
    if plain.lower() in FUNCTION or plain[0].isdigit():
        return True
    return any(token.text == plain.lower() for sentence in reading.sentences for token in sentence.parsed.tokens)
