"""What differs between two versions of a question."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.questions.draft import AcceptedForm, NumberKey, Option, QuestionType
from app.questions.version_diff import Change, Run, diff, words_diff
from tests.factories import a_draft, cite


@pytest.mark.parametrize("kind", QuestionType)
def test_a_version_does_not_differ_from_itself(kind: QuestionType):
    assert not diff(a_draft(kind), a_draft(kind)).changed


def test_words_are_compared_one_by_one():
    assert words_diff("Who cut the ribbon?", "Who tied the ribbon?") == (
        Run(Change.SAME, "Who "),
        Run(Change.REMOVED, "cut"),
        Run(Change.ADDED, "tied"),
        Run(Change.SAME, " the ribbon?"),
    )


@given(st.text(), st.text())
def test_both_texts_can_be_read_from_their_difference(before: str, after: str):
    runs = words_diff(before, after)
    assert "".join(run.text for run in runs if run.change is not Change.ADDED) == before
    assert "".join(run.text for run in runs if run.change is not Change.REMOVED) == after


def test_options_are_paired_though_they_moved_and_changed():
    old = a_draft()
    first, second, third = old.key.options
    moved = (replace(third, text="Nordlinje AS"), replace(first, correct=False), Option("Kari", correct=True))
    found = diff(old, replace(old, key=replace(old.key, options=moved))).options
    assert [(item.before, item.after) for item in found] == [
        ("wrong", "wrong"),
        ("right", "wrong"),
        ("", "right"),
        ("wrong", ""),
    ]
    assert found[0].changed
    assert second.text in found[3].runs[0].text


def test_number_forms_and_citations_are_compared():
    old = a_draft(QuestionType.NUMBER)
    number = NumberKey(Decimal(46), "percent", Decimal(1), "")
    new = replace(old, key=replace(old.key, number=number), citations=(cite("some 2,400 people"),))
    found = diff(old, new)
    assert [part.name for part in found.parts if part.changed] == ["number"]
    assert {(item.before, item.after) for item in found.citations} == {("", "supports"), ("supports", "")}
    text = a_draft(QuestionType.TEXT)
    forms = (*text.key.accepted, AcceptedForm("The mayor", "accepted by a teacher"))
    added = diff(text, replace(text, key=replace(text.key, accepted=forms))).accepted
    assert [item.changed for item in added] == [False, False, True]
