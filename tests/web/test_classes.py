"""Classes: who runs them, who is in them, how one gets in and comes back."""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.questions.draft import QuestionType
from app.storage.attempts import AttemptRow
from app.storage.audit import AuditRow
from app.storage.people import ClassRow, ParticipantRow
from app.storage.unit_of_work import UnitOfWork
from app.workflows.take_quiz import Person as Taker
from app.workflows.take_quiz import start
from tests.clients import client_of
from tests.factories import quiz_of
from tests.web.desk import Person, account, sign_in, signed_in
from tests.web.player import Player

ON_SQLITE = pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)
OWN_CODE = re.compile(r'class="(?:own|slip)-code">(\w{4} \w{4})<')


def new_class(teacher: Person, name: str = "7b") -> str:
    """Make a class and give its page's address."""
    return teacher.post("/teaching/classes", name=name).headers["Location"]


def code_of(work: UnitOfWork, name: str = "7b") -> str:
    with work.reading() as session:
        return session.query(ClassRow).filter_by(name=name).one().code


def join(client: FlaskClient, code: str, nickname: str = "Ada"):
    address = f"/class/{code}"
    return Player(client).post(address, seen=address, nickname=nickname)


def pupils(work: UnitOfWork) -> list[ParticipantRow]:
    with work.reading() as session:
        return session.query(ParticipantRow).order_by(ParticipantRow.id).all()


def own_codes(text: str) -> list[str]:
    return OWN_CODE.findall(text)


def come_back(client: FlaskClient, code: str):
    return Player(client).post("/join", seen="/join", code=code)


def bring_in(teacher: Person, address: str, text: str, act: str = "look"):
    return teacher.post(f"{address}/list", text=text, act=act)


def a_class_quiz(work: UnitOfWork, name: str = "7b", **settings: object) -> None:
    with work.reading() as session:
        class_id = session.query(ClassRow).filter_by(name=name).one().id
    quiz_of(work, QuestionType.TEXT, QuestionType.NUMBER, **{"class_id": class_id, "visibility": "class", **settings})


def test_a_pupil_joins_by_the_code_and_comes_back_by_their_own(site: Flask, visitor: FlaskClient, work: UnitOfWork):
    new_class(signed_in(site))
    code = code_of(work)
    assert come_back(visitor, code.lower()).headers["Location"] == f"/class/{code}"
    assert join(visitor, code).headers["Location"] == "/me"
    (own,) = own_codes(visitor.get("/me").text)
    assert own_codes(visitor.get("/me").text) == []
    a_class_quiz(work)
    player = Player(visitor)
    player.start()
    phone = client_of(site)
    assert come_back(phone, own.lower()).headers["Location"] == "/me"
    page = phone.get("/me").text
    assert "Go on with question 1" in page
    assert phone.get(player.page(1)).status_code == visitor.get(player.page(1)).status_code == 200
    assert [(row.nickname, row.class_id is not None) for row in pupils(work)] == [("Ada", True)]


def test_another_own_code_ends_the_one_before_and_its_devices(site: Flask, visitor: FlaskClient, work: UnitOfWork):
    new_class(signed_in(site))
    join(visitor, code_of(work))
    (own,) = own_codes(visitor.get("/me").text)
    phone = client_of(site)
    come_back(phone, own)
    Player(visitor).post("/me", seen="/me", act="code", participant=pupils(work)[0].id)
    (other,) = own_codes(visitor.get("/me").text)
    assert other != own
    assert "You are in no class" not in visitor.get("/me").text
    assert "Nothing here yet" in phone.get("/me").text
    assert come_back(phone, own).status_code == 422
    assert come_back(phone, other).status_code == 303


@pytest.mark.parametrize("name", ["Ada", "ADA ", "\u0410da", "A.d.a", "Àda"])
@ON_SQLITE
def test_a_name_that_looks_like_another_is_refused_with_a_free_one(
    site: Flask, visitor: FlaskClient, work: UnitOfWork, name: str
):
    new_class(signed_in(site))
    join(visitor, code_of(work))
    refused = join(client_of(site), code_of(work), name)
    assert refused.status_code == 422
    assert "2” is free" in refused.text
    assert len(pupils(work)) == 1


def test_names_taken_at_once_are_two(site: Flask, work: UnitOfWork):
    new_class(signed_in(site))
    code = code_of(work)
    with ThreadPoolExecutor(4) as pool:
        statuses = sorted(pool.map(lambda _: join(client_of(site), code).status_code, range(4)))
    assert statuses == [303, 422, 422, 422]


def test_a_class_that_is_closed_takes_nobody_new(site: Flask, visitor: FlaskClient, work: UnitOfWork):
    teacher = signed_in(site)
    address = new_class(teacher)
    join(visitor, code_of(work))
    teacher.post(address, act="close")
    assert join(client_of(site), code_of(work), "Bob").status_code == 409
    a_class_quiz(work)
    assert visitor.get("/quiz/harbour").status_code == 200
    assert client_of(site).get("/quiz/harbour").status_code == 404
    teacher.post(address, act="archive")
    assert visitor.get("/me").text.count("harbour") == 0
    with work.reading() as session:
        assert {"class joining", "archive class"} <= {row.action for row in session.query(AuditRow)}


