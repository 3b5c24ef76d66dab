"""Who may do what: every route, by every method, as everybody. A route that the table does not name fails."""

from dataclasses import dataclass

import pytest
from flask import Flask
from sqlalchemy import select

from app.articles.text import Article
from app.questions.bank_filter import BankFilter
from app.questions.draft import QuestionType
from app.quizzes.live import Move
from app.storage.account_queries import user_by_email
from app.storage.attempt_queries import attempt_by_public_id
from app.storage.attempts import AttemptRow, AttemptSlotRow, GradingRow, MarkRow
from app.storage.disputes import DisputeRow, NearMissRow
from app.storage.exceptions import ExceptionRow
from app.storage.people import ParticipantRow
from app.storage.questions import QuestionRow, VersionRow
from app.storage.quizzes import quiz_by_slug
from app.storage.unit_of_work import UnitOfWork
from app.storage.versions import published_versions
from app.workflows.import_article import import_article
from app.workflows.import_questions import Upload, begin_import
from app.workflows.import_roster import store
from app.workflows.jobs import ask_for
from app.workflows.join_quiz import draw_code
from app.workflows.label_question import keep_filter
from app.workflows.lead_live import press, start_live
from app.workflows.list_questions import Viewer
from app.workflows.manage_class import make_class
from app.workflows.open_account import make_invitation
from tests.clients import client_of
from tests.factories import a_draft, a_fact, publish_question, quiz_of
from tests.web.desk import Person, new_quiz, publish, signed_in, write
from tests.web.player import Player, player_of

pytestmark = pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)

ACTORS = ("anonymous", "guest", "other guest", "student", "teacher", "other teacher", "admin")


def everybody(status: int) -> tuple[int, ...]:
    return (status,) * 7


def only_guest(status: int) -> tuple[int, ...]:
    """Only the guest whose attempt it is."""
    return (403, status, 403, 403, 403, 403, 403)


def account(status: int, *, refused: int = 302) -> tuple[int, ...]:
    """Whoever has an account; others are sent to sign in, or refused where they send something."""
    return (refused, refused, refused, status, status, status, status)


def teachers(status: int, *, refused: int = 302) -> tuple[int, ...]:
    """Every teacher; a guest who looks is sent to sign in, one who sends something is refused."""
    return (refused, refused, refused, 403, status, status, status)


def owner(status: int, *, refused: int = 302) -> tuple[int, ...]:
    """The teacher whose thing it is, and an admin."""
    return (refused, refused, refused, 403, status, 403, status)


