"""What would tell who or whose is asked for: a "her" among men, a name from another article, a ministry cut short."""

from tests.questions.conftest import Asker

PEOPLE = (
    "David Jones praised the port of Lima in 2009. Maria Brown praised the port of Ica in 2011. "
    "Pedro Rojas opened a school for 300 children in Cusco in 2012."
)
ELSEWHERE = "Rosa Quispe opened a hospital for 90 nurses in Puno in 2013. Elsa Poe opened a bank in Tacna in 2015."


def test_her_home_is_not_asked_for_among_men(questions_on: Asker):
    drafts = questions_on(f"{PEOPLE} Anna Smith built 40 ferries at her house in Lima in 2014.")
    assert not [
        draft.stem for draft in drafts if "her house" in draft.stem and draft.type == "single" and "Who" in draft.stem
    ]


def test_nobody_from_another_article_is_offered_where_there_are_enough(questions_on: Asker):
    drafts = questions_on(f"{PEOPLE} Anna Smith built 40 ferries in the town of Paita in 2014.", ELSEWHERE)
    asked = [draft for draft in drafts if draft.type == "single" and draft.stem.startswith("Who built")]
    offered = {option.text for draft in asked for option in draft.key.options}
    assert asked
    assert not offered & {"Rosa Quispe", "Elsa Poe"}


def test_a_ministry_does_not_lose_whose_it_is(questions_on: Asker):
    drafts = questions_on(
        "Peru's Interior Ministry counted 40 boats in 2014. The ministry hired 300 pilots in Lima in 2015."
    )
    assert not [draft.stem for draft in drafts if "hired" in draft.stem and draft.stem.startswith("Interior")]
    assert not [draft.stem for draft in drafts if "the Interior Ministry hired" in draft.stem]


def test_nobody_from_another_article_is_offered_where_there_are_too_few(questions_on: Asker):
    drafts = questions_on("Anna Smith built 40 ferries in the town of Paita in 2014. The port was quiet.", ELSEWHERE)
    asked = [draft for draft in drafts if "who built" in draft.stem.lower()]
    assert asked
    assert not [draft for draft in asked if draft.type == "single"]


def test_nobody_of_today_is_offered_for_a_deed_of_long_ago(questions_on: Asker):
    drafts = questions_on(f"{PEOPLE} Anna Smith built 40 ferries in the town of Paita in 1876.")
    assert not [draft for draft in drafts if draft.type == "single" and "1876" in draft.stem and "Who" in draft.stem]
