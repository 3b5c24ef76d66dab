"""No key, citation, feedback or explanation is in any answer before the review rules allow it.

Marked words are planted in all of them, every address is visited, and every answer searched: text, headers, redirects,
errors, JSON. Afterwards the same words are found where they belong, so the search can fail.
"""

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from flask import Flask

from app.articles.cleaning import clean
from app.articles.text import Article
from app.questions.draft import AcceptedForm, AnswerKey, Citation, Draft, NumberKey, Option, QuestionType
from app.storage.unit_of_work import UnitOfWork
from app.workflows.import_article import import_article
from tests.clients import client_of
from tests.factories import a_draft, a_fact, make_quiz, publish_question
from tests.security.crawl import Seen, crawl, look, seen
from tests.web.desk import signed_in
from tests.web.player import Player, player_of

pytestmark = pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)

TYPES = list(QuestionType)
TEXT = QuestionType.TEXT, QuestionType.CLOZE
# A private article, so that its words reach nobody by the reading page.
SECRET = Article(
    stem="secret",
    title="Only for those who are done",
    raw="\n\n".join(
        [
            "Only for those who are done",
            *(f"The canarycited{kind} sentence proves it, said the clerk." for kind in TYPES),
        ]
    ),
)
NUMBER = "73412"
ANSWERS = ({"choice": [0]}, {"choice": [1]}, {"text": "9"}, {"text": "x" * 600}, {"choice": ["none"]})


def canary(what: str, kind: QuestionType) -> str:
    return f"canary{what}{kind}"


def planted(kind: QuestionType) -> Draft:
    """Give a draft of a type with a marked word in every place that students must not see yet."""
    rendition = clean(SECRET.raw, article="secret")
    start = rendition.text.index(f"The {canary('cited', kind)}")
    passage = rendition.passage(
        start, rendition.text.index("\n", start) if kind is not TYPES[-1] else len(rendition.text)
    )
    draft = a_draft(kind, citations=(Citation(passage),), explanation=f"It is {canary('explained', kind)}.")
    return replace(draft, key=planted_key(draft.key))


def planted_key(key: AnswerKey) -> AnswerKey:
    kind = key.type
    options = tuple(
        Option(option.text, option.correct, "" if option.correct else canary("feedback", kind))
        for option in key.options
    )
    accepted = (AcceptedForm(canary("form", kind), canary("rule", kind)),) if kind in TEXT else ()
    number = NumberKey(Decimal(NUMBER), "crates", Decimal(0), NUMBER) if key.number else None
    return AnswerKey(kind, options, accepted, number)


def words() -> set[str]:
    """Give every marked word that is planted somewhere."""
    found = {NUMBER} | {canary(what, kind) for kind in TYPES for what in ("explained", "cited")}
    found |= {canary("feedback", kind) for kind in TYPES if a_draft(kind).key.options}
    return found | {canary(what, kind) for kind in TEXT for what in ("form", "rule")}


def plant(work: UnitOfWork, **settings: object) -> None:
    import_article(work, SECRET, visibility="private")
    make_quiz(work, *(publish_question(work, planted(kind)) for kind in TYPES), **settings)


def leaks(pages: list[Seen]) -> list[str]:
    return [f"{word} at {page.address}" for page in pages for word in sorted(words()) if word in page.everything]


def everywhere(player: Player) -> list[str]:
    """Give the addresses that belong to an attempt, those that are not there too."""
    after = ["result", "1/explanation", "7/explanation", "1/dispute", "proof", "print", "again/1", "again/7"]
    places = [*range(len(TYPES) + 2), "review", "submit", *after]
    looks = [f"/api{player.page(number)}?client=c" for number in range(1, 8)]
    return [
        "/",
        "/quiz/harbour",
        "/article/secret",
        "/articles",
        "/me",
        "/api/health",
        *looks,
        *map(player.page, places),
    ]


def play(player: Player) -> list[Seen]:
    """Answer everything, right and wrong, by form and by script, and give all that came back."""
    said = []
    for number in range(1, len(TYPES) + 1):
        page = player.page(number)
        said += [seen(page, player.answer(number, go="next", **fields)) for fields in ANSWERS]
        headers = {"X-CSRFToken": player.token()}
        body = {"client": "c", "sequence": number, "chosen": [0], "text": ""}
        said.append(seen(page, player.client.post(f"/api{page}", json=body, headers=headers)))
        said.append(seen(page, player.client.post(f"/api{page}", json={"chosen": "?"}, headers=headers)))
        said.append(seen(page, player.client.post(page, data={"go": "next"})))
    return said