GET, POST = "GET", "POST"
CODE, CLASS_CODE = "K7M2QX", "BBBBBB"
OWNED = "pier"
OWN_ARTICLE = {"teaching.date_of_article", "teaching.retire_an_article", "teaching.bring_back_article"}
MARKED = "marked"
# anonymous, guest, other guest, student, teacher, other teacher, admin
MATRIX: dict[tuple[str, str], tuple[int, ...]] = {
    ("static", GET): everybody(200),
    ("quiz.home", GET): everybody(200),
    ("quiz.articles", GET): everybody(200),
    ("quiz.article", GET): everybody(200),
    ("quiz.quiz", GET): everybody(200),
    # Nobody else has an attempt that opens it.
    ("quiz.fact", GET): (403, 403, 403, 403, 200, 200, 200),
    ("quiz.start", POST): everybody(303),
    ("quiz.question", GET): only_guest(200),
    ("quiz.answer", POST): only_guest(303),
    ("quiz.review", GET): only_guest(200),
    # This quiz sells no source.
    ("quiz.reveal", GET): only_guest(409),
    ("quiz.reveal_source_now", POST): only_guest(409),
    # Nobody sees these before the attempt is handed in.
    ("quiz.result", GET): everybody(403),
    ("quiz.explanation", GET): everybody(403),
    ("quiz.print_result", GET): everybody(403),
    ("quiz.again", GET): everybody(403),
    ("quiz.answer_again", POST): everybody(403),
    ("quiz.submit", POST): only_guest(303),
    ("quiz.give_up", GET): only_guest(200),
    ("quiz.give_up_now", POST): only_guest(303),
    ("quiz.dispute", GET): everybody(403),
    ("quiz.dispute", POST): everybody(403),
    ("quiz.proof", GET): everybody(403),
    # It keeps only what the browser's own notes are, and shows nothing of anybody's.
    ("quiz.notices_seen", POST): everybody(303),
    ("quiz.daily", GET): everybody(200),
    ("quiz.answer_daily", POST): everybody(303),
    # Nobody has answered there yet.
    ("quiz.explained_daily", GET): everybody(404),
    ("quiz.join", GET): everybody(200),
    ("quiz.join", POST): everybody(422),
    ("quiz.join_by_code", GET): everybody(303),
    ("api.health", GET): everybody(200),
    ("api.look", GET): only_guest(200),
    ("api.save", POST): only_guest(200),
    ("accounts.welcome", GET): everybody(200),
    ("accounts.welcome", POST): everybody(422),
    ("security.login", GET): (200, 200, 200, 302, 302, 302, 302),
    ("security.login", POST): (200, 200, 200, 302, 302, 302, 302),
    ("security.logout", POST): everybody(302),
    ("security.change_password", GET): account(200),
    ("security.change_password", POST): account(200, refused=403),
    ("security.verify", GET): account(200),
    ("security.verify", POST): account(200, refused=403),
    ("security.static", GET): everybody(403),
    ("teaching.desk", GET): teachers(200),
    ("teaching.articles", GET): teachers(200),
    ("teaching.new_article", GET): teachers(200),
    ("teaching.new_article", POST): teachers(422, refused=403),
    ("teaching.article", GET): teachers(200),
    # The article is nobody's, so that only an admin may mend it.
    ("teaching.mend", GET): (302, 302, 302, 403, 403, 403, 200),
    ("teaching.mend", POST): (403, 403, 403, 403, 403, 403, 422),
    ("teaching.questions", GET): teachers(200),
    ("teaching.import_file", GET): teachers(200),
    ("teaching.import_file", POST): teachers(422, refused=403),
    ("teaching.import_template", GET): teachers(200),
    # An import is its uploader's alone; nobody else is told that it is there.
    ("teaching.import_job", GET): (302, 302, 302, 403, 200, 404, 404),
    ("teaching.import_report", GET): (302, 302, 302, 403, 200, 404, 404),
    ("teaching.store_import", POST): (403, 403, 403, 403, 303, 404, 404),
    ("teaching.cancel_import", POST): (403, 403, 403, 403, 303, 404, 404),
    # All of one's own: the others have written none.
    ("teaching.export", GET): teachers(200),
    ("teaching.export_file", GET): (302, 302, 302, 403, 200, 409, 409),
    # Nothing is chosen: back to the list.
    ("teaching.bulk", POST): teachers(303, refused=403),
    # No name is given: back to the list.
    ("teaching.keep_filter", POST): teachers(303, refused=403),
    # No act is named.
    ("teaching.change_filter", POST): owner(400, refused=403),
    ("teaching.delete_question", GET): owner(200),
    # Somebody was asked it.
    ("teaching.delete_question_now", POST): owner(409, refused=403),
    ("teaching.label_question", GET): owner(200),
    ("teaching.label_question", POST): owner(422, refused=403),
    ("teaching.facts", GET): teachers(200),
    ("teaching.question", GET): owner(200),
    ("teaching.new_question", GET): teachers(200),
    ("teaching.new_question", POST): teachers(422, refused=403),
    ("teaching.check_question", POST): teachers(200, refused=403),
    ("teaching.edit_question", GET): owner(200),
    ("teaching.edit_question", POST): owner(422, refused=403),
    ("teaching.correct_question", GET): owner(200),
    ("teaching.correct_question", POST): owner(422, refused=403),
    ("teaching.void_in_quiz", GET): owner(200),
    ("teaching.void_in_quiz", POST): owner(422, refused=403),
    ("teaching.versions", GET): owner(200),
    ("teaching.compare_versions", GET): owner(200),
    ("teaching.restore_version", POST): owner(404, refused=403),
    ("teaching.ask_second_reader", POST): owner(303, refused=403),
    # What the teacher published waits for nobody.
    ("teaching.second_readings", GET): teachers(200),
    ("teaching.second_reading_of", GET): teachers(404),
    ("teaching.second_reading_of", POST): teachers(404, refused=403),
    ("teaching.look_at_again", GET): teachers(200),
    ("teaching.keep_question", POST): owner(303, refused=403),
    ("teaching.retire_question", POST): owner(303, refused=403),
    # To another teacher a private article is not there at all. The date sent is the one that it has.
    ("teaching.date_of_article", GET): (302, 302, 302, 403, 200, 404, 200),
    ("teaching.date_of_article", POST): (403, 403, 403, 403, 422, 404, 422),
    ("teaching.retire_an_article", POST): (403, 403, 403, 403, 303, 404, 303),
    ("teaching.bring_back_article", POST): (403, 403, 403, 403, 303, 404, 303),
    ("teaching.generate", POST): owner(303, refused=403),
    ("teaching.generate_again", POST): owner(303, refused=403),
    ("teaching.job", GET): owner(200),
    ("teaching.cancel_job", POST): owner(303, refused=403),
    ("teaching.publish", POST): owner(303, refused=403),
    ("teaching.put_into_quiz", POST): owner(303, refused=403),
    ("teaching.archive", POST): owner(303, refused=403),
    ("teaching.bring_back", POST): owner(303, refused=403),
    ("teaching.quizzes", GET): teachers(200),
    ("teaching.new_quiz", GET): teachers(200),
    ("teaching.new_quiz", POST): teachers(422, refused=403),
    ("teaching.quiz", GET): owner(200),
    ("teaching.quiz_settings", GET): owner(200),
    ("teaching.quiz_settings", POST): owner(422, refused=403),
    ("teaching.quiz_exceptions", GET): owner(200),
    ("teaching.quiz_exceptions", POST): owner(422, refused=403),
    ("teaching.change_exception", GET): owner(200),
    ("teaching.change_exception", POST): owner(422, refused=403),
    ("teaching.remove_exception", POST): (403, 403, 403, 403, 303, 403, 404),
    # No act is named; the world's first slot and section are of another quiz.
    ("teaching.change_slot", POST): owner(303, refused=403),
    ("teaching.add_section", POST): owner(422, refused=403),
    ("teaching.change_section", POST): owner(303, refused=403),
    ("teaching.new_draw", GET): owner(200),
    ("teaching.new_draw", POST): owner(422, refused=403),
    ("teaching.change_draw", GET): (302, 302, 302, 403, 404, 403, 404),
    ("teaching.change_draw", POST): (403, 403, 403, 403, 404, 403, 404),
    ("teaching.quiz_classes", GET): owner(200),
    ("teaching.quiz_classes", POST): owner(422, refused=403),
    ("teaching.change_quiz_class", POST): owner(303, refused=403),
    # It is not public: for other teachers there is none.
    ("teaching.copy_quiz", POST): (403, 403, 403, 403, 303, 404, 303),
    ("teaching.preview_quiz", GET): owner(303),
    ("teaching.go_on_in_preview", POST): owner(200, refused=403),
    ("teaching.quiz_paper", GET): owner(303),
    # The part is none of a paper's.
    ("teaching.print_paper", GET): owner(404),
    ("teaching.paper_file", GET): owner(404),
    ("teaching.count_draw", POST): owner(200, refused=403),
    ("teaching.archive_quiz", POST): owner(303, refused=403),
    ("teaching.bring_back_quiz", POST): owner(303, refused=403),
    ("teaching.quiz_from_article", GET): teachers(200),
    ("teaching.quiz_from_article", POST): teachers(422, refused=403),
    ("teaching.ask_about", GET): teachers(200),
    ("teaching.ask_about", POST): teachers(422, refused=403),
    ("teaching.quiz_code_picture", GET): owner(200),
    ("teaching.share_quiz", GET): owner(200),
    ("teaching.draw_quiz_code", POST): owner(303, refused=403),
    ("teaching.review", GET): teachers(200),
    # What is published already is not decided again: back to the queue.
    ("teaching.accept_question", POST): owner(303, refused=403),
    ("teaching.reject_question", POST): owner(303, refused=403),
    ("teaching.take_wording", POST): owner(303, refused=403),
    ("teaching.exchange_distractor", POST): owner(303, refused=403),
    ("teaching.change_question", POST): owner(303, refused=403),
    ("teaching.undo_review", POST): teachers(303, refused=403),
    ("teaching.accept_above", POST): teachers(422, refused=403),
    ("teaching.rejections", GET): teachers(200),
    ("teaching.classes", GET): teachers(200),
    ("teaching.classes", POST): teachers(422, refused=403),
    ("teaching.class_page", GET): owner(200),
    ("teaching.change_class", POST): owner(400, refused=403),
    ("teaching.class_teachers", POST): owner(422, refused=403),
    # No quiz is named.
    ("teaching.class_quizzes", POST): owner(404, refused=403),
    ("teaching.class_code_picture", GET): owner(200),
    ("teaching.share_class_code", GET): owner(200),
    ("teaching.roster", GET): owner(200),
    ("teaching.roster", POST): owner(422, refused=403),
    ("teaching.roster_file", GET): owner(200),
    ("teaching.slips", POST): owner(200, refused=403),
    ("teaching.pupil", GET): owner(200),
    ("teaching.change_pupil", POST): owner(400, refused=403),
    ("quiz.class_door", GET): everybody(200),
    ("quiz.class_door", POST): everybody(422),
    ("quiz.my_page", GET): everybody(200),
    # No act is named.
    ("quiz.change_my_page", POST): everybody(400),
    ("accounts.start", GET): (302, 302, 302, 302, 302, 302, 302),
    ("teaching.near_misses", GET): teachers(200),
    ("teaching.accept_near_miss", POST): owner(303, refused=403),
    ("teaching.reject_near_miss", POST): owner(303, refused=403),
    ("teaching.disputes", GET): teachers(200),
    ("teaching.dispute", GET): owner(200),
    ("teaching.dispute", POST): owner(422, refused=403),
    ("reports.quiz_report", GET): owner(200),
    ("reports.quiz_report_file", GET): owner(200),
    ("reports.class_page", GET): owner(200),
    # The class has no quiz, so it has no table.
    ("reports.class_file", GET): owner(404),
    ("reports.class_book", GET): owner(404),
    ("reports.class_news", GET): owner(200),
    ("reports.sources", GET): teachers(200),
    # The part is none of the report's.
    ("reports.sources_file", GET): teachers(404),
    ("reports.sources_chart", GET): teachers(404),
    ("reports.sources_book", GET): teachers(200),
    # A pupil of the teacher's class; to themselves it is open too, as tests/web/test_student_report.py says.
    ("reports.student", GET): (403, 403, 403, 403, 200, 403, 200),
    # The part is none of a student's.
    ("reports.student_file", GET): (403, 403, 403, 403, 404, 403, 404),
    ("reports.student_chart", GET): (403, 403, 403, 403, 404, 403, 404),
    ("reports.student_book", GET): (403, 403, 403, 403, 200, 403, 200),
    ("reports.quiz_report_book", GET): owner(200),
    # Nobody has handed this quiz in: there is nothing to print, and no question was asked.
    ("reports.quiz_report_pdf", GET): owner(303),
    ("reports.question_report", GET): owner(404),
    ("reports.chart_file", GET): owner(200),
    # Whoever has the address may join; the guest has, and its question is open.
    ("live.page", GET): everybody(200),
    ("live.news", GET): everybody(200),
    ("live.join", POST): (422, 303, 422, 422, 422, 422, 422),
    ("live.answer", POST): only_guest(303),
    ("live.start", POST): owner(303, refused=403),
    ("live.host", GET): owner(200),
    ("live.code_picture", GET): owner(200),
    # Pressed on a page that is behind: it changes nothing and says so.
    ("live.press", POST): owner(303, refused=403),
}
# After these the world is another one, so they come last.
LAST = (
    "teaching.remove_exception", "teaching.retire_an_article", "teaching.bring_back_article",
    "teaching.retire_question", "teaching.archive", "teaching.bring_back", "teaching.archive_quiz",
    "teaching.bring_back_quiz", "quiz.give_up_now", "quiz.submit", "security.logout",
)  # fmt: skip


