"""People's own tables: titles in any order and case, other programs' encodings, and rows that are broken."""

from decimal import Decimal

import pytest

from app.interchange.csv_questions import CSV
from app.interchange.items import Travelling, UnreadableFile
from app.interchange.xlsx_questions import XLSX, CannotBeHeld
from app.questions.draft import QuestionType
from tests.factories import a_draft

PLAIN = "Question,Option A,Option B,Right answer\nWho came?,Ann,Ben,B\n"


def read(text: str, encoding: str = "utf-8"):
    return list(CSV.read(text.encode(encoding)))


def key(text: str):
    (item,) = read(text)
    assert not item.dropped, item.dropped
    return item.question.draft.key


@pytest.mark.parametrize(
    ("encoding", "mark"), [("utf-8", ""), ("utf-8", "\ufeff"), ("utf-16", ""), ("utf-16-le", ""), ("utf-16-be", "")]
)
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_any_usual_encoding_and_delimiter_is_read(encoding: str, mark: str, delimiter: str):
    (item,) = read(mark + PLAIN.replace(",", delimiter), encoding)
    assert [option.text for option in item.question.draft.key.options if option.correct] == ["Ben"]


def test_windows_1252_is_read_and_said():
    (item,) = read(PLAIN.replace("Ben", "Zoë’s"), "cp1252")
    assert item.question.draft.key.options[1].text == "Zoë’s"
    assert "Windows-1252" in item.changed[0]


def test_excels_line_that_names_the_delimiter_is_passed_over():
    assert read("sep=;\n" + PLAIN.replace(",", ";"))[0].question


def test_unknown_columns_are_told_once():
    first, second = read("Grade,STEM,Option 1,option_2,Correct\n7,Who?,a,b,1\n8,What?,c,d,2\n")
    assert first.changed[0] == "The column “Grade” is not known and was left out."
    assert not any("Grade" in sentence for sentence in second.changed)


@pytest.mark.parametrize("said", ["2", "b", "B", "Ben", " ben "])
def test_the_right_option_is_named_by_number_letter_or_words(said: str):
    assert [option.correct for option in key(f"stem,option 1,option 2,correct\nWho?,Ann,Ben,{said}\n").options] == [
        False,
        True,
    ]


@pytest.mark.parametrize("said", ["1; 3", '"1, 3"', "a;c", '"Ann\nCid"'])
def test_several_right_options_are_named_by_any_of_them(said: str):
    found = key(f"type,stem,option 1,option 2,option 3,correct\nmultiple,Who?,Ann,Ben,Cid,{said}\n")
    assert [option.correct for option in found.options] == [True, False, True]


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        ("Is it so?,,,,refuted,,", QuestionType.CLAIM),
        ("How many?,,,,,45,", QuestionType.NUMBER),
        ("One is _____.,,,,,,Kant", QuestionType.CLOZE),
        ("Who?,,,,,,Kant", QuestionType.TEXT),
        ("Who?,Ann,Ben,,1,,", QuestionType.SINGLE),
        ("Who?,Ann,Ben,Cid,1;2,,", QuestionType.MULTIPLE),
    ],
)
def test_a_type_that_is_not_given_is_taken_and_said(row: str, kind: QuestionType):
    (item,) = read(f"stem,option 1,option 2,option 3,correct,number,answer 1\n{row}\n")
    assert item.question.draft.type is kind
    assert item.changed == (f"No type is given; it was taken as {kind}.",)


