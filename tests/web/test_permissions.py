"""Who may do what: every route, by every method, as everybody. A route that the table does not name fails."""

from dataclasses import dataclass

import pytest
from flask import Flask

from app.articles.text import Article
from app.questions.draft import QuestionType
from app.storage.unit_of_work import UnitOfWork
from app.storage.versions import published_versions
from app.workflows.import_article import import_article
from app.workflows.jobs import ask_for
from app.workflows.join_quiz import draw_code
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
CODE = "K7M2QX"
OWNED = "pier"
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
    ("quiz.submit", POST): only_guest(303),
    ("quiz.daily", GET): everybody(200),
    ("quiz.answer_daily", POST): everybody(303),
    # Nobody has answered there yet.
    ("quiz.explained_daily", GET): everybody(404),
    ("quiz.join", GET): everybody(200),
    ("quiz.join", POST): everybody(422),
    ("quiz.join_by_code", GET): everybody(303),
    ("api.health", GET): everybody(200),
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
    ("teaching.question", GET): owner(200),
    ("teaching.new_question", GET): teachers(200),
    ("teaching.new_question", POST): teachers(422, refused=403),
    ("teaching.edit_question", GET): owner(200),
    ("teaching.edit_question", POST): owner(422, refused=403),
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
    ("teaching.change_slot", POST): owner(303, refused=403),
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
    ("reports.quiz_report", GET): owner(200),
    ("reports.quiz_report_file", GET): owner(200),
}
# After these the world is another one, so they come last.
LAST = (
    "teaching.archive", "teaching.bring_back", "teaching.archive_quiz", "teaching.bring_back_quiz", "quiz.submit",
    "security.logout",
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
        return person.client.post(address, data=fields).status_code


def addresses(site: Flask, attempt: str, question: str, quiz: str, job: str) -> dict[str, str]:
    """Fill each route's address with the things of this world."""
    token = make_invitation(site.extensions["citewell.work"])
    given = {
        "filename": "css/base.css", "slug": quiz, "public_id": question, "number": 1, "stem": "harbour",
        "token": token, "part": "questions", "key": "opened", "code": CODE,
    }  # fmt: skip
    found = {}
    with site.test_request_context():
        for rule in site.url_map.iter_rules():
            own = {name: given[name] for name in rule.arguments}
            if rule.endpoint.startswith(("quiz.", "api.")):
                own |= {"public_id": attempt} if "public_id" in own else {}
                own |= {"slug": "harbour"} if "slug" in own else {}
            if rule.endpoint.startswith("teaching.generate"):
                own |= {"stem": OWNED}
            if "/jobs/" in rule.rule:
                own |= {"public_id": job}
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
    job = ask_for(work, stem=OWNED, kind="ask", asked_by_id=owner_id, given={"start": 0, "end": 5})
    return World(people, addresses(site, guest.attempt, question, quiz, job))


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
