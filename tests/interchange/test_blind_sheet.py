"""A blind sheet out and back in: what a judge sees, what nobody may see, and how a broken one is told."""

import csv
import io
import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from app.interchange.blind_sheet import ANSWERS, COLUMNS, answers_csv, sheet_csv
from app.interchange.judged_sheet import BrokenSheet, read_answers, read_pass
from app.questions.draft import Draft, QuestionType
from app.questions.grounds import Grounds
from app.questions.judgement import POINTS
from app.questions.planting import Item, blind_items
from tests.factories import ARTICLES, DRAFTS, a_draft, rendition

TEXTS = {stem: rendition(stem) for stem in ARTICLES}
GROUNDS = Grounds(ARTICLES, TEXTS, frozenset({"Sigrid Halvorsen"}))
Rows = list[dict[str, str]]


def items(*drafts: Draft, seed: int = 1) -> list[Item]:
    return blind_items(drafts or tuple(DRAFTS.values()), GROUNDS, seed=seed)


def rows(text: str) -> Rows:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def judged(
    sheet: list[Item], change: Callable[[Rows], Rows] = lambda found: found, *, columns=COLUMNS, mark=","
) -> bytes:
    """The sheet as a judge gives it back, yes everywhere but for what `change` does."""
    filled = [row | dict.fromkeys(POINTS, "yes") for row in rows(sheet_csv(sheet, TEXTS))]
    file = io.StringIO()
    writer = csv.DictWriter(file, columns, extrasaction="ignore", delimiter=mark)
    writer.writeheader()
    writer.writerows(change(filled))
    return file.getvalue().encode()


def shown(kind: QuestionType, **changes: object) -> dict[str, str]:
    return rows(sheet_csv(items(a_draft(kind, **changes)), TEXTS))[0]


def test_a_line_shows_the_question_its_key_its_citation_and_the_whole_text():
    row = shown(QuestionType.SINGLE)
    assert row["stem"] == "Who cut the ribbon at the new harbour of Norvik?"
    assert row["options"] == "A) Sigrid Halvorsen\nB) Ada Lind\nC) Nordlinje"
    assert row["key"] == "A) Sigrid Halvorsen"
    assert "Mayor Sigrid Halvorsen cut the ribbon before a crowd" in row["citation"]
    assert TEXTS["harbour"].text in row["text"]
    assert TEXTS["ferry"].text in row["text"]  # it cites both articles


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        (QuestionType.MULTIPLE, "A) Denmark\nB) Iceland\nC) Portugal"),
        (QuestionType.CLAIM, "B) Refuted"),
        (QuestionType.NUMBER, "45 percent"),
        (QuestionType.TEXT, "Sigrid Halvorsen / Halvorsen"),
        (QuestionType.CLOZE, "Canada"),
    ],
)
def test_the_key_of_each_type_is_written_out(kind: QuestionType, key: str):
    assert shown(kind)["key"] == key


def test_the_sheet_has_empty_cells_for_the_judge_and_no_score_or_origin():
    row = shown(QuestionType.SINGLE, score=0.8125, origin="generator-77")
    assert tuple(row) == COLUMNS
    assert {row[column] for column in (*POINTS, "note")} == {""}
    assert not re.search(r"0\.81|generator-77", str(row))


def test_nothing_in_the_sheet_tells_which_items_are_planted():
    sheet = items()
    planted = [item.listed for item in sheet if item.listed.planted]
    assert planted
    text = sheet_csv(sheet, TEXTS)
    for one in planted:
        assert one.planted not in text
    for item in sheet:
        assert item.listed.question not in text


def test_the_answers_name_every_item_and_what_is_planted():
    sheet = items()
    text = answers_csv(sheet)
    assert tuple(rows(text)[0]) == ANSWERS
    assert set(read_answers(text.encode(), name="a.csv")) == {item.listed for item in sheet}


def test_a_cell_that_a_spreadsheet_would_run_is_neutral():
    row = shown(QuestionType.SINGLE, stem='=HYPERLINK("x") who?', lead="@SUM(A1)")
    assert row["stem"].startswith("'=")
    assert row["lead"].startswith("'@")


