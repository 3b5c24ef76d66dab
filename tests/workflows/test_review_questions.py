"""The review queue: what waits and in which order, what is decided about it, and what a decision leaves behind."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine, func, select

from app.questions.draft import BLANK, QuestionType
from app.questions.rejection import Reason
from app.storage.articles import article_by_stem
from app.storage.audit import AuditRow
from app.storage.people import User
from app.storage.reviews import AlternativeRow, RejectionRow
from app.storage.unit_of_work import UnitOfWork
from app.storage.versions import contents
from app.workflows.accept_above import accept_above, sift
from app.workflows.change_review import Changes, change, exchange_distractor, take_wording
from app.workflows.count_rejections import count_rejections
from app.workflows.decide_review import AlreadyDecided, Shown, accept, reject, undo
from app.workflows.list_questions import Viewer
from app.workflows.problems import NotFound, Refused
from app.workflows.review_questions import article_and_next, review_queue, waiting_articles
from app.workflows.take_quiz import Person, start
from app.workflows.write_question import archive, save_draft
from tests.factories import a_draft, cite, hide_article, import_articles, make_quiz
from tests.reviewing import SILLY, newest, offer, put_in_queue, states

NOON = datetime(2026, 5, 9, 12, tzinfo=UTC)
BROKEN = a_draft(QuestionType.CLOZE, stem="A freighter from Canada was turned away because of ice.")


@pytest.fixture
def work(engine: Engine) -> UnitOfWork:
    return UnitOfWork(engine, clock=lambda: NOON)


@pytest.fixture
def teacher(work: UnitOfWork) -> Viewer:
    return Viewer(an_account(work, "maria"))


def an_account(work: UnitOfWork, name: str) -> int:
    with work() as session:
        row = User(email=f"{name}@school.test", password="", active=True, fs_uniquifier=name)
        session.add(row)
        session.flush()
        return row.id


def draft_of(work: UnitOfWork, public_id: str):
    with work.reading() as session:
        return contents(session, [newest(work, public_id)])[0].draft


def waiting(work: UnitOfWork, viewer: Viewer, stem: str = "harbour") -> list[str]:
    """Go through a queue by its own links and give the public names."""
    queue, found = review_queue(work, viewer, stem), []
    while queue.item:
        found.append(queue.item.public_id)
        if not queue.item.after:
            break
        queue = review_queue(work, viewer, stem, at=queue.item.after)
    return found


def audited(work: UnitOfWork) -> list[str]:
    with work.reading() as session:
        return list(session.scalars(select(AuditRow.action).order_by(AuditRow.id)))


def rejections(work: UnitOfWork) -> int:
    with work.reading() as session:
        return session.scalar(select(func.count()).select_from(RejectionRow))


def test_what_waits_stands_in_the_order_of_the_text(work: UnitOfWork, teacher: Viewer):
    shown = [put_in_queue(work, a_draft(kind), owner_id=teacher.user_id) for kind in QuestionType]
    order = ["single", "text", "claim", "multiple", "cloze", "number", "evidence"]
    names = {kind.value: one.public_id for kind, one in zip(QuestionType, shown, strict=True)}
    assert waiting(work, teacher) == [names[kind] for kind in order]


def test_a_teacher_reviews_their_own_and_an_admin_everybodys(work: UnitOfWork, teacher: Viewer):
    mine = put_in_queue(work, owner_id=teacher.user_id)
    nobodys = put_in_queue(work, a_draft(QuestionType.CLOZE), state="draft")
    assert waiting(work, teacher) == [mine.public_id]
    assert waiting(work, Viewer(teacher.user_id, sees_all=True)) == [mine.public_id, nobodys.public_id]
    assert [(one.stem, one.count) for one in waiting_articles(work, teacher)] == [("harbour", 1)]


def test_the_queue_of_another_teachers_private_article_is_not_there(work: UnitOfWork, teacher: Viewer):
    import_articles(work)
    hide_article(work, "harbour")
    with pytest.raises(NotFound):
        review_queue(work, teacher, "harbour")


def test_what_is_archived_or_published_does_not_wait(work: UnitOfWork, teacher: Viewer):
    gone = put_in_queue(work, owner_id=teacher.user_id)
    archive(work, gone.public_id, actor_id=teacher.user_id)
    put_in_queue(work, owner_id=teacher.user_id, state="published")
    assert waiting(work, teacher) == []


def test_an_item_shows_the_whole_article_with_the_citation_marked(work: UnitOfWork, teacher: Viewer):
    put_in_queue(work, owner_id=teacher.user_id)
    item = review_queue(work, teacher, "harbour").item
    runs = [run for paragraph in item.paragraphs for run in paragraph.runs if run.cited]
    assert [run.pieces for run in runs] == [
        (("Mayor Sigrid Halvorsen cut the ribbon", True), (" before a crowd of some 2,400 people.", False))
    ]
    text = "\n".join("".join(text for run in one.runs for text, _ in run.pieces) for one in item.paragraphs)
    with work.reading() as session:
        title = article_by_stem(session, "harbour").title
    assert text.startswith(title)
    assert text.endswith("none was built.")
    assert [source.article for source in item.elsewhere] == ["ferry"]


def test_flaws_and_score_are_told_in_sentences(work: UnitOfWork, teacher: Viewer):
    features = (("type", 0.6), ("length", -0.05), ("asked", 0.0))
    put_in_queue(work, replace(BROKEN, features=features), owner_id=teacher.user_id)
    item = review_queue(work, teacher, "harbour").item
    assert item.blocked
    assert "A cloze needs exactly one blank. Write it as _____." in [check.sentence for check in item.checks]
    assert [(reason.sentence.partition(":")[0], reason.points) for reason in item.reasons] == [
        ("It is a sentence with a blank", 0.6),
        ("Its stem has 10 words, more than a reader takes in at once.", -0.05),
    ]


@pytest.mark.parametrize("kind", QuestionType)
def test_every_type_is_accepted(work: UnitOfWork, teacher: Viewer, kind: QuestionType):
    shown = put_in_queue(work, a_draft(kind), owner_id=teacher.user_id)
    accept(work, shown, actor_id=teacher.user_id)
    assert states(work, shown.public_id) == ["published"]
    assert audited(work) == ["accept"]
    queue = review_queue(work, teacher, "harbour")
    assert (queue.item, queue.published, queue.rejected) == (None, 1, 0)


@pytest.mark.parametrize("kind", QuestionType)
def test_every_type_is_rejected_and_counted_by_rule_and_reason(work: UnitOfWork, teacher: Viewer, kind: QuestionType):
    shown = put_in_queue(work, a_draft(kind, rule=f"made:{kind}"), owner_id=teacher.user_id)
    reject(work, shown, Reason.WRONG_KEY, note="It was Monday.", actor_id=teacher.user_id)
    assert states(work, shown.public_id) == ["retired"]
    assert audited(work) == ["reject"]
    [counted] = count_rejections(work)
    assert (counted.rule, counted.reason, counted.count) == (f"made:{kind}", "wrong key", 1)
    assert counted.example == a_draft(kind).stem


def test_what_fails_a_check_is_not_accepted_and_waits_on(work: UnitOfWork, teacher: Viewer):
    shown = put_in_queue(work, BROKEN, owner_id=teacher.user_id)
    with pytest.raises(Refused, match="exactly one blank"):
        accept(work, shown, actor_id=teacher.user_id)
    assert states(work, shown.public_id) == ["in review"]
    assert audited(work) == []


def test_what_is_decided_is_not_decided_again(work: UnitOfWork, teacher: Viewer):
    shown = put_in_queue(work, owner_id=teacher.user_id)
    accept(work, shown, actor_id=teacher.user_id)
    for again in (
        lambda: accept(work, shown, actor_id=teacher.user_id),
        lambda: reject(work, shown, Reason.OTHER, actor_id=teacher.user_id),
        lambda: take_wording(work, shown, 0, actor_id=teacher.user_id),
        lambda: change(work, shown, Changes("Another?", ""), actor_id=teacher.user_id),
    ):
        with pytest.raises(AlreadyDecided):
            again()
    assert states(work, shown.public_id) == ["published"]
    assert rejections(work) == 0


def test_a_version_that_was_changed_since_it_was_shown_is_not_decided(work: UnitOfWork, teacher: Viewer):
    shown = put_in_queue(work, a_draft(QuestionType.TEXT), owner_id=teacher.user_id)
    change(work, shown, Changes("What is she called?", "", accepted=("Halvorsen",)), actor_id=teacher.user_id)
    with pytest.raises(AlreadyDecided):
        accept(work, shown, actor_id=teacher.user_id)
    assert states(work, shown.public_id) == ["in review", "retired"]


def test_of_two_decisions_at_once_one_counts(work: UnitOfWork, teacher: Viewer):
    shown = put_in_queue(work, owner_id=teacher.user_id)

    def decide(number: int) -> bool:
        try:
            if number % 2:
                accept(work, shown, actor_id=teacher.user_id)
            else:
                reject(work, shown, Reason.OTHER, actor_id=teacher.user_id)
        except AlreadyDecided:
            return False
        return True

    with ThreadPoolExecutor(6) as threads:
        assert sum(threads.map(decide, range(6))) == 1
    assert states(work, shown.public_id) == (["retired"] if rejections(work) else ["published"])
    assert len(audited(work)) == 1


def test_another_wording_waits_instead_and_can_be_changed_back(work: UnitOfWork, teacher: Viewer):
    first = a_draft(rule="clause:person", origin="generator 9")
    shown = put_in_queue(work, first, owner_id=teacher.user_id)
    offer(work, shown, wording=a_draft(stem="Who cut the ribbon at Norvik?", origin="generator 9"))
    take_wording(work, shown, 0, actor_id=teacher.user_id)
    taken = draft_of(work, shown.public_id)
    assert (taken.stem, taken.origin, taken.rule) == ("Who cut the ribbon at Norvik?", "generator 9", "clause:person")
    assert taken.citations == first.citations
    assert states(work, shown.public_id) == ["in review", "retired"]
    take_wording(work, Shown(shown.public_id, 2), 0, actor_id=teacher.user_id)
    assert draft_of(work, shown.public_id).stem == first.stem
    assert audited(work) == ["take wording", "take wording"]


@pytest.mark.parametrize("kind", QuestionType)
def test_a_wording_of_every_type_keeps_its_key_and_its_lead(work: UnitOfWork, teacher: Viewer, kind: QuestionType):
    shown = put_in_queue(work, a_draft(kind), owner_id=teacher.user_id)
    offer(work, shown, wording=a_draft(kind, explanation="In other words."))
    take_wording(work, shown, 0, actor_id=teacher.user_id)
    taken, first = draft_of(work, shown.public_id), a_draft(kind)
    assert (taken.explanation, taken.stem, taken.lead) == ("In other words.", first.stem, first.lead)
    assert [one.marks for one in taken.citations] == [one.marks for one in first.citations]
    accept(work, Shown(shown.public_id, 2), actor_id=teacher.user_id)


def test_a_wording_with_another_blank_has_the_words_of_its_own_key_marked(work: UnitOfWork, teacher: Viewer):
    shown = put_in_queue(work, a_draft(QuestionType.CLOZE), owner_id=teacher.user_id)
    other = a_draft(QuestionType.CLOZE, stem=f"A freighter from Canada was turned away because of {BLANK}.")
    key = replace(other.key, accepted=(replace(other.key.accepted[0], text="ice"),))
    offer(work, shown, wording=replace(other, key=key))
    take_wording(work, shown, 0, actor_id=teacher.user_id)
    citation = draft_of(work, shown.public_id).citations[0]
    start = citation.passage.start
    assert [citation.passage.exact[a - start : b - start] for a, b in citation.marks] == ["ice"]


def test_a_wording_that_the_article_does_not_say_is_refused(work: UnitOfWork, teacher: Viewer):
    shown = put_in_queue(work, owner_id=teacher.user_id)
    false = replace(
        cite("The harbour cost"), passage=replace(cite("The harbour cost").passage, exact="The harbour sold")
    )
    offer(work, shown, wording=a_draft(citations=(false,)))
    with pytest.raises(Refused, match="cannot be read"):
        take_wording(work, shown, 0, actor_id=teacher.user_id)
    assert states(work, shown.public_id) == ["in review"]


def test_a_wording_of_a_type_that_nobody_knows_is_not_on_offer(work: UnitOfWork, teacher: Viewer):
    shown = put_in_queue(work, owner_id=teacher.user_id)
    offer(work, shown, wording=a_draft())
    with work() as session:
        row = session.scalars(select(AlternativeRow)).one()
        row.content = row.content | {"type": "riddle"}
    assert review_queue(work, teacher, "harbour").item.wordings == ()
    with pytest.raises(Refused, match="cannot be read"):
        take_wording(work, shown, 0, actor_id=teacher.user_id)


def test_a_wrong_option_is_exchanged_and_the_right_one_is_not(work: UnitOfWork, teacher: Viewer):
    shown = put_in_queue(work, owner_id=teacher.user_id)
    offer(work, shown, distractor=SILLY)
    with pytest.raises(Refused, match="wrong options"):
        exchange_distractor(work, shown, place=0, position=0, actor_id=teacher.user_id)
    exchange_distractor(work, shown, place=2, position=0, actor_id=teacher.user_id)
    taken = draft_of(work, shown.public_id)
    assert [option.text for option in taken.key.options] == ["Sigrid Halvorsen", "Ada Lind", "Per Moe"]
    assert taken.key.options[2].feedback == SILLY["feedback"]
    [left] = review_queue(work, teacher, "harbour").item.distractors
    assert left.text == "Nordlinje"
    with pytest.raises(Refused, match="not on offer"):
        exchange_distractor(work, Shown(shown.public_id, 2), place=1, position=9, actor_id=teacher.user_id)


@pytest.mark.parametrize("kind", [QuestionType.TEXT, QuestionType.CLOZE, QuestionType.MULTIPLE, QuestionType.EVIDENCE])
def test_the_words_of_these_types_are_changed_by_hand(work: UnitOfWork, teacher: Viewer, kind: QuestionType):
    first = a_draft(kind, rule="made")
    shown = put_in_queue(work, first, owner_id=teacher.user_id)
    options = tuple(option.text for option in first.key.options)
    forms = tuple(form.text for form in first.key.accepted)
    stem = first.stem.replace("Norvik", "Norvik town")
    changes = Changes(stem, "Because.", options, (*forms, "one more") if forms else ())
    change(work, shown, changes, actor_id=teacher.user_id)
    taken = draft_of(work, shown.public_id)
    assert (taken.stem, taken.explanation, taken.origin, taken.rule) == (stem, "Because.", "teacher", "made")
    assert taken.citations == first.citations
    assert taken.key.options == first.key.options
    assert taken.key.accepted[:-1] == first.key.accepted if forms else not taken.key.accepted
    accept(work, Shown(shown.public_id, 2), actor_id=teacher.user_id)


def test_an_option_without_words_is_taken_out_as_long_as_a_wrong_one_is_left(work: UnitOfWork, teacher: Viewer):
    shown = put_in_queue(work, a_draft(QuestionType.MULTIPLE), owner_id=teacher.user_id)
    with pytest.raises(Refused, match="one wrong option"):
        change(work, shown, Changes("Which?", "", ("Denmark", "Iceland", "Portugal", "")), actor_id=teacher.user_id)
    change(work, shown, Changes("Which?", "", ("Denmark", "", "Portugal", "Canada")), actor_id=teacher.user_id)
    options = draft_of(work, shown.public_id).key.options
    assert [option.text for option in options] == ["Denmark", "Portugal", "Canada"]
    assert options[2].occurrence is not None


def test_the_last_decisions_are_taken_back_one_after_the_other(work: UnitOfWork, teacher: Viewer):
    first = put_in_queue(work, owner_id=teacher.user_id)
    second = put_in_queue(work, a_draft(QuestionType.CLOZE), owner_id=teacher.user_id, state="draft")
    reject(work, first, Reason.BAD_LANGUAGE, actor_id=teacher.user_id)
    accept(work, second, actor_id=teacher.user_id)
    assert undo(work, "harbour", actor_id=teacher.user_id) == second.public_id
    assert undo(work, "harbour", actor_id=teacher.user_id) == first.public_id
    assert waiting(work, teacher) == [first.public_id, second.public_id]
    assert states(work, second.public_id) == ["draft"]
    assert rejections(work) == 0
    with pytest.raises(Refused, match="no decision"):
        undo(work, "harbour", actor_id=teacher.user_id)
    reject(work, first, Reason.OTHER, actor_id=teacher.user_id)
    assert undo(work, "harbour", actor_id=teacher.user_id) == first.public_id


def test_an_undone_acceptance_gives_the_version_before_its_place_back(work: UnitOfWork, teacher: Viewer):
    shown = put_in_queue(work, a_draft(QuestionType.TEXT), owner_id=teacher.user_id)
    accept(work, shown, actor_id=teacher.user_id)
    draft = a_draft(QuestionType.TEXT, stem="What is the mayor called?")
    save_draft(work, draft, author_id=teacher.user_id, public_id=shown.public_id)
    accept(work, Shown(shown.public_id, 2), actor_id=teacher.user_id)
    assert states(work, shown.public_id) == ["published", "retired"]
    undo(work, "harbour", actor_id=teacher.user_id)
    assert states(work, shown.public_id) == ["draft", "published"]


def test_an_acceptance_that_an_attempt_used_stands(work: UnitOfWork, teacher: Viewer):
    shown = put_in_queue(work, owner_id=teacher.user_id)
    accept(work, shown, actor_id=teacher.user_id)
    make_quiz(work, newest(work, shown.public_id).question_id)
    start(work, Person(), "harbour", nickname="Guest")
    with pytest.raises(Refused, match="asked this question already"):
        undo(work, "harbour", actor_id=teacher.user_id)
    assert states(work, shown.public_id) == ["published"]


def test_nobody_takes_back_what_another_decided_or_what_was_archived_since(work: UnitOfWork, teacher: Viewer):
    shown = put_in_queue(work, owner_id=teacher.user_id)
    reject(work, shown, Reason.OTHER, actor_id=teacher.user_id)
    with pytest.raises(Refused, match="no decision"):
        undo(work, "harbour", actor_id=an_account(work, "per"))
    archive(work, shown.public_id, actor_id=teacher.user_id)
    with pytest.raises(Refused, match="changed since"):
        undo(work, "harbour", actor_id=teacher.user_id)


def test_the_next_of_the_queue_is_the_one_behind(work: UnitOfWork, teacher: Viewer):
    first = put_in_queue(work, owner_id=teacher.user_id)
    second = put_in_queue(work, a_draft(QuestionType.CLOZE), owner_id=teacher.user_id)
    assert article_and_next(work, teacher, first.public_id) == ("harbour", second.public_id)
    assert article_and_next(work, teacher, second.public_id) == ("harbour", "")
    with pytest.raises(NotFound):
        article_and_next(work, teacher, "nothing")


def test_all_above_a_score_are_accepted_but_those_that_fail_a_check(work: UnitOfWork, teacher: Viewer):
    high = put_in_queue(work, a_draft(score=0.9), owner_id=teacher.user_id)
    equal = put_in_queue(work, a_draft(QuestionType.TEXT, score=0.8), owner_id=teacher.user_id)
    low = put_in_queue(work, a_draft(QuestionType.NUMBER, score=0.7), owner_id=teacher.user_id)
    failing = put_in_queue(work, replace(BROKEN, score=1.0), owner_id=teacher.user_id)
    sifted = sift(work, teacher, "harbour", 0.8)
    assert [one.shown for one in sifted.fit] == [high, equal]
    assert [one.shown for one in sifted.left] == [failing]
    assert sifted.below == 1
    late = put_in_queue(work, a_draft(score=0.95), owner_id=teacher.user_id)
    assert accept_above(work, teacher, "harbour", 0.8, only={high, equal, low, failing}) == 2
    found = [states(work, one.public_id) for one in (high, equal, low, failing, late)]
    assert found == [["published"], ["published"], ["in review"], ["in review"], ["in review"]]
    assert audited(work) == ["accept", "accept"]


def test_rejections_are_counted_most_first_and_by_owner(work: UnitOfWork, teacher: Viewer):
    for number in range(3):
        shown = put_in_queue(work, a_draft(stem=f"Who cut {number}?", rule="clause"), owner_id=teacher.user_id)
        reject(work, shown, Reason.NOT_CLEAR_ALONE if number else Reason.WRONG_KEY, actor_id=teacher.user_id)
    other = put_in_queue(work, a_draft(rule="clause"))
    reject(work, other, Reason.WRONG_KEY, actor_id=teacher.user_id)
    counted = [(one.reason, one.count, one.example) for one in count_rejections(work, owner_id=teacher.user_id)]
    assert counted == [("not clear alone", 2, "Who cut 2?"), ("wrong key", 1, "Who cut 0?")]
    assert [one.count for one in count_rejections(work)] == [2, 2]