def wrongly(player: Player) -> None:
    """Answer so that feedback and rules are shown: a wrong option each, and the accepted form."""
    wrong = {QuestionType.SINGLE: [1], QuestionType.MULTIPLE: [3], QuestionType.CLAIM: [0], QuestionType.EVIDENCE: [0]}
    for number, kind in enumerate(TYPES, 1):
        fields = {"choice": wrong[kind]} if kind in wrong else {"text": canary("form", kind)}
        player.answer(number, **fields)


@pytest.mark.parametrize("who", ["guest", "another guest", "student"])
def test_nothing_of_a_key_is_seen_before_handing_in(site: Flask, work: UnitOfWork, who: str):
    plant(work)
    player = player_of(site)
    client = {
        "guest": lambda: player.client,
        "another guest": lambda: client_of(site),
        "student": lambda: signed_in(site, "s@school.test", "student").client,
    }[who]()
    pages = [*crawl(client, everywhere(player)), *play(player)]
    assert len(pages) > 40
    assert leaks(pages) == []


MODES = [
    {"mode": "practice", "review": "practice", "reveal_cost": 0.25},
    {"mode": "practice", "review": "homework"},
    {"mode": "two_step"},
    {"evidence_score": True, "reveal_cost": 0.25},
]


@pytest.mark.parametrize("rules", MODES)
def test_no_mode_tells_before_its_step_nor_of_another_question(site: Flask, work: UnitOfWork, rules: dict):
    plant(work, **rules)
    player = player_of(site)
    reveal = [player.page(f"{number}/reveal") for number in range(1, 8)]
    assert leaks([*crawl(player.client, everywhere(player) + reveal), *play(player)]) == []
    player.answer(1, choice=[1], go="check" if rules.get("mode") == "practice" else "source")
    after = [*crawl(player.client, everywhere(player)), *play(player)]
    told = {word for word in words() if any(word in page.everything for page in after)}
    allowed = {"practice": {"cited", "explained", "feedback"}, "homework": set()}.get(rules.get("review"), {"cited"})
    assert told <= {canary(what, TYPES[0]) for what in allowed}
    assert bool(told) == (rules.get("review") == "practice" or rules.get("mode") == "two_step")


def test_the_daily_review_tells_nothing_before_its_answer(site: Flask, work: UnitOfWork):
    import_article(work, SECRET, visibility="public")
    facts = [a_fact(f"secret {kind}") for kind in TYPES]
    drafts = [planted(kind) for kind in TYPES]
    make_quiz(work, *(publish_question(work, replace(one, fact=fact)) for one, fact in zip(drafts, facts, strict=True)))
    player = player_of(site)
    wrongly(player)
    player.submit()
    asked = [look(player.client, "/daily")]
    while fields := dict(re.findall(r'name="(question|press)" value="([^"]*)"', asked[-1].text)):
        answered = player.post("/daily", seen="/daily", choice=[1], text="x", **fields)
        explained = look(player.client, answered.headers["Location"])
        assert any(word in explained.text for word in words())
        asked.append(look(player.client, "/daily"))
    # What was right, a text and a cloze, is not due today.
    assert len(asked) == len(TYPES) - len(TEXT) + 1
    assert leaks(asked) == []


def test_all_of_it_is_seen_after_handing_in(site: Flask, work: UnitOfWork):
    plant(work)
    player = player_of(site)
    wrongly(player)
    player.submit()
    shown = " ".join(look(player.client, player.page(f"{number}/explanation")).text for number in range(1, 8))
    assert {word for word in words() if word not in shown} == set()
    # The proof holds all of it too, so that the search in it before can fail.
    proof = look(player.client, player.page("proof")).text
    assert {word for word in words() if word not in proof} == set()


@pytest.mark.parametrize("preset", ["homework", "exam"])
def test_rules_that_hide_the_answers_hide_them_after_handing_in_too(site: Flask, work: UnitOfWork, preset: str):
    plant(work, review=preset)
    player = player_of(site)
    wrongly(player)
    player.submit()
    hidden = {canary(what, kind) for kind in TYPES for what in ("explained", "cited")}
    pages = list(crawl(player.client, everywhere(player)))
    assert [page.address for page in pages if any(word in page.everything for word in hidden)] == []


def test_a_page_is_the_same_whichever_option_is_right(site: Flask, work: UnitOfWork):
    draft = a_draft(QuestionType.SINGLE)
    moved = tuple(replace(option, correct=place == 2) for place, option in enumerate(draft.key.options))
    for slug, key in (("one", draft.key), ("other", replace(draft.key, options=moved))):
        make_quiz(work, publish_question(work, replace(draft, key=key)), slug=slug)
    one, other = (blank(player_of(site, slug)) for slug in ("one", "other"))
    assert one == other


def blank(player: Player) -> str:
    """Give the first question's page without what differs from attempt to attempt."""
    page = player.see(1).replace(player.attempt, "")
    return re.sub(r'name="csrf_token"[^>]*value="[^"]+"|data-who="[\w ]*"', "", page)
