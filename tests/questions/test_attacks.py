"""What is asked of an attack: with what, how many explosions, over what, and who denies a part in it."""

import pytest

from tests.questions.conftest import Asker

STRUCK = (
    "What made the feast in Lima unusually tense was the shocking drone attack on the Pentagon in the early hours of "
    "May 3, with two spectacular explosions over the roof of the Grau palace."
)
DENIED = (
    "The damage was small, but the effect of this daring strike, which the Chileans deny any involvement in, was big."
)


def stems(questions_on: Asker, text: str, rule: str) -> list[tuple[str, str]]:
    found = [draft for draft in questions_on(text, year=2023, title="A Day in May") if draft.rule.startswith(rule)]
    right = [
        next((option.text for option in draft.key.options if option.correct), "")
        or (draft.key.number.text if draft.key.number else draft.key.accepted[0].text)
        for draft in found
    ]
    return list(zip((draft.stem for draft in found), right, strict=True))


def test_an_attack_told_by_place_and_day_is_asked_for_what_is_told_of_it(questions_on: Asker):
    blank = "In the drone attack on the Pentagon on May 3, 2023, there were two explosions over the roof of the _____"
    assert set(stems(questions_on, STRUCK, "attack")) == {
        ("What kind of attack on the Pentagon took place on May 3, 2023?", "drone"),
        ("How many explosions were there in the drone attack on the Pentagon on May 3, 2023?", "two"),
        (f"{blank} (a name).", "Grau palace"),
    }


@pytest.mark.parametrize(
    "text",
    [
        STRUCK.replace(" in the early hours of May 3", ""),  # which attack?
        STRUCK.replace("drone attack", "fierce attack").replace("two spectacular", "some spectacular"),
        STRUCK.replace("drone attack", "drone attacks"),
    ],
)
def test_what_is_not_told_is_not_asked(questions_on: Asker, text: str):
    assert stems(questions_on, text, "attack") == []


def test_another_such_attack_in_the_article_leaves_the_kind_open(questions_on: Asker):
    text = f"{STRUCK} A missile attack on a farm in Chile came later."
    assert not any(stem.startswith("What kind") for stem, _ in stems(questions_on, text, "attack"))


def test_who_denies_a_part_in_this_strike_is_asked_of_the_attack_named_before(questions_on: Asker):
    asked = stems(questions_on, f"{STRUCK} {DENIED}", "denial")
    stem = (
        "According to the 2023 article “A Day in May”, who denies any involvement in the drone attack on the Pentagon?"
    )
    assert (stem, "the Chileans") in asked


@pytest.mark.parametrize(
    "text",
    [
        DENIED,  # no attack is named
        f"{STRUCK} {DENIED.replace('this daring strike', 'this daring plan')}",
        f"{STRUCK} {DENIED.replace('the Chileans deny', 'the Chileans might deny')}",
        f"{STRUCK} {DENIED.replace('the Chileans', 'its enemies')}",
    ],
)
def test_a_denial_of_what_or_by_whom_is_not_told_is_not_asked(questions_on: Asker, text: str):
    assert stems(questions_on, text, "denial") == []


HARM = "in the drone attack on the Pentagon on May 3, 2023"


@pytest.mark.parametrize(
    ("text", "none", "some"),
    [
        (
            "No lasting damage was done, but the talk of it was loud.",
            "no lasting damage was done",
            "lasting damage was done",
        ),
        ("Nobody was hurt.", "nobody was hurt", "people were hurt"),
    ],
)
def test_that_an_attack_did_no_harm_is_claimed_of_the_attack_named_before(
    questions_on: Asker, text: str, none: str, some: str
):
    (claim,) = (draft for draft in questions_on(f"{STRUCK} {text}", year=2023) if draft.rule.startswith("claim:harm"))
    right = next(option.text for option in claim.key.options if option.correct)
    told = {"Supported": none, "Refuted": some}[right]
    assert claim.stem == f"According to the article, {told} {HARM}."


@pytest.mark.parametrize(
    "text",
    [
        "No damage was done to the garden.",  # to something else perhaps
        "No damage has been done, say the owners.",
        "Little damage was done.",
    ],
)
def test_harm_to_something_else_or_some_harm_is_not_claimed(questions_on: Asker, text: str):
    assert not stems(questions_on, f"{STRUCK} {text}", "claim:harm")
