"""What a rule finds out about a value is found out once, and kept with that value."""

from app.facts.found_once import Keeper, once_each


def test_what_is_found_is_kept_with_each_value():
    asked: list[Keeper] = []
    find = once_each(asked.append)
    one, other = Keeper(), Keeper()
    for kept in (one, other, one):
        find(kept)
    assert asked == [one, other]