@pytest.mark.parametrize(
    ("written", "value"), [("2,5", "2.5"), ('"2,500"', "2500"), ("-3", "-3"), ("'-3", "-3"), ("1 000", "1000")]
)
def test_numbers_are_read_as_people_write_them(written: str, value: str):
    assert key(f"stem;number\nHow many?;{written}\n").number.value == Decimal(value)


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("riddle,Who?,a,b,1", "no type “riddle”"),
        ("single,,a,b,1", "fill in “stem”"),
        ("single,Who?,a,b,", "write its number into “correct”"),
        ("single,Who?,a,b,7", "No option is “7”"),
        ("single,Who?,a,b,1;2", "needs a right answer"),
        ("claim,So it is.,,,perhaps", "must be one of: Supported, Refuted"),
        ("number,How many?,,,many", "must be a number in figures"),
        ("number,How many?,,,1e999999", "must be a number in figures"),
        ("text,Who?,,,", "fill in “answer 1”"),
        ("single,Who\x00?,a,b,1", "a character that is no text"),
    ],
)
def test_a_broken_row_says_why_and_stops_no_other(row: str, why: str):
    broken, sound = read(f"type,stem,option 1,option 2,correct\n{row}\nsingle,Who?,a,b,1\n")
    assert why in broken.dropped
    assert broken.where == "line 2"
    assert sound.question


def test_a_quotation_mark_that_is_never_closed_spoils_its_own_row_only():
    broken, sound = read('stem,option 1,option 2,correct\n"Who?,a,b,1\nWho?,"a\nb",c,1\n')
    assert "never closed" in broken.dropped
    assert sound.question.draft.key.options[0].text == "a\nb"
    assert sound.where == "line 3"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "empty"),
        ("\n\n", "empty"),
        (",,\n,,\n", "no row"),
        ("Name,Grade\nAnn,7\n", "one of them must be “stem”"),
        ("stem,correct\n", "no row stands under the titles"),
        ("stem,correct\n,\n", "no row stands under the titles"),
        ("\x01\x02\x03" * 50, "cannot be read as text"),
    ],
)
def test_a_file_that_is_no_table_says_what_to_do(text: str, why: str):
    with pytest.raises(UnreadableFile, match=why):
        read(text)


FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "  =1", "'=1", "''=cmd|' /C calc'!A0", '=HYPERLINK("http://x")']


@pytest.mark.parametrize("text", FORMULAS)
@pytest.mark.parametrize("form", [CSV, XLSX], ids=["csv", "xlsx"])
def test_a_formula_is_a_text_and_comes_back_unchanged(form, text: str):
    given = Travelling(a_draft("text", stem=text, citations=()), topic=text)
    raw = form.write([given])
    if form is CSV:
        cells = [cell for row in raw.decode().splitlines()[1:] for cell in row.split(",")]
        assert not [cell for cell in cells if cell.strip('" ').startswith(("=", "+", "-", "@", "\t"))]
    (item,) = form.read(raw)
    assert item.question == given


def test_a_workbook_holds_no_formula_and_no_link():
    from io import BytesIO  # noqa: PLC0415

    from openpyxl import load_workbook  # noqa: PLC0415 - as the program imports it

    raw = XLSX.write([Travelling(a_draft("text", stem=text)) for text in [*FORMULAS, "https://example.org"]])
    sheet = load_workbook(BytesIO(raw)).active
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert not any(cell.hyperlink for cell in cells)


def test_what_no_cell_holds_is_refused_before_anything_is_lost():
    with pytest.raises(CannotBeHeld, match="Take CSV or JSON Lines"):
        XLSX.write([Travelling(a_draft("text", explanation="a" * 40_000))])


def test_what_was_edited_by_hand_wins_over_the_details():
    text = CSV.write([Travelling(a_draft("single"))]).decode()
    edited = text.replace("Mayor Sigrid Halvorsen cut the ribbon before", "Mayor Halvorsen cut the ribbon before")
    (item,) = CSV.read(edited.replace(",Nordlinje,", ",Coast Radio,").encode())
    first = item.question.draft.citations[0]
    assert first.passage.exact.startswith("Mayor Halvorsen")
    assert first.marks == ()
    assert item.question.draft.key.options[2].occurrence is None


def test_details_that_were_spoilt_are_left_out_and_that_is_said():
    (item,) = read('stem,answer 1,details\nWho?,Ann,"{oops"\n')
    assert item.question
    assert "“details” cannot be read" in item.changed[0]
