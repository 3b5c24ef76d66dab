"""Parts of papers, measures, trade, staff and changes of nothing that is told; and the near misses that tell it."""

import pytest

from app.facts.syntax import Parse
from tests.questions.test_left_open import open_words


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("An appendix lists 40 goods from Chile.", "appendix"),
        ("An appendix to the fishing treaty lists 40 goods from Chile.", ""),
        ("The treaty names no boats, but an appendix lists 40 goods from Chile.", ""),
        ("Ann Poe objected to a paragraph.", "paragraph"),
        ("Ann Poe objected to a paragraph on fishing.", ""),
        ("Ann Poe wrote the constitutional amendment.", ""),
        ("Respondents were chosen by lot from the telephone book.", "Respondents"),
        ("Respondents in Lima were chosen by lot.", ""),
        ("Respondents to the survey were chosen by lot.", ""),
        ("The level at Iquitos fell below 40 centimetres.", "level"),
        ("The level of the Amazon at Iquitos fell below 40 centimetres.", ""),
        ("The water level at Iquitos fell below 40 centimetres.", ""),
        ("Turnout in Lima was 40 per cent.", "Turnout"),
        ("Turnout in the election in Lima was 40 per cent.", ""),
        ("The second phase begins in Lima in 2031.", "phase"),
        ("The second phase of the works begins in Lima in 2031.", ""),
        ("A hearing took place in Lima in March.", "hearing"),
        ("A hearing on the flood took place in Lima in March.", ""),
    ],
)
def test_a_part_needs_its_whole(parse: Parse, text: str, word: str):
    assert open_words(parse, text) == ([word] if word else [])


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Exports of raw copper rose from 4,000 tons to 9,000 tons.", "Exports"),
        ("Exports of raw copper from Peru rose from 4,000 tons to 9,000 tons.", ""),
        ("Peruvian exports of raw copper rose to 9,000 tons.", ""),
        ("Worldwide sales of raw copper rose to 9,000 tons.", ""),
        ("According to the Andes Bank, sales of raw copper rose to 9,000 tons.", "sales"),
        ("Employees in Peru will get nine weeks of pay.", "Employees"),
        ("Employees of the Andes Bank in Peru will get nine weeks of pay.", ""),
        ("Employees in Peru who lost their jobs will get nine weeks of pay.", ""),
    ],
)
def test_trade_and_staff_need_an_owner(parse: Parse, text: str, word: str):
    assert open_words(parse, text) == ([word] if word else [])


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("No cuts were planned at present.", "cuts"),
        ("No cuts in pensions were planned at present.", ""),
        ("No budget cuts were planned at present.", ""),
        ("The council imposed sanctions.", "sanctions"),
        ("The council imposed sanctions on Chile.", ""),
        ("Peru warned Chile not to sell copper, threatening to impose sanctions.", ""),
        ("Ann Poe saw no contradiction.", "contradiction"),
        ("Ann Poe saw no contradiction between the two plans.", ""),
        ("Ann Poe saw no reason to leave Lima.", ""),
    ],
)
def test_a_change_or_a_bond_needs_its_things(parse: Parse, text: str, word: str):
    assert open_words(parse, text) == ([word] if word else [])


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Ann Poe said the Friends would write to the mayor.", "Friends"),
        ("Ann Poe said the Friends of Lima Zoo would write to the mayor.", ""),
        ("Ann Poe leads the Copper Council, and the Council met in Lima.", ""),
        ("Ann Poe works for the Council in Lima.", ""),
        ("Ann Poe works for the Council of Lima.", ""),
    ],
)
def test_half_a_name_needs_the_whole(parse: Parse, text: str, word: str):
    assert open_words(parse, text) == ([word] if word else [])


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Chile has been negotiating alone since the spring of 2021.", "negotiating"),
        ("Chile has been negotiating with Peru since the spring of 2021.", ""),
        ("Chile and Peru have been negotiating since the spring of 2021.", ""),
        ("Ann Poe testified on Monday.", "testified"),
        ("Ann Poe testified against the mayor on Monday.", ""),
        ("Peru contributed 40 boats.", ""),
        ("Peru abstained.", "abstained"),
    ],
)
def test_a_verb_of_dealing_needs_the_other_side(parse: Parse, text: str, word: str):
    assert open_words(parse, text) == ([word] if word else [])


def test_title_and_lead_tell_the_other_half(parse: Parse):
    assert open_words(parse, "The level at Iquitos fell below 40 centimetres.", title="Amazon level sinks") == []
    assert open_words(parse, "Exports of raw copper rose to 9,000 tons.", title="Peru counts its copper") == []
    assert open_words(parse, "Exports of raw copper rose to 9,000 tons.", title="Peru and Chile count copper")
    employees = "Employees in Peru will get nine weeks of pay."
    assert open_words(parse, employees, title="A bank shrinks") == []
    assert open_words(parse, employees, title="It rained on the bank …", lead="It rained on the bank.")
    assert open_words(parse, employees, title="It rained …", lead="The bank will shed 400 jobs.") == []
    assert open_words(parse, "Ann Poe said the Friends would write.", title="Friends of Lima Zoo meet") == []
