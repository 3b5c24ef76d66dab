"""Which short form of a person's name counts as an answer, and how an article spells a person of another's."""

import re

from app.facts.names import NameKind
from app.facts.reading import Library, Reading
from app.facts.runs import JOINED, surname_of
from app.facts.statements import Statement

# Family names that stand first: in "Xi Jinping" and "Park Geun-hye" the last word is the given name.
FIRST = frozenset(
    """xi li wang zhang chen liu yang huang zhao wu zhou xu sun ma zhu hu guo lin luo gao zheng liang xie tang deng
    feng han cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei lu mao wen qin kim park lee choi jung
    kang cho yoon jang lim shin nguyen tran pham hoang phan vu vo dang bui ngo""".split()
)
INITIAL = 2
# "Lai Ching-te", "Kim Ji-woo": a given name of two syllables stands last.
GIVEN_LAST = re.compile(r"([A-Z][a-z]+) [A-Z][a-z]+-[a-z]+")


def called_by(name: str, library: Library) -> str:
    """Give the part of a name that a person is called by; nothing where that is not certain."""
    if found := GIVEN_LAST.fullmatch(name):
        return found[1]
    return surname_of(name) if goes_by_surname(name, library) else ""


def goes_by_surname(name: str, library: Library) -> bool:
    """Say whether the last word of a name is what a person is called by: not a given name, nor a second family name."""
    words, last = name.split(), surname_of(name)
    if _is_called(last, library):
        return True
    middle = words[1 : len(words) - len(last.split())]
    return words[0].lower() not in FIRST and all(len(word.rstrip(".")) < INITIAL for word in middle)


def _is_called(last: str, library: Library) -> bool:
    """Say whether an article calls somebody by a last word alone."""
    return any(name.text in {last, without_particle(last)} for _, _, name in library.named[NameKind.PERSON])


def without_particle(surname: str) -> str:
    """Give a surname without the small word joined to it ("Masri" for "al-Masri")."""
    before, hyphen, rest = surname.partition("-")
    return rest if hyphen and before.lower() in JOINED and rest[:1].isupper() else surname


def spelt_as_in(reading: Reading, statement: Statement, library: Library) -> str:
    """Write a statement with the persons' names spelt as another article spells them."""
    text = statement.text
    here = {name.text for name in reading.names if name.kind is NameKind.PERSON}
    full = (library.persons.full_name(name.text, statement.reading.stem) for name in statement.sentence.names)
    for name in dict.fromkeys(name for name in full if name and name not in here):
        other = next((form for form in library.persons.forms(name) if form in here), "")
        text = text.replace(name, other) if other else text
    return text
