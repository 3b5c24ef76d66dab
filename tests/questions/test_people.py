"""Who said what and who is what, on short texts of our own: what is asked, in which words, and what is not."""

import pytest

from app.articles.cleaning import clean
from app.articles.text import Article
from app.facts.affiliations import affiliations_of
from app.facts.posts import posts_of
from app.facts.reading import Library, read
from app.facts.speech import speeches_of
from app.facts.syntax import Parse
from app.questions.draft import Draft, QuestionType
from app.questions.indirect import reported_in
from app.questions.post_drafts import holder
from app.questions.rivals import bodies_than
from app.questions.roles import described
from app.questions.sayings import sayings_of
from tests.questions.conftest import Asker

SPEAKERS = (
    "Anna Smith said that trains in Leeds had lost nine million passengers. David Jones said that buses in York took "
    "pupils to two schools. Maria Brown said that ferries to Hull brought tourists and lorries."
)
SCHOOL = "“Schools in Peru need more teachers and more books,” said Anna Smith."


def library_of(parse: Parse, text: str) -> Library:
    return read([(Article("a", text, ""), clean(text, article="a"))], parse=parse)


def speakers_in(parse: Parse, text: str) -> list[str | None]:
    library = library_of(parse, text)
    return [speech.speaker.text if speech.speaker else None for speech in speeches_of(library.readings[0], library)]


def quoted(parse: Parse, text: str) -> list[tuple[str, str]]:
    library = library_of(parse, text)
    (reading,) = library.readings
    spoken = speeches_of(reading, library)
    return [(said.speaker.text, said.words) for said in sayings_of(reading, library, spoken)]


def told(parse: Parse, text: str) -> list[str]:
    library = library_of(parse, text)
    (reading,) = library.readings
    return [found.statement.text for found in reported_in(reading, library, speeches_of(reading, library))]


def starting(drafts: list[Draft], *begins: str) -> list[str]:
    return [draft.stem for draft in drafts if draft.stem.startswith(begins)]


def right(draft: Draft) -> list[str]:
    return [option.text for option in draft.key.options if option.correct]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Anna Smith spoke in Leeds. Smith said that trains were late.", ["Anna Smith"]),
        ("Anna Smith said that trains were late. She added that buses were full.", ["Anna Smith", "Anna Smith"]),
        ("Anna Smith met David Jones in Leeds. He said that trains were late.", [None]),
        ("Anna Smith arrived. Her daughter said that trains were late. She added that buses were full.", [None, None]),
        ("Anna Smith and David Jones said that trains were late.", [None]),
        ("A spokeswoman for the Environment Agency said that the river was calm.", ["Environment Agency"]),
        ("The Ministry of Defence said that two ships had left Malta.", ["Ministry of Defence"]),
        ("The council’s leader, Anna Smith, said that trains were late.", ["Anna Smith"]),
        ("“Trains in Leeds were late,” wrote Anna Smith.", [None]),
        ("A guard said that trains were late.", [None]),
    ],
)
def test_who_speaks_is_found_where_it_is_sure(parse: Parse, text: str, speakers: list[str | None]):
    assert speakers_in(parse, text) == speakers


def test_a_report_speaks_for_its_body(parse: Parse):
    text = (
        "A report by the Institute of Civil Engineers (ICE) warned that bridges in Leeds were weak. "
        "The report said that roads in York were worse."
    )
    assert speakers_in(parse, text) == ["Institute of Civil Engineers"] * 2


def test_a_report_among_others_is_nobodys(parse: Parse):
    text = (
        "A report by the Institute of Civil Engineers warned that bridges in Leeds were weak. Another report came from "
        "Hull. The report said that roads in York were worse."
    )
    assert speakers_in(parse, text)[-1] is None


