"""A weekday in a stem needs its date."""

from dataclasses import replace

import pytest

from app.questions.claims import verdicts
from app.questions.draft import AnswerKey, Draft, QuestionType
from app.questions.stem_flaws import loose_spacing, relative_date

KEY = AnswerKey(QuestionType.CLAIM, verdicts(holds=True))
DRAFT = Draft(type=QuestionType.CLAIM, stem="", key=KEY, citations=(), explanation="It says so.")


@pytest.mark.parametrize(
    ("stem", "shown"),
    [
        ("Last Friday, the mayor of Lima opened 40 schools.", "Last Friday"),
        ("The mayor of Lima opened 40 schools on Tuesday.", "on Tuesday"),
        ("A storm hit the coast of Peru late Tuesday.", "late Tuesday"),
        ("The mayor of Lima opened 40 schools on Tuesday, May 4, 2021.", None),
        ("The mayor of Lima opened 40 schools on Tuesday, _____.", None),
        ("The schools of Lima are closed on Tuesdays.", None),
        ("The first ferry of Peru arrived in Arica Monday.", "Monday"),
        ("The bakers of Lima will be at Sunday's fair.", "Sunday's"),
        ("The market of Lima was shut for all of Sunday afternoon.", "Sunday"),
        ("The mayor of Lima spoke to bakers last night.", "last night"),
        ("The mayor of Lima told the Sunday Post of her plans.", None),
        ("Bakers of Lima sold 40 cakes on the eve of Black Friday.", None),
        ("The first ferry of Peru arrived in Arica Monday, 3 May 2021.", None),
    ],
)
def test_a_weekday_without_its_date_is_found(stem: str, shown: str | None):
    assert relative_date(replace(DRAFT, stem=stem)) == shown


def test_a_weekday_in_the_title_above_is_none():
    lead = "From the article “A vote on Tuesday in Lima”:"
    assert relative_date(replace(DRAFT, stem="The council of Lima has 40 members.", lead=lead)) is None


def test_half_a_word_is_found():
    assert loose_spacing(replace(DRAFT, stem="The city freed the -known singer of Lima.")) == ""
    assert loose_spacing(replace(DRAFT, stem="The city freed the best-known singer of Lima.")) is None
