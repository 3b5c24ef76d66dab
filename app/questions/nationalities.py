"""Of which country people are: when the word for it is worth asking, and what tells it."""

from app.facts.gazetteer import country_of_people
from app.facts.names import Name, NameKind
from app.facts.reading import Sentence

# Before these an adjective of a people says whose they are; "Russian bread" is a kind of bread.
SORTS = frozenset(
    """soldier sailor pilot officer fighter prisoner worker migrant refugee immigrant student tourist miner nurse doctor
    scientist researcher artist writer athlete footballer fisherman farmer settler troop""".split()
)


def tells_of_people(sentence: Sentence, name: Name) -> bool:
    """Say whether a name tells of which country some people are ("a memorial to Peruvian nurses")."""
    tokens = sentence.parsed.tokens
    if name.kind is not NameKind.PEOPLE or name.first != name.last or country_of_people(name.text) is None:
        return False
    before, after = tokens[max(0, name.first - 1)], tuple(tokens[name.last + 1 : name.last + 3])
    if len(after) < 2:  # noqa: PLR2004 - a word for the people, and what follows it
        return False
    people, follows = after[0], after[1]
    sort = people.tag == "NNS" and people.lemma in SORTS and people.dep == "pobj"
    return sort and before.dep == "prep" and follows.lower not in {"and", ","}


def country_told(people: str, text: str) -> bool:
    """Say whether a text names the country of a people."""
    country = country_of_people(people)
    return country is not None and any(name in text for name in country.names)
