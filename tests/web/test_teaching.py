"""Writing questions by form: kept, checked, published, edited, archived."""

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.storage.questions import QuestionRow, VersionRow
from app.storage.unit_of_work import UnitOfWork
from app.workflows.verify_passages import verify_passages
from tests.factories import HARBOUR, import_articles, rendition
from tests.web.desk import NEW, Person, a_claim, a_number, a_single, publish, signed_in, write


@pytest.fixture
def teacher(site: Flask, work: UnitOfWork) -> Person:
    import_articles(work)
    return signed_in(site)


def count(work: UnitOfWork, table: type = VersionRow) -> int:
    with work.reading() as session:
        return session.scalar(select(func.count()).select_from(table))


def page_of(public_id: str) -> str:
    return f"/teaching/questions/{public_id}"


def edit(teacher: Person, public_id: str, **fields: object):
    return teacher.post(f"{page_of(public_id)}/edit", **fields)


def plain(text: str) -> str:
    return text.replace("&#39;", "'").replace("&#34;", '"')


@pytest.mark.parametrize("kind", ["single", "number", "claim"])
def test_a_question_is_kept_as_a_draft_and_published_when_its_checks_pass(teacher: Person, work: UnitOfWork, kind: str):
    name = write(teacher, kind)
    assert "Draft" in teacher.see(page_of(name))
    assert "The question is published" in publish(teacher, name).text
    assert verify_passages(work).fallen == ()


def test_the_words_that_prove_the_key_are_marked(teacher: Person):
    shown = teacher.see(page_of(write(teacher)))
    assert ">Sigrid Halvorsen</mark>" in shown
    assert ">45 percent</mark>" in teacher.see(page_of(write(teacher, "number")))


@pytest.mark.parametrize(
    "quote",
    [
        "Mayor Sigrid  Halvorsen\r\ncut the ribbon",
        "  Mayor Sigrid Halvorsen cut the ribbon ",
        "mayor sigrid halvorsen cut the ribbon",
    ],
)
@pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)
def test_pasted_words_are_found_whatever_their_spaces(teacher: Person, quote: str):
    assert "Sigrid Halvorsen" in teacher.see(page_of(write(teacher, quote=quote)))


def test_marked_words_stand_where_they_were_marked(teacher: Person):
    text = rendition("harbour").text
    second = text.index("harbour", text.index("harbour") + 1)
    name = write(teacher, quote="harbour", start=str(second), option_1="harbour")
    assert f"from={second}" in teacher.see(page_of(name))


def test_words_that_stand_in_several_places_are_asked_about(teacher: Person):
    answered = teacher.post(NEW + "single", **a_single(quote="harbour"))
    assert answered.status_code == 422
    assert "Choose which one" in answered.text
    third = [part.partition('"')[0] for part in answered.text.split('name="place" type="radio" value="')[1:]][2]
    name = write(teacher, quote="harbour", place=third)
    assert f"from={third}" in teacher.see(page_of(name))


REFUSALS = [
    (a_single(quote="The mayor sang all night."), "The article does not say this"),
    (a_single(quote="alvorsen cut the rib"), "The article does not say this"),
    (a_single(quote=""), "Mark the words of the article"),
    (a_single(stem=" "), "Enter the question."),
    (a_single(stem="x" * 501), "Use at most 500 characters."),
    (a_single(option_3=""), "Enter at least three options."),
    (a_single(option_3="ada lind"), "Two options are the same"),
    (a_single(correct="5"), "has no words"),
    (a_single(correct="x"), "Choose one of those shown."),
    (a_single(correct=""), "Say which option is right."),
    (a_number(value="many"), "could not be read as one number"),
    (a_number(value="1e99"), "could not be read as one number"),
    (a_number(value="9" * 20), "Enter a number below"),
    (a_number(value="83 " + "x" * 300, unit=""), "At most 40 characters"),
    (a_number(tolerance="-1"), "A tolerance is 0 or more."),
    (a_claim(verdict=""), "Say what the article does to the claim."),
    (a_claim(verdict="Perhaps"), "Choose one of those shown."),
    (a_single(article="nowhere"), None),
]


@pytest.mark.parametrize(("fields", "sentence"), REFUSALS)
@pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)
def test_what_is_wrong_is_said_what_was_typed_is_kept_and_nothing_is_stored(
    teacher: Person, work: UnitOfWork, fields: dict[str, object], sentence: str | None
):
    kind = "number" if "value" in fields else "claim" if "verdict" in fields else "single"
    answered = teacher.post(NEW + kind, **fields)
    assert answered.status_code == (422 if sentence else 404)
    assert sentence is None or sentence in plain(answered.text)
    assert sentence is None or str(fields["stem"]).strip() in plain(answered.text)
    assert sentence is None or str(fields["quote"]) in plain(answered.text)
    assert count(work, QuestionRow) == 0