def test_a_removed_pupil_has_no_way_back_and_their_marks_stay(site: Flask, visitor: FlaskClient, work: UnitOfWork):
    teacher = signed_in(site)
    address = new_class(teacher)
    join(visitor, code_of(work))
    (own,) = own_codes(visitor.get("/me").text)
    a_class_quiz(work)
    player = Player(visitor)
    player.start()
    player.submit()
    player.start()
    pupil = f"{address}/pupils/{pupils(work)[0].id}"
    teacher.post(pupil, act="remove")
    assert visitor.get(player.page(1)).status_code == 403
    assert visitor.get("/quiz/harbour").status_code == 404
    assert come_back(client_of(site), own).status_code == 422
    assert "Ada" not in teacher.see(address)
    with work.reading() as session:
        assert [row.state for row in session.query(AttemptRow).order_by(AttemptRow.id)] == ["graded", "abandoned"]
        assert session.query(AuditRow).filter_by(action="remove pupil").count() == 1


def test_whoever_leaves_keeps_nothing_and_the_teacher_everything(site: Flask, visitor: FlaskClient, work: UnitOfWork):
    teacher = signed_in(site)
    address = new_class(teacher)
    join(visitor, code_of(work))
    (own,) = own_codes(visitor.get("/me").text)
    a_class_quiz(work)
    Player(visitor).start()
    left = Player(visitor).post("/me", seen="/me", act="leave", participant=pupils(work)[0].id)
    assert left.status_code == 303
    assert visitor.get("/quiz/harbour").status_code == 404
    assert come_back(visitor, own).status_code == 422
    assert "has left" in teacher.see(address)
    with work.reading() as session:
        assert [row.state for row in session.query(AttemptRow)] == ["abandoned"]


def test_a_list_is_looked_at_then_stored_and_its_codes_let_in(site: Flask, work: UnitOfWork):
    teacher = signed_in(site)
    address = new_class(teacher)
    text = "Name;Nickname;E-mail\nAda Lind;Ada;ada@school.test\nBo Ek;;\n;x;\nAda Lind;Adi;\n"
    dry = bring_in(teacher, address, text)
    assert dry.status_code == 200
    assert "2 new, 0 changed, 0 known already, 2 that cannot be." in dry.text
    refused = bring_in(teacher, address, text, act="store")
    assert refused.status_code == 422
    assert "Line 4: The name is missing." in refused.text
    assert pupils(work) == []
    stored = bring_in(teacher, address, "Ada Lind;Ada\nBo Ek\n", act="store")
    codes = own_codes(stored.text)
    assert len(codes) == 2
    pupil = client_of(site)
    assert come_back(pupil, codes[0]).headers["Location"] == "/me"
    assert "You are called Ada here." in pupil.get("/me").text
    assert [(row.roster_name, row.nickname) for row in pupils(work)] == [("Ada Lind", "Ada"), ("Bo Ek", "Bo")]
    again = bring_in(teacher, address, "Ada Lind;Adi\nBo Ek\n")
    assert "0 new, 1 changed, 1 known already, 0 that cannot be." in again.text
    assert "Called Ada so far." in again.text


@ON_SQLITE
def test_the_list_comes_out_without_formulas_and_without_codes(site: Flask, work: UnitOfWork):
    teacher = signed_in(site)
    address = new_class(teacher)
    bring_in(teacher, address, '"=1+1",@x\nBo Ek', act="store")
    sent = teacher.get(f"{address}/list.csv")
    assert sent.mimetype == "text/csv"
    assert "'=1+1,'@x," in sent.text
    assert pupils(work)[0].rejoin_hash not in sent.text


def test_the_last_teacher_stays_and_a_colleague_may_do_all(site: Flask, work: UnitOfWork):
    teacher, other = signed_in(site), signed_in(site, "per@school.test")
    address = new_class(teacher)
    assert other.get(address).status_code == 403
    assert teacher.post(f"{address}/teachers", seen=address, remove=teacher.id).status_code == 409
    assert teacher.post(f"{address}/teachers", seen=address, email="nobody@school.test").status_code == 422
    assert teacher.post(f"{address}/teachers", seen=address, email="Per@school.test").status_code == 303
    assert other.get(address).status_code == 200
    assert other.post(f"{address}/teachers", seen=address, remove=teacher.id).status_code == 303
    assert teacher.get(address).status_code == 403
    with work.reading() as session:
        actions = [row.action for row in session.query(AuditRow) if "class teacher" in row.action]
    assert actions == ["add class teacher", "remove class teacher"]


