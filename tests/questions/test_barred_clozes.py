"""Clozes that are refused because of a name in them, or of whose or when they leave unsaid."""

from collections.abc import Callable
from datetime import date

import pytest

from app.articles.cleaning import clean
from app.articles.text import Article, ArticleDate, DateBasis
from app.facts.names import Name, NameKind
from app.facts.reading import Library, read
from app.facts.statements import whole_statement
from app.facts.syntax import Parse
from app.questions.barred_names import goes_by_another_name, half_of_house, half_of_title, no_fair_answer
from app.questions.blanks import BEFORE_NOUN
from app.questions.context_cloze import in_context
from app.questions.context_pieces import pieces_of
from app.questions.draft import BLANK, Draft
from app.questions.forms import country_forms
from app.questions.hints import hint_of, says_its_sort

Reads = Callable[[str], Library]
Clozes = Callable[[str], list[Draft]]


@pytest.fixture(scope="session")
def reads(parse: Parse) -> Reads:
    """Read a text of 2023."""

    def of(text: str) -> Library:
        dated = ArticleDate(date(2023, 5, 9), DateBasis.DERIVED)
        article = Article("a", text, "The largest party of the ferrymen", published=dated)
        return read([(article, clean(article.raw, article="a"))], parse=parse)

    return of


@pytest.fixture(scope="session")
def clozes(reads: Reads) -> Clozes:
    """Give the clozes in context of a text."""

    def of(text: str) -> list[Draft]:
        library = reads(text)
        return list(in_context(library.readings[0], library))

    return of


POE = "Ann Poe led the port of Lima. Ann Poe wrote to Rosa Quispe. Ann Poe sold her ferry. In 2009 Ann Poe retired."


@pytest.mark.parametrize(
    "text",
    [
        "Prime Minister Ann Poe called her a giant of the 40 ports of Peru on 3 May 2014.",
        f"{POE} The mayor of Cusco, Elsa Rojas, said on 3 May 2014 that she would be missed by 40 ports of Peru.",
        "Oil and gas exports generate 95% of foreign-currency receipts, but are falling.",
        "Founded only in 2018, the party came third overall and drew 40 members of Peru.",
        "Since then Peru has sent consignments of 40 masks and bags of rice to Chile.",
        "The ferries of Peru had 40 captains from Chile, with sales down 4% in the latest quarter.",
        "Only 24% of Peruvians possess one, about half the proportion of 2014 in Chile.",
        "So did the ferries of Chile that sank on 3 May 2014 in the port of Lima.",
        "Ann Poe, a merchant whose wealth is £45m, lived in Lima in a minority of permanent residents.",
    ],
)
def test_whose_or_when_must_be_in_view(clozes: Clozes, text: str):
    assert [draft.stem for draft in clozes(text) if draft.citations[0].passage.exact.endswith(text[-30:])] == []


def test_under_what_a_rule_does_not_hold_is_not_cut(reads: Reads):
    rule = "Ferries of Peru need a permit of Lima for more than 90 days a year"
    (bounded,) = reads(f"{rule}, unless their owner sails them.").readings[0].sentences
    (added,) = reads(f"{rule}, which their owner pays for.").readings[0].sentences
    assert not any(end is not None for _, end in pieces_of(bounded))
    assert any(end is not None for _, end in pieces_of(added))


def test_no_cloze_asks_where_somebody_unnamed_sits(clozes: Clozes):
    text = "The port of Lima owns 40 ferries and 12 yards in Chile, says a diplomat in Quito."
    assert "Quito" not in {draft.key.accepted[0].text for draft in clozes(text)}


def test_no_cloze_has_its_blank_in_somebodys_words(clozes: Clozes):
    text = "Ann Poe told the council of Lima that “the port owns 40 ferries of Chile” on 3 May 2014."
    assert "40" not in {draft.key.accepted[0].text for draft in clozes(text)}


def test_a_title_is_neither_broken_nor_blanked(reads: Reads, clozes: Clozes):
    text = (
        "Ann Poe is from Peru. She met many people.\n\nIn 2009, Lady Poe of London sold 40 ferries to a yard in Chile."
    )
    sentence = reads(text).readings[0].sentences[-1]
    (london,) = (name for name in sentence.names if name.text.endswith("London"))
    assert half_of_title(sentence, london) or london.kind is NameKind.PERSON
    assert not [draft for draft in clozes(text) if "Lady [" in draft.stem]


@pytest.mark.parametrize(
    ("text", "named", "half"),
    [
        ("Rosa Quispe taught in 2009 at Saints Peter and Paul University in Lima.", "Saints Peter", True),
        ("Rosa Quispe taught in 2009 at Saints Peter and Paul University in Lima.", "Paul University", True),
        ("Rosa Quispe taught in 2009 at Lima University and Cusco University in Peru.", "Lima University", False),
        ("Rosa Quispe bought 40 boats of the builder Smith & Poe in 2009.", "Smith", True),
        ("Rosa Quispe bought 40 boats of Peru and Chile in 2009.", "Peru", False),
    ],
)
def test_half_of_the_name_of_a_house_is_not_blanked(reads: Reads, text: str, named: str, *, half: bool):
    sentence = reads(text).readings[0].sentences[-1]
    first = next(token.index for token in sentence.parsed.tokens if token.text == named.split(maxsplit=1)[0])
    name = Name(first, first + len(named.split()) - 1, named, NameKind.BODY)
    assert half_of_house(sentence, name) is half