@dataclass
class World:
    """The people, and what there is to reach for: addresses by endpoint."""

    people: dict[str, Person]
    addresses: dict[str, str]

    def ask(self, actor: str, endpoint: str, method: str) -> int:
        person, address = self.people[actor], self.addresses[endpoint]
        if method == GET:
            with person.get(address) as answered:
                return answered.status_code
        token = Player(person.client).token()
        if endpoint == "api.save":
            body = {"chosen": [0], "client": "c1", "sequence": 1}
            return person.client.post(address, json=body, headers={"X-CSRFToken": token}).status_code
        fields = {"csrf_token": token, "go": "next"}
        if endpoint in {"live.answer", "live.press"}:
            fields |= {"position": "0", "choice": "0", "act": "open", "revision": "0"}
        return person.client.post(address, data=fields).status_code


def addresses(
    site: Flask, attempt: str, question: str, quiz: str, job: str, group: tuple[int, int], live: str
) -> dict[str, str]:
    """Fill each route's address with the things of this world."""
    token = make_invitation(site.extensions["citewell.work"])
    given = {
        "filename": "css/base.css", "slug": quiz, "public_id": question, "number": 1, "stem": "harbour",
        "kind": "single", "token": token, "part": "questions", "form": "csv", "key": "opened", "code": CODE,
        "class_id": group[0], "participant_id": group[1], "book": "report", "name": "scores", "ending": "csv",
    }  # fmt: skip
    found = {}
    with site.test_request_context():
        for rule in site.url_map.iter_rules():
            own = {name: given[name] for name in rule.arguments}
            if rule.endpoint.startswith(("quiz.", "api.")):
                own |= {"public_id": attempt} if "public_id" in own else {}
                own |= {"slug": "harbour"} if "slug" in own else {}
            if rule.endpoint.startswith("teaching.generate") or rule.endpoint in OWN_ARTICLE:
                own |= {"stem": OWNED}
            if "/jobs/" in rule.rule:
                own |= {"public_id": job}
            if "/teaching/import/" in rule.rule and "public_id" in own:
                own |= {"public_id": an_import(site)}
            if rule.rule.startswith("/class/"):
                own |= {"code": CLASS_CODE}
            if "/near-misses/" in rule.rule or "/disputes/" in rule.rule:
                own |= {"public_id": MARKED}
            if rule.endpoint.startswith("live.") and "public_id" in own:
                own |= {"public_id": live}
            found[rule.endpoint] = site.url_for(rule.endpoint, **own)
    return found | {"teaching.new_question": found["teaching.new_question"] + "?type=single"}