def test_the_same_seed_gives_the_same_sheet_and_another_another():
    assert sheet_csv(items(seed=3), TEXTS) == sheet_csv(items(seed=3), TEXTS)
    assert [row["id"] for row in rows(sheet_csv(items(seed=3), TEXTS))] != [
        row["id"] for row in rows(sheet_csv(items(seed=4), TEXTS))
    ]


def read(raw: bytes, sheet: list[Item]):
    return read_pass(raw, [item.listed for item in sheet], name="one.csv", judge="one")


@pytest.mark.parametrize("mark", [",", ";"])
def test_a_filled_sheet_is_read_back(mark: str):
    sheet = items()
    first = sheet[0].listed.id

    def one_no(found: Rows) -> Rows:
        return [row | {"worth_asking": " No ", "note": "a by-line"} if row["id"] == first else row for row in found]

    back = read(judged(sheet, one_no, mark=mark), sheet)
    assert [item.listed.id for item in sheet if not back.accepts(item.listed.id)] == [first]
    assert back.judgements[first].points["worth_asking"] is False
    assert back.judgements[first].note == "a by-line"


def test_a_judge_may_return_only_the_ids_and_the_verdicts_in_any_order():
    sheet = items()
    back = read(judged(sheet, lambda found: found[::-1], columns=(*reversed(POINTS), "id")), sheet)
    assert len(back.judgements) == len(sheet)


def second(change: dict[str, str]) -> Callable[[Rows], Rows]:
    return lambda found: [found[0], found[1] | change, *found[2:]]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (second({"id": "nobody"}), r"one.csv, line \d+ \(row 3 of the table\): the id “nobody” is not in the answers"),
        (second({"key_proved": " "}), r"\(row 3 of the table\): the column “key_proved” is empty\. Write yes or no"),
        (second({"one_answer": "perhaps"}), r"\(row 3 of the table\): the column “one_answer” says “perhaps”"),
        (lambda found: [*found, found[0]], r"stands already at line 2\. Remove one"),
        (lambda found: found[1:], r"one\.csv: 1 of \d+ items are not in it"),
    ],
    ids=["unknown", "blank", "unclear", "twice", "missing"],
)
def test_a_broken_sheet_is_told_with_file_line_and_advice(change: Callable[[Rows], Rows], message: str):
    sheet = items()
    with pytest.raises(BrokenSheet, match=message):
        read(judged(sheet, change), sheet)


def test_the_line_named_is_where_the_row_begins_in_the_file():
    sheet = items()
    raw = judged(sheet, second({"grammatical": "?"}))
    with pytest.raises(BrokenSheet) as broken:
        read(raw, sheet)
    line = int(re.search(r"line (\d+)", str(broken.value))[1])
    assert raw.decode().split("\n")[line - 1].startswith(sheet[1].listed.id)


def test_missing_columns_are_named():
    sheet = items()
    with pytest.raises(BrokenSheet, match=r"one\.csv, line 1: columns are missing: stands_alone, distractors\."):
        read(judged(sheet, columns=[c for c in COLUMNS if c not in {"stands_alone", "distractors"}]), sheet)


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"", "columns are missing"),
        (b"id,\xe9t\xe9\n", "line 1: it is not UTF-8"),
        (b"\x00\x01", "columns are missing"),
    ],
)
def test_what_is_no_sheet_is_told(raw: bytes, message: str):
    with pytest.raises(BrokenSheet, match=message):
        read(raw, items())


def test_answers_without_a_planted_item_are_refused():
    sheet = [item for item in items() if not item.listed.planted]
    with pytest.raises(BrokenSheet, match="no item is planted"):
        read_answers(answers_csv(sheet).encode(), name="a.csv")


def test_an_article_longer_than_the_csv_modules_limit_is_read_back():
    sheet = items()
    long = {stem: replace(text, text=text.text + " and so on" * 20_000) for stem, text in TEXTS.items()}
    filled = [row | dict.fromkeys(POINTS, "yes") for row in rows_of_any_length(sheet_csv(sheet, long))]
    assert len(read(judged(sheet, lambda _: filled), sheet).judgements) == len(sheet)


def rows_of_any_length(text: str) -> Rows:
    before = csv.field_size_limit(10_000_000)
    try:
        return rows(text)
    finally:
        csv.field_size_limit(before)
