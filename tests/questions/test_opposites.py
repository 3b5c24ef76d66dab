"""A true sentence with one word turned round, and where none may be turned."""

import pytest

from app.questions.opposites import OTHER, opposite_of
from tests.questions.conftest import Told


@pytest.mark.parametrize(
    ("text", "turned"),
    [
        (
            "The price of bread in Lima increased across Peru and Chile.",
            "The price of bread in Lima decreased across Peru and Chile",
        ),
        (
            "The farmers of Lima sold their bread in the north of Peru.",
            "The farmers of Lima sold their bread in the south of Peru",
        ),
        (
            "The farmers of Lima are refusing to sell bread to Chile.",
            "The farmers of Lima are agreeing to sell bread to Chile",
        ),
        ("The lowest prices of bread are in Peru and Chile.", "The highest prices of bread are in Peru and Chile"),
        ("The farmers of Lima gave more than 40 cows to Peru.", "The farmers of Lima gave fewer than 40 cows to Peru"),
        (
            "The farmers of Lima gave more than four million euros to Peru.",
            "The farmers of Lima gave less than four million euros to Peru",
        ),
        (
            "The farmers of Lima gave more than half of their land to Peru.",
            "The farmers of Lima gave less than half of their land to Peru",
        ),
        (
            "The farmers of Lima met the mayors of Peru before the summit in Chile.",
            "The farmers of Lima met the mayors of Peru after the summit in Chile",
        ),
        (  # what led to it is turned with what followed
            "The taxes of Peru weakened the farms of Cusco, quickly reducing the exports of Lima to Chile.",
            "The taxes of Peru strengthened the farms of Cusco, quickly increasing the exports of Lima to Chile",
        ),
        (
            "More than 40 farmers from Lima met the mayors of Peru.",
            "Fewer than 40 farmers from Lima met the mayors of Peru",
        ),
        (
            "The mayor of Lima agreed to sell the port of Callao to Chile.",
            "The mayor of Lima refused to sell the port of Callao to Chile",
        ),
        ("Ana Soto accepted the offer of Peru in Lima.", "Ana Soto declined the offer of Peru in Lima"),
        (
            "The port of Callao in Peru closed in 2019.",
            "The port of Callao in Peru opened in 2019",
        ),
        (
            "A majority of the farmers in Lima sold bread to Chile.",
            "A minority of the farmers in Lima sold bread to Chile",
        ),
    ],
)
def test_one_word_is_turned_round(told: Told, text: str, turned: str):
    statement, _ = told(text)
    made = opposite_of(statement)
    assert made
    assert made[0] == turned


