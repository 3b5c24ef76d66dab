"""Amounts, nouns and verbs that leave open of what, to what or on what; and the near misses that tell it."""

import pytest

from app.facts.syntax import Parse
from app.questions.left_open import leaves_open, left_open
from tests.questions.conftest import Told


def open_words(parse: Parse, text: str, title: str = "", lead: str = "") -> list[str]:
    (parsed,) = parse([text])
    return [token.text for token in left_open(parsed, parsed.tokens, title, lead)]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Peru sent 1,350 to the march in Lima.", "1,350"),
        ("Peru sent 1,350 sailors to the march in Lima.", ""),
        ("Of the 4,000 sailors at the march, Peru sent 1,350.", ""),
        ("Ann Poe owns 7.5% through a firm in Lima.", "%"),
        ("Ann Poe owns 7.5% of the Andes Bank through a firm in Lima.", ""),
        ("Four out of five came by train.", "Four"),
        ("Four out of five sailors came by train.", ""),
        ("About three-quarters came from Peru.", "quarters"),
        ("About three-quarters of the copper came from Peru.", ""),
        ("In Lima, each guest receives nine litres a day.", "litres"),
        ("In Lima, each guest receives nine litres of milk a day.", ""),
        ("Forty minutes, Ann Poe said, was a long wait.", "minutes"),
        ("Forty minutes of rain were enough to stop the march.", ""),
        ("Chile had been at peace for nine years.", "been"),
        ("Chile had been at peace for nine years when Ann Poe left Lima.", ""),
        ("The Lima Copper Office is more hopeful at 12 million.", "more"),
        ("The Lima Copper Office is more hopeful than Ann Poe at 12 million tons.", ""),
        ("The first, a loan from Chile, pays for the port.", "first"),
        ("The first boat, a gift from Chile, left the port.", ""),
        ("There is one trained baker, who was taught in Chile.", "baker"),
        ("There is one trained baker in Lima, who was taught in Chile.", ""),
    ],
)
def test_an_amount_needs_its_thing(parse: Parse, text: str, word: str):
    assert open_words(parse, text) == ([word] if word else [])


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The Poe family paid for its full share.", "share"),
        ("The Poe family paid for its full share of the boats.", ""),
        ("The Andes Bank paid $3 a share.", ""),
        ("Peru was the smallest donor during the long drought.", "donor"),
        ("Peru was the smallest donor to Chile.", ""),
        ("Bolivia, a dialogue partner since 2012, sent Ann Poe.", "partner"),
        ("Bolivia, a dialogue partner of the Andean Council, sent Ann Poe.", ""),
        ("Many women in Lima were helped by partners.", ""),
        ("Peru, an observer for nine years, sent Ann Poe.", "observer"),
        ("India and Peru, observers since 2012, became full members.", "observers"),
        ("The observers wrote to Ann Poe.", ""),
        ("The office publishes no breakdown by age.", "breakdown"),
        ("The Trade Ministry in the capital counted 40 boats.", "Ministry"),
        ("The Peruvian Trade Ministry counted 40 boats.", ""),
        ("One option would be a ferry to Lima.", "option"),
        ("One option for the port would be a ferry to Lima.", ""),
        ("A small increase buys time in Lima.", "increase"),
        ("A small increase in rates buys time in Lima.", ""),
        ("Peru acknowledged 24 deaths.", "deaths"),
        ("Peru acknowledged 24 deaths in the flood.", ""),
        ("At least 24 people died on the Chilean side.", "died"),
        ("At least 24 people died in an earthquake on the Chilean side.", ""),
        ("Ann Poe paid $90 to each bereaved family.", "bereaved"),
        ("Ann Poe drew up a list of 62 names.", "names"),
        ("Ann Poe drew up a list of 62 names of sailors.", ""),
        ("Nurses in Lima are studying 17 suspected cases.", "cases"),
        ("Nurses in Lima are studying 17 suspected cases of cholera.", ""),
        ("Less than a third of the amount promised for Peru has come.", "amount"),
        ("Less than a third of the amount promised by Chile for Peru has come.", ""),
        ("Peru signed a similar treaty in 2019.", "similar"),
        ("Chile left the treaty, and Peru signed a similar treaty in 2019.", ""),
        ("The city did not say if it would build such a school.", "such"),
        ("A second boat could find the wreck.", "second"),
        ("A second boat of the Andes Line could find the wreck.", ""),
        ("The mayors of Lima and Cusco issued statements.", "statements"),
        ("The mayors of Lima and Cusco issued statements on the march.", ""),
    ],
)
def test_a_noun_needs_its_other_half(parse: Parse, text: str, word: str):
    assert open_words(parse, text) == ([word] if word else [])


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Colonel Ann Poe followed in Peru in May 2019.", "followed"),
        ("Colonel Ann Poe followed the mayor to Peru in May 2019.", ""),
        ("Chile's Trade Ministry reacted calmly.", "reacted"),
        ("Chile's Trade Ministry reacted calmly to the plan.", ""),
        ("Ann Poe's lawyer, Rosa Paz, denied that.", "that"),
        ("Ann Poe said that the boat was hers, and Rosa Paz denied that.", ""),
        ("Peru has not yet decided whether it will take part.", "take"),
        ("Peru has not yet decided whether it will take part in the march.", ""),
        ("Ann Poe is one of those who gave up.", "gave"),
        ("Ann Poe is one of those who gave up smoking.", ""),
        ("The board of the Andes Bank voted 8-3.", "voted"),
        ("The board of the Andes Bank voted 8-3 to close the office.", ""),
        ("Bolivia depends upon Chile and Peru.", "depends"),
        ("Bolivia depends upon Chile and Peru for its copper.", ""),
        ("The mayor of Lima attended in Cusco.", "attended"),
        ("The mayor of Lima attended the march in Cusco.", ""),
    ],
)
def test_a_verb_needs_what_it_asks_for(parse: Parse, text: str, word: str):
    assert open_words(parse, text) == ([word] if word else [])


