"""The form of a claim: the verdict, and what to tell those who choose another."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import (
    RadioField,
    SelectChoice,  # pyright: ignore[reportAttributeAccessIssue] - newer than its stubs
    StringField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Length

from app.articles.text import Passage
from app.facts.fact import Stance
from app.questions.draft import AnswerKey, ClaimVerdict, Draft, Option, QuestionType
from app.web.teaching.forms import tidy
from app.web.teaching.question_form import QuestionForm

BY_VERDICT = {ClaimVerdict.SUPPORTED: Stance.SUPPORTS, ClaimVerdict.REFUTED: Stance.REFUTES}
LONGEST_FEEDBACK = 500


class ClaimForm(QuestionForm):
    """A claim, and what the articles do to it."""

    kind = QuestionType.CLAIM
    verdict = RadioField(
        _l("Verdict"),
        [InputRequired(_l("Say what the article does to the claim."))],
        choices=[SelectChoice(verdict.value, _l(verdict.value)) for verdict in ClaimVerdict],
    )
    feedback = TextAreaField(_l("Feedback to the other verdicts"), [Length(max=LONGEST_FEEDBACK)], filters=[tidy])

    def stances(self) -> Mapping[str, object]:
        """Give what words may do to a claim; most do what the verdict says."""
        return {
            "": _l("As the verdict says"),
            Stance.SUPPORTS.value: _l("Supports the claim"),
            Stance.REFUTES.value: _l("Refutes the claim"),
            Stance.CONTEXT.value: _l("Gives its context"),
        }

    def own_feedback(self) -> Iterator[tuple[ClaimVerdict, Any]]:
        """Give the field of each verdict for a feedback of its own."""
        for place, verdict in enumerate(ClaimVerdict, 1):
            yield verdict, self[f"feedback_{place}"]

    @property
    def has_own_feedback(self) -> bool:
        """Say whether some verdict has a feedback of its own, or an error in it."""
        return any(field.data or field.errors for _verdict, field in self.own_feedback())

    def key(self) -> AnswerKey:
        """Give all four verdicts, one of them right."""
        said = {verdict: field.data or self.feedback.data or "" for verdict, field in self.own_feedback()}
        return AnswerKey(
            self.kind,
            options=tuple(
                Option(verdict.value, correct=True)
                if verdict.value == self.verdict.data
                else Option(verdict.value, feedback=said[verdict])
                for verdict in ClaimVerdict
            ),
        )

    def preview(self) -> list[tuple[str, str]]:
        """Give the verdicts that students choose from."""
        offered = [option.text for option in self.old.key.options] if self.old else list(ClaimVerdict)
        return [("", str(text)) for text in offered]

    def fits(self) -> bool:
        """Refuse a verdict that no citation bears out."""
        usual = self.usual_stance()
        done = {one.stance or usual.value for one in self.citations}
        if usual is Stance.CONTEXT or usual.value in done:
            return True
        return self.refuse(
            self.verdict, _("No citation does what the verdict says. Change a citation, or the verdict.")
        )

    def usual_stance(self) -> Stance:
        """Say that the words support or refute the claim, or are its context."""
        chosen = self.verdict.data
        return BY_VERDICT.get(ClaimVerdict(chosen), Stance.CONTEXT) if chosen in set(ClaimVerdict) else Stance.CONTEXT

    def show(self, draft: Draft, passages: Sequence[Passage | None]) -> None:
        """Fill the fields from a version; one feedback for all where the version has one for all."""
        wrong = {option.text: option.feedback for option in draft.key.options if not option.correct}
        self.verdict.data = next(option.text for option in draft.key.options if option.correct)
        super().show(draft, passages)
        if len(set(wrong.values())) == 1:
            self.feedback.data = next(iter(wrong.values()))
            return
        for verdict, field in self.own_feedback():
            field.data = wrong.get(verdict.value, "")

    def stance_of(self, stance: Stance, draft: Draft) -> str:
        """Leave the stance to the verdict where it is the verdict's, so that it follows another verdict."""
        del draft
        return "" if stance is self.usual_stance() else stance.value


for _place, _verdict in enumerate(ClaimVerdict, 1):
    setattr(
        ClaimForm,
        f"feedback_{_place}",
        StringField(
            _l("Feedback to “%(verdict)s”", verdict=_l(_verdict.value)), [Length(max=LONGEST_FEEDBACK)], filters=[tidy]
        ),
    )
