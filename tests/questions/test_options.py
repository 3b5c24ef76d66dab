"""Wrong options are peers of the right one, and are left out where none are."""

from app.questions.draft import Draft, QuestionType
from tests.questions.conftest import Asker


def texts(draft: Draft) -> set[str]:
    return {option.text for option in draft.key.options}


def starting(drafts: list[Draft], words: str) -> Draft:
    return next(draft for draft in drafts if draft.stem.startswith(words))


def test_a_country_is_offered_beside_countries_of_its_size(questions_on: Asker):
    text = "Peru operates the Lima military air base in Chile. China and Bolivia trade. Ecuador and Argentina watch."
    asked = starting(questions_on(text), "According to the article, which country operates the Lima")
    assert "China" not in texts(asked)


def test_a_city_is_offered_beside_cities_of_its_country(questions_on: Asker):
    asked = starting(questions_on("Lima was named the capital of Peru in 1864. Paris was quiet."), "Which city")
    assert "Paris" not in texts(asked)


def test_a_claim_moves_a_base_to_where_another_one_is(questions_on: Asker):
    text = (
        "Peru operates the Arica military air base in Chile. In Bolivia, Peru operates the Sucre military base. "
        "Ecuador trades with Brazil."
    )
    claims = [draft.stem for draft in questions_on(text) if draft.type is QuestionType.CLAIM and "false" in draft.rule]
    assert all("Ecuador" not in stem and "Brazil" not in stem for stem in claims)


def test_what_one_of_several_is_does_not_ask_for_the_one(questions_on: Asker):
    text = "Peru is one of the buyers of copper from Chile. Bolivia, Ecuador and Brazil trade with Argentina."
    assert not [draft for draft in questions_on(text) if draft.stem.startswith("Which country is one")]


def test_an_acronym_in_brackets_is_accepted_in_a_blank(questions_on: Asker):
    text = "Peru and Chile are members of the Pacific Trade Organization (PTO), and they meet in Lima every year."
    blanks = [draft for draft in questions_on(text) if draft.rule in {"cloze:body", "context:body"}]
    assert all("PTO" in {form.text for form in draft.key.accepted} for draft in blanks)


def test_only_stays_in_the_question(questions_on: Asker):
    text = "Only Anna Smith crossed the border of Chile in 2019. David Jones and Maria Brown stayed in Lima."
    asked = [draft.stem for draft in questions_on(text) if "Who" in draft.stem or "who" in draft.stem]
    assert asked
    assert all("only" in stem for stem in asked)


def test_the_sentence_that_names_him_is_cited_too(questions_on: Asker):
    asked = questions_on("Anna Smith came from Peru to the talks in Lima. She arrived in Lima on May 7, 2019.")
    dated = [draft for draft in asked if draft.stem.startswith("On what date")]
    assert all(draft.citations[0].passage.exact.startswith("Anna Smith came") for draft in dated)