@pytest.mark.parametrize(
    ("text", "sayings"),
    [
        (SCHOOL, [("Anna Smith", "Schools in Peru need more teachers and more books")]),
        (
            f"{SCHOOL} “Teachers in Peru earn less than drivers of buses in Lima.”",
            [
                ("Anna Smith", "Schools in Peru need more teachers and more books"),
                ("Anna Smith", "Teachers in Peru earn less than drivers of buses in Lima"),
            ],
        ),
        (
            "“Schools in Peru need more teachers and more books. It is a scandal,” said Anna Smith.",
            [("Anna Smith", "Schools in Peru need more teachers and more books")],
        ),
        ("“These schools in Peru need more teachers and more books,” said Anna Smith.", []),
        ("“But, in the end, schools in Peru need more teachers and more books,” said Anna Smith.", []),
        ("“But schools in Peru need more teachers and more books,” said Anna Smith.", []),
        ("“The school needs more teachers and more books and desks,” said Anna Smith.", []),
        ("“Schools in Peru need more teachers and more books now,” said Anna Smith.", []),
        ("“Schools in Peru,” said Anna Smith, “need more teachers and more books and desks.”", []),
        ("“Schools in Peru need more teachers and more books,” said the minister.", []),
        ("“Schools in Peru need more teachers and low- cost books,” said Anna Smith.", []),
        ("“Prices have gone up in Peru in May and in June,” said Anna Smith.", []),
        ("“Schools in Peru also need more teachers and more books,” said Anna Smith.", []),
        ("“One implication is that schools in Peru need more books,” said Anna Smith.", []),
        ("“Work with the sports psychologist is good for players in Peru,” said Anna Smith.", []),
        ("“My son painted the mountains of Peru every morning for years,” said Anna Smith.", []),
    ],
)
def test_a_quotation_is_asked_about_where_it_stands_alone(parse: Parse, text: str, sayings: list[tuple[str, str]]):
    assert quoted(parse, text) == sayings


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        (
            "Anna Smith told reporters that trains in Leeds had carried nine million passengers.",
            ["Anna Smith said that trains in Leeds had carried nine million passengers"],
        ),
        (
            "Trains in Leeds had carried nine million passengers, said Anna Smith.",
            ["Anna Smith said that trains in Leeds had carried nine million passengers"],
        ),
        (
            "The Environment Agency found in 2019 that rivers in Wales held less fish than canals.",
            ["Environment Agency found in 2019 that rivers in Wales held less fish than canals"],
        ),
        ("Anna Smith did not say that trains in Leeds had carried nine million passengers.", []),
        ("Anna Smith may have said that trains in Leeds had carried nine million passengers.", []),
        ("Anna Smith said that the train had carried nine million passengers.", []),
        ("Anna Smith said that her country had trained nine million doctors in Leeds.", []),
        ("Anna Smith said that towns near Leeds needed nine million pounds to repair them.", []),
        ("Anna Smith said that trains in Leeds now carry nine million passengers.", []),
        ("David Jones spoke first. Anna Smith said that Dan Miller wrote letters to his friends in Leeds.", []),
    ],
)
def test_indirect_speech_is_asked_about_where_it_stands_alone(parse: Parse, text: str, statements: list[str]):
    assert told(parse, text) == statements


def test_a_company_taken_for_a_person_says_nothing(parse: Parse):
    text = "Nueva Pescanova, a Spanish company, said that farms in Peru had sold nine tonnes of fish."
    assert told(parse, text) == []


def test_a_field_alone_is_no_office(questions_on: Asker):
    asked = questions_on(f"{SCHOOL} Central Asia expert Maria Brown said so in Lima. David Jones listened.")
    assert not any("expert" in draft.stem for draft in asked if draft.rule.startswith(("role", "claim:role")))


def test_a_negative_quotation_is_no_negative_question(questions_on: Asker):
    text = "“Schools in Peru do not need more teachers and more books,” said Anna Smith."
    assert [draft.type for draft in questions_on(text) if draft.rule == "saying"] == [QuestionType.TEXT]


def test_who_said_so_has_other_speakers_for_options(questions_on: Asker):
    asked = [draft for draft in questions_on(SPEAKERS) if draft.rule == "reported:person"]
    assert {option.text for draft in asked for option in draft.key.options} == {
        "Anna Smith",
        "David Jones",
        "Maria Brown",
    }


def test_who_said_so_is_to_be_written_where_few_speak(questions_on: Asker):
    asked = [draft for draft in questions_on(SCHOOL) if draft.rule == "saying"]
    assert [draft.type for draft in asked] == [QuestionType.TEXT]


