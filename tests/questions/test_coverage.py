"""A fact of a reader's list is asked where a question is on it, from whichever side, and not where it cites it only."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from app.articles.cleaning import clean
from app.articles.text import Rendition
from app.questions.asking import asks
from app.questions.claims import verdicts
from app.questions.coverage import Tally, by_article, coverage
from app.questions.draft import AcceptedForm, AnswerKey, Citation, ClaimVerdict, Draft, NumberKey, Option, QuestionType
from app.questions.plain_words import gist, holds, plain_words
from app.questions.readers_list import ListedFact, read_list

TEXT = """Ana Ruiz visited the port of Calla for the first time in many years. On June 9, after the regatta, Ruiz also \
met with harbour master Ove Lund and opened a museum for the sailors of Brenn. He arrived in Calla on June 7 with two \
aides. Around 31 percent of the town's 8,400 boats are from Norland, Sudland, and Westland."""
MEETING = "On June 9, after the regatta, Ruiz also met with harbour master Ove Lund"


def port(stem: str = "port") -> Rendition:
    return clean(TEXT, article=stem)


def a_fact(evidence: str, *keys: str, article: str = "port", kind: str = "other") -> ListedFact:
    start = port().text.index(evidence)
    groups = tuple(tuple(key.split("|")) for key in keys)
    return ListedFact(article, start, start + len(evidence), groups, kind)


def cited(words: str, *marks: str, article: str = "port") -> Citation:
    """Cite the sentence that holds these words, with these marked."""
    text = port(article).text
    at = text.index(words)
    start = max(text.rfind(". ", 0, at) + 2, 0) if ". " in text[:at] else 0
    end = text.index(".", at) + 1
    spans = tuple((text.index(mark, start), text.index(mark, start) + len(mark)) for mark in marks)
    return Citation(port(article).passage(start, end), marks=spans)


def a_question(stem: str, answers: str | AnswerKey, words: str, *marks: str) -> Draft:
    """Ask with one right answer, or several parted by bars, citing the sentence of those words."""
    if isinstance(answers, AnswerKey):
        key = answers
    else:
        right = [Option(text, correct=True) for text in answers.split("|")]
        kind = QuestionType.MULTIPLE if len(right) > 1 else QuestionType.SINGLE
        key = AnswerKey(kind, (*right, Option("Something else")))
    return Draft(key.type, stem, key, (cited(words, *marks),), "")


def a_claim(text: str, words: str, *marks: str, holds: bool) -> Draft:
    return a_question(text, AnswerKey(QuestionType.CLAIM, verdicts(holds=holds)), words, *marks)


def typed(text: str) -> AnswerKey:
    return AnswerKey(QuestionType.TEXT, accepted=(AcceptedForm(text),))


DATE_OF_MEETING = a_fact(MEETING, "June 9", kind="date")


@pytest.mark.parametrize(
    ("stem", "answer"),
    [
        ("On what date did Ana Ruiz meet the harbour master?", "June 9"),
        ("On what date in 2023 did Ana Ruiz meet with Ove Lund?", "9 June 2023"),
        ("Who met Ove Lund on June 9?", "Ana Ruiz"),
        ("Whom did Ana Ruiz meet on June 9, 2023?", "Ove Lund"),
    ],
)
def test_a_fact_is_asked_from_whichever_side(stem: str, answer: str):
    assert asks(a_question(stem, answer, "met with"), DATE_OF_MEETING)


@pytest.mark.parametrize(
    ("stem", "answer"),
    [
        ("When was a museum opened for the sailors of Brenn?", "June 9"),
        ("On June 9, what did Ana Ruiz open in Calla?", "a museum"),
        ("Whom did Ana Ruiz meet after the regatta?", "Ove Lund"),
    ],
)
def test_a_question_on_something_else_in_the_sentence_does_not_ask_the_fact(stem: str, answer: str):
    assert not asks(a_question(stem, answer, "met with"), DATE_OF_MEETING)


def test_the_right_words_on_another_sentence_do_not_ask_the_fact():
    stem = "On what date did Ana Ruiz meet Ove Lund?"
    assert asks(a_question(stem, "June 9", "met with"), DATE_OF_MEETING)
    assert not asks(a_question(stem, "June 9", "arrived in Calla"), DATE_OF_MEETING)


