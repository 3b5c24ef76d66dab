"""On how many articles the keys of a quiz rest."""

import pytest

from app.quizzes.balance import source_balance


def cited(*titles: str) -> dict[str, str]:
    return {title.lower(): title for title in titles}


def test_a_key_that_two_articles_tell_does_not_rest_on_one_alone():
    balance = source_balance([cited("A"), cited("A", "B"), cited("B"), cited("A")])
    assert (balance.single, balance.single_share) == (3, 75)


def test_the_most_used_article_is_behind_most_keys():
    balance = source_balance([cited("A"), cited("A", "B"), cited("B"), cited("A")])
    assert (balance.most, balance.most_used, balance.most_share) == ("A", 3, 75)


def test_of_two_as_much_used_the_first_by_title_is_named():
    assert source_balance([cited("B"), cited("A")]).most == "A"


def test_two_articles_of_one_title_are_two():
    balance = source_balance([{"one": "News", "two": "News"}])
    assert (balance.articles, balance.single) == (2, 0)


@pytest.mark.parametrize("attribute", ["questions", "single_share", "most_share"])
def test_an_empty_quiz_has_no_share(attribute: str):
    assert getattr(source_balance([]), attribute) == 0
