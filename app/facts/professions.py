"""What somebody is by profession, where an article sets that before the name: "the marine biologist Ann Lee"."""

from dataclasses import dataclass

from app.facts.names import Name
from app.facts.reading import Library, Reading, Sentence, fully_named
from app.facts.syntax import Token

PROFESSIONS = frozenset(
    """scientist economist historian journalist lawyer engineer sociologist psychologist epidemiologist biologist
    physicist chemist teacher nurse surgeon ecologist geologist statistician criminologist astronomer neuroscientist
    virologist oceanographer anthropologist archaeologist architect photographer philosopher mathematician linguist
    geographer meteorologist zoologist botanist dentist pharmacist paediatrician""".split()
)
# Lower-case words before a profession that tell of what field it is; others judge, count or date it.
FIELDS = frozenset(
    """political social marine civil human rights computer climate medical military nuclear data forensic clinical
    mechanical electrical environmental conservation evolutionary molecular planetary space heart brain primary school
    sports war art""".split()
)
ENDS = {"DT", ",", "IN", "CC", "``", ":", "TO"}


@dataclass(frozen=True)
class Profession:
    """A person's full name, the profession in the article's words, and where both stand."""

    reading: Reading
    sentence: Sentence
    person: str
    name: Name
    text: str
    first: int


def professions_of(reading: Reading, library: Library) -> list[Profession]:
    """Give the profession of each person that an article names with one; none for who is given two."""
    found: dict[str, list[Profession]] = {}
    for sentence, name in fully_named(reading, library):
        if (at := _first_word(sentence, name)) is not None:
            text = sentence.parsed.words([at, name.first - 1])
            found.setdefault(name.text, []).append(Profession(reading, sentence, name.text, name, text, at))
    return [told[0] for told in found.values() if len({one.text for one in told}) == 1]


def _first_word(sentence: Sentence, name: Name) -> int | None:
    """Find where the profession before a name begins; None where more than its field stands before it."""
    tokens = sentence.parsed.tokens
    at = name.first - 1
    if at < 0 or not is_profession(tokens[at]):
        return None
    while at and tokens[at - 1].lower in FIELDS and tokens[at - 1].text.islower():
        at -= 1
    plain = at == 0 or tokens[at - 1].tag in ENDS
    return at if plain and tokens[at].text.islower() else None


def is_profession(token: Token) -> bool:
    """Say whether a word names what one person is by profession."""
    return token.tag == "NN" and token.lower in PROFESSIONS
