"""Which state "this country", "the two countries" and "its army" mean, where just one reading is left."""

from collections.abc import Iterable

from app.facts.definites import OF_A_STATE
from app.facts.gazetteer import Country, country_named, country_of_capital, country_of_people
from app.facts.names import Name, NameKind
from app.facts.reading import Sentence
from app.facts.scene import Scene
from app.facts.syntax import SUBJECTS, Token

LANDS = {"country", "nation"}
STATE_NOUNS = OF_A_STATE | frozenset("sovereignty neutrality independence territory annexation trade".split())
STATE_QUALITIES = frozenset("military foreign naval nuclear territorial diplomatic armed economic".split())
# "The Netherlands", "the United States": their names take an article.
WITH_ARTICLE = ("United ", "Netherlands", "Philippines", "Bahamas", "Maldives", "Czech Republic", "Democratic ")
PAIR = 2


def this_country(scene: Scene, index: int) -> str:
    """Give the country that "this country" means: the only one left that is spoken of, and one that acts or owns."""
    noun = scene.parsed.tokens[scene.parsed.tokens[index].head]
    before = scene.reading.before(scene.sentence)
    if noun.lemma not in LANDS or noun.index != index + 1 or before is None or scene.parsed.child(noun.index, "case"):
        return ""
    here = {country.code for country in _states(_names(scene.sentence, noun.index))}
    left = [country for country in _states(before.names) if country.code not in here]
    if len(left) != 1 or not _is_subject(before, left[0]):
        return ""
    scene.lean_on(before)
    return written(left[0])


def two_countries(scene: Scene, noun: Token) -> str:
    """Give the pair that "the two countries" means: no third is spoken of since the sentence before began."""
    parsed = scene.parsed
    before = scene.reading.before(scene.sentence)
    children = [child for child in parsed.children(noun.index) if child.dep != "case"]
    plain = [child.lower for child in children] == ["the", "two"]
    if noun.lemma not in LANDS or noun.tag != "NNS" or not plain or before is None:
        return ""
    here = _states(_names(scene.sentence, noun.index))
    found = _states([*before.names, *_names(scene.sentence, noun.index)])
    regions = any(name.kind is NameKind.REGION for name in (*before.names, *_names(scene.sentence, noun.index)))
    if len(found) != PAIR or len(here) == PAIR or regions:
        return ""
    scene.lean_on(before)
    return " and ".join(written(country) for country in found)


def state_of_its(scene: Scene, index: int) -> str:
    """Give the state whose army or economy "its" tells of: the only one of the sentence before, which it is about."""
    before = scene.reading.before(scene.sentence)
    if before is None or not _is_of_state(scene, index) or _may_mean_another(scene, index):
        return ""
    found = _states(before.names)
    if len(found) != 1 or any(name.kind in {NameKind.BODY, NameKind.REGION} for name in before.names):
        return ""
    if not (_owns(before, found[0]) or _is_topic(scene, found[0])):
        return ""
    scene.lean_on(before)
    return written(found[0])


def written(country: Country) -> str:
    """Write a country's name as it stands inside a sentence."""
    return f"the {country.name}" if country.name.startswith(WITH_ARTICLE) else country.name


def _is_of_state(scene: Scene, index: int) -> bool:
    noun = scene.parsed.tokens[scene.parsed.tokens[index].head]
    kinds = {child.lower for child in scene.parsed.children(noun.index, "amod", "compound")}
    return noun.lemma in STATE_NOUNS or bool(kinds & STATE_QUALITIES)


def _may_mean_another(scene: Scene, index: int) -> bool:
    """Say whether a noun in the singular or another state's name stands before "its" in its own sentence."""
    ahead = scene.parsed.tokens[:index]
    return any(token.tag in {"NN", "NNP"} for token in ahead) or bool(_names(scene.sentence, index))


def _owns(sentence: Sentence, country: Country) -> bool:
    """Say whether a state, or its capital for it, is a sentence's subject or owns what it tells of."""
    return any(
        _state(name) == country and sentence.parsed.tokens[name.last].dep in {*SUBJECTS, "poss"}
        for name in sentence.names
        if name.kind is not NameKind.PEOPLE
    )


def _is_topic(scene: Scene, country: Country) -> bool:
    """Say whether the sentences before of the paragraph have this country as their subject, and no other."""
    subjects = {
        state.code
        for sentence in scene.reading.sentences[: scene.sentence.number]
        if sentence.paragraph == scene.sentence.paragraph
        for name in sentence.names
        if name.kind is NameKind.COUNTRY and sentence.parsed.tokens[name.last].dep in SUBJECTS
        if (state := _state(name))
    }
    return subjects == {country.code}


def _is_subject(sentence: Sentence, country: Country) -> bool:
    return any(
        name.kind is NameKind.COUNTRY
        and sentence.parsed.tokens[name.last].dep in SUBJECTS
        and country_named(name.text) == country
        for name in sentence.names
    )


def _names(sentence: Sentence, until: int) -> list[Name]:
    return [name for name in sentence.names if name.last < until]


def _states(names: Iterable[Name]) -> list[Country]:
    """Give the states that names tell of, each once: by their own, their people's or their capital's."""
    found = (state for name in names if (state := _state(name)))
    return list({country.code: country for country in found}.values())


def _state(name: Name) -> Country | None:
    if name.kind is NameKind.PEOPLE:
        return country_of_people(name.text)
    return country_named(name.text) or (country_of_capital(name.text) if name.kind is NameKind.CITY else None)
