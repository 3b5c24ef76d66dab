"""Nothing of a key is in any answer of a live session before its question is explained, whoever looks."""

import re
from dataclasses import replace

import pytest
from flask import Flask

from app.questions.draft import QuestionType
from app.storage.unit_of_work import UnitOfWork
from app.storage.versions import published_versions
from tests.clients import client_of
from tests.factories import a_draft, make_quiz, publish_question
from tests.security.crawl import Seen, crawl, look, seen
from tests.security.test_canaries import ANSWERS, NUMBER, TYPES, canary, leaks, plant
from tests.web.desk import signed_in
from tests.web.liveclass import Class, Pupil, start

pytestmark = pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)


def planted_class(site: Flask, work: UnitOfWork) -> Class:
    host = signed_in(site)
    plant(work, owner_id=host.id)
    return start(site, host)


def everything_of(led: Class, pupil: Pupil, position: int) -> list[Seen]:
    """Give every answer about a moment: to pupil, stranger and wall, by page, script, and refused forms."""
    page = f"/live/{led.live}"
    attempt = [f"/api{page}", f"/api{page}?seen=0.0.0", f"/join/{led.code()}", page]
    pages = [*crawl(pupil.person.client, attempt), *crawl(client_of(led.site), attempt)]
    pages += [look(led.host.client, f"{page}/{place}") for place in ("host", "code.svg")]
    for fields in ANSWERS:
        data = {"csrf_token": pupil.token, "position": position, **fields}
        for accept in ("text/html", "application/json"):
            answered = pupil.person.client.post(f"{page}/answer", data=data, headers={"Accept": accept})
            pages.append(seen(page, answered))
    return pages


def told(kind: QuestionType) -> set[str]:
    """Give the words that belong to a question that has been explained."""
    return {NUMBER} if kind is QuestionType.NUMBER else set()


def test_nothing_of_a_key_is_seen_before_it_is_explained(site: Flask, work: UnitOfWork):
    led = planted_class(site, work)
    pupil = led.pupil()
    found = leaks(everything_of(led, pupil, 0))
    explained: set[str] = set()
    for position, kind in enumerate(TYPES):
        for act in ("next" if position else "open", "close", "show"):
            led.press(act)
            pages = everything_of(led, pupil, position)
            found += [leak for leak in leaks(pages) if not any(leak.startswith(word) for word in explained)]
        wall = led.press("explain")
        assert canary("cited", kind) in wall
        assert canary("cited", kind) in pupil.see()
        explained |= {canary(what, kind) for what in ("cited", "explained", "feedback", "form", "rule")} | told(kind)
    assert found == []


def test_the_distribution_is_the_same_whichever_option_is_right(site: Flask, work: UnitOfWork):
    draft = a_draft(QuestionType.SINGLE)
    moved = tuple(replace(option, correct=place == 2) for place, option in enumerate(draft.key.options))
    host = signed_in(site)
    pages = []
    for slug, key in (("one", draft.key), ("other", replace(draft.key, options=moved))):
        make_quiz(work, publish_question(work, replace(draft, key=key)), slug=slug, owner_id=host.id)
        led = start(site, host, slug)
        pupil = led.pupil()
        led.press("open")
        pupil.answer(0, choice=[0])
        led.press("close")
        pages.append([bare(led, led.press("show")), bare(led, pupil.see())])
    assert pages[0] == pages[1]
    with work.reading() as session:
        assert len(published_versions(session)) == 2


def bare(led: Class, page: str) -> str:
    """Give a page without what differs from session to session."""
    code = led.code()
    for own in (led.live, code, f"{code[:3]} {code[3:]}", "/quizzes/one", "/quizzes/other"):
        page = page.replace(own, "")
    return re.sub(r'name="csrf_token"[^>]*value="[^"]+"', "", page)
