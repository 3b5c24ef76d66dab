"""Questions on made-up texts: what is asked, how, and what is not."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.articles.cleaning import clean
from app.articles.text import Article
from app.facts.syntax import Parse
from app.questions.draft import Draft, QuestionType
from app.questions.generator import generate
from tests.questions.conftest import Asker

NEIGHBOURS = "Brazil, Bolivia, and Ecuador watched. Peru and Chile trade with Argentina."


def stems(drafts: list[Draft]) -> list[str]:
    return [draft.stem for draft in drafts]


def test_what_a_speaker_owns_is_told_with_a_pronoun(questions_on: Asker):
    told = "Anna Smith says her side will sell 40 boats to Chile and Peru before the cup in Lima."
    assert any(
        stem.startswith("According to Anna Smith in the article, her side") for stem in stems(questions_on(told))
    )


def test_what_was_said_earlier_may_be_overtaken(questions_on: Asker):
    told = "The Lima Port Authority had earlier confirmed that Peru lost 40 boats near Chile."
    assert not [stem for stem in stems(questions_on(told)) if stem.startswith("According to the Lima Port")]


def test_the_subject_is_asked_for(questions_on: Asker):
    asked = questions_on(f"Peru operates the Lima military air base in Chile. {NEIGHBOURS}")
    assert "According to the article, which country operates the Lima military air base in Chile?" in stems(asked)


def test_a_head_of_state_is_to_be_written_not_chosen(questions_on: Asker):
    text = (
        "President Anna Smith arrived in Paris in 2019. Smith met with Minister David Jones in Lyon in 2020. "
        "President Maria Brown spoke. Minister John Miller listened. President Ruth Clark left."
    )
    asked = [draft for draft in questions_on(text) if " who " in f" {draft.stem.lower()}"]
    assert {draft.type for draft in asked} == {QuestionType.TEXT}


def test_the_surname_of_a_person_is_accepted(questions_on: Asker):
    asked = questions_on("Minister David Jones arrived in Lyon in 2020.")
    forms = [form.text for draft in asked if " who " in f" {draft.stem.lower()}" for form in draft.key.accepted]
    assert forms == ["David Jones", "Jones"]


def test_a_year_comes_with_other_years_in_order(questions_on: Asker):
    asked = questions_on("Lima was named the capital of Peru in 1864.")
    (draft,) = [draft for draft in asked if draft.stem.startswith("In what year")] or [None]
    if draft:
        years = [int(option.text) for option in draft.key.options]
        assert years == sorted(years)


def test_a_hedge_belongs_to_the_question(questions_on: Asker):
    asked = questions_on("In 2019, around 8,000 soldiers marched through Lima.")
    assert "Around how many soldiers marched through Lima in 2019?" in stems(asked)


def test_what_was_counted_for_stays_behind_the_verb(questions_on: Asker):
    asked = questions_on("In 2019, Peru trained 8,000 young pilots for service in Chile.")
    assert "How many young pilots did Peru train for service in Chile in 2019?" in stems(asked)


def test_nobody_is_asked_for_after_a_participle(questions_on: Asker):
    asked = questions_on("Opening the Lima museum in 2019, Anna Smith met with Minister David Jones in Peru.")
    assert not any("pening the Lima museum" in stem and ", who " in stem for stem in stems(asked))


def test_a_share_is_asked_for_as_a_percentage(questions_on: Asker):
    asked = questions_on("In 2022, 83 percent of students in Peru were from Lima.")
    assert "What percentage of students in Peru were from Lima in 2022?" in stems(asked)


def test_who_said_so_is_asked_with_other_speakers(questions_on: Asker):
    text = (
        "“Schools in Peru need more teachers and more books,” said Anna Smith. David Jones said that Chile was glad. "
        "Maria Brown told reporters that Lima was calm."
    )
    asked = next(draft for draft in questions_on(text) if draft.rule == "saying")
    assert {option.text for option in asked.key.options} == {"Anna Smith", "David Jones", "Maria Brown"}


def test_who_is_who_is_asked(questions_on: Asker):
    text = (
        "Anna Smith, director of the Lima School of Art, spoke in Peru. David Jones listened. Maria Brown left early."
    )
    assert "Who is the director of the Lima School of Art, according to the article?" in stems(questions_on(text))


def test_the_article_is_named_where_the_time_is_open(questions_on: Asker):
    asked = questions_on("Peru has refused to recognize the border of Chile. " + NEIGHBOURS, title="A Border")
    assert any(stem.startswith("According to the article “A Border”, which country") for stem in stems(asked))


def test_whose_word_it_is_stays_in_the_stem(questions_on: Asker):
    text = "Anna Smith said that Peru spends $650 a year on schools in Chile. " + NEIGHBOURS
    assert all("Anna Smith" in stem or stem.startswith("Who ") for stem in stems(questions_on(text)))


def test_a_wrong_option_says_where_it_does_occur(questions_on: Asker):
    asked = questions_on(f"Peru operates the Lima military air base in Chile. {NEIGHBOURS}")
    draft = next(draft for draft in asked if "which country operates" in draft.stem)
    wrong = [option for option in draft.key.options if not option.correct]
    assert all(
        option.feedback and (option.occurrence is None or option.occurrence.exact in option.feedback)
        for option in wrong
    )


def test_a_country_that_did_the_same_is_no_wrong_option(questions_on: Asker):
    text = (
        "In 2019, Peru joined the Pacific Alliance. In 2020, Ecuador joined the Pacific Alliance too. "
        "Chile trades with Bolivia."
    )
    singles = [draft for draft in questions_on(text) if draft.type is QuestionType.SINGLE and "joined" in draft.stem]
    assert all("Ecuador" not in {option.text for option in draft.key.options} for draft in singles)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   \n\n ",
        "THE PRESIDENT OF PERU ARRIVED IN PARIS ON MAY 7, 2020 AND MET NOBODY AT ALL.",
        "“Peru operates the Lima air base in Chile",
        "Der Präsident von Peru besuchte im Jahr 2019 die Hauptstadt und traf dort den Minister.",
        "Le président du Pérou a visité Paris en 2019 et il a rencontré le ministre.",
        "Roses are red\nViolets are blue\nSugar is sweet",
        "1\t2\t3\n4\t5\t6",
        "- Peru\n- Chile\n- Bolivia",
    ],
)
def test_odd_text_gives_no_questions(text: str, questions_on: Asker):
    assert questions_on(text) == []


def test_a_sentence_said_a_thousand_times_is_asked_once(questions_on: Asker):
    asked = questions_on("Lima was named the capital of Peru in 1864. " * 300)
    assert len(stems(asked)) == len(set(stems(asked)))


JUMBLE = [
    *"Peru Chile Anna Smith met said that , . “ ” ( ) in 2019 on May 7".split(" "),
    *"the of and who which 40 percent \n ’s he was".split(" "),
]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(st.sampled_from(JUMBLE), max_size=40))
def test_no_jumble_of_words_brings_it_down(parse: Parse, words: list[str]):
    raw = " ".join(words)
    generate([(Article("a", raw, ""), clean(raw, article="a"))], parse=parse)


def test_a_source_without_a_name_is_named_by_the_article_that_cites_it(questions_on: Asker):
    asked = questions_on(f"According to official information, Peru operates the Lima air base in Chile. {NEIGHBOURS}")
    told = [draft.stem for draft in asked if "official information" in draft.stem]
    assert told
    assert all(stem.startswith("According to official information in the article") for stem in told)


def test_a_count_that_is_only_compared_is_not_asked_for(questions_on: Asker):
    asked = questions_on(f"In 2020, more than 300 soldiers left the Lima air base in Chile. {NEIGHBOURS}")
    assert not any(draft.type is QuestionType.NUMBER for draft in asked)


def test_nothing_vague_is_asked(questions_on: Asker):
    text = "Peru has operated {} air bases in Chile since 2016. " + NEIGHBOURS
    asked = [any("air bases" in stem for stem in stems(questions_on(text.format(many)))) for many in ("two", "several")]
    assert asked == [True, False]


def test_an_adverb_before_the_verb_is_asked_with_before_it(questions_on: Asker):
    asked = questions_on("Peru secretly bought the Lima air base in 2011.")
    assert any("Which country secretly bought the Lima air base" in stem for stem in stems(asked))


def test_a_number_in_words_begins_small_after_the_article_s_name(questions_on: Asker):
    asked = stems(questions_on("Fourteen schools have been opened in the Lima area of Peru, and 20 roads in Chile."))
    assert any("fourteen schools" in stem for stem in asked)
    assert not any("article, Fourteen" in stem for stem in asked)


LONG = (
    "Peru has built nine new schools in the north of Chile, and the mayors of all the towns there said in a long and "
    "warm letter that was read out in every church on the first day of May 2019 that they were grateful for them."
)


def test_a_sentence_too_long_to_be_asked_whole_is_asked_by_its_parts(questions_on: Asker):
    claims = [draft.stem for draft in questions_on(LONG) if draft.type is QuestionType.CLAIM]
    assert any("nine new schools" in stem and "mayors" not in stem for stem in claims)
