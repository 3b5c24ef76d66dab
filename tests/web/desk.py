"""People with accounts, who sign in by the form as everybody does, and what they write."""

from dataclasses import dataclass

from flask import Flask
from flask.testing import FlaskClient
from flask_security import hash_password
from werkzeug.test import TestResponse

from app.storage.account_queries import user_by_email
from app.storage.unit_of_work import UnitOfWork
from app.workflows.open_account import NewAccount, make_invitation, open_account
from tests.clients import client_of
from tests.web.player import TOKEN

PASSWORD = "blue horses eat quietly"
RIBBON = "Mayor Sigrid Halvorsen cut the ribbon before a crowd of some 2,400 people."


@dataclass
class Person:
    """A browser that is signed in, or a guest's."""

    client: FlaskClient
    id: int = 0

    def get(self, address: str) -> TestResponse:
        return self.client.get(address)

    def see(self, address: str) -> str:
        return self.client.get(address, follow_redirects=True).text

    def post(self, address: str, *, seen: str = "", follow: bool = False, **fields: object) -> TestResponse:
        """Send a form with the token of the page at `seen`, by default the form's own page."""
        found = TOKEN.search(self.client.get(seen or address).text)
        data = {"csrf_token": found[1] if found else "", **fields}
        return self.client.post(address, data=data, follow_redirects=follow)


def account(site: Flask, email: str, role: str = "teacher", name: str = "") -> int:
    """Open an account by an invitation and give its id."""
    work: UnitOfWork = site.extensions["citewell.work"]
    with site.app_context():
        hashed = hash_password(PASSWORD)
    return open_account(work, make_invitation(work, role), NewAccount(name or email.partition("@")[0], email, hashed))


def signed_in(site: Flask, email: str = "maria@school.test", role: str = "teacher") -> Person:
    """Give somebody with a new account who has signed in by the form."""
    person = Person(client_of(site), account(site, email, role))
    sign_in(person, email)
    return person


def sign_in(person: Person, email: str, password: str = PASSWORD) -> TestResponse:
    return person.post("/account/login", email=email, password=password)


def exists(work: UnitOfWork, email: str) -> bool:
    with work.reading() as session:
        return user_by_email(session, email) is not None


def a_single(**changes: object) -> dict[str, object]:
    """Give the fields of a sound question of one answer."""
    return {
        "act": "save",
        "article": "harbour",
        "quote": RIBBON,
        "stem": "Who cut the ribbon at the new harbour of Norvik?",
        "option_1": "Sigrid Halvorsen",
        "option_2": "Ada Lind",
        "feedback_2": "She wrote the article.",
        "option_3": "Per Moe",
        "correct": "1",
    } | changes


def a_number(**changes: object) -> dict[str, object]:
    """Give the fields of a sound question for a number."""
    return {
        "act": "save",
        "article": "harbour",
        "quote": "the region paid 45 percent of it",
        "stem": "How much of the cost of the new harbour of Norvik was paid by its region?",
        "value": "45",
        "unit": "percent",
    } | changes


def a_claim(**changes: object) -> dict[str, object]:
    """Give the fields of a sound claim."""
    return {
        "act": "save",
        "article": "harbour",
        "quote": "The old quay, built in 1911, will become a park.",
        "stem": "The old quay, built in 1921, will become a park.",
        "verdict": "Refuted",
        "feedback": "The article names another year.",
    } | changes


NEW = "/teaching/questions/new?type="


def write(person: Person, kind: str = "single", **changes: object) -> str:
    """Write a question as a draft and give its public name."""
    fields = {"single": a_single, "number": a_number, "claim": a_claim}[kind](**changes)
    answered = person.post(NEW + kind, **fields)
    assert answered.status_code == 303, answered.text
    return answered.headers["Location"].rsplit("/", 1)[1]


def publish(person: Person, public_id: str) -> TestResponse:
    return person.post(f"/teaching/questions/{public_id}/publish", seen=f"/teaching/questions/{public_id}", follow=True)


def new_quiz(person: Person, *public_ids: str, **settings: object) -> str:
    """Make a public quiz of questions and give its address."""
    fields = {"title": "My quiz", "visibility": "public", "review": "self_test", **settings}
    slug = person.post("/teaching/quizzes/new", **fields).headers["Location"].rsplit("/", 1)[1]
    for public_id in public_ids:
        put_into(person, public_id, slug)
    return slug


def put_into(person: Person, public_id: str, slug: str) -> TestResponse:
    return person.post(f"/teaching/questions/{public_id}/quiz", seen=f"/teaching/questions/{public_id}", quiz=slug)