def test_a_lord_written_in_full_is_no_lord(reads: Reads):
    text = "Ann Poe is from Peru. In 2009, Lady Poe sold 40 ferries to a yard in Chile."
    library = reads(text)
    said = whole_statement(library.readings[0].sentences[-1], library.readings[0], library)
    assert not isinstance(said, str)
    assert "Ann Poe sold" in said.text
    assert "Lady" not in said.text


def test_a_town_that_plans_like_a_firm_is_no_town(reads: Reads):
    library = reads("Ann Poe says that Rio Tinto expects 50% of ferries to be electric by 2035.")
    sentence = library.readings[0].sentences[0]
    barred = [name.text for name in sentence.names if no_fair_answer(library.readings[0], sentence, name)]
    assert barred == [name.text for name in sentence.names if name.text == "Rio Tinto"]


@pytest.mark.parametrize(
    ("post", "barred"), [("CEO", True), ("Lima Motors CEO", False), ("Founder", True), ("Its chairman", False)]
)
def test_a_chief_of_no_firm_is_not_asked_for(reads: Reads, post: str, barred: bool):  # noqa: FBT001
    reading = reads(f"Ann Poe owns 40 ferries. {post} Ann Poe said that the port of Lima would close.").readings[0]
    (name,) = (name for name in reading.sentences[-1].names if name.kind is NameKind.PERSON)
    assert no_fair_answer(reading, reading.sentences[-1], name) is barred


def test_a_bank_that_may_be_any_of_two_is_not_told_by_a_title(parse: Parse):
    two = "The Andean Trade Bank and the Lima Savings Bank met on 3 May 2014."
    text = f"{two}\n\nPeople were glad.\n\nThe central bank paid 40% more for its ferries than in 2013."
    library = read([(Article("a", text, "Andean Trade Bank buys ferries"), clean(text, article="a"))], parse=parse)
    assert not [draft for draft in in_context(library.readings[0], library) if "The central" in draft.stem]


@pytest.mark.parametrize(("word", "says"), [("journal", True), ("charity", True), ("with", False), ("mayor", False)])
def test_the_word_before_a_blank_may_say_its_sort(parse: Parse, word: str, says: bool):  # noqa: FBT001
    (parsed,) = parse([f"It was in the {word} Andean Weekly of Lima."])
    (token,) = (token for token in parsed.tokens if token.text == word)
    assert says_its_sort(token) is says


def test_a_place_that_had_another_name_is_not_asked_for(reads: Reads):
    text = "The emperor gained control over Patagonia by 1890. The region was called Auracania back then."
    reading = reads(text).readings[0]
    first = reading.sentences[0]
    assert all(goes_by_another_name(reading, first, name) for name in first.names if name.text == "Patagonia")
    other = reads(text.replace("was called Auracania", "was poor")).readings[0]
    assert not any(goes_by_another_name(other, other.sentences[0], name) for name in other.sentences[0].names)


def test_no_form_of_a_country_has_a_comma():
    assert not [form.text for form in country_forms("Taiwan") if "," in form.text]
    assert "US" in [form.text for form in country_forms("United States")]


@pytest.mark.parametrize(
    ("name", "hint"), [("Bishops Avenue", "a street"), ("Abbey Road", "a street"), ("Mint Street", "a road")]
)
def test_a_street_is_no_landmark(name: str, hint: str):
    assert hint_of(name, NameKind.SITE) == hint


@pytest.mark.parametrize(
    ("text", "wants"),
    [(f"half of {BLANK} ferries", True), (f"{BLANK} million ferries", False), (f"{BLANK}% of ferries", False)],
)
def test_a_figure_before_a_noun_says_that_it_is_one(text: str, *, wants: bool):
    assert bool(BEFORE_NOUN.search(text)) is wants


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The bakers of Lima drew 40 guests to a match against Andes Town.", "Andes Town"),
        ("Local reporter Ann Poe counted 40 boats in the port of Lima.", "Ann Poe"),
    ],
)
def test_neither_a_team_taken_for_a_place_nor_a_reporter_is_asked_for(clozes: Clozes, text: str, name: str):
    assert name not in {draft.key.accepted[0].text for draft in clozes(text)}


def test_a_team_or_a_league_is_called_so():
    assert hint_of("Andes Rovers", NameKind.BODY) == "a sports team"
    assert hint_of("La Liga", NameKind.REGION) == "a sports contest"


def test_no_cloze_asks_for_a_court_as_a_body(reads: Reads):
    reading = reads("In 2009 Ann Poe beat 40 guests on Court Nine in Lima.").readings[0]
    (sentence,) = reading.sentences
    place = next(token.index for token in sentence.parsed.tokens if token.text == "Court")
    assert no_fair_answer(reading, sentence, Name(place, place + 1, "Court Nine", NameKind.BODY))


@pytest.mark.parametrize(
    "text",
    [
        "Mixed doubles: Ann Poe and Rosa Paz beat 40 pairs of Chile in Lima.",
        "The harbour minister, Ann Poe, says while it is a fair offer, the Bank of Lima has to pay 40 clerks.",
    ],
)
def test_neither_a_line_of_a_list_nor_what_a_minister_is_not_is_shown(clozes: Clozes, text: str):
    assert clozes(text) == []


def test_a_prison_is_a_site_as_much_as_a_body():
    assert hint_of("Lima Prison", NameKind.BODY) == "a site or institution"
