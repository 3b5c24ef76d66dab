"""What the form tells whoever writes: flaws, twins, answers from the articles, and the student's view."""

from collections.abc import Iterable

import pytest
from flask import Flask

from app.facts.fact import Entity, EntityKind
from app.questions.draft import QuestionType
from app.storage.facts import keep_entity
from app.storage.unit_of_work import UnitOfWork
from tests.factories import DRAFTS, a_draft, import_articles, publish_question
from tests.web.desk import Person, signed_in
from tests.web.writing import RIBBON, Sheet, as_typed, sheet

pytestmark = pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)

NAMES = (
    Entity(EntityKind.PERSON, "Sigrid Halvorsen"),
    Entity(EntityKind.PERSON, "Ada Lind"),
    Entity(EntityKind.PLACE, "Canada"),
    Entity(EntityKind.PLACE, "Denmark"),
    Entity(EntityKind.PLACE, "Iceland"),
    Entity(EntityKind.PLACE, "Norvik"),
    Entity(EntityKind.BODY, "Nordlinje", ("Nordlinje AS",)),
)


@pytest.fixture
def teacher(site: Flask, work: UnitOfWork) -> Person:
    import_articles(work)
    with work() as session:
        for name in NAMES:
            keep_entity(session, name)
    return signed_in(site)


def offers(page: Sheet, name: str) -> list[str]:
    """Give what the buttons of a kind take."""
    buttons = page.page.xpath(f"//button[starts-with(@value, '{name}:')]/@value")
    return [button.partition(":")[2] for button in buttons]


def checked(page: Sheet) -> str:
    """Give what the part of the page says that a script asks for while somebody types."""
    kind = page.address.partition("type=")[2]
    return Sheet(page.person, f"/teaching/questions/check/{kind}", page.fields).press("").text


def test_a_flaw_is_told_while_the_question_is_written_and_goes_when_it_is_mended(teacher: Person):
    page = sheet(teacher, QuestionType.SINGLE).fill(stem="Who did not cut the ribbon there?")
    assert "makes the stem easy to misread" in checked(page)
    page.fill(**as_typed(DRAFTS[QuestionType.SINGLE])).fill(article="harbour", quote=RIBBON)
    assert "nothing speaks against the question" in checked(page)
    page.fill(option_1="Nobody of Norvik")
    assert "do not say “Nobody of Norvik”" in checked(page)
    assert checked(page).split() == page.press("check").part("looked").split()


def test_a_question_that_asks_the_same_is_told_and_linked(teacher: Person, work: UnitOfWork, site: Flask):
    single = a_draft(QuestionType.SINGLE)
    publish_question(work, single)
    secret = signed_in(site, "jonas@school.test")
    publish_question(work, a_draft(QuestionType.TEXT, stem="What is the mayor of Norvik named?"), owner_id=secret.id)
    page = sheet(teacher, QuestionType.SINGLE).fill(**as_typed(single))
    assert "Word for word, this is asked already" in checked(page)
    page.fill(stem="At the new harbour of Norvik, who was it that cut a ribbon?")
    assert "with the same answer" in checked(page)
    page.fill(option_1="Per Moe", stem="Who cut the ribbon at the new harbour in Norvik?")
    assert "with another answer" in checked(page)
    page.fill(stem="What is the mayor of Norvik called?")
    assert "is asked already" not in checked(page)


def test_wrong_options_come_from_the_cited_article_and_are_not_in_the_cited_words(teacher: Person):
    page = sheet(teacher, QuestionType.SINGLE).cite("A freighter from Canada was turned away because of ice.")
    assert "mark it first" in page.press("suggest").text
    page.fill(option_1="Canada", correct=1).press("suggest")
    assert offers(page, "take-option") == ["Denmark", "Iceland"]
    page.press("take-option:Denmark")
    assert page.fields["option_2"] == ["Denmark"]
    assert offers(page, "take-option") == ["Iceland"]
    page.fill(option_1="1911", option_2="").press("suggest")
    assert offers(page, "take-option") == ["2024"]


def test_other_names_of_the_answer_are_offered_with_their_rule(teacher: Person):
    page = sheet(teacher, QuestionType.TEXT).fill(accepted="Sigrid Halvorsen").press("suggest")
    page.press("take-form:Halvorsen | surname of Sigrid Halvorsen")
    assert page.fields["accepted"] == ["Sigrid Halvorsen\nHalvorsen | surname of Sigrid Halvorsen"]
    page.fill(article="ferry", accepted="Nordlinje").press("suggest")
    assert offers(page, "take-form") == ["Nordlinje AS | another name of Nordlinje"]


def test_sentences_and_words_to_leave_out_are_offered(teacher: Person):
    page = sheet(teacher, QuestionType.EVIDENCE).cite(RIBBON).press("suggest")
    assert "Ships from Denmark, Iceland and Portugal called on the first day." in offers(page, "take-option")
    assert RIBBON not in offers(page, "take-option")
    page = sheet(teacher, QuestionType.CLOZE).cite("A freighter from Canada was turned away").press("suggest")
    assert offers(page, "take-blank") == ["Canada"]
    assert page.press("take-blank:Canada").fields["accepted"] == ["Canada"]


def words(texts: Iterable[str]) -> str:
    return " ".join(" ".join(texts).split())


def test_every_type_is_shown_as_students_will_see_it(teacher: Person):
    for draft in DRAFTS.values():
        seen = sheet(teacher, draft.type).fill(**as_typed(draft)).press("check").part("student-view")
        shown = [option.text for option in draft.key.options]
        before, _blank, after = draft.stem.partition("_____")
        assert all(text in seen for text in (words([before]), words([after]), *shown))
        assert "feedback" not in seen
        assert "wrote the article" not in seen
