"""Adding an article: by its text, a file or an address; what cannot be read is said, and nothing is half stored."""

import re
import sys

import pytest
from flask import Flask
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from app.articles.fetching import Fetched
from app.questions.draft import QuestionType
from app.storage.articles import ArticleRow, RenditionRow, current_rendition
from app.storage.unit_of_work import UnitOfWork
from app.workflows.verify_passages import verify_passages
from tests.articles.files import PARAGRAPHS, SENTENCES, SPOILT, TEXT, TITLE, a_docx, a_page, a_pdf
from tests.clients import client_of
from tests.factories import HARBOUR, import_articles, quiz_of
from tests.web.desk import NEW, Person, a_single, publish, signed_in, write
from tests.web.player import TOKEN

ADD = "/teaching/articles/new"
on_sqlite = pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)


@pytest.fixture
def teacher(site: Flask) -> Person:
    return signed_in(site)


def counted(work: UnitOfWork) -> tuple[int, int]:
    with work.reading() as session:
        articles, texts = (select(func.count()).select_from(table) for table in (ArticleRow, RenditionRow))
        return session.scalar(articles), session.scalar(texts)


def a_form(**changes: object) -> dict[str, object]:
    return {"text": TEXT, "title": TITLE, "basis": "editor", "visibility": "private"} | changes


def add(person: Person, **changes: object) -> str:
    """Store an article and give its stem."""
    answered = person.post(ADD, **a_form(**changes))
    assert answered.status_code == 303, plain(answered.text)
    return answered.headers["Location"].rsplit("/", 1)[1]


def upload(person: Person, raw: bytes, name: str) -> TestResponse:
    """Upload a file; of a large one the test client's own form would leave a file open."""
    token = TOKEN.search(person.get(f"{ADD}?by=file").text)[1]
    part = '--b\r\nContent-Disposition: form-data; name="%s"%s\r\n\r\n'
    head = part % ("csrf_token", "") + token + "\r\n" + part % ("file", f'; filename="{name}"')
    body = head.encode() + raw + b"\r\n--b--\r\n"
    return person.client.post(f"{ADD}?by=file", data=body, content_type="multipart/form-data; boundary=b")


def plain(text: str) -> str:
    return text.replace("&#39;", "'").replace("&#34;", '"')


def value_of(page: str, name: str) -> str:
    tag = next(one for one in re.findall(r"<input[^>]*>", page) if f'name="{name}"' in one)
    found = re.search(r'value="([^"]*)"', tag)
    return found[1] if found else ""


def row_of(work: UnitOfWork, stem: str) -> ArticleRow:
    with work.reading() as session:
        return session.scalars(select(ArticleRow).where(ArticleRow.stem == stem)).one()


def test_a_pasted_article_is_stored_with_all_that_was_said_of_it(teacher: Person, work: UnitOfWork):
    url = "https://fjord.test/harbour"
    stem = add(
        teacher, author="Ada Lind", outlet="The Fjord Post", url=url, day="2024-05-02", basis="stated",
        words="May 2, 2024", visibility="public", passages_only="y",
    )  # fmt: skip
    row = row_of(work, stem)
    assert (row.title, row.author, row.outlet, row.url) == (TITLE, "Ada Lind", "The Fjord Post", url)
    assert (row.published_basis, row.published_words) == ("stated", "May 2, 2024")
    assert (row.visibility, row.passages_only, row.owner_id) == ("public", True, teacher.id)
    assert row.raw == TEXT
    assert counted(work) == (1, 1)


def test_its_page_names_what_was_taken_for_boilerplate(teacher: Person):
    page = teacher.see(f"/teaching/articles/{add(teacher)}")
    assert "By-line:</strong> By Ada Lind" in page
    assert f'<p class="text">{PARAGRAPHS[0]}</p>' in page
    assert "Make questions" in page