def test_he_and_she_leave_no_choice(questions_on: Asker):
    asked = questions_on(f"{SPEAKERS}\n\nDan Miller said that his brothers in Leeds had lost nine million pounds.")
    assert [draft.type for draft in asked if draft.stem.startswith("Who said that his")] == [QuestionType.TEXT]


def test_who_said_the_like_is_no_wrong_option(questions_on: Asker):
    text = f"{SPEAKERS} Dan Miller said that trains in Leeds had lost nine million passengers in June."
    asked = [draft for draft in questions_on(text) if draft.rule == "reported:person" and "trains" in draft.stem]
    wrong = {option.text for draft in asked for option in draft.key.options if not option.correct}
    assert not wrong & {"Anna Smith", "Dan Miller"}


def test_what_one_person_reports_is_not_refuted_of_another(questions_on: Asker):
    assert not [draft for draft in questions_on(SPEAKERS) if draft.rule == "claim:saying:reported:false"]


def test_quoted_words_of_another_are_refuted_and_the_explanation_says_whose_they_are(questions_on: Asker):
    drafts = questions_on(f"{SCHOOL}\n\n“Trains in Peru carry more coffee than people,” said David Jones.")
    claims = [draft for draft in drafts if draft.rule == "claim:saying:false"]
    assert claims
    for claim in claims:
        assert right(claim) == ["Refuted"]
        assert any(name in claim.explanation and name not in claim.stem for name in ("Smith", "Jones"))


def test_a_body_is_asked_for_by_what_it_said(questions_on: Asker):
    text = "The Institute for Peace Studies (IPS) says that Peru spent $300 million on weapons in 2023."
    (asked,) = [draft for draft in questions_on(text) if draft.rule == "reported:person"]
    assert (
        asked.stem
        == "Which organisation says that Peru spent $300 million on weapons in 2023, according to the article?"
    )
    assert [form.text for form in asked.key.accepted] == ["Institute for Peace Studies", "IPS"]


def test_a_surname_is_proved_by_the_full_name_elsewhere(questions_on: Asker):
    text = "Anna Smith arrived in Lima.\n\n“Schools in Peru need more teachers and more books,” said Smith."
    (asked,) = [draft for draft in questions_on(text) if draft.rule == "saying"]
    assert [citation.passage.exact for citation in asked.citations[1:]] == ["Anna Smith arrived in Lima."]


ZOO_TRUST = "director of the Lima Zoo Trust"


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("Anna Smith, director of the Lima School of Art, spoke.", "director of the Lima School of Art"),
        (
            "Anna Smith, a former director of the Lima School of Art, spoke.",
            "former director of the Lima School of Art",
        ),
        ("The mayor of Lima, Anna Smith, spoke.", "mayor of Lima"),
        ("It was said by Anna Smith, spokeswoman for the Lima Zoo.", "spokeswoman for the Lima Zoo"),
        ("The Lima Zoo (LZ) opened. Anna Smith, director of the LZ, spoke.", "director of the Lima Zoo"),
        ("The Lima Zoo Trust (LZT) met. “It rained,” said Anna Smith, LZT Director and one of its keepers.", ZOO_TRUST),
        ("RIMAC International left. RIMAC Chairman Anna Smith spoke in Lima.", "chairman of RIMAC International"),
        (
            "Anna Smith, Director General of the World Health Organization, spoke.",
            "Director General of the World Health Organization",
        ),
    ],
)
def test_the_post_of_a_person_is_read(parse: Parse, text: str, post: str):
    library = library_of(parse, text)
    assert [found.text for found in posts_of(library.readings[0], library)] == [post]


@pytest.mark.parametrize(
    "text",
    [
        "Anna Smith, director of the zoo, spoke.",
        "Anna Smith, director of the CQRX, spoke.",
        "Anna Smith, the famous director of the Lima Zoo, spoke.",
        "Anna Smith, president of Peru, spoke.",
        "Anna Smith, adviser to David Jones, spoke.",
        "Attorney-General Anna Smith spoke.",
        "CQRX Chairman Anna Smith spoke.",
        "The Lima Zoo (LZ) opened. Former LZ Director Anna Smith spoke.",
    ],
)
def test_what_is_no_post_of_a_named_body_is_left(parse: Parse, text: str):
    library = library_of(parse, text)
    assert posts_of(library.readings[0], library) == []


