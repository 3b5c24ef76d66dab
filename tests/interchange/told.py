"""An item of a file in one line: what the tables of the tests compare."""

from app.interchange.items import Item
from app.questions.draft import AnswerKey

# The verdicts that true and false do not have.
UNDECIDED = "; -Not enough information; -Sources disagree"


def told(item: Item) -> str:
    """Give type, stem and key of the question, right answers with a +; "dropped" where there is none."""
    if item.question is None:
        return "dropped"
    draft = item.question.draft
    return f"{draft.type}: {draft.stem} [{'; '.join(_answers(draft.key))}]".replace(UNDECIDED, "; …")


def _answers(key: AnswerKey) -> list[str]:
    if key.number is not None:
        return [f"{key.number.value:f} ± {key.number.tolerance:f} {key.number.unit}".strip()]
    options = [("+" if o.correct else "-") + o.text + (f" ({o.feedback})" if o.feedback else "") for o in key.options]
    return options + [form.text for form in key.accepted]
