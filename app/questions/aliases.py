"""Another name of the same thing: what would make a second right option."""

import re
from collections.abc import Collection

from app.facts.gazetteer import country_named, country_of_capital

MONTH_FIRST = re.compile(
    r"^(January|February|March|April|May|June|July|August|September|October|November|December) (\d{1,2})((?:, \d{4})?)$"
)
PERCENT = re.compile(r"^((?:around |about |more than |nearly )?\d+(?:\.\d+)?) ?(percent|per cent|%)$")
YEAR = re.compile(r"^[12]\d{3}$")
SHARES = {
    "half": "50 percent",
    "one-half": "50 percent",
    "one-quarter": "25 percent",
    "a quarter": "25 percent",
    "three-quarters": "75 percent",
    "three quarters": "75 percent",
    "one-fifth": "20 percent",
    "a fifth": "20 percent",
}


def other_name(name: str, people: Collection[str]) -> str | None:
    """Give another name of what `name` stands for, or None; `people` are the forms of persons' names."""
    if found := MONTH_FIRST.match(name):
        return f"{found[2]} {found[1]}{found[3].replace(',', '')}"
    if found := PERCENT.match(name):
        return f"{found[1]} out of every 100"
    if YEAR.match(name):
        return f"the year {name}"
    return SHARES.get(name) or _of_person(name, people) or _of_place(name)


def _of_person(name: str, people: Collection[str]) -> str | None:
    if name in people and " " in name:
        return name.rsplit(maxsplit=1)[-1]
    full = sorted(form for form in people if form.split()[-1] == name and " " in form)
    return full[0] if len(full) == 1 else None


def _of_place(name: str) -> str | None:
    if country := country_named(name):
        others = sorted(other for other in country.names if other != name and name.removeprefix("the ") not in other)
        return others[0] if others else f"the country whose capital is {country.capital}"
    capital_of = country_of_capital(name)
    return f"the capital of {capital_of.name}" if capital_of else None
