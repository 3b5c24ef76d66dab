"""Say in a stem which article is meant, where another time or article could answer otherwise."""

from app.facts.reading import Reading
from app.facts.standing import Statement

PRESENT = {"VBZ", "VBP"}
ACCORDING = "According to "


def anchored(stem: str, statement: Statement, *, counted: bool = False, claims: bool = False) -> str:
    """Name the article before a stem that leaves its time open; the stem itself where it does not."""
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
    kept = stem if _begins_with_name(stem, reading) else stem[0].lower() + stem[1:]
    return f"{ACCORDING}{named}, {kept}"


def _begins_with_name(stem: str, reading: Reading) -> bool:
    first = stem.split()[0].strip(",.").removesuffix("’s").removesuffix("'s")
    names = {word for sentence in reading.sentences for name in sentence.names for word in name.text.split()}
    return first in names or (first.isupper() and len(first) > 1) or first in {"President", "I"}
