from app.quizzes.sections import headings, words_of


def test_a_heading_stands_where_its_section_begins():
    assert headings(["", "A", "A", "B"]) == ("", "A", "", "B")
    assert headings(["A", "B", "B"]) == ("A", "B", "")
    assert headings([]) == ()


def test_instructions_come_with_the_first_question_of_a_section():
    words = [("", "stray"), ("A", "Read first."), ("A", ""), ("B", "")]
    assert [words_of(section, words) for section in ("", "A", "B")] == ["", "Read first.", ""]