def test_showing_another_article_keeps_what_was_typed(teacher: Person, work: UnitOfWork):
    answered = teacher.post(NEW + "single", **a_single(article="ferry", act="show"))
    assert answered.status_code == 200
    assert "waited outside for two days" in answered.text
    assert 'value="Ada Lind"' in answered.text
    assert count(work) == 0


@pytest.mark.parametrize(
    ("kind", "changes", "sentence"),
    [
        ("single", {"quote": "The old quay, built in 1911, will become a park."}, "do not say “Sigrid Halvorsen”"),
        ("number", {"value": "46"}, "do not say 46 percent"),
        ("number", {"unit": "years"}, "do not say 45 years"),
    ],
)
def test_a_key_that_the_words_do_not_say_is_not_published(
    teacher: Person, work: UnitOfWork, kind: str, changes: dict[str, str], sentence: str
):
    name = write(teacher, kind, **changes)
    assert sentence in teacher.see(page_of(name))
    assert "Not published yet" in publish(teacher, name).text
    with work.reading() as session:
        assert session.scalar(select(VersionRow.state)) == "draft"


@pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)
def test_a_number_and_its_tolerance_are_shown_whole(teacher: Person):
    name = write(teacher, "number", value="3350000", tolerance="0.004")
    assert "3,350,000 percent, give or take 0.004" in teacher.see(page_of(name))


def test_an_edit_of_a_published_question_is_its_next_version(teacher: Person, work: UnitOfWork):
    name = write(teacher)
    publish(teacher, name)
    edit(teacher, name, **a_single(stem="Who cut the ribbon in Norvik on Thursday?"))
    with work.reading() as session:
        found = session.execute(select(VersionRow.number, VersionRow.state).order_by(VersionRow.number)).all()
    assert found == [(1, "published"), (2, "draft")]
    publish(teacher, name)
    with work.reading() as session:
        assert list(session.scalars(select(VersionRow.state).order_by(VersionRow.number))) == ["retired", "published"]


def test_an_edit_begins_with_what_the_version_holds(teacher: Person):
    for kind in ("single", "number", "claim"):
        shown = plain(teacher.see(f"{page_of(write(teacher, kind))}/edit"))
        fields = {"single": a_single(), "number": a_number(), "claim": a_claim()}[kind]
        assert all(str(fields[name]) in shown for name in ("stem", "quote"))
        assert "checked" in shown or kind == "number"


def test_an_archived_question_is_not_asked_and_can_come_back(teacher: Person):
    name = write(teacher)
    publish(teacher, name)
    assert "archived" in teacher.post(f"{page_of(name)}/archive", seen=page_of(name), follow=True).text
    assert name not in teacher.see("/teaching/questions")
    assert name in teacher.see("/teaching/questions?state=archived")
    assert edit(teacher, name, **a_single()).status_code == 422
    teacher.post(f"{page_of(name)}/bring-back", seen=page_of(name))
    assert "is published" in publish(teacher, name).text


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("q=ribbon", {"single"}),
        ("q=RIBBON+norvik", {"single"}),
        ("q=100%25", set()),
        ("type=number", {"number"}),
        ("state=published", {"single"}),
        ("state=draft&owner=mine", {"number", "claim"}),
        ("article=ferry", set()),
        ("article=harbour", {"single", "number", "claim"}),
        ("page=999999999999&q=_", set()),
        ("_scheme=x&endpoint=y&q=quay", {"claim"}),
        ("state=nonsense", set()),
    ],
)
@pytest.mark.parametrize("engine_url", ["sqlite", "postgresql"], indirect=True)
def test_the_list_shows_what_is_asked_for(teacher: Person, asked: str, found: set[str]):
    names = {kind: write(teacher, kind) for kind in ("single", "number", "claim")}
    publish(teacher, names["single"])
    answered = teacher.get(f"/teaching/questions?{asked}")
    assert answered.status_code == 200
    assert {kind for kind, name in names.items() if name in answered.text} == found


def test_one_teacher_does_not_see_anothers_drafts(site: Flask, teacher: Person):
    name = write(teacher)
    other = signed_in(site, "jonas@school.test")
    assert name not in other.see("/teaching/questions")
    assert name in signed_in(site, "admin@school.test", "admin").see("/teaching/questions")


def test_a_private_article_of_somebody_else_cannot_be_cited(site: Flask, teacher: Person, work: UnitOfWork):
    from tests.factories import hide_article  # noqa: PLC0415

    hide_article(work, HARBOUR.stem)
    assert teacher.post(NEW + "single", **a_single()).status_code == 404
    assert "Norvik opens" not in teacher.see(NEW + "single")


def test_the_desk_counts_and_says_what_is_next(teacher: Person):
    assert "Begin with a question of your own" in teacher.see("/teaching")
    write(teacher)
    assert "One draft of yours waits" in teacher.see("/teaching")
