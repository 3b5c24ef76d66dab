"""What a key becomes when a dispute is upheld: it takes the answer that was given too."""

from dataclasses import replace

from app.facts.fact import Stance
from app.grading.matching import fold, match
from app.grading.near import widened
from app.grading.rejudging import Rejudging
from app.questions.draft import AcceptedForm, AnswerKey, Citation, ClaimVerdict, Draft, QuestionType
from app.quizzes.response import Response

NO_FORM = "This answer cannot be made one that counts. Edit the question instead, or give everybody full marks."
_STANCES = {ClaimVerdict.SUPPORTED: Stance.SUPPORTS, ClaimVerdict.REFUTED: Stance.REFUTES}


class CannotAccept(ValueError):
    """A key that cannot take an answer too; the message is a sentence for the teacher."""


def accepting(draft: Draft, response: Response, *, why: Rejudging, passage: Citation | None = None) -> Draft:
    """Give a draft whose key takes a response too, with the passage that shows it among its citations.

    Raises CannotAccept where the type has no place for it, or where nothing was answered.
    """
    has_options = bool(draft.key.options)
    key = _with_options(draft.key, response, why) if has_options else accepting_text(draft.key, response.text, why)
    places = {(one.passage.rendition, one.passage.start, one.passage.end) for one in draft.citations}
    if passage is None or (passage.passage.rendition, passage.passage.start, passage.passage.end) in places:
        return replace(draft, key=key)
    cited = replace(passage, stance=_stance(draft, response))
    return replace(draft, key=key, citations=(*draft.citations, cited))


def accepting_text(key: AnswerKey, text: str, why: Rejudging) -> AnswerKey:
    """Give a key that takes a typed text too: as a form, or as a number within a wider tolerance."""
    if key.number is not None:
        wide = widened(text, key.number)
        if wide is None:
            raise CannotAccept(NO_FORM)
        return replace(key, number=wide)
    if not key.accepted or not fold(text) or match(text, key.accepted):
        raise CannotAccept(NO_FORM)
    return replace(key, accepted=(*key.accepted, AcceptedForm(text.strip(), str(why))))


def _with_options(key: AnswerKey, response: Response, why: Rejudging) -> AnswerKey:
    known = {form.text for form in key.accepted}
    wrong = [index for index, option in enumerate(key.options) if not option.correct and option.text not in known]
    chosen = [index for index in response.chosen if index in wrong]
    if not chosen:
        raise CannotAccept(NO_FORM)
    # The options stay as they were asked; what counts too stands beside them.
    forms = tuple(AcceptedForm(key.options[index].text, str(why)) for index in chosen)
    return replace(key, accepted=(*key.accepted, *forms))


def _stance(draft: Draft, response: Response) -> Stance:
    if draft.type is not QuestionType.CLAIM:
        return Stance.SUPPORTS
    verdicts = [draft.key.options[index].text for index in response.chosen if index < len(draft.key.options)]
    return _STANCES.get(ClaimVerdict(verdicts[0]), Stance.CONTEXT) if verdicts else Stance.CONTEXT