@pytest.fixture
def world(site: Flask) -> World:
    quiz_of(site.extensions["citewell.work"], QuestionType.SINGLE)
    publish_question(site.extensions["citewell.work"], a_draft(QuestionType.SINGLE, fact=a_fact()))
    guest = player_of(site)
    people = {
        "anonymous": Person(client_of(site)),
        "guest": Person(guest.client),
        "other guest": Person(player_of(site).client),
        "student": signed_in(site, "student@school.test", "student"),
        "teacher": signed_in(site, "teacher@school.test"),
        "other teacher": signed_in(site, "other@school.test"),
        "admin": signed_in(site, "admin@school.test", "admin"),
    }
    question = write(people["teacher"])
    publish(people["teacher"], question)
    quiz = new_quiz(people["teacher"], question, visibility="private")
    draw_code(site.extensions["citewell.work"], quiz, seen="", actor_id=people["teacher"].id, draw=lambda: CODE)
    work, owner_id = site.extensions["citewell.work"], people["teacher"].id
    import_article(work, Article(OWNED, "The pier is open.", "The pier"), owner_id=owner_id)
    make_exception(work, quiz)
    keep_filter(work, owner_id, "Drafts", BankFilter(state="draft"))
    job = ask_for(work, stem=OWNED, kind="ask", asked_by_id=owner_id, given={"start": 0, "end": 5})
    group = make_class(work, Viewer(owner_id), "7b", draw=lambda: CLASS_CODE)
    store(work, group, "Ann", actor_id=owner_id)
    with work.reading() as session:
        pupil = session.query(ParticipantRow).filter_by(class_id=group).one().id
    mark_up(work, question, guest.attempt)
    live = start_live(work, quiz, host_id=owner_id)
    guest.post(f"/live/{live}/join", seen=f"/live/{live}", nickname="Guest")
    press(work, live, Move.OPEN, seen=0)
    return World(people, addresses(site, guest.attempt, question, quiz, job, (group, pupil), live))