def test_the_same_place_in_another_article_is_another_fact():
    question = a_question("On what date did Ana Ruiz meet Ove Lund?", "June 9", "met with")
    elsewhere = replace(question, citations=(cited("met with", article="harbour"),))
    assert not asks(elsewhere, DATE_OF_MEETING)


def test_a_citation_of_less_than_half_of_the_evidence_does_not_count():
    question = a_question("On what date did Ana Ruiz meet Ove Lund?", "June 9", "met with")
    start = port().text.index("On June 9")
    short = replace(question, citations=(Citation(port().passage(start, start + len("On June 9"))),))
    assert not asks(short, DATE_OF_MEETING)


def test_marks_inside_the_evidence_show_what_is_asked():
    fact = a_fact("met with harbour master Ove Lund", "Lund")
    stem = "Whom did Ana Ruiz meet in Calla?"
    assert asks(a_question(stem, "Ove Lund", "met with", "met", "Ove Lund"), fact)
    assert not asks(a_question(stem, "Ove Lund", "met with", "opened", "Ove Lund"), fact)


def test_whoever_a_pronoun_stands_for_may_be_asked():
    fact = a_fact("He arrived in Calla on June 7", "June 7")
    assert asks(a_question("Who arrived in Calla on June 7?", typed("Ove Lund"), "arrived in"), fact)
    assert not asks(a_question("Who came with two aides on June 7?", typed("Ove Lund"), "arrived in"), fact)


def test_where_the_list_says_what_a_fact_is_about_the_question_must_be_on_that():
    fact = replace(a_fact("after the regatta, Ruiz also met with harbour master Ove Lund", "Lund"), about="meeting met")
    assert asks(a_question("Whom did Ana Ruiz meet after the regatta?", "Ove Lund", "met with"), fact)
    assert not asks(a_question("Who was harbour master during the regatta of Ruiz?", "Ove Lund", "met with"), fact)


def test_every_group_of_keys_must_be_met():
    fact = a_fact("boats are from Norland, Sudland, and Westland", "Norland", "Sudland", "Westland|the West")
    stem = "From which lands are the boats?"
    assert asks(a_question(stem, "Norland|Sudland|the West", "Around 31"), fact)
    assert not asks(a_question(stem, "Norland|Sudland", "Around 31"), fact)


@pytest.mark.parametrize("answer", ["31%", "31 per cent", "around thirty-one percent"])
def test_a_share_counts_in_any_writing(answer: str):
    fact = a_fact("Around 31 percent of the town's 8,400 boats", "31 percent", kind="share")
    assert asks(a_question("What share of the boats are from abroad?", answer, "Around 31"), fact)


def test_a_number_question_is_held_against_its_words_and_its_value():
    number = AnswerKey(QuestionType.NUMBER, number=NumberKey(Decimal(8400), "boats", Decimal(0), "8,400"))
    question = a_question("How many boats does the town have?", number, "Around 31")
    assert asks(question, a_fact("the town's 8,400 boats", "8,400", kind="count"))
    assert asks(question, a_fact("the town's 8,400 boats", "8400 boats", kind="count"))
    assert not asks(question, a_fact("the town's 8,400 boats", "8,500", kind="count"))


def test_a_blank_may_take_a_part_of_the_key():
    fact = a_fact("Around 31 percent of the town's 8,400 boats", "31 percent", kind="share")
    blank = AnswerKey(QuestionType.CLOZE, accepted=(AcceptedForm("31"),))
    assert asks(a_question("Around _____ percent of the town's boats are from abroad.", blank, "Around 31"), fact)
    other = AnswerKey(QuestionType.CLOZE, accepted=(AcceptedForm("8,400"),))
    assert not asks(a_question("Some of the town's _____ boats are from abroad.", other, "Around 31"), fact)


def test_the_hint_after_a_blank_does_not_part_the_words_of_a_key():
    fact = a_fact("opened a museum for the sailors of Brenn", "sailors of Brenn")
    blank = AnswerKey(QuestionType.CLOZE, accepted=(AcceptedForm("sailors"),))
    words = "opened a museum for the sailors"
    assert asks(a_question("Ana Ruiz opened a museum for the _____ (a trade) of Brenn.", blank, words), fact)


def test_a_true_claim_asks_what_it_states():
    claim = a_claim("Ana Ruiz met with harbour master Ove Lund on June 9.", "met with", holds=True)
    assert asks(claim, DATE_OF_MEETING)
    assert not asks(claim, a_fact("opened a museum for the sailors of Brenn", "Brenn"))


