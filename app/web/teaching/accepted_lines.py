"""Accepted answers as lines of a text, the rule behind a bar: "Halvorsen | surname of Sigrid Halvorsen"."""

from collections.abc import Iterable

from app.questions.draft import AcceptedForm

BAR = " | "
VERBATIM = "verbatim"
BY_HAND = "accepted by a teacher"
LONGEST_FORM, MOST_FORMS = 200, 20
LONGEST_RULE = 200


def as_lines(forms: Iterable[AcceptedForm]) -> str:
    """Write accepted forms, each on a line; the article's own words need no rule."""
    return "\n".join(as_line(form, first=place == 0) for place, form in enumerate(forms))


def as_line(form: AcceptedForm, *, first: bool = False) -> str:
    """Write one form as a line, with its rule unless reading it back gives the same."""
    text = " ".join(form.text.split("\n"))
    usual = VERBATIM if first else BY_HAND
    return text if form.rule == usual and BAR not in text else f"{text}{BAR}{form.rule}"


def read_lines(text: str) -> tuple[AcceptedForm, ...]:
    """Read accepted forms; the first without a rule is the article's words, others are the teacher's. None twice."""
    found: dict[str, AcceptedForm] = {}
    for line in text.split("\n"):
        words, bar, rule = line.rpartition(BAR)
        form, said = (words.strip(), rule.strip()[:LONGEST_RULE]) if bar else (line.strip(), "")
        if form and form not in found:
            found[form] = AcceptedForm(form, said or (BY_HAND if found else VERBATIM))
    return tuple(found.values())
