"""Clozes of sentences that do not stand alone: the lead that is shown, the words blanked, and what is refused."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from app.articles.cleaning import clean
from app.articles.text import Article, ArticleDate, DateBasis
from app.facts.reading import read
from app.facts.syntax import Parse
from app.questions.context_choice import few_in_context
from app.questions.context_cloze import in_context
from app.questions.defects import textual_flaws
from app.questions.draft import BLANK, Draft
from app.questions.stem_flaws import relative_date

Clozes = Callable[..., list[Draft]]
NAMED = "From the 2023 article “Ferries of Peru”:"
SOLD = "The Museum of Lima sold its old ships to a yard in Chile."
USED = "It later opened an office in Quito with 240 clerks."
MET = "Ann Poe and Rosa Quispe met at the museum in Lima."
SPOKE = "She gave a talk about the 900 bells that the Spaniards brought to Cusco."


@pytest.fixture(scope="session")
def clozes(parse: Parse) -> Clozes:
    """Give the clozes in context of a text of 2023."""

    def of(text: str, title: str = "Ferries of Peru") -> list[Draft]:
        dated = ArticleDate(date(2023, 5, 9), DateBasis.DERIVED)
        article = Article("a", text, title, published=dated)
        library = read([(article, clean(article.raw, article="a"))], parse=parse)
        return list(in_context(library.readings[0], library))

    return of


def with_key(drafts: list[Draft], key: str) -> Draft:
    return next(draft for draft in drafts if draft.key.accepted[0].text == key)


def test_a_sentence_that_stands_alone_has_only_its_article_as_lead(clozes: Clozes):
    assert with_key(clozes("The museum of Lima lent 40 bells to a church in Cusco."), "40").lead == NAMED


def test_a_meanwhile_is_left_out_with_or_without_its_comma(clozes: Clozes):
    told = "the museum of Lima lent 40 bells to a church in Cusco."
    stem = with_key(clozes(f"Meanwhile {told}"), "40").stem
    assert (
        stem
        == with_key(clozes(f"Meanwhile, {told}"), "40").stem
        == f"The{told[3:]}".replace("40", f"{BLANK} (a number)")
    )


def test_the_sentence_before_is_the_lead_where_a_pronoun_needs_it(clozes: Clozes):
    draft = with_key(clozes(f"{SOLD} {USED}"), "240")
    assert draft.lead == f"{NAMED} {SOLD}"
    assert draft.stem == USED.replace("240", f"{BLANK} (a number)")


def test_the_citation_holds_lead_and_sentence_and_marks_the_key(clozes: Clozes):
    (citation,) = with_key(clozes(f"{SOLD} {USED}"), "240").citations
    ((start, end),) = citation.marks
    assert citation.passage.exact == f"{SOLD} {USED}"
    assert citation.passage.exact[start - citation.passage.start : end - citation.passage.start] == "240"


def test_a_pronoun_that_two_people_fit_is_not_asked_about(clozes: Clozes):
    assert not [draft for draft in clozes(f"{MET} {SPOKE}") if "She gave" in draft.stem]


def test_a_surname_is_made_full_in_brackets(clozes: Clozes):
    text = "Ann Poe runs a theatre.\n\nCritics like her.\n\nOn 3 May 2019, Poe sold 300 masks to a shop in Cusco."
    assert "[Ann] Poe sold" in with_key(clozes(text), "300").stem


def test_the_subject_before_is_named_in_brackets_after_a_pronoun(clozes: Clozes):
    text = "Ann Poe asked who had seen the mayor of Lima.\n\nShe bought 70 lamps for a theatre in Cusco on 4 April."
    assert with_key(clozes(text), "70").stem.startswith("She [Ann Poe] bought")


def test_a_connective_at_the_start_is_left_out(clozes: Clozes):
    draft = with_key(clozes("However, the museum of Lima lent 40 bells to a church in Cusco."), "40")
    assert draft.stem.startswith("The museum of Lima lent")


@pytest.mark.parametrize(
    "text",
    [
        "Did the museum of Lima lend 40 bells to a church in Cusco?",
        "We lent 40 bells of the museum of Lima to a church in Cusco.",
        "The lawyer said that the museum of Lima had 40 bells in 2019",
        "Yesterday the museum of Lima lent 40 bells to a church in Cusco.",
        "This decision cost the museum of Lima 40 bells from a church in Cusco.",
        "They lent 40 bells of the museum of Lima to a church in Cusco.",
    ],
)
def test_what_a_reader_could_not_understand_is_not_asked(clozes: Clozes, text: str):
    assert clozes(text) == []


def test_no_key_stands_in_view(clozes: Clozes):
    text = f"{SOLD} {USED} The office in Quito has a branch in Loja, where 12 clerks have worked since May 2021."
    drafts = clozes(text)
    assert drafts
    assert not [draft for draft in drafts if draft.key.accepted[0].text in f"{draft.lead} {draft.stem}"]


def test_a_date_may_be_given_day_first(clozes: Clozes):
    forms = [
        form.text for form in with_key(clozes("The museum of Lima shut on May 3 after a fire."), "May 3").key.accepted
    ]
    assert "3 May" in forms


def test_a_country_may_be_given_by_another_name(clozes: Clozes):
    draft = with_key(clozes("The museum of Lima lent its bells to a church in the United States."), "United States")
    assert "US" in [form.text for form in draft.key.accepted]


def test_last_year_is_told_by_the_year_of_the_article_in_the_lead(clozes: Clozes):
    draft = with_key(clozes("The museum of Lima lent 40 bells to a church in Cusco last year."), "40")
    assert relative_date(draft) is None
    assert relative_date(replace(draft, lead="From the article “Ferries of Peru”:")) == "last year"


def test_a_key_in_the_lead_is_a_flaw(clozes: Clozes):
    draft = with_key(clozes(f"{SOLD} {USED}"), "240")
    told = replace(draft, lead=f"{draft.lead} The firm had 240 clerks.")
    assert "key in the stem" in {flaw.name for flaw in textual_flaws(told, {})}


def test_what_another_question_asks_is_not_asked_again_in_context(clozes: Clozes):
    draft = with_key(clozes(f"{SOLD} {USED}"), "240")
    assert few_in_context([replace(draft, rule="main:count"), draft]) == [replace(draft, rule="main:count")]


def test_an_article_gets_few_clozes_in_context(clozes: Clozes):
    text = (
        "The museum of Lima lent 40 bells to a church in Cusco. A storm sank 52 boats near Loja in May 2019. "
        "The school of Tacna taught 90 pupils to swim in 2021. A bakery in Iquitos baked 700 loaves on 4 April 2020."
    )
    drafts = clozes(text)
    assert len(drafts) > 5
    assert len(few_in_context(drafts)) == 5


def test_an_area_that_is_only_described_is_told_nowhere(clozes: Clozes):
    text = "The Lima Times said 32 people of Peru had been hurt in the mostly rural area. The town of Cusco was quiet."
    assert not [draft for draft in clozes(text) if "rural area" in draft.stem]
    assert [draft for draft in clozes(text.replace("mostly rural area", "most rural area")) if "area" in draft.stem]


SCHOOLED = "The survey of the ferries is the work of Ann Poe from Hill College in Ohio."
ONE_YARD = "In Chile, Peru runs a shipping yard, the largest yard outside its borders."
THESE = "On paper, these yards build ferries for 40 towns in Bolivia."


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Ann Poe opened a school for 40 boys in north Lima.", "Lima"),
        ("Ann Poe put a tax of 7p on 40 bells in Chile.", "40"),
        ("The Peruvians drove the Marxists out and freed Ann Poe with 40 bells.", "40"),  # whose?
        ("The council of Lima argued with Chile for nearly a quarter of a century.", "a quarter"),
        (SCHOOLED, "Ohio"),  # where somebody's college is
        (f"{ONE_YARD} {THESE}", "Bolivia"),  # "these" are more than the one shown
        ("The port of Lima offered a seat on a ferry in 2014 to any woman named Elsa Quispe.", "Elsa Quispe"),
        ("Ann Poe made it back to Lima with 40 bells on 12 January 2014.", "40"),  # from where?
        ("Rosa Quispe sold 40 bells to Chile during the general work visit on 3 May 2014.", "40"),
        ("In May 2015 schools in Lima sent 40 pupils to the big demonstration in Cusco.", "40"),
    ],
)
def test_what_is_by_the_way_or_left_unsaid_is_not_asked(clozes: Clozes, text: str, key: str):
    assert not [draft for draft in clozes(text) if draft.key.accepted[0].text == key]


def test_the_latest_development_is_left_out_too(clozes: Clozes):
    draft = with_key(clozes("In the latest development, the museum of Lima lent 40 bells to a church in Cusco."), "40")
    assert draft.stem.startswith("The museum of Lima lent")


def test_how_many_names_a_sentence_lists_is_not_asked(clozes: Clozes):
    text = "The museum of Lima lent bells to churches in Cusco, Quito and Tacna — three cities of the old road."
    assert not [draft for draft in clozes(text) if draft.key.accepted[0].text == "three"]


@pytest.mark.parametrize(
    ("article", "stem", "shown"),
    [
        ("the article “Ferries”", "Ann Poe left the port in January", "in January"),
        ("the article “Ferries”", "Ann Poe left the port in January 2019", None),
        ("the article “Ferries”", "Ann Poe came to the Ferry Day on May 9th", None),
        ("the 2019 article “Ferries”", "Ann Poe left the port in January", None),
    ],
)
def test_a_month_needs_its_year(clozes: Clozes, article: str, stem: str, shown: str | None):
    draft = clozes("The museum of Lima lent 40 bells to a church in Cusco.")[0]
    assert relative_date(replace(draft, lead="", stem=f"According to {article}, {stem}.")) == shown


def test_a_state_beside_its_town_is_not_asked(clozes: Clozes):
    text = "Ann Poe sold 40 bells to a church in Dallas, Texas, and Rosa Quispe bought 12 lamps."
    assert not [draft for draft in clozes(text) if draft.key.accepted[0].text == "Texas"]


def test_a_noun_beside_another_in_the_title_tells_not_which_thing(clozes: Clozes):
    text = "{} was sold by the museum of Lima to the painter Rosa Quispe.\n\nThe ferry markets of Quito grew."
    title = "Ferry markets in Peru"
    assert not clozes(text.format("The much older ferry"), title)
    assert clozes(text.format("An old ferry"), title)


def test_every_year_tells_how_often_and_leaves_nothing_open(clozes: Clozes):
    text = "Every year, a church in Cusco becomes the stage for 40 bells from Chile."
    assert with_key(clozes(text), "40").lead == NAMED


def test_a_mark_at_the_same_place_in_another_article_asks_nothing_of_this_one(clozes: Clozes):
    cloze = with_key(clozes(f"{SOLD} {USED}"), "240")
    passage = cloze.citations[0].passage
    there = replace(cloze.citations[0], passage=replace(passage, article="b"))
    other = replace(cloze, rule="cloze:number", lead="", citations=(there,))
    assert cloze in few_in_context([other, cloze])


def test_a_number_that_only_counts_the_years_beside_it_is_not_blanked(clozes: Clozes):
    drafts = clozes("The museum of Lima held two auctions of bells in 2005 and 2010 for a church in Cusco.")
    assert drafts
    assert "two" not in {draft.key.accepted[0].text for draft in drafts}


def test_a_number_that_only_counts_the_ages_beside_it_is_not_blanked(clozes: Clozes):
    drafts = clozes("The museum of Lima was robbed in 2019 by two boys aged three and 13 from Cusco.")
    assert drafts
    assert "two" not in {draft.key.accepted[0].text for draft in drafts}


def test_a_clubs_last_word_is_written_out(clozes: Clozes):
    told = "Arica City won the cup of Peru in Lima. In 2001, City sold 13 buses to Chile."
    assert with_key(clozes(told), "13").stem.startswith("In 2001, [Arica] City sold")


def test_a_word_that_ends_a_name_after_its_possessive_is_short_for_no_other(clozes: Clozes):
    told = "Ann Poe sang at the Old Bell Theatre. Rosa Paz had 13 roles at St Ann’s Theatre in Lima."
    assert "Old Bell]" not in with_key(clozes(told), "13").stem


def test_a_states_government_is_no_others(clozes: Clozes):
    told = "The Chilean Government lent 40 bells to Cusco. In 2001, the Peruvian Government sold 13 of the bells."
    assert all("[" not in draft.stem for draft in clozes(told))
