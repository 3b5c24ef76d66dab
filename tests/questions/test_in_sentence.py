"""Which capitals are left where a text stands inside a sentence."""

import pytest

from app.articles.cleaning import clean
from app.articles.text import Article
from app.facts.reading import read
from app.facts.syntax import Parse
from app.questions.in_sentence import inside


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("The US boat builder Ann Poe was fined in Lima.", "the US"),
        ("The United Arab Emirates sent two boats to Peru.", "the United"),
        ("The Hague court heard Ann Poe.", "The Hague"),
        ("The Lima Times wrote of Ann Poe.", "The Lima Times"),
        ("The boats of Peru are old. Ann Poe of The Boatmen saw them.", "the boats"),
        ("The Boatmen Trust sold a boat. It is owned by The Boatmen Trust of Lima.", "The Boatmen"),
        ("Insulin prices rose by 10 percent in Peru.", "insulin"),
        ("Cocaine seizures doubled in Peru.", "cocaine"),
        ("Boeing shares fell by 3 percent in Lima.", "Boeing"),
        ("Insulin prices rose in Peru, said Ann Poe of Insulin Lima.", "Insulin"),
        ("Teachers marched in Lima on Monday.", "teachers"),
        ("Peru sold two boats to Chile.", "Peru"),
        ("President Ann Poe sold two boats.", "President"),
    ],
)
def test_only_a_name_keeps_its_capital(parse: Parse, text: str, begins: str):
    reading = read([(Article("a", text, ""), clean(text, article="a"))], parse=parse).readings[0]
    assert inside(text, reading).startswith(begins)
