"""The proof of a result: the same bytes each time, proved without a database, and nothing in it can be changed."""

import json
from contextlib import suppress
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from app.interchange.json_values import BrokenDocument
from app.interchange.proof import canonical, chained, sealed
from app.interchange.proving import prove
from app.storage.disputes import NearMissRow
from app.storage.unit_of_work import UnitOfWork
from app.workflows import near_misses
from app.workflows.problems import NotAllowed
from app.workflows.prove_result import proof_of
from app.workflows.save_answer import Answer
from tests.factories import hide_article, quiz_of
from tests.marking import NOON, all_of, finished
from tests.people import a_teacher

ANSWERS = (
    Answer(chosen=(2,)), Answer(chosen=(0, 1, 3)), Answer(chosen=(1,)), Answer(text="45 %"),
    Answer(text="Mayor Sigrid Halvorsen"), Answer(text="канада"),
)  # fmt: skip


@pytest.fixture
def work(engine: Engine) -> UnitOfWork:
    return UnitOfWork(engine, clock=lambda: NOON)


def failures(raw: bytes) -> list[str]:
    return [f"{one.about}: {one.failure}" for one in prove(raw) if not one.holds]


def resealed(document: dict) -> bytes:
    """Give a changed document with digests that fit it again, as somebody who knows the format would."""
    for event, link in zip(document["events"], chained(document["attempt"]["id"], document["events"]), strict=True):
        event["chain"] = link
    return canonical(document | {"sha256": sealed(document)})


def a_proof(work: UnitOfWork) -> bytes:
    quiz_of(work)
    return proof_of(work, *finished(work, *ANSWERS))


def test_a_result_of_every_type_is_proved_from_the_same_bytes(work: UnitOfWork):
    quiz_of(work)
    guest, attempt = finished(work, *ANSWERS)
    raw = proof_of(work, guest, attempt)
    assert raw == proof_of(work, guest, attempt)
    assert failures(raw) == []
    document = json.loads(raw)
    assert document["attempt"]["score"] == sum(one["mark"] for one in document["answers"])
    assert [len(one["events"]) for one in (document,)] == [6]


def test_a_result_that_was_judged_again_is_proved_with_the_causes(work: UnitOfWork):
    quiz_of(work)
    guest, attempt = finished(work, *ANSWERS)
    near_misses.accept(work, all_of(work, NearMissRow)[0].public_id, actor_id=a_teacher(work))
    raw = proof_of(work, guest, attempt)
    assert failures(raw) == []
    document = json.loads(raw)
    assert [one["cause"] for one in document["gradings"]] == ["submit", "alias"]
    assert (document["answers"][4]["asked"], document["answers"][4]["number"]) == (1, 2)


def test_an_article_that_may_not_be_read_is_proved_by_its_passage(work: UnitOfWork):
    quiz_of(work)
    guest, attempt = finished(work, *ANSWERS)
    hide_article(work, "harbour")
    raw = proof_of(work, guest, attempt)
    assert b"Fishermen had asked" not in raw
    assert failures(raw) == []


def test_no_proof_is_given_before_the_rules_show_everything(work: UnitOfWork):
    quiz_of(work, review="homework", closes_at=NOON + timedelta(hours=1))
    guest, attempt = finished(work, *ANSWERS)
    stranger = finished(work)[0]
    with pytest.raises(NotAllowed, match="does not show everything yet"):
        proof_of(work, guest, attempt)
    after = UnitOfWork(work.engine, clock=lambda: NOON + timedelta(hours=2))
    assert failures(proof_of(after, guest, attempt)) == []
    with pytest.raises(NotAllowed, match="someone else"):
        proof_of(after, stranger, attempt)


def places(value: object, path: tuple = ()) -> list[tuple]:
    """Give the path of every value that is no object and no list."""
    if isinstance(value, dict):
        return [found for name, one in value.items() for found in places(one, (*path, name))]
    if isinstance(value, list):
        return [found for place, one in enumerate(value) for found in places(one, (*path, place))]
    return [path]


def changed(value: object) -> object:
    if isinstance(value, bool) or value is None:
        return not value
    return value + 1 if isinstance(value, int | float) else f"{value}x"


def put(document: dict, path: tuple, value: object) -> dict:
    held = document
    for name in path[:-1]:
        held = held[name]
    held[path[-1]] = value
    return document


@pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_change_anywhere_is_found(proved: bytes, data: st.DataObject):
    document = json.loads(proved)
    path = data.draw(st.sampled_from(_paths(proved)))
    held = document
    for name in path:
        held = held[name]
    raw = canonical(put(document, path, changed(held)))
    with suppress(BrokenDocument):
        assert failures(raw), path
    assert outcome(canonical(put(document, path, changed(held)))), path


def outcome(raw: bytes) -> list[str]:
    """Give what is wrong with a file: each failure, or why it cannot be read."""
    try:
        return failures(raw)
    except BrokenDocument as error:
        return [str(error)]


@pytest.fixture
def proved(work: UnitOfWork) -> bytes:
    return a_proof(work)


def _paths(raw: bytes) -> list[tuple]:
    return places(json.loads(raw))


@pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("path", "value", "failure"),
    [
        (("answers", 0, "mark"), 1, "by the key it is 0"),
        (("answers", 0, "response", "chosen"), [0], "the last answer is another one"),
        (("answers", 0, "version", "options", 2, "correct"), True, "needs a right answer"),
        (("answers", 3, "version", "number", "value"), "46", "by the key it is 0"),
        (("answers", 3, "rule"), "within the tolerance of 1 percent", "by another rule"),
        (("answers", 4, "version", "accepted", 0, "text"), "Mayor Sigrid Halvorsen", "by the key it is 1"),
        (("answers", 5, "names"), ["Канада"], "by the key it is 0"),
        (("answers", 1, "points"), 2, "by the key it is"),
        (("answers", 0, "order"), [0, 0, 1], "not shown once each"),
        (("answers", 0, "more"), {"evidence_mark": 0}, "something else was done: evidence_mark"),
        (("answers", 0, "ways", "mode"), "two_step", "something else was done: answer"),
        (("attempt", "score"), 7, "another score"),
        (("gradings", 0, "score"), 7, "the marks add up to"),
        (("gradings", 0, "revision"), 2, "not counted from 1"),
        (("answers", 0, "version", "citations", 0, "start"), 5, "characters quoted"),
        (("answers", 0, "version", "citations", 0, "prefix"), "And", "other words stand around it"),
        (("answers", 0, "version", "citations", 0, "exact_sha256"), "0" * 64, "another digest"),
        (("answers", 0, "version", "citations", 0, "marks"), [[0, 1]], "outside the passage"),
        (("events", 0, "slot"), 9, "an event belongs to no question"),
    ],
)
def test_a_forged_file_with_digests_that_fit_is_found_out(proved: bytes, path: tuple, value: object, failure: str):
    found = outcome(resealed(put(json.loads(proved), path, value)))
    assert any(failure in one for one in found), found


@pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)
def test_another_text_of_the_article_is_found_out(proved: bytes):
    document = json.loads(proved)
    name = document["answers"][0]["version"]["citations"][0]["rendition"]
    document["texts"][name]["text"] = document["texts"][name]["text"].replace("Sigrid", "Astrid")
    found = failures(resealed(document))
    assert any("another than its digest" in one for one in found)
    assert any("does not say this at that place" in one for one in found)


@pytest.mark.parametrize(
    "raw",
    [
        b"", b"{", b"[]", b"null", b"\xff\xfe", b'{"format":"citewell-proof"}', b'{"a":1,"a":2}', b'{"a":NaN}',
        b"[" * 100_000, b'{"format":"citewell-proof","version":3}', b'{"format":"x","version":1}',
        b'{"format":"citewell-proof","version":' + b"9" * 5000 + b"}", b'"\\ud800"', b" " * (20 * 2**20 + 1),
    ],
)  # fmt: skip
def test_what_is_no_proof_is_refused_with_a_sentence(raw: bytes):
    with pytest.raises(BrokenDocument, match="file"):
        prove(raw)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.just("\ud800"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_hostile_file_never_breaks_the_command(proved: bytes, data: st.DataObject):
    document = json.loads(proved)
    path = data.draw(st.sampled_from([one[: data.draw(st.integers(1, len(one)))] for one in _paths(proved)]))
    raw = json.dumps(put(document, path, data.draw(VALUES))).encode()
    with suppress(BrokenDocument):
        assert prove(raw) is not None
    forged = json.dumps(put(json.loads(proved), path, data.draw(VALUES)))
    assert outcome(forged.encode()) or forged == json.dumps(document)
