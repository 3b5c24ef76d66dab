"""Every page keeps the policy: its header is there, and nothing in the page needs to break it."""

from dataclasses import replace

import pytest
from flask import Flask

from app.questions.draft import Draft, QuestionType
from app.storage.unit_of_work import UnitOfWork
from app.web.headers import POLICY
from tests.clients import client_of
from tests.factories import a_draft, make_quiz, publish_question, quiz_of
from tests.house.templates import inline_code
from tests.security.crawl import Seen, crawl
from tests.web.desk import NEW, new_quiz, signed_in, write
from tests.web.player import Player, player_of

pytestmark = pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)

# Strings that would run, break out of an attribute, or be a template.
CORPUS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</textarea></title></option><svg onload=alert(1)>",
    "javascript:alert(1)",
    "{{ 7 * 7 }}{% raw %}",
)
ALIVE = ("<script>alert", "<img src=x", "<svg onload", "onmouseover='alert", "</option><svg", 'href="javascript:')


@pytest.fixture
def player(site: Flask, work: UnitOfWork) -> Player:
    quiz_of(work)
    return player_of(site)


def all_pages(site: Flask, player: Player) -> list[Seen]:
    for number in range(1, 8):
        player.answer(number, choice=[0], text="x")
    before = list(crawl(player.client, ["/", player.page(1), player.page("review"), "/nowhere", "/account/login"]))
    player.submit()
    teacher = signed_in(site, role="admin")
    new_quiz(teacher, write(teacher))
    starts = [
        "/teaching",
        *(NEW + kind for kind in ("single", "number", "claim")),
        "/reports/quiz/harbour",
        "/account/change",
    ]
    return [*before, *crawl(player.client, [player.page("result")]), *crawl(teacher.client, starts)]


def test_every_answer_carries_the_policy_and_no_page_breaks_it(site: Flask, player: Player):
    pages = all_pages(site, player)
    html = [page for page in pages if page.kind == "text/html"]
    assert len(html) > 40
    assert [page.address for page in pages if f"Content-Security-Policy: {POLICY}" not in page.headers] == []
    assert {page.address: inline_code(page.text) for page in html if inline_code(page.text)} == {}


def test_no_page_but_static_files_may_be_kept(site: Flask, player: Player):
    pages = [page for page in all_pages(site, player) if not page.address.startswith("/static/")]
    assert [page.address for page in pages if "no-store" not in page.headers] == []


def hostile(text: str) -> Draft:
    """Give a question that says a text wherever a question says anything."""
    draft = a_draft(QuestionType.SINGLE, stem=f"Who cut it? {text}", lead=text, explanation=text)
    options = tuple(replace(option, text=f"{option.text} {text}", feedback=text) for option in draft.key.options)
    return replace(draft, key=replace(draft.key, options=options))


@pytest.mark.parametrize("text", CORPUS)
def test_what_somebody_typed_is_only_ever_text(site: Flask, work: UnitOfWork, player: Player, text: str):
    teacher = signed_in(site, role="admin")
    make_quiz(work, publish_question(work, hostile(text)), slug="hostile", title=f"Quiz {text}", description=text)
    guest = Player(client_of(site))
    guest.start("hostile", nickname=f"Ann {text}"[:40])
    asked = [*crawl(guest.client, ["/", guest.page(1), guest.page("review")])]
    guest.answer(1, choice=[1])
    guest.submit()
    shown = [
        *crawl(guest.client, [guest.page("result")]),
        *crawl(teacher.client, ["/teaching", "/reports/quiz/hostile"]),
    ]
    pages = [page for page in [*asked, *shown] if page.kind == "text/html"]
    assert any("Who cut it?" in page.text for page in pages)
    assert [page.address for page in pages if any(alive in page.text for alive in ALIVE)] == []
    assert [page.address for page in pages if page.status >= 500] == []


def test_what_was_typed_wrongly_comes_back_as_text(site: Flask, player: Player):
    teacher = signed_in(site)
    for text in CORPUS:
        answered = teacher.post(NEW + "single", stem=text, quote=text, option_1=text, act="save", article="harbour")
        assert answered.status_code == 422
        assert not any(alive in answered.text for alive in ALIVE)
