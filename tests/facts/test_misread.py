"""Clauses that were read wrongly, or of whose list or pair a part is gone: refused, and their near misses are not."""

import pytest

from app.facts.extraction import clauses_of
from app.facts.statements import Statement, statement_of, whole_statement
from tests.facts.conftest import Reader


def said(library: Reader, text: str) -> set[str]:
    """Give every statement that the last sentence of a text makes."""
    read = library(text, year=2023)
    *_, (reading, sentence) = read.sentences()
    made = [statement_of(clause, reading, read) for clause in clauses_of(sentence)]
    made.append(whole_statement(sentence, reading, read))
    return {statement.text for statement in made if isinstance(statement, Statement)}


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        (
            "She led the Lima Fair, which brought together Peru, Chile, Bolivia and what was then Gran Colombia.",
            "The Lima Fair brought together Peru, Chile, Bolivia",
        ),
        (
            "Peru held a meeting in 2014 between the parents of Ann Poe, who was 13 then, and the teacher of Lima.",
            "Peru held a meeting in 2014 between the parents of Ann Poe",
        ),
        (
            "Cusco depends on Lima and Callao, Puno on Arequipa, Tacna on Ilo.",
            "Cusco depends on Lima and Callao, Puno on Arequipa",
        ),
        (
            "Peru sent boats of the Callao Fleet, which lies in the town of Ilo, the Lima Guard and the Cusco Brigade.",
            "The Callao Fleet lies in the town of Ilo, the Lima Guard and the Cusco Brigade",
        ),
        (
            "Boats in Peru were bought at an average of $40 per million units, traders said, against a tax of $5.",
            "Boats in Peru were bought at an average of $40 per million units",
        ),
        (
            "Ann Poe, a nurse from Lima in Peru, is one of those who gave up.",
            "Ann Poe, a nurse from Lima in Peru, is one of those who gave up",
        ),
        (
            "A ride from the port to Lima Norte, which takes 40 to 50 minutes by bus, was cut to 20 in 2019.",
            "Lima Norte takes 40 to 50 minutes by bus",
        ),
        (
            "In 2019 the far-right Alternative for Peru, which sold 40 boats to Chile, won 40% of the vote.",
            "Peru sold 40 boats to Chile",
        ),
    ],
)
def test_what_was_read_wrongly_or_cut_is_not_said(library: Reader, text: str, broken: str):
    assert broken not in said(library, text)


@pytest.mark.parametrize(
    ("text", "sound"),
    [
        (
            "She led the Lima Fair, which brought together Peru, Chile and Bolivia in 2019.",
            "The Lima Fair brought together Peru, Chile and Bolivia in 2019",
        ),
        (
            "Peru held a meeting in 2014 between the mayor of Lima and the teachers of Cusco.",
            "Peru held a meeting in 2014 between the mayor of Lima and the teachers of Cusco",
        ),
        (
            "The Callao Fleet, which lies in the town of Pisco, sent 70 boats to Chile in 2019.",
            "The Callao Fleet lies in the town of Pisco",
        ),
        (
            "Boats in Peru were bought at an average of $40 per million units, traders said, against a tax of $5.",
            "Boats in Peru were bought at an average of $40 per million units, traders said, against a tax of $5",
        ),
        (
            "Ann Poe, a nurse from Lima in Peru, is one of those who left Chile in 2019.",
            "Ann Poe, a nurse from Lima in Peru, is one of those who left Chile in 2019",
        ),
        (  # the longer name, not its last word
            "In 2019 the far-right Alternative for Peru, which sold 40 boats to Chile, won 40% of the vote.",
            "The far-right Alternative for Peru sold 40 boats to Chile",
        ),
        (  # of what alone it is so, is said
            "Peru closed the Panama Canal, which at its narrowest point is less than 60 metres wide, on 3 May 2019.",
            "The Panama Canal at its narrowest point is less than 60 metres wide",
        ),
        (  # what they were then, they are no more
            "Ann Poe of Lima sold 40 of what were then 90 boats to Chile.",
            "Ann Poe of Lima sold 40 of what were then 90 boats to Chile",
        ),
        (  # a family's name stays as it is
            "Ann Poe came. The alarm in the Poe household of Lima goes off at 5:35 on 3 May 2019.",
            "The alarm in the Poe household of Lima goes off at 5:35 on 3 May 2019",
        ),
        (  # the stop is set behind the mark
            'Ann Poe of Lima thanked Peru in 2019 for what she called "years of patience."',
            'Ann Poe of Lima thanked Peru in 2019 for what she called "years of patience"',
        ),
    ],
)
def test_what_is_whole_is_said(library: Reader, text: str, sound: str):
    assert sound in said(library, text)