@ON_SQLITE
def test_a_student_is_told_apart_from_nobody_when_a_colleague_is_looked_for(site: Flask):
    teacher = signed_in(site)
    signed_in(site, "ann@school.test", "student")
    address = new_class(teacher)
    found = [
        teacher.post(f"{address}/teachers", seen=address, email=email).text.replace(email, "")
        for email in ("ann@school.test", "nobody@school.test")
    ]
    strip = [re.sub(r'name="csrf_token"[^>]*>', "", text) for text in found]
    assert strip[0] == strip[1]


@ON_SQLITE
def test_a_teacher_sees_nothing_of_another_class(site: Flask, visitor: FlaskClient, work: UnitOfWork):
    one, other = signed_in(site), signed_in(site, "per@school.test")
    address, others = new_class(one), new_class(other, "8a")
    join(visitor, code_of(work), "Zelda")
    pupil = pupils(work)[0].id
    assert "7b" not in other.see("/teaching/classes")
    assert other.get(f"{address}/pupils/{pupil}").status_code == 403
    assert other.get(f"{others}/pupils/{pupil}").status_code == 404
    for act in ("rename", "remove", "code", "link"):
        assert other.post(f"{others}/pupils/{pupil}", seen=others, act=act, nickname="x").status_code == 404
    assert "Zelda" not in other.see("/teaching/classes") + other.see(others)


def test_a_quiz_set_for_a_class_needs_no_code_and_none_other_gets_in(
    site: Flask, visitor: FlaskClient, work: UnitOfWork
):
    teacher, other = signed_in(site), signed_in(site, "per@school.test")
    address, others = new_class(teacher), new_class(other, "8a")
    join(visitor, code_of(work))
    stranger = client_of(site)
    join(stranger, code_of(work, "8a"))
    quiz_of(work, QuestionType.TEXT, visibility="private", owner_id=teacher.id)
    assert other.post(f"{others}/quizzes", seen=others, quiz="harbour", act="set").status_code == 403
    assert teacher.post(f"{address}/quizzes", seen=address, quiz="harbour", act="set").status_code == 303
    assert "The new harbour" in visitor.get("/me").text
    assert "The new harbour" not in stranger.get("/me").text
    assert (visitor.get("/quiz/harbour").status_code, stranger.get("/quiz/harbour").status_code) == (200, 404)
    teacher.post(f"{address}/quizzes", seen=address, quiz="harbour", act="take-away")
    assert visitor.get("/quiz/harbour").status_code == 404


@ON_SQLITE
def test_a_pupil_renamed_keeps_their_place(site: Flask, visitor: FlaskClient, work: UnitOfWork):
    teacher = signed_in(site)
    address = new_class(teacher)
    join(visitor, code_of(work))
    join(client_of(site), code_of(work), "Bo")
    pupil = f"{address}/pupils/{pupils(work)[0].id}"
    assert teacher.post(pupil, act="rename", nickname="B o", name="").status_code == 422
    assert teacher.post(pupil, act="rename", nickname="Adi", name="Ada Lind").status_code == 303
    assert "You are called Adi here." in visitor.get("/me").text
    with work.reading() as session:
        row = session.query(AuditRow).filter_by(action="rename pupil").one()
        assert row.change["before"]["nickname"] == "Ada"


def test_a_pupils_link_opens_an_account_that_is_the_pupil(site: Flask, visitor: FlaskClient, work: UnitOfWork):
    teacher = signed_in(site)
    address = new_class(teacher)
    join(visitor, code_of(work))
    pupil = f"{address}/pupils/{pupils(work)[0].id}"
    shown = teacher.post(pupil, act="link").text
    link = re.search(r"(/welcome/pupil-[\w-]+)", shown)[1]
    fields = {"name": "Ada", "email": "ada@school.test", "password": "green boats sail slowly"}
    opened = Person(client_of(site)).post(link, **fields, again=fields["password"])
    assert opened.headers["Location"] == "/account/start"
    ada = Person(client_of(site))
    assert sign_in(ada, "ada@school.test", fields["password"]).status_code == 302
    assert "You are called Ada here." in ada.see("/account/start")
    assert "Nothing here yet" in visitor.get("/me").text
    assert teacher.post(pupil, act="link").status_code == 409


@ON_SQLITE
def test_too_many_wrong_own_codes_rest(site: Flask, visitor: FlaskClient, work: UnitOfWork):
    new_class(signed_in(site))
    join(visitor, code_of(work))
    (own,) = own_codes(visitor.get("/me").text)
    guesser = client_of(site)
    for _ in range(30):
        guesser.get("/join/ZZZZZZZZ")
    assert guesser.get(f"/join/{own.replace(' ', '')}").status_code == 404
    assert guesser.get(f"/class/{code_of(work)}").status_code == 409


def test_starts_at_once_make_an_account_one_pupil(site: Flask, work: UnitOfWork):
    new_class(signed_in(site))
    a_class_quiz(work, visibility="public")
    ida = account(site, "ida@school.test", "student")
    with ThreadPoolExecutor(6) as pool:
        found = set(pool.map(lambda _: start(work, Taker(ida), "harbour", nickname="Ida").attempt, range(6)))
    assert len(found) == len(pupils(work)) == 1
