"""An explanation cut down to what the review rules show."""

from collections.abc import Collection
from dataclasses import replace

from app.grading.explanation import Explanation
from app.quizzes.review import Aspect


def as_allowed(whole: Explanation, aspects: Collection[Aspect]) -> Explanation:
    """Give an explanation without what may not be seen; how the answer stands is in it always.

    The rule that matched and the explanation's words tell the right answer, so they go with it.
    """
    shown = whole
    if Aspect.RIGHT_ANSWER not in aspects:
        shown = replace(shown, article_says=(), rule="", note="", explanation="")
    if Aspect.PASSAGE not in aspects:
        bare = tuple(replace(one, occurrence=None) for one in shown.wrong_choices)
        shown = replace(shown, sources=(), wrong_choices=bare)
    if Aspect.FEEDBACK not in aspects:
        shown = replace(shown, wrong_choices=())
    return shown
