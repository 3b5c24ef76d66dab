"""The sections of an attempt: which heading stands before which question, and the words that go with it."""

from collections.abc import Sequence

LONGEST_TITLE, LONGEST_WORDS = 120, 1000


def headings(sections: Sequence[str]) -> tuple[str, ...]:
    """Give the heading before each question: its section's where the section begins, else nothing."""
    return tuple(
        section if not place or section != sections[place - 1] else "" for place, section in enumerate(sections)
    )


def words_of(section: str, words: Sequence[tuple[str, str]]) -> str:
    """Give a section's instructions from (section, instructions) of all questions: the first has them."""
    return next((said for one, said in words if one == section and said), "") if section else ""