def an_import(site: Flask) -> str:
    """Give the dry run of a file of the teacher's."""
    work = site.extensions["citewell.work"]
    with work.reading() as session:
        owner_id = user_by_email(session, "teacher@school.test").id
    file = Upload(b"stem,answer 1\nWho?,Ann\n", "mine.csv")
    return begin_import(work, file, owner_id=owner_id, put=lambda _: None, lease=30)


def make_exception(work: UnitOfWork, slug: str) -> None:
    """Give the first participant an exception at a quiz: the first one there is."""
    with work() as session:
        quiz_id = quiz_by_slug(session, slug).id
        row = ExceptionRow(quiz_id=quiz_id, participant_id=session.scalar(select(ParticipantRow.id).limit(1)))
        row.attempts_allowed, row.created_at = 3, work.clock()
        session.add(row)


def mark_up(work: UnitOfWork, question: str, attempt: str) -> None:
    """Let a near miss and a dispute on the teacher's question wait, from an attempt that is handed in."""
    with work() as session:
        version = session.scalar(select(VersionRow).join(QuestionRow).where(QuestionRow.public_id == question))
        row, at = attempt_by_public_id(session, attempt), work.clock()
        marked = {"public_id": MARKED, "question_id": version.question_id, "version_id": version.id}
        session.add(NearMissRow(**marked, text="Halvorsens", folded="halvorsens", created_at=at))
        other = AttemptRow(public_id="other", quiz_id=row.quiz_id, participant_id=row.participant_id, number=9)
        other.state, other.started_at, other.submitted_at = "graded", at, at
        session.add(other)
        session.flush()
        slot = AttemptSlotRow(attempt_id=other.id, position=0, version_id=version.id, option_order=[0, 1, 2], points=1)
        grading = GradingRow(attempt_id=other.id, revision=1, cause="submit", score=0, maximum=1, at=at)
        session.add_all([slot, grading])
        session.flush()
        mark = {"grading_id": grading.id, "slot_id": slot.id, "version_id": version.id, "mark": 0, "rule": "other"}
        session.add(MarkRow(**mark, response={"chosen": [1], "text": ""}))
        session.add(
            DisputeRow(
                public_id=MARKED, slot_id=slot.id, participant_id=row.participant_id, reason="It is.", created_at=at
            )
        )


