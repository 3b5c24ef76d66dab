"""Planted flaws: each plain to a careful reader, one in five, and made from questions that are otherwise sound."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pytest

from app.articles.text import Article, Rendition
from app.questions.corruptions import CORRUPTIONS
from app.questions.draft import BLANK, AcceptedForm, AnswerKey, Draft, Generated, Option, QuestionType
from app.questions.flaw import right_texts, wrong_texts
from app.questions.grounds import Grounds
from app.questions.planting import blind_items, planted
from tests.factories import ARTICLES, DRAFTS, HARBOUR, a_draft, cite, rendition

Sources = list[tuple[Article, Rendition]]
GROUNDS = Grounds(ARTICLES, {stem: rendition(stem) for stem in ARTICLES}, frozenset({"Sigrid Halvorsen"}))


def spoilt(flaw: str, draft: Draft) -> Draft:
    found = CORRUPTIONS[flaw](draft, GROUNDS)
    assert found is not None
    return found


def choice(*options: str, right: int = 0, stem: str = "Which country's freighter was turned away at Norvik?") -> Draft:
    key = AnswerKey(QuestionType.SINGLE, tuple(Option(text, correct=at == right) for at, text in enumerate(options)))
    return a_draft(stem=stem, key=key)


def many() -> list[Draft]:
    """Forty questions: eight of each of five types, told apart by their stems."""
    kinds = (QuestionType.SINGLE, QuestionType.CLAIM, QuestionType.NUMBER, QuestionType.TEXT, QuestionType.MULTIPLE)
    numbered = ((kind, number) for number in range(8) for kind in kinds)
    return [a_draft(kind, stem=f"In version {n}, {DRAFTS[kind].stem}") for kind, n in numbered]


def test_a_wrong_key_marks_a_wrong_option_and_changes_nothing_else():
    sound = a_draft()
    bad = spoilt("wrong key", sound)
    assert right_texts(bad) == ["Ada Lind"]
    assert [option.text for option in bad.key.options] == [option.text for option in sound.key.options]
    assert (bad.stem, bad.citations) == (sound.stem, sound.citations)


def test_a_wrong_key_of_a_multiple_takes_one_right_out_and_one_wrong_in():
    assert right_texts(spoilt("wrong key", a_draft(QuestionType.MULTIPLE))) == ["Iceland", "Portugal", "Canada"]


def test_a_swapped_verdict_says_the_opposite():
    assert right_texts(spoilt("verdict swapped", a_draft(QuestionType.CLAIM))) == ["Supported"]


def test_a_claim_without_a_decided_verdict_cannot_be_swapped():
    options = (Option("Supported"), Option("Refuted"), Option("Not enough information", correct=True))
    open_claim = a_draft(QuestionType.CLAIM, key=AnswerKey(QuestionType.CLAIM, options))
    assert CORRUPTIONS["verdict swapped"](open_claim, GROUNDS) is None


@pytest.mark.parametrize(
    ("key", "alias"),
    [
        ("Sigrid Halvorsen", "Halvorsen"),
        ("Halvorsen", "Sigrid Halvorsen"),
        ("May 3", "3 May"),
        ("June 10, 2024", "10 June 2024"),
        ("45 percent", "45 out of every 100"),
        ("1911", "the year 1911"),
        ("three-quarters", "75 percent"),
        ("United Kingdom", "Britain"),
        ("Oslo", "the capital of Norway"),
    ],
)
def test_a_second_right_option_is_another_name_of_the_key(key: str, alias: str):
    bad = spoilt("second right option", choice(key, "one thing", "another thing"))
    assert alias in wrong_texts(bad)
    assert right_texts(bad) == [key]


def test_a_key_without_another_name_gets_no_second_right_option():
    assert CORRUPTIONS["second right option"](choice("the cold store", "a pier", "a park"), GROUNDS) is None


def test_an_option_of_another_kind_is_a_share_among_names():
    bad = spoilt("option of another kind", choice("Canada", "Denmark", "Portugal"))
    assert sum(bool(re.fullmatch(r"\d\d percent", text)) for text in wrong_texts(bad)) == 1
    assert right_texts(bad) == ["Canada"]


def test_an_option_of_another_kind_is_a_country_among_numbers_that_no_article_names():
    stems = (f"In what year was {'o' * length}ld quay built?" for length in range(9))
    strange = {
        text
        for stem in stems
        for text in wrong_texts(spoilt("option of another kind", choice("1911", "1912", "1913", stem=stem)))
    }
    assert strange - {"1912", "1913"} >= {"Paraguay", "Botswana"}
    assert "Iceland" not in strange  # its ships called at the harbour


@pytest.mark.parametrize(
    ("stem", "bad"),
    [
        ("Who did Sigrid Halvorsen thank on May 1, 2024?", "Who did he thank on May 1, 2024?"),
        ("Sigrid Halvorsen opened the harbour.", "He opened the harbour."),
        ("When was Sigrid Halvorsen’s plan announced?", "When was his plan announced?"),
        ("Who went to the pier with Sigrid Halvorsen in May?", "Who went to the pier with him in May?"),
        ("How many ships called in Norway in 2024?", "How many ships called there in 2024?"),
        (
            "According to the 2024 article “Halvorsen in Oslo”, when did Sigrid Halvorsen speak?",
            "When did he speak?",
        ),
    ],
)
def test_a_dependent_stem_says_he_or_there(stem: str, bad: str):
    assert spoilt("stem depends on the article", a_draft(stem=stem)).stem == bad


@pytest.mark.parametrize(
    "stem",
    [
        "What did Mayor Sigrid Halvorsen cut?",
        "Which ships sail from Denmark’s coast in Norway?",
        "What was built in 1911?",
    ],
)
def test_a_stem_that_would_stay_clear_is_not_called_dependent(stem: str):
    assert CORRUPTIONS["stem depends on the article"](a_draft(stem=stem), GROUNDS) is None


@pytest.mark.parametrize(
    ("stem", "bad"),
    [
        ("On what date did the mayor open the pier?", "On what date the mayor open the pier?"),
        ("Which quay was built in 1911?", "Which quay was be built in 1911?"),
        ("Who has opened the harbour?", "Who has have opened the harbour?"),
        ("Who said: “The pier is new” and was glad?", "Who said: “The pier is new” and was be glad?"),
    ],
)
def test_an_ungrammatical_stem_has_a_broken_verb_outside_quotations(stem: str, bad: str):
    assert spoilt("ungrammatical stem", a_draft(stem=stem)).stem == bad


def test_a_stem_without_an_auxiliary_is_left_alone():
    assert CORRUPTIONS["ungrammatical stem"](a_draft(stem="Who cut the ribbon?"), GROUNDS) is None


@pytest.mark.parametrize(
    ("value", "unit", "changed"), [(45, "percent", 90), (83, "%", 42), (2, "bases", 4), (0, "", 7)]
)
def test_a_changed_number_is_far_from_the_key(value: int, unit: str, changed: int):
    sound = a_draft(QuestionType.NUMBER)
    assert sound.key.number
    number = replace(sound.key.number, value=type(sound.key.number.value)(value), unit=unit)
    bad = spoilt("number changed in the key", replace(sound, key=replace(sound.key, number=number)))
    assert bad.key.number
    assert bad.key.number.value == changed
    assert str(changed) in bad.key.number.text


def test_a_stripped_citation_shares_no_word_of_weight_with_key_or_stem():
    sound = a_draft(QuestionType.CLOZE, lead="")
    (citation,) = spoilt("citation without the key", sound).citations
    assert "Canada" not in citation.passage.exact
    assert "freighter" not in citation.passage.exact
    assert GROUNDS.texts["harbour"].text[citation.passage.start : citation.passage.end] == citation.passage.exact


def test_a_trivial_question_asks_for_the_author_and_cites_the_by_line():
    bad = spoilt("trivial", a_draft())
    assert bad.stem == "Who wrote the article “Norvik opens its new harbour”?"
    assert [form.text for form in bad.key.accepted] == ["Ada Lind"]
    assert bad.citations[0].passage.exact == "By Ada Lind, May 2, 2024"


def test_a_trivial_question_on_an_article_without_an_author_asks_for_its_first_word():
    nameless = Grounds({"harbour": replace(HARBOUR, author="")}, GROUNDS.texts, frozenset())
    bad = CORRUPTIONS["trivial"](a_draft(), nameless)
    assert bad is not None
    assert bad.stem == "With which word does the article “Norvik opens its new harbour” begin?"
    assert [form.text for form in bad.key.accepted] == ["The"]


@pytest.mark.parametrize("flaw", CORRUPTIONS)
def test_no_flaw_leaves_a_question_as_it_was(flaw: str):
    made = [(draft, CORRUPTIONS[flaw](draft, GROUNDS)) for draft in DRAFTS.values()]
    found = [(draft, bad) for draft, bad in made if bad]
    for draft, bad in found:
        assert (bad.stem, bad.key, bad.citations) != (draft.stem, draft.key, draft.citations)
        assert bad.explanation == ""


def test_one_item_in_five_is_planted_and_at_least_six_kinds_are():
    items = blind_items(many(), GROUNDS, seed=1)
    kinds = Counter(item.listed.planted for item in items)
    assert kinds.pop("") == 40
    assert kinds.total() == 10
    assert len(kinds) >= 6


def test_no_question_is_spoilt_twice_and_no_stem_is_made_twice():
    plants = planted(many(), GROUNDS, wanted=30)
    assert len({plant.sound.stem for plant in plants}) == len(plants)
    assert max(Counter(plant.spoilt.stem for plant in plants).values()) == 1


def test_where_only_the_last_way_fits_it_is_taken():
    plain = [a_draft(QuestionType.TEXT, stem=f"Who cut ribbon {n}?") for n in range(3)]
    alone = Grounds(
        ARTICLES, {"harbour": replace(rendition("harbour"), blocks=rendition("harbour").blocks[:2])}, frozenset()
    )
    assert [plant.flaw for plant in planted(plain, alone, wanted=1)] == ["trivial"]


def test_questions_that_nothing_can_spoil_give_no_planted_items():
    key = AnswerKey(QuestionType.CLOZE, accepted=(AcceptedForm("Canada"),))
    citation = cite("A freighter from Canada was turned away because of ice.", mark="Canada")
    hard = Draft(QuestionType.CLOZE, f"Ice kept out a ship from {BLANK}.", key, (citation,), "")
    assert planted([hard], Grounds({}, {}, frozenset()), wanted=3) == []


def test_a_spoilt_question_lies_about_half_a_sheet_from_its_sound_twin():
    items = blind_items(many(), GROUNDS, seed=5)
    place = {item.listed.question: at for at, item in enumerate(items) if not item.listed.planted}
    gaps = [abs(place[item.listed.question] - at) for at, item in enumerate(items) if item.listed.planted]
    assert min(gaps) >= len(items) // 3


def test_a_smaller_sheet_spoils_questions_that_it_does_not_show():
    items = blind_items(many(), GROUNDS, seed=2, most=16)
    real = {item.listed.question for item in items if not item.listed.planted}
    assert len(real) == 16
    assert not real & {item.listed.question for item in items if item.listed.planted}


def test_ids_are_unique_and_do_not_tell_the_question():
    items = blind_items(many(), GROUNDS, seed=1)
    ids = [item.listed.id for item in items]
    assert len(set(ids)) == len(items)
    assert all(re.fullmatch("[0-9a-f]{10}", name) for name in ids)
    assert not any(item.listed.question.startswith(item.listed.id) for item in items)


@pytest.mark.parametrize(
    ("flaw", "is_plain"),
    [
        ("wrong key", lambda sound, bad: right_texts(bad)[-1] in wrong_texts(sound) or len(right_texts(bad)) > 1),
        ("verdict swapped", lambda sound, bad: {*right_texts(sound), *right_texts(bad)} == {"Supported", "Refuted"}),
        ("stem depends on the article", lambda _, bad: bool(re.search(r"\b([Hh]e|[Hh]is|him|[Tt]here)\b", bad.stem))),
        (
            "option of another kind",
            lambda _, bad: len({bool(re.search(r"\d|half|third|quarter", o.text)) for o in bad.key.options}) == 2,
        ),
        ("number changed in the key", lambda sound, bad: bad.key.number.value != sound.key.number.value),
        (
            "citation without the key",
            lambda _, bad: not any(text in bad.citations[0].passage.exact for text in right_texts(bad)),
        ),
        ("trivial", lambda _, bad: bool(re.match(r"Who wrote|With which word", bad.stem))),
    ],
)
def test_on_real_articles_every_planted_flaw_shows(
    flaw: str, is_plain: Callable[[Draft, Draft], bool], generated: Generated, seeds: Sources
):
    texts = {article.stem: text for article, text in seeds}
    people = frozenset(form for entity in generated.entities for form in entity.forms)
    grounds = Grounds({article.stem: article for article, _ in seeds}, texts, people)
    made = [(draft, CORRUPTIONS[flaw](draft, grounds)) for draft in generated.drafts]
    assert any(bad for _, bad in made)
    assert [bad.stem for sound, bad in made if bad and not is_plain(sound, bad)] == []
