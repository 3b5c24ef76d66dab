"""Somebody who writes a question in its form as a browser without scripts does: fills fields and presses buttons."""

from dataclasses import dataclass, field

from lxml import html
from werkzeug.test import TestResponse

from app.questions.draft import Draft, QuestionType
from tests.web.desk import NEW, Person

RIBBON = "Mayor Sigrid Halvorsen cut the ribbon before a crowd of some 2,400 people."
SECOND = "Mayor Sigrid Halvorsen opened the harbour"


@dataclass
class Sheet:
    """A form as the page shows it, with what was typed into it."""

    person: Person
    address: str
    fields: dict[str, list[str]] = field(default_factory=dict)
    answered: TestResponse | None = None

    def open(self) -> "Sheet":
        """Read the form as the page shows it."""
        return self.read(self.person.get(self.address))

    def read(self, answered: TestResponse) -> "Sheet":
        self.answered = answered
        forms = html.fromstring(answered.text).xpath("//form[@id='write-form']") if answered.text else []
        if forms:
            self.fields = fields_of(forms[0])
        return self

    def fill(self, **values: object) -> "Sheet":
        """Type into fields; a list is several boxes ticked."""
        for name, value in values.items():
            self.fields[name] = [str(one) for one in value] if isinstance(value, list) else [str(value)]
        return self

    def press(self, act: str) -> "Sheet":
        return self.read(self.person.client.post(self.address, data={**self.fields, "act": act}))

    def cite(self, words: str, *, article: str = "harbour", stance: str = "") -> "Sheet":
        """Cite words of an article by the button."""
        return self.fill(article=article, quote=words, start="", stance=stance).press("cite")

    @property
    def page(self) -> html.HtmlElement:
        return html.fromstring(self.answered.text)

    @property
    def text(self) -> str:
        return self.page.text_content()

    def part(self, name: str) -> str:
        """Give the text of the part of the page that has this id or class."""
        found = self.page.xpath(f"//*[@id='{name}' or contains(concat(' ', @class, ' '), ' {name} ')]")
        return " ".join(found[0].text_content().split())

    def saved(self) -> str:
        """Press save, and give the question's public name."""
        self.press("save")
        assert self.answered.status_code == 303, self.text
        return self.answered.headers["Location"].rsplit("/", 1)[1]


def fields_of(form: html.FormElement) -> dict[str, list[str]]:
    """Give what a browser would send of a form, buttons apart; it drops the first line break of a long text."""
    sent: dict[str, list[str]] = {}
    for name, value in form.form_values():
        sent.setdefault(name, []).append(value.replace("\r\n", "\n").removeprefix("\n"))
    return sent


def sheet(person: Person, kind: QuestionType) -> Sheet:
    """Give the empty form of a type."""
    return Sheet(person, f"{NEW}{kind}").open()


def edited(person: Person, public_id: str) -> Sheet:
    """Give the form that edits a question."""
    return Sheet(person, f"/teaching/questions/{public_id}/edit").open()


def as_typed(draft: Draft) -> dict[str, object]:
    """Give what somebody types to write a draft: all but its citations."""
    key = draft.key
    typed: dict[str, object] = {"stem": draft.stem, "explanation": draft.explanation}
    if draft.type is QuestionType.CLAIM:
        return typed | {"verdict": next(one.text for one in key.options if one.correct)}
    for place, option in enumerate(key.options, 1):
        typed |= {f"option_{place}": option.text, f"feedback_{place}": option.feedback}
    if key.options:
        typed["correct"] = [place for place, option in enumerate(key.options, 1) if option.correct]
    if key.number:
        typed |= {"value": key.number.value, "unit": key.number.unit}
    if key.accepted:
        typed["accepted"] = "\n".join(f"{form.text} | {form.rule}" for form in key.accepted)
    return typed | ({"lead": draft.lead} if draft.type is QuestionType.CLOZE else {})


def typed(person: Person, draft: Draft) -> Sheet:
    """Give the form into which a draft is written, with its first citation and a second one of another article."""
    page = sheet(person, draft.type).fill(**as_typed(draft))
    page.cite(draft.citations[0].passage.exact)
    return page.cite(SECOND, article="ferry", stance="context")


def written(person: Person, draft: Draft) -> str:
    """Write a draft and give its public name."""
    return typed(person, draft).saved()
