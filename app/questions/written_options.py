"""Which wrong options of a writer may stand: of the key's own kind and form, and true nowhere near."""

import re
from collections.abc import Iterator
from decimal import Decimal

from app.facts.dates import dates_in
from app.facts.gazetteer import Country, alike_in_size, cities, country_named, country_of_capital, members_named
from app.facts.numbers import number_value
from app.facts.reading import Library, Sentence
from app.facts.statements import Statement
from app.questions.barring import barred_by_words
from app.questions.candidates import TOO_CLOSE, close_sentences, content, countries_of, differs_in_office, titles_of
from app.questions.flaw import plain
from app.questions.phrasing import Asked
from app.questions.slot import SlotKind

NEAR = Decimal("0.1")


def wrong_option_faults(
    text: str, key: str, statement: Statement, asked: Asked | None, library: Library
) -> Iterator[str]:
    """Give what speaks against a wrong option; `asked` is the question where the key is of a kind we know."""
    alike = _of_the_kind(text, asked, library) if asked else _form(text) == _form(key)
    if not alike:
        yield "a wrong option of another kind than the key"
    near = (sentence for _, sentence in close_sentences(asked, library)) if asked else _near(statement, key, library)
    if any(_says(sentence, text, library) for sentence in (statement.sentence, *near)):
        yield "a wrong option that may be true"


def _near(statement: Statement, key: str, library: Library) -> Iterator[Sentence]:
    """Give the sentences that share so many words with the statement that another answer may stand in them."""
    tokens = statement.sentence.parsed.tokens
    words = content(
        statement.sentence, {word for word in statement.clause.kept if tokens[word].text not in key.split()}
    )
    for _, sentence in library.sentences():
        if len(words & content(sentence)) > TOO_CLOSE * len(words):
            yield sentence


def _says(sentence: Sentence, text: str, library: Library) -> bool:
    forms = {text, *library.persons.forms(text)}
    forms |= {form.rsplit(maxsplit=1)[-1] for form in library.persons.forms(text) if form in _people(library)}
    said = plain(sentence.text)
    country = country_named(text)
    named = (country_named(name.text) for name in sentence.names) if country else ()
    return country in [found for found in named if found] or any(
        re.search(rf"(?<!\w){re.escape(plain(form))}(?!\w)", said) for form in forms
    )


def _of_the_kind(text: str, asked: Asked, library: Library) -> bool:
    key = asked.slot.answer
    match asked.slot.kind:
        case SlotKind.PERSON:
            return _another_person(text, asked, library)
        case SlotKind.COUNTRY:
            return _another_country(country_named(text), country_named(key), asked.stem)
        case SlotKind.CITY:
            return _home(text) == _home(key) != "" and text not in asked.stem
        case SlotKind.YEAR:
            dated = asked.statement.reading.dated
            return bool(re.fullmatch(r"(?:1\d|20)\d\d", text)) and (not dated or int(text) <= dated.day.year)
        case SlotKind.DATE:
            return any(date.day for date in dates_in(text)) and plain(text) != plain(key)
        case _:
            return _form(text) == _form(key) and _apart(text, key)


def _another_person(text: str, asked: Asked, library: Library) -> bool:
    titles, countries, key = titles_of(library), countries_of(library), asked.slot.answer
    return (
        text in _people(library)
        and not library.persons.same(text, key)
        and not differs_in_office(titles.get(key, frozenset()), titles.get(text, frozenset()))
        and countries.get(text) not in barred_by_words(asked.stem)
    )


def _another_country(country: Country | None, key: Country | None, stem: str) -> bool:
    if country is None or key is None or country == key or not alike_in_size(key, country):
        return False
    return country.code not in barred_by_words(stem) | members_named(stem, but=key.code)


def _people(library: Library) -> set[str]:
    return {form for cluster in library.persons.clusters for form in cluster}


def _home(city: str) -> str:
    country = country_of_capital(city)
    return country.code if country else cities().get(city, ("", 0))[0]


def _apart(text: str, key: str) -> bool:
    """Say whether two numbers are a tenth apart; words that give none need only differ."""
    one, other = number_value(text), number_value(key)
    return plain(text) != plain(key) if one is None or other is None else abs(one - other) > NEAR * abs(other)


def _form(text: str) -> tuple[str, ...]:
    """Give what options must have in common: how long, with figures or not, a name or not, and a number's own unit."""
    words = text.split()
    counted = any(word[0].isdigit() for word in words)
    unit = tuple(word.lower() for word in words if counted and not word[0].isdigit())
    return (str((len(words) + 1) // 2), str(text[0].isupper()), str(counted), *unit)