def test_whom_somebody_stands_for_is_read(parse: Parse):
    library = library_of(parse, "Anna Smith, of the trade union Unison, spoke. David Jones of Leeds left.")
    assert [(found.person, found.sort, found.body) for found in affiliations_of(library.readings[0], library)] == [
        ("Anna Smith", "trade union", "Unison")
    ]


def test_the_place_of_a_college_is_no_part_of_its_name(questions_on: Asker):
    asked = questions_on("The plan was praised by the biologist Anna Smith from Lima College in California.")
    (draft,) = (one for one in asked if one.rule == "role:body")
    assert draft.stem == "Which institution in California is Anna Smith from, according to the article?"
    assert draft.key.accepted[0].text == "Lima College"


def test_posts_are_asked_about_in_turn(questions_on: Asker):
    text = (
        "Anna Smith, director of the Lima School of Art, spoke in Leeds. "
        "David Jones, chairman of the Quito Football Club, left for York."
    )
    asked = questions_on(text)
    assert starting(asked, "Who is ", "Which organisation") == [
        "Who is the director of the Lima School of Art, according to the article?",
        "Which organisation is David Jones the chairman of, according to the article?",
    ]


def test_a_body_that_holds_another_is_no_wrong_option_beside_it(parse: Parse):
    text = (
        "Anna Smith, director of the WHO Department of Health, spoke. David Jones, director of the World Health "
        "Organization, left. Carl Poe, director of the Lima School of Art, came."
    )
    library = library_of(parse, text)
    posts = posts_of(library.readings[0], library)
    others = [other.text for other in bodies_than(posts[0], posts)]
    assert "World Health Organization" not in others
    assert "Lima School of Art" in others


def test_of_several_holders_the_one_quoted_is_asked_for(questions_on: Asker):
    text = (
        f"{SCHOOL} Smith, who is in Lima, left. Maria Brown, professor of history at the University of Leeds, said so."
    )
    assert "Which professor of history at the University of Leeds is quoted in the article?" in starting(
        questions_on(text), "Which"
    )


def test_who_is_not_quoted_is_asked_for_as_named(parse: Parse):
    text = f"{SCHOOL} Peru thanked Maria Brown, a professor of history at the University of Leeds, for 40 books."
    library = library_of(parse, text)
    (post,) = posts_of(library.readings[0], library)
    named = "Which professor of history at the University of Leeds is named in the article?"
    assert holder(post, (), library).stem == named


@pytest.mark.parametrize(
    ("before", "stem"),
    [
        ("a lecturer and researcher", "a lecturer and researcher"),
        ("founder and director", "founder and director"),
        ("a manager", "a manager"),  # one of several
        ("manager", "the manager"),
    ],
)
def test_a_post_is_described_as_the_article_has_it(parse: Parse, before: str, stem: str):
    library = library_of(parse, f"{SCHOOL} Maria Brown, {before} at the University of Leeds, left Lima.")
    (post,) = posts_of(library.readings[0], library)
    assert described(post) == f"{stem} at the University of Leeds"


def test_one_of_two_leaders_is_not_asked_for_alone(questions_on: Asker):
    text = "Ana Soto, co-leader of the Lima Farmers Union, sold 40 ships to Chile in 2019."
    assert not [draft.stem for draft in questions_on(text) if "the co-leader" in draft.stem]


@pytest.mark.parametrize(
    ("house", "posts"),
    [
        ("Acme & Lowe", ["Acme & Lowe's chairman"]),
        ("Smith & Poe", []),  # Smith may be somebody, and "Poe's chairman" is nobody
    ],
)
def test_a_house_of_two_names_has_its_chairman(parse: Parse, house: str, posts: list[str]):
    library = library_of(parse, f"{SCHOOL} Talks began when {house}'s chairman, Walter Brown, came to Lima.")
    assert [post.text for post in posts_of(library.readings[0], library)] == posts
