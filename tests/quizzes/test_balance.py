"""On how many articles the keys of a quiz rest."""

import pytest

from app.quizzes.balance import source_balance


def test_a_key_that_two_articles_tell_does_not_rest_on_one_alone():
    balance = source_balance([{"A"}, {"A", "B"}, {"B"}, {"A"}])
    assert (balance.single, balance.single_share) == (3, 75)


def test_the_most_used_article_is_behind_most_keys():
    balance = source_balance([{"A"}, {"A", "B"}, {"B"}, {"A"}])
    assert (balance.most, balance.most_used, balance.most_share) == ("A", 3, 75)


def test_of_two_as_much_used_the_first_by_title_is_named():
    assert source_balance([{"B"}, {"A"}]).most == "A"


@pytest.mark.parametrize("attribute", ["questions", "single_share", "most_share"])
def test_an_empty_quiz_has_no_share(attribute: str):
    assert getattr(source_balance([]), attribute) == 0
