"""A quiz on paper: the sheet never shows its key, and the key belongs to its sheet."""

import io
import re
from pathlib import Path

import pytest
from flask import Flask
from pypdf import PdfReader

from app.interchange import pdf_file
from app.interchange.pdf_maker import file_of
from app.questions.draft import QuestionType
from app.storage.unit_of_work import UnitOfWork
from app.workflows.paper_quiz import Paper, paper
from tests.factories import DRAFTS, a_draft, make_quiz, publish_question, quiz_of
from tests.web.desk import Person, signed_in

pytestmark = pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)
PAGE = "/teaching/quizzes/harbour/paper"


@pytest.fixture
def teacher(site: Flask, work: UnitOfWork) -> Person:
    person = signed_in(site)
    quiz_of(work, owner_id=person.id, description="Norvik and its harbour")
    return person


def pages(teacher: Person, part: str, version: str = "") -> PdfReader:
    answered = teacher.get(f"{PAGE}/{part}.pdf?seed=S1&version={version}")
    assert answered.mimetype == "application/pdf"
    return PdfReader(io.BytesIO(answered.data))


def words(text: str) -> str:
    return " ".join(text.split())


def text_of(reader: PdfReader) -> str:
    return words(" ".join(page.extract_text() for page in reader.pages))


def test_the_pdf_has_every_stem_and_the_key_its_proof_and_the_sheet_no_key(teacher: Person):
    sheet, key = pages(teacher, "sheet"), pages(teacher, "key")
    shown, told = text_of(sheet), text_of(key)
    for draft in DRAFTS.values():
        stem = words(draft.stem.partition("_")[0])
        assert stem in shown
        assert stem in told
    assert "45 percent" in told
    assert "cut the ribbon before a crowd" in told
    assert "Norvik opens its new harbour" in told
    assert "cut the ribbon before a crowd" not in shown
    assert "The Fjord Post" not in shown
    assert "Answer sheet" in shown
    assert sheet.metadata.title == "Sheet · The new harbour"
    assert sheet.trailer["/Root"]["/Lang"] == "en"
    assert sheet.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert "pdfuaid" in sheet.trailer["/Root"]["/Metadata"].get_object().get_data().decode()


def test_versions_ask_the_same_in_another_order_and_say_which_key_is_theirs(work: UnitOfWork, teacher: Person):
    one, two = (paper(work, "harbour", seed="S1", version=version) for version in "AB")
    stems = [[question.stem for question in sheet.questions] for sheet in (one, two)]
    assert sorted(stems[0]) == sorted(stems[1])
    assert stems[0] != stems[1]
    assert paper(work, "harbour", seed="S1", version="A") == one
    assert one.mark != two.mark
    for part in ("sheet", "key"):
        shown = teacher.see(f"{PAGE}/{part}?seed=S1&version=A")
        assert f"Seed S1 · version A · mark {one.mark}" in shown
    assert right_letters(one) == [question.letters for question in one.questions]
    assert "<mark" not in teacher.see(f"{PAGE}/sheet?seed=S1&version=A")


def right_letters(sheet: Paper) -> list[tuple[str, ...]]:
    """Give the letters of the right options, by the texts that the drafts say are right."""
    right = {draft.stem: {one.text for one in draft.key.options if one.correct} for draft in DRAFTS.values()}
    return [
        tuple(letter for letter, text in question.options if text in right[question.stem])
        for question in sheet.questions
    ]


def test_another_seed_draws_anew_and_a_changed_quiz_gives_another_mark(work: UnitOfWork, teacher: Person):
    seeds = {teacher.get(PAGE).headers["Location"] for _ in range(3)}
    assert len(seeds) == 3
    before = paper(work, "harbour", seed="S1").mark
    teacher.post("/teaching/quizzes/harbour/slots/1", seen="/teaching/quizzes/harbour", act="remove")
    assert paper(work, "harbour", seed="S1").mark != before


def test_where_no_pdf_can_be_made_the_page_says_so(teacher: Person, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(pdf_file.sys, "executable", "/nowhere/python")
    refused = teacher.client.get(f"{PAGE}/sheet.pdf?seed=S1", follow_redirects=True)
    assert refused.status_code == 200
    assert "Print the page itself" in refused.text
    assert re.search(r"paper/sheet\?seed=S1", refused.text)


def test_where_the_system_lacks_pango_the_page_names_it(
    teacher: Person, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    # As WeasyPrint says it where a library of the system is not there.
    (tmp_path / "weasyprint.py").write_text("raise OSError('cannot load library libpango-1.0-0')\n")
    monkeypatch.setattr(pdf_file, "ROOT", f"{tmp_path}:{pdf_file.ROOT}")
    refused = teacher.client.get(f"{PAGE}/key.pdf?seed=S1", follow_redirects=True)
    assert refused.status_code == 200
    assert "This computer lacks the libraries that PDFs need (Pango and HarfBuzz, see README)." in refused.text
    assert "The page itself can be printed" in refused.text


def test_a_paper_has_200_questions_at_most(work: UnitOfWork, teacher: Person):
    question = publish_question(work, a_draft(QuestionType.SINGLE))
    make_quiz(work, question, slug="small", owner_id=teacher.id)
    many = [publish_question(work, a_draft(QuestionType.CLOZE)) for _ in range(201)]
    make_quiz(work, *many, slug="large", owner_id=teacher.id)
    assert len(paper(work, "small", seed="x").questions) == 1
    for part in ("sheet", "key", "sheet.pdf"):
        refused = teacher.get(f"/teaching/quizzes/large/paper/{part}?seed=x")
        assert refused.status_code == 409
        assert "A paper holds 200 questions at most; this quiz asks 201. Split it into two." in refused.text
    assert teacher.get("/teaching/quizzes/small/paper/nothing?seed=x").status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "http://example.org/static/css/paper.css",
        "file:///static/css/paper.css",
        "http://static.invalid/css/paper.css",
        "http://static.invalid/static/../headers.py",
        "http://static.invalid/static/%2e%2e/headers.py",
        "http://static.invalid/static/css/none.css",
    ],
)
def test_a_pdf_is_made_of_our_static_files_only(address: str, engine_url: str):
    del engine_url
    folder = Path(__file__).parents[2] / "app/web/static"
    assert file_of("http://static.invalid/static/css/paper.css?v=1", folder).name == "paper.css"
    with pytest.raises(ValueError, match="no static file"):
        file_of(address, folder)
