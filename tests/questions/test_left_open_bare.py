"""Bare counts, pieces, counterparts, bodies and groups that nothing in a sentence tells of."""

import pytest

from app.facts.syntax import Parse
from tests.questions.test_left_open import open_words


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The Lima Copper Office has spoken of about 12,000.", "12,000"),
        ("The Lima Copper Office has spoken of about 12,000 sailors.", ""),
        ("The Lima Copper Office has spoken of $12,000.", ""),
        ("The Lima Copper Office has spoken of 2012.", ""),
        ("Lima is followed by Arequipa with 1.1 million.", "million"),
        ("Lima is followed by Arequipa with 1.1 million inhabitants.", ""),
        ("In population, Lima is followed by Arequipa with 1.1 million.", ""),
        ("Ann Poe handed over six.", "six"),
        ("Ann Poe handed over six boats.", ""),
        ("Ann Poe kept the boats and handed over six.", ""),
        ("That much money in the smallest Peruvian coins would weigh about nine tons.", "That"),
        ("Chile has 40 million soles, and that much money would weigh nine stones.", ""),
    ],
)
def test_a_bare_count_needs_its_thing(parse: Parse, text: str, word: str):
    assert open_words(parse, text) == ([word] if word else [])


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Estimates of the number of objects vary from 200 to 400.", "objects"),
        ("Estimates of the number of looted objects vary from 200 to 400.", ""),
        ("Ann Poe found a counterpart in human skin.", "counterpart"),
        ("Ann Poe found a counterpart of the gene in human skin.", ""),
        ("Ann Poe found its counterpart in human skin.", ""),
        ("Ann Poe met a counterpart in Chile.", ""),
        ("The budget was passed in May, which the senate considered too late.", "senate"),
        ("The budget of Peru was passed in May, which the senate considered too late.", ""),
        ("The budget was passed in May, which the second senate considered too late.", ""),
        ("Activists celebrated in Lima.", "Activists"),
        ("Activists celebrated the ruling in Lima.", ""),
        ("Peruvian activists celebrated in Lima.", ""),
        ("Activists celebrated in Lima after the ruling.", ""),
    ],
)
def test_objects_bodies_and_groups_need_what_they_are_of(parse: Parse, text: str, word: str):
    assert open_words(parse, text) == ([word] if word else [])


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Ann Poe denied that the minister had interfered.", "interfered"),
        ("Ann Poe denied that the minister had interfered in the trial.", ""),
        ("The mayor of Lima backed down in 2019.", ""),
        ("The mayor of Lima backed down.", "backed"),
        ("The mayor of Lima backed down over the tax.", ""),
    ],
)
def test_who_meddles_or_yields_does_so_in_something(parse: Parse, text: str, word: str):
    assert open_words(parse, text) == ([word] if word else [])


def test_the_title_tells_of_which_body_or_what_was_celebrated(parse: Parse):
    late = "The budget was passed in May, which the senate considered too late."
    assert open_words(parse, late, title="Peru passes a budget") == []
    assert open_words(parse, "Activists celebrated in Lima.", title="Court stops a mine") == []