@on_sqlite
def test_a_title_that_is_not_entered_is_the_headline(teacher: Person, work: UnitOfWork):
    assert row_of(work, add(teacher, title="")).title == TITLE


@on_sqlite
@pytest.mark.parametrize(
    ("raw", "name", "author"),
    [
        (TEXT.encode(), "a.txt", ""),
        (a_page().encode(), "a.html", "Ada Lind"),
        (a_docx(), "a.docx", "Ada Lind"),
        (a_pdf(TITLE, *SENTENCES), "a.pdf", ""),
    ],
)
def test_an_uploaded_file_is_shown_to_be_looked_through_and_then_stored(
    teacher: Person, work: UnitOfWork, raw: bytes, name: str, author: str
):
    answered = upload(teacher, raw, name)
    assert answered.status_code == 200
    assert "Nothing is stored yet" in answered.text
    assert (value_of(answered.text, "title"), value_of(answered.text, "author")) == (TITLE, author)
    assert SENTENCES[0] in answered.text
    assert counted(work) == (0, 0)


@on_sqlite
def test_a_page_at_an_address_is_read_and_its_address_kept(site: Flask, teacher: Person):
    body = a_page(*PARAGRAPHS, "Published on May 2, 2024 in Norvik.").encode()
    site.extensions["citewell.fetch"] = lambda _url: Fetched("https://fjord.test/at-last", body, "text/html", "utf-8")
    page = teacher.post(f"{ADD}?by=address", url="https://fjord.test/short").text
    assert value_of(page, "url") == "https://fjord.test/at-last"
    assert (value_of(page, "day"), value_of(page, "words")) == ("2024-05-02", "May 2, 2024")


SHORT = a_page(SENTENCES[0], "Subscribe to continue reading.").encode()
LIST = a_page("Home. News.", "Sport", "Weather").encode()


@pytest.mark.parametrize(
    ("url", "body", "words"),
    [
        ("http://127.0.0.1:1/", None, "not an address of the public web"),
        ("http://localhost/", None, "not an address of the public web"),
        ("http://169.254.169.254/latest", None, "not an address of the public web"),
        ("file:///etc/passwd", None, "not the address of a page"),
        ("", None, "Enter the article's address."),
        ("https://a.test/", SHORT, "for subscribers"),
        ("https://a.test/", LIST, "not an article"),
        ("https://a.test/", SPOILT["xxe"][1], "declares entities"),
    ],
)
@on_sqlite
def test_an_address_that_gives_no_article_is_said_and_kept(
    site: Flask, teacher: Person, work: UnitOfWork, url: str, body: bytes | None, words: str
):
    if body is not None:
        site.extensions["citewell.fetch"] = lambda _url: Fetched("https://a.test/", body, "text/html", "utf-8")
    answered = teacher.post(f"{ADD}?by=address", url=url)
    assert answered.status_code == 422
    assert words in plain(answered.text)
    assert value_of(answered.text, "url") == url
    assert counted(work) == (0, 0)


@pytest.mark.parametrize(("name", "raw", "words"), SPOILT.values(), ids=SPOILT)
@on_sqlite
def test_a_file_that_cannot_be_read_is_said_and_nothing_is_stored(
    teacher: Person, work: UnitOfWork, name: str, raw: bytes, words: str
):
    answered = upload(teacher, raw, name)
    assert answered.status_code == 422
    assert words in plain(answered.text)
    assert counted(work) == (0, 0)
    assert teacher.get("/teaching").status_code == 200


@on_sqlite
def test_a_file_above_the_limit_gets_a_page_that_says_what_to_do(site: Flask, teacher: Person, work: UnitOfWork):
    assert "20,971,520 are allowed" in upload(teacher, b"x" * (20 * 2**20 + 1), "a.txt").text
    answered = upload(teacher, b"x" * (22 * 2**20), "a.txt")
    assert answered.status_code == 413
    assert "A file may have 20 MB" in answered.text
    assert Person(client_of(site)).client.post(ADD, data={"text": "x" * (4 * 2**20)}).status_code == 413
    assert counted(work) == (0, 0)


