"""Countries are known by every name, their people and capitals."""

import pytest

from app.facts.gazetteer import country_named, country_of_capital, country_of_people, large_cities, peers


@pytest.mark.parametrize("name", ["Türkiye", "Turkey"])
def test_one_country_has_several_names(name: str):
    country = country_named(name)
    assert country is not None
    assert country.code == "TR"


def test_the_article_before_a_name_does_not_matter():
    assert country_named("the United States") == country_named("United States")


def test_peoples_lead_to_countries():
    country = country_of_people("Kazakhs")
    assert country is not None
    assert country.name == "Kazakhstan"


def test_capitals_lead_to_countries():
    country = country_of_capital("Tashkent")
    assert country is not None
    assert country.name == "Uzbekistan"


def test_the_nearest_peers_are_neighbours():
    country = country_named("Kyrgyzstan")
    assert country is not None
    assert {peer.code for peer in peers(country)[:4]} == {"CN", "KZ", "TJ", "UZ"}


def test_a_word_that_is_no_country_is_none():
    assert country_named("Parliament") is None


def test_a_part_of_a_city_is_no_large_city_itself():
    found = large_cities("US", 6)
    assert "New York City" in found
    assert not {"Brooklyn", "Queens", "Manhattan"} & set(found)


@pytest.mark.parametrize(
    ("short", "full"),
    [("Antigua & Barbuda", "Antigua and Barbuda"), ("St Lucia", "Saint Lucia"), ("St. Lucia", "Saint Lucia")],
)
def test_a_country_may_be_written_short(short: str, full: str):
    assert country_named(short) == country_named(full) is not None


def test_a_large_city_has_a_name_that_readers_of_english_know():
    assert all(name.isascii() for name in large_cities("DE", 8))
