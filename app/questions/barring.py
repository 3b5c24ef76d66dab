"""Which countries a stem itself brings in, so that they are no options."""

from app.facts.gazetteer import country_named, country_of_capital, country_of_people


def barred_by_words(stem: str) -> set[str]:
    """Give the countries that a text brings in by a capital or a people ("Moscow-led", "Russian")."""
    words = [word.strip(",.?’'s“”") for word in stem.replace("-", " ").split()] + stem.replace("?", "").replace(
        ",", ""
    ).split()
    found = [country_of_capital(word) or country_of_people(word) or country_named(word) for word in words]
    return {country.code for country in found if country}