@pytest.mark.parametrize(
    "text",
    [
        "The price of bread in Lima rose and prices in Chile rose.",  # twice: which of them?
        "The mayor of Lima has been sacked after a paper in Chile printed her letters.",  # "after" says why
        "The farmers of Lima fled before the river of Peru rose.",  # to have fled after it would be no flight
        "The prices of bread rose in Peru, while prices of milk fell in Chile.",  # two that could be turned
        "The mayor of Lima said that “prices rose” across Peru and Chile.",  # somebody's own words
        "The price of bread in Lima rose from 3 to 5 soles in Peru.",  # the figures tell
        "In 2019 the mayor of Lima was the guest of a rich western state.",  # a kind, not a side
        "Boats are the second biggest export of Peru and Chile.",  # nobody ranks from below
        "The farmers of Peru were not accepted by the schools of Chile.",  # it did not happen
        "The use of banned chemicals harmed the farmers of Peru and Chile.",  # not about the ban
        "The farmers of Lima had met the mayors of Peru and Chile before.",  # before what?
        "Until the evening of 3 May 2019, Ana Soto of Lima was mayor in Peru.",  # so she was until the morning
        "The mayor of Lima met the farmers of Peru and Chile with the aim of reducing taxes.",  # an aim, no result
        "The farmers in the north-east of Peru sold bread to Chile.",  # half of a word
        "The mayor of Lima signed a treaty that ended the longest war between Peru and Chile.",  # which war is no news
        "Ana Soto is the second-largest farmer of Lima after Maria Brown of Chile.",  # a rank, no time
        "The mayor of Lima warned that continued growth in Peru rests on the trade of Chile.",  # a judgement
        "Ana Soto won the race from Lima to Chile in 24.2 seconds.",  # nobody loses in a time
        "Ana Soto of Lima came third in the race that was won by Maria Brown of Chile.",  # won by her
        "Ana Soto of Lima was out after hitting a ball to Maria Brown of Chile.",  # its cause
        "Ana Soto of Lima scored 40 before she was bowled by Maria Brown of Chile.",  # one order only makes sense
        "In a speech before the parliament of Peru in Lima, Ana Soto praised Chile.",  # a place, no time
        "Ana Soto is expected to test Chile even more than Maria Brown did in Peru.",  # of no number
        "The mayor of Lima more than doubled the taxes of Peru and Chile.",  # nor this
        "A firm in Lima opened up 40 schools in Peru and Chile.",  # half of a verb
        "Ana Soto of Lima won the race from Peru to Chile in 24 hours.",  # nobody loses one in 24 hours
        "The farmers of Lima have grown very hostile to Peru and Chile.",  # became so: nobody shrinks hostile
        "Ana Soto of Lima rose to power in Peru before long.",  # nobody falls to power
        "Ana Soto of Lima and Maria Brown agreed to cooperation with Peru.",  # nobody refuses to a thing
        "Ana Soto of Lima refused to agree to the plans of Peru and Chile.",  # nobody agrees to agree
        "Ana Soto of Lima refused to sell the port of Callao until Peru paid.",  # nobody agrees until then
        "Ana Soto of Lima declined to sell the port of Callao to Chile.",  # nobody accepts to do
        "The farmers of Lima were permitted to sell bread to Chile in 2019.",  # one is banned from selling
        "Ana Soto of Lima succeeded her father as the mayor of Callao in 2019.",  # she did not fail him
        "Of the 60 schools in Lima, at least 40 have closed in Peru since 2000.",  # others may have opened
        "Ana Soto opened a bakery in Lima for the farmers of Peru in 2019.",  # and closed another
        "The party of Ana Soto holds a slim majority in the parliament of Peru.",  # no minority is slim
        "The south was plagued by bad harvests in Peru and Chile.",  # who lives there: of the north nothing is said
    ],
)
def test_no_word_is_turned_where_the_sentence_would_not_be_plainly_false(told: Told, text: str):
    statement, _ = told(text)
    assert opposite_of(statement) is None


def test_a_word_beside_a_quotation_that_holds_another_is_turned(told: Told):
    statement, _ = told("The price of bread in Lima rose to heights “that fell on Peru”.")
    made = opposite_of(statement)
    assert made
    assert made[0] == "The price of bread in Lima fell to heights “that fell on Peru”"


def test_the_slot_is_the_word_that_was_turned(told: Told):
    statement, _ = told("The price of bread in Lima increased across Peru and Chile.")
    made = opposite_of(statement)
    assert made
    tokens = statement.sentence.parsed.tokens
    assert [tokens[index].text for index in made[1].words] == [made[1].answer] == ["increased"]


def test_no_word_is_its_own_opposite():
    assert [word for word, other in OTHER.items() if word == other] == []


@pytest.mark.parametrize(
    ("text", "turns"),
    [
        ("The price of bread in Lima fell to less than 40 soles in Peru.", False),
        ("The price of bread in Lima rose to a record of 40 soles in Peru.", False),
        ("The price of bread in Lima fell to 40 soles in Peru.", True),
        ("Western farmers from Peru sold their bread in Lima to Chile.", False),
        ("The farmers in the north of Peru sold their bread to Chile.", False),
        ("The farmers of Lima sold their bread on the eastern coast of Peru.", True),
    ],
)
def test_only_what_its_opposite_denies_is_turned(told: Told, text: str, *, turns: bool):
    assert (opposite_of(told(text)[0]) is not None) is turns