@on_sqlite
def test_a_large_file_is_taken_there_and_nowhere_else(teacher: Person):
    assert upload(teacher, a_pdf(*SENTENCES) + b"\n" * (10 * 2**20), "a.pdf").status_code == 200
    fields = a_single(quote="x" * (4 * 2**20))
    assert teacher.post(NEW + "single", **fields).status_code == 413


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"text": ""}, "Paste the article's text."),
        ({"text": SENTENCES[0], "title": "x"}, "not an article"),
        ({"text": "word " * 500_000, "title": "x"}, "are allowed"),
        ({"text": "\N{GRINNING FACE}" * 99, "title": "x"}, "has no words"),
        ({"text": PARAGRAPHS[0] + "\n" + PARAGRAPHS[1], "title": ""}, "Enter a title"),
        ({"title": "x" * 201}, "Use at most 200 characters."),
        ({"url": "javascript:alert(1)"}, "Enter a whole address"),
        ({"passages_only": "y"}, "Enter the address"),
        ({"day": "soon"}, "Enter a day"),
        ({"day": "2024-05-02", "basis": "stated"}, "Copy the words of the article"),
        ({"day": "2024-05-02", "basis": "derived", "words": "last year"}, "does not say these words"),
        ({"day": "2024-05-03", "basis": "stated", "words": "May 2, 2024"}, "do not name that day"),
        ({"basis": "guess"}, "Choose one of those shown."),
        ({"visibility": "world"}, "Choose one of those shown."),
    ],
)
@on_sqlite
def test_what_is_wrong_is_said_what_was_typed_is_kept_and_nothing_is_stored(
    teacher: Person, work: UnitOfWork, changes: dict[str, str], words: str
):
    typed = a_form(outlet="The <b>Fjord</b> Post", **changes)
    answered = teacher.post(ADD, **typed)
    assert answered.status_code == 422
    assert words in plain(answered.text)
    assert "The &lt;b&gt;Fjord&lt;/b&gt; Post" in answered.text
    assert str(typed["text"]).strip()[:50] in answered.text
    assert counted(work) == (0, 0)


@pytest.mark.parametrize("text", [TEXT, TEXT.upper().replace("\n", " \r\n"), TEXT.replace("83 million", "84 million")])
def test_a_text_that_is_here_is_not_stored_twice_whatever_its_name(teacher: Person, work: UnitOfWork, text: str):
    stem = add(teacher)
    answered = teacher.post(ADD, **a_form(text=text, title="Another name"))
    assert answered.status_code == 422
    assert "This text is here already" in answered.text
    assert f'href="/teaching/articles/{stem}"' in answered.text
    assert counted(work) == (1, 1)


def test_a_public_text_is_known_and_anothers_private_one_is_never_told_of(
    site: Flask, teacher: Person, work: UnitOfWork
):
    import_articles(work)
    assert "here already" in teacher.post(ADD, **a_form(text=HARBOUR.raw, title="x")).text
    stem = add(teacher)
    other = signed_in(site, "jonas@school.test")
    assert other.get(f"/teaching/articles/{stem}").status_code == 404
    assert other.get(f"/teaching/articles/{stem}/mend").status_code == 404
    assert stem not in other.see("/teaching/articles")
    assert add(other) != stem
    assert counted(work) == (4, 4)


def test_another_teacher_does_not_mend_a_public_article(site: Flask, teacher: Person):
    stem = add(teacher, visibility="public")
    other = signed_in(site, "jonas@school.test")
    assert TITLE in other.see("/teaching/articles")
    assert "Mend the text" not in other.see(f"/teaching/articles/{stem}")
    assert other.get(f"/teaching/articles/{stem}/mend").status_code == 403


def mend(person: Person, stem: str, **fields: object) -> TestResponse:
    address = f"/teaching/articles/{stem}/mend"
    return person.post(address, **{"rendition": value_of(person.see(address), "rendition"), **fields})


