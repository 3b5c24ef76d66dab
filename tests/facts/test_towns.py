"""The larger towns of the world, with where they lie and how else they are written."""

from app.facts.towns import Town, towns


def the(name: str, country: str) -> Town:
    return max((town for town in towns() if (town.name, town.country) == (name, country)), key=lambda town: town.people)


def test_a_suburb_is_near_its_city_and_another_city_is_not():
    assert (
        the("Yonkers", "US").is_near(the("New York City", "US")),
        the("Lyon", "FR").is_near(the("Paris", "FR")),
    ) == (
        True,
        False,
    )


def test_only_spellings_that_begin_as_the_name_does_are_kept():
    spellings = the("Kyiv", "UA").spellings
    assert "Kiev" in spellings
    assert all(spelling.startswith("K") and spelling.isascii() for spelling in spellings)
