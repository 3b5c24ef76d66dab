"""Class lists: however they are written, and what each row would change."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.interchange.roster import MOST_BYTES, MOST_ROWS, BrokenRoster, RosterRow, read_roster, text_of
from app.interchange.roster_plan import Kind, Known, plan
from app.quizzes.nicknames import folded, free_name, nickname_of


def names(text: str) -> list[tuple[str, str]]:
    return [(row.name, row.nickname) for row in read_roster(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Lind,Ada\nBo Ek,Bo",
        "Ada Lind;Ada\r\nBo Ek;Bo\r\n\r\n",
        "Ada Lind\tAda\nBo Ek\tBo",
        "\ufeffName,Nickname\nAda Lind,Ada\nBo Ek,Bo",
        "Nickname;E-mail;Name\nAda;a@b.c;Ada Lind\nBo;;Bo Ek",
        '"Ada Lind","Ada"\n  Bo   Ek ,Bo',
        "Name,Nickname,Joined\nAda Lind,Ada,2026-01-01\nBo Ek,Bo,",
    ],
)
def test_it_may_be_written_in_any_usual_way(text: str):
    assert names(text) == [("Ada Lind", "Ada"), ("Bo Ek", "Bo")]


@pytest.mark.parametrize("text", ["Ada Lind,ada@school.test\nBo Ek", "Name,E-mail\nAda Lind,ada@school.test\nBo Ek,"])
def test_addresses_are_not_kept(text: str):
    assert names(text) == [("Ada Lind", ""), ("Bo Ek", "")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_it_may_come_in_any_usual_encoding(encoding: str):
    assert names(text_of("Zoë Müller;Zoë\nÅsa Ek;Åsa".encode(encoding))) == [("Zoë Müller", "Zoë"), ("Åsa Ek", "Åsa")]


@pytest.mark.parametrize(
    ("text", "says"),
    [("", "no pupil"), (" \n,\n".replace(",", ""), "no pupil"), ("Name\n", "no pupil"), ("A\n" * 501, "500 rows")],
)
def test_what_is_no_list_is_told(text: str, says: str):
    with pytest.raises(BrokenRoster, match=says):
        read_roster(text)


def test_too_many_bytes_are_told():
    with pytest.raises(BrokenRoster, match="100 kB"):
        text_of(b"a" * (MOST_BYTES + 1))


def test_a_broken_row_spoils_no_other():
    rows = read_roster(f'Ada\n"Bo\n,x\n{"n" * 101}\nEve')
    assert [(row.line, bool(row.problem)) for row in rows] == [(1, False), (2, False), (3, True), (4, True), (5, False)]


@given(st.binary(max_size=600))
def test_any_bytes_give_rows_or_a_sentence(data: bytes):
    try:
        rows = read_roster(text_of(data))
    except BrokenRoster:
        return
    assert 0 < len(rows) <= MOST_ROWS
    planned = plan(rows, [])
    assert len(planned) == len(rows)
    kept = [folded(one.nickname) for one in planned if one.kind is not Kind.REFUSED]
    assert len(kept) == len(set(kept))


def kinds(rows: list[tuple[str, str]], known: list[Known]) -> list[tuple[Kind, str]]:
    listed = [RosterRow(line, name, nickname) for line, (name, nickname) in enumerate(rows, 1)]
    return [(one.kind, one.nickname) for one in plan(listed, known)]


def test_each_row_is_new_known_changed_or_refused():
    known = [Known(1, "Ada Lind", "Ada"), Known(2, "", "Bo"), Known(3, "Cy Dahl", "Cy")]
    rows = [
        ("Ada Lind", ""),
        ("Bo Ek", "Bo"),
        ("Cy Dahl", "Cyrus"),
        ("Ada Holm", "ADA"),
        ("Di Fox", ""),
        ("di fox", "D"),
    ]
    assert kinds(rows, known) == [
        (Kind.KNOWN, "Ada"),
        (Kind.CHANGED, "Bo"),
        (Kind.CHANGED, "Cyrus"),
        (Kind.REFUSED, "ADA"),
        (Kind.NEW, "Di"),
        (Kind.REFUSED, "D"),
    ]


def test_first_names_that_repeat_get_what_tells_them_apart():
    rows = [("Ada Lind", ""), ("Ada Holm", ""), ("Ada Hoff", ""), ("Ada", "")]
    assert kinds(rows, []) == [(Kind.NEW, name) for name in ("Ada", "Ada H.", "Ada Hoff", "Ada 2")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ada", "\uff21\uff24\uff21"),
        ("Ada", "\u0410d\u0430"),
        ("Bo 0", "bo o"),
        ("José", "Jose"),
        ("A-da", "A da"),
        ("\u03bf", "o"),
    ],
)
def test_names_that_look_the_same_fold_to_one(one: str, other: str):
    assert folded(one) == folded(other)


def test_names_that_do_not_are_two():
    assert len({folded(name) for name in ("Ada", "Adam", "Anna", "Анна", "🙂", "🙃")}) == 6


def test_a_free_name_is_short_enough_and_free():
    assert free_name("n" * 60, {folded("n" * 60)}) == "n" * 55 + " 2"
    assert nickname_of("Ada Lind", {"ada", "adal"}) == "Ada Lind"