def name_of_the_question(work: UnitOfWork) -> str:
    with work.reading() as session:
        return published_versions(session)[0].question.public_id


def routes(site: Flask) -> set[tuple[str, str]]:
    return {
        (rule.endpoint, method)
        for rule in site.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }


def test_the_table_names_every_route_and_no_other(site: Flask):
    assert routes(site) == set(MATRIX)


def test_everybody_gets_what_the_table_says(world: World):
    ordered = sorted(MATRIX, key=lambda route: (route[0] in LAST, LAST.index(route[0]) if route[0] in LAST else 0))
    wrong = []
    for endpoint, method in ordered:
        for actor, expected in zip(ACTORS, MATRIX[endpoint, method], strict=True):
            status = world.ask(actor, endpoint, method)
            if status != expected:
                wrong.append(f"{method} {endpoint} as {actor}: {status}, not {expected}")
    assert not wrong, "\n".join(wrong)


def test_a_view_that_names_no_action_is_refused_to_an_admin_too(site: Flask):
    site.add_url_rule("/nameless", "nameless", lambda: "seen")
    assert signed_in(site, "admin@school.test", "admin").get("/nameless").status_code == 403


@pytest.mark.parametrize("address", ["/teaching/questions/q1", "/reports/quiz/harbour"])
def test_what_the_generator_made_every_teacher_may_look_at(site: Flask, address: str):
    work = site.extensions["citewell.work"]
    quiz_of(work, QuestionType.SINGLE)
    name = name_of_the_question(work)
    teacher = signed_in(site)
    assert teacher.get(address.replace("q1", name)).status_code == 200


def test_what_the_generator_made_only_an_admin_changes(site: Flask):
    work = site.extensions["citewell.work"]
    publish_question(work, a_draft(QuestionType.SINGLE))
    name = name_of_the_question(work)
    assert signed_in(site).get(f"/teaching/questions/{name}/edit").status_code == 403
    admin = signed_in(site, "admin@school.test", "admin")
    assert admin.get(f"/teaching/questions/{name}/edit").status_code == 200
