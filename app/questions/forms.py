"""Every form in which a name may be typed: with its acronym, its short head, and without its article."""

import re
from functools import lru_cache

from app.facts.gazetteer import country_named, country_of_people
from app.facts.reading import Reading
from app.facts.short_names import full_form
from app.questions.draft import AcceptedForm

KNOWN = (
    r"(?:\(|which is |which are )?(?:also |better |formerly |once |previously )?(?:known|called|referred to)(?: as)?"
)
NAMED = r"(?:the )?[“\"]?((?:[A-Z][\w’'-]*)(?: (?:of |the )*[A-Z][\w’'-]*)*)"

# Anybody may answer with either, though the article has only one of them.
IN_FULL = {
    "EU": "European Union",
    "UN": "United Nations",
    "WHO": "World Health Organization",
    "NHS": "National Health Service",
}
# Short names by which articles may mean either of two states.
OF_TWO = frozenset({"Congo", "Korea"})
NAMING = re.compile("known|called|referred to")
NEAR = 30  # letters at most between these words and a name, "(which is previously" among them


def name_forms(name: str, reading: Reading) -> tuple[AcceptedForm, ...]:
    """Give a name's accepted forms: as written, its acronym or full form in the article, its head without a number."""
    forms = [AcceptedForm(name)]
    text = reading.rendition.text
    acronym = re.search(rf"{re.escape(name)} \(([A-Z][\w&]+)\)", text) if f"{name} (" in text else None
    if acronym:
        forms.append(AcceptedForm(acronym[1], f"acronym of {name}"))
    if name.isupper():
        full = full_form(name, reading) or IN_FULL.get(name)
        forms += [AcceptedForm(full, f"full form of {name}")] if full else []
    words = [word for word in name.split() if not any(letter.isdigit() for letter in word)]
    if words and len(words) < len(name.split()):
        forms.append(AcceptedForm(" ".join(words), f"short for {name}"))
    forms += [AcceptedForm(other, f"another name of {name}") for other in _also_known(name, text)]
    bare = name.removeprefix("the ").removeprefix("The ")
    if bare != name:
        forms.append(AcceptedForm(bare, "without the article"))
    return tuple(forms)


def _also_known(name: str, text: str) -> list[str]:
    """Give the names that a text says a thing is also known by: "Derry, known as Londonderry in Britain"."""
    # Most names stand near no such words, and the patterns of each name cost more than all the rest.
    if not any(name in text[max(0, at - NEAR - len(name)) : at + NEAR + len(name)] for at in _naming(text)):
        return []
    after = re.findall(rf"{re.escape(name)},? {KNOWN} {NAMED}", text)
    before = re.findall(rf"{NAMED},? {KNOWN} (?:the )?{re.escape(name)}\b", text)
    return list(dict.fromkeys(other for other in (*after, *before) if other != name))


@lru_cache(maxsize=64)
def _naming(text: str) -> tuple[int, ...]:
    """Give where a text says that something is known or called."""
    return tuple(found.start() for found in NAMING.finditer(text))


def number_forms(figure: str) -> tuple[AcceptedForm, ...]:
    """Give a figure's accepted forms: as written, and without the currency sign before it."""
    bare = figure.lstrip("£$€")
    return (AcceptedForm(figure), *([AcceptedForm(bare, "without the currency")] if bare != figure else []))


def country_forms(name: str) -> tuple[AcceptedForm, ...]:
    """Give every name of a country that counts as an answer."""
    country = country_named(name)
    told = country is not None and name.removeprefix("the ") not in OF_TWO
    names = country.names - {name} if country and told else frozenset[str]()
    # "Taiwan, Province of China" is how a table files a country under its short name; nobody writes it.
    others = sorted(other for other in names if "," not in other and "(" not in other)
    return (AcceptedForm(name), *(AcceptedForm(other, f"another name of {name}") for other in others))


def people_forms(people: str) -> tuple[AcceptedForm, ...]:
    """Give every word for a people that counts as an answer ("Kazakh", "Kazakhstani")."""
    country = country_of_people(people)
    others = country.people if country else ()
    also = (AcceptedForm(other, f"another word for {people}") for other in others if other != people)
    return (AcceptedForm(people), *also)