def current(work: UnitOfWork, stem: str):
    article_id = row_of(work, stem).id
    with work.reading() as session:
        return current_rendition(session, article_id).value


def test_a_block_marked_anew_is_a_new_rendition(teacher: Person, work: UnitOfWork):
    stem = add(teacher)
    last = current(work, stem).blocks[-1]
    assert mend(teacher, stem, act="mark", **{f"kind-{last.start}": "advert"}).status_code == 303
    assert current(work, stem).cleaner == "by hand 1"
    assert "Advert:</strong>" in teacher.see(f"/teaching/articles/{stem}")
    assert counted(work) == (1, 2)


def test_questions_keep_the_text_they_were_made_from(site: Flask, teacher: Person, work: UnitOfWork):
    stem = add(teacher)
    quote = "Mayor Sigrid Halvorsen cut the ribbon before a crowd of some 2,400 people"
    name = write(teacher, article=stem, quote=quote)
    assert "is published" in publish(teacher, name).text
    text = current(work, stem).text
    assert mend(teacher, stem, act="text", text=text.partition("\n")[2]).status_code == 303
    assert current(work, stem).text == text.partition("\n")[2]
    assert verify_passages(work).fallen == ()
    shown = plain(teacher.see(f"/teaching/questions/{name}")).replace("&amp;", "&")
    link = re.search(r'href="(/article/[^"#]+)', shown)[1]
    assert f'<mark id="passage">{quote}</mark>' in teacher.see(link)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"act": "text", "text": "A sentence that nobody wrote."}, "does not say this in one piece"),
        ({"act": "text", "text": TITLE}, "No text of the article is left"),
        ({"act": "text", "text": TEXT}, "Nothing was changed"),
        ({"act": "text", "text": PARAGRAPHS[0], "rendition": "0"}, "mended this article meanwhile"),
        ({"act": "mark", "kind-x": "advert", "kind-99999": "advert", "kind-0": "nonsense"}, "Nothing was changed"),
        ({}, "Nothing was changed"),
    ],
)
@on_sqlite
def test_a_mend_that_cannot_be_is_said_and_what_was_typed_kept(
    teacher: Person, work: UnitOfWork, fields: dict[str, str], words: str
):
    stem = add(teacher)
    answered = mend(teacher, stem, **fields)
    assert answered.status_code == 422
    assert words in answered.text
    assert fields.get("text", "")[:40] in answered.text
    assert counted(work) == (1, 1)


def test_of_a_closed_article_others_see_the_way_to_its_outlet_only(site: Flask, teacher: Person):
    url = "https://fjord.test/harbour"
    stem = add(teacher, visibility="public", passages_only="y", url=url)
    other = signed_in(site, "jonas@school.test")
    for person in (Person(client_of(site)), other, signed_in(site, "admin@school.test", "admin")):
        page = person.see(f"/article/{stem}?from=0&to=40")
        assert f'href="{url}"' in page
        assert SENTENCES[0] not in page
    assert SENTENCES[0] in teacher.see(f"/article/{stem}")
    assert SENTENCES[0] not in other.see(f"/teaching/articles/{stem}")
    assert stem not in other.see(NEW + "single")
    assert SENTENCES[0] not in other.post(NEW + "single", **a_single(article=stem)).text


@on_sqlite
def test_an_article_of_one_rendition_opens_by_an_address_of_another(site: Flask):
    quiz_of(site.extensions["citewell.work"], QuestionType.SINGLE)
    assert client_of(site).get("/article/harbour?from=1&to=4&of=nothing").status_code == 200


@on_sqlite
def test_no_parser_is_loaded_into_the_web_worker(teacher: Person):
    before = set(sys.modules)
    upload(teacher, a_page().encode(), "a.html")
    assert not {"trafilatura", "pypdf", "spacy"} & (set(sys.modules) - before)