def test_a_false_claim_asks_what_was_changed():
    marks = ("June 9", "met")
    claim = a_claim("Ana Ruiz met with harbour master Ove Lund on June 8.", "met with", *marks, holds=False)
    assert asks(claim, DATE_OF_MEETING)
    assert not asks(claim, a_fact(MEETING, "regatta"))
    assert not asks(claim, a_fact("met with harbour master Ove Lund", "harbour master"))


def test_a_claim_that_no_article_decides_asks_no_fact_of_theirs():
    options = tuple(Option(verdict, correct=verdict is ClaimVerdict.NOT_ENOUGH) for verdict in ClaimVerdict)
    key = AnswerKey(QuestionType.CLAIM, options)
    claim = a_question("Ana Ruiz met with harbour master Ove Lund on June 9.", key, "met with")
    assert not asks(claim, DATE_OF_MEETING)


def test_an_evidence_question_asks_what_it_wants_shown_and_no_more_of_its_sentence():
    sentences = (Option(f"{MEETING} and opened a museum.", correct=True), Option("He arrived in Calla."))
    key = AnswerKey(QuestionType.EVIDENCE, sentences)
    question = a_question("Which sentence shows that Ruiz met harbour master Lund on June 9?", key, "met with")
    assert asks(question, DATE_OF_MEETING)
    assert not asks(question, a_fact(MEETING, "regatta"))
    assert not asks(question, a_fact("opened a museum for the sailors of Brenn", "museum"))


def test_the_name_of_the_article_in_a_stem_says_nothing_of_the_fact():
    stem = "In the article “Ruiz met harbour master after regatta”, who was in Calla on June 9?"
    assert not asks(a_question(stem, "the sailors", "met with"), DATE_OF_MEETING)


def test_coverage_parts_a_list_and_counts_it_by_article():
    other = a_fact("with two aides", "two", article="coast", kind="count")
    covered = coverage([other, DATE_OF_MEETING], [a_question("Who met Ove Lund on June 9?", "Ana Ruiz", "met with")])
    assert (covered.asked, covered.missed) == ((DATE_OF_MEETING,), (other,))
    assert by_article(covered) == {"coast": Tally(0, 1), "port": Tally(1, 1)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Türkiye’s", "turkiye"),
        ("Eighty-three per cent", "83%"),
        ("$400m", "$400 million"),
        ("May 9th", "9 May"),
        ("8,000", "8000"),
        ("“three-quarters”", "3 quarters"),
    ],
)
def test_writings_of_one_thing_are_the_same_plain_words(one: str, other: str):
    assert plain_words(one) == plain_words(other)


@pytest.mark.parametrize(
    "words",
    ["opened opening opens open", "announced announcement", "planned plan", "met meeting", "GDPs GDP", "fire fired"],
)
def test_forms_of_a_word_have_one_gist(words: str):
    assert len(gist(plain_words(words))) == 1


def test_words_that_say_nothing_have_no_gist():
    assert gist(plain_words("Which of these were they, according to the article?")) == frozenset()


def test_a_phrase_is_held_word_for_word():
    assert holds(plain_words("more than 2 million people"), plain_words("two million"))
    assert not holds(plain_words("more than 12 million people"), plain_words("2 million"))
    assert not holds(plain_words("anything"), ())


@pytest.mark.parametrize(
    ("entry", "complaint"),
    [
        ("[[fact]", "list.toml is no TOML"),
        ("[[fact]]\narticle = 'port'\nstart = 1\nend = 2", "list.toml, fact 1: give keys"),
        ("[[fact]]\narticle = 'port'\nstart = 2\nend = 2\nkeys = [['a']]", "port, 2 to 2"),
        ("[[fact]]\narticle = 'port'\nstart = 1\nend = 2\nkeys = [['']]", "port, 1 to 2"),
        ("[[fact]]\narticle = 'port'\nstart = 1\nend = 2\nkeys = [['a']]\nkind = 'rumour'", "known kind"),
    ],
)
def test_a_list_that_is_not_whole_is_refused_with_the_place(tmp_path: Path, entry: str, complaint: str):
    path = tmp_path / "list.toml"
    path.write_text(entry, encoding="utf-8")
    with pytest.raises(ValueError, match=complaint):
        read_list(path)
