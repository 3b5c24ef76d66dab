"""Nothing is changed without a token of the page, and nothing by looking."""

import pytest
from flask import Flask
from sqlalchemy import Engine, select

from app.storage.models import METADATA
from app.storage.unit_of_work import UnitOfWork
from app.workflows.lead_live import start_live
from tests.factories import quiz_of
from tests.security.crawl import crawl
from tests.web.desk import NEW, a_single, new_quiz, publish, signed_in, write
from tests.web.player import player_of

pytestmark = pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)


def unsafe(site: Flask) -> list[tuple[str, str]]:
    given = {"slug": "harbour", "public_id": "q1", "number": 1, "token": "t", "stem": "harbour", "kind": "single"}
    given |= {"class_id": 1, "participant_id": 1, "code": "BBBBBB", "form": "csv"}
    with site.test_request_context():
        return [
            (site.url_for(rule.endpoint, **{name: given[name] for name in rule.arguments}), method)
            for rule in site.url_map.iter_rules()
            for method in (rule.methods or set()) - {"GET", "HEAD", "OPTIONS"}
        ]


@pytest.mark.parametrize("role", ["guest", "admin"])
def test_every_unsafe_request_without_a_token_is_refused(site: Flask, work: UnitOfWork, role: str):
    quiz_of(work)
    client = signed_in(site, role="admin").client if role == "admin" else player_of(site).client
    answered = {address: client.open(address, method=method).status_code for address, method in unsafe(site)}
    assert len(answered) >= 15
    assert set(answered.values()) == {400}, answered


def test_a_token_of_somebody_else_is_refused(site: Flask, work: UnitOfWork):
    quiz_of(work)
    one, other = player_of(site), player_of(site)
    answered = one.client.post(one.page(1), data={"csrf_token": other.token(), "go": "next"})
    assert answered.status_code == 400
    assert "too old" in answered.text


def snapshot(engine: Engine) -> dict[str, list[tuple[object, ...]]]:
    with engine.connect() as connection:
        return {
            table.name: sorted((tuple(map(str, row)) for row in connection.execute(select(table))), key=str)
            for table in METADATA.sorted_tables
        }


def test_looking_at_every_page_changes_nothing(site: Flask, work: UnitOfWork):
    quiz_of(work)
    player, teacher = player_of(site), signed_in(site, role="admin")
    player.answer(1, choice=[0])
    player.submit()
    name = write(teacher)
    publish(teacher, name)
    slug = new_quiz(teacher, name)
    teacher.post("/teaching/classes", name="7b")
    live = start_live(work, slug, host_id=teacher.id)
    player.post(f"/live/{live}/join", seen=f"/live/{live}", nickname="Guest")
    before = snapshot(work.engine)
    seen = [
        *crawl(player.client, ["/", "/me", player.page("result"), f"/live/{live}"]),
        *crawl(teacher.client, ["/teaching", NEW + "single", f"/live/{live}/host"]),
    ]
    assert len(seen) > 60
    assert [page.address for page in seen if page.status >= 500] == []
    assert snapshot(work.engine) == before


def test_a_form_sent_without_a_token_stores_nothing(site: Flask, work: UnitOfWork):
    quiz_of(work)
    teacher = signed_in(site)
    before = snapshot(work.engine)
    assert teacher.client.post(NEW + "single", data=a_single()).status_code == 400
    assert snapshot(work.engine) == before
