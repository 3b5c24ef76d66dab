"""What everybody can answer without the article is not asked; what only the article tells is."""

import pytest

from app.articles.text import Passage
from app.questions.common_knowledge import everybody_knows
from app.questions.draft import AcceptedForm, AnswerKey, Citation, Draft, QuestionType


def asked(stem: str, key: str, lead: str = "") -> Draft:
    cited = Citation(Passage("a", "r", 0, 16, "The cited words."))
    answer = AnswerKey(QuestionType.CLOZE, accepted=(AcceptedForm(key),))
    return Draft(type=QuestionType.CLOZE, stem=stem, key=answer, citations=(cited,), explanation="", lead=lead)


@pytest.mark.parametrize(
    ("stem", "key", "lead", "known"),
    [
        ("The government in _____ (a town or city) sold 40 boats.", "Lima", "From the article “Peru's boats”:", True),
        ("The government in _____ (a town or city) sold 40 boats.", "Lima", "From the article “Peruvian boats”:", True),
        ("The government in _____ (a town or city) sold 40 boats.", "Lima", "From the article “Boats”:", False),
        ("The fair in _____ (a town or city) sold 40 boats.", "Lima", "From the article “Peru's boats”:", False),
        ("The government in _____ (a town or city) sold 40 boats.", "Lima", "From “Chile's boats”:", False),
        ("_____ (a country) attacked Ukraine in February 2022.", "Russia", "", True),
        ("Russia attacked _____ (a town or city) in February 2022.", "Odesa", "", False),
        ("In which city was Ann Poe seventh in the Olympic final?", "Paris", "", True),
        ("Ann Poe was seventh in the Olympic final in _____ (a town or city).", "Tokyo", "", True),
        ("Ann Poe won in _____ (a town or city) in May, and was seventh in the Olympics.", "Rome", "", False),
        ("In which city did Ann Poe train for the Olympic final?", "Arequipa", "", False),
        ("NATO met Ann Poe in _____ (a town or city) in May.", "Brussels", "", True),
        ("NATO met Ann Poe in _____ (a town or city) in May.", "Lima", "", False),
        ("Montreal is the second-largest port in _____ (a country).", "Canada", "", True),
        ("A baker of Lima, _____ (a country), sold 40 boats.", "Peru", "", True),
        ("Lima is the only city that sold boats to _____ (a country).", "Chile", "", False),
        ("Ann Poe went from Lima to a fair in _____ (a country).", "Chile", "", False),
        ("Lima is more than a day from the border of _____ (a country).", "Peru", "", False),
        ("Which country sent President Ann Poe to Lima?", "Chile", "", True),
        ("Which country sent 40 boats to Lima?", "Chile", "", False),
        ("In May President Vladimir Putin of _____ (a country) spoke in Lima.", "Russia", "", True),
        ("In May President Ann Poe of _____ (a country) spoke in Lima.", "Chile", "", False),
    ],
)
def test_what_everybody_knows_is_told_apart(stem: str, key: str, lead: str, *, known: bool):
    assert everybody_knows(asked(stem, key, lead)) is known