@pytest.mark.parametrize(
    ("text", "title", "word"),
    [
        ("Peru acknowledged 24 deaths.", "Flood in Lima", ""),
        ("Peru acknowledged 24 deaths.", "Peru opens a port", "deaths"),
        ("Peru was the smallest donor.", "Chile asks for help", ""),
        ("Peru's share was below 2%.", "Chile asks for help", "share"),
        ("Peru was the smallest donor.", "When the rain stopped in Chile …", "donor"),
        ("The Trade Ministry counted 40 boats.", "Peru opens a port", ""),
        ("Peru's share was below 2%.", "Who has which share of the copper", ""),
    ],
)
def test_the_title_may_tell_it(parse: Parse, text: str, title: str, word: str):
    assert open_words(parse, text, title) == ([word] if word else [])


@pytest.mark.parametrize(
    ("text", "lead", "word"),
    [
        ("Colonel Ann Poe followed in Peru in May 2019.", "The army took power in Chile.", ""),
        ("Peru signed a similar treaty in 2019.", "Chile signed a treaty on fishing.", ""),
        ("Peru signed a similar treaty in 2019.", "Chile opened a port.", "similar"),
        ("Nurses in Lima are studying 17 suspected cases.", "The flood brought cholera.", ""),
        ("Nurses in Lima are studying 17 suspected cases.", "The rain stopped.", "cases"),
    ],
)
def test_a_lead_may_tell_it_with_the_word_itself(parse: Parse, text: str, lead: str, word: str):
    assert open_words(parse, text, lead=lead) == ([word] if word else [])


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Ann Poe said that Peru sent 1,350 to the harbour of Lima in 2019.", True),
        ("Ann Poe said that Peru sent 1,350 sailors to the harbour of Lima in 2019.", False),
    ],
)
def test_a_statement_that_leaves_it_open_is_barred(told: Told, text: str, *, left: bool):
    statement, _ = told(text)
    assert leaves_open(statement) is left
