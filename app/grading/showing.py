"""What of an explanation the review rules show: each aspect by itself, the rest left empty."""

from dataclasses import replace

from app.grading.explanation import Explanation, Source, WrongChoice
from app.quizzes.review import Aspect, Aspects

# An explanation is worth a page where one of these is shown.
EXPLAINING = frozenset({Aspect.FEEDBACK, Aspect.RIGHT_ANSWER, Aspect.PASSAGE})


def shown(explanation: Explanation, aspects: Aspects) -> Explanation:
    """Give an explanation with only what these aspects show; what was answered goes with the attempt itself.

    The rule that matched and the explanation's words name the right answer, and the marks within a passage point at it.
    """
    judged, told = Aspect.CORRECTNESS in aspects, Aspect.RIGHT_ANSWER in aspects
    return replace(
        explanation,
        verdict_word=explanation.verdict_word if judged else "",
        icon=explanation.icon if judged else "",
        mark=explanation.mark if Aspect.MARKS in aspects else 0.0,
        you_said=explanation.you_said if Aspect.ATTEMPT in aspects else (),
        article_says=explanation.article_says if told else (),
        rule=explanation.rule if judged and told else "",
        note=explanation.note if judged and told else "",
        explanation=explanation.explanation if told else "",
        sources=sources_shown(explanation.sources, aspects),
        wrong_choices=tuple(_choice(one, aspects) for one in explanation.wrong_choices if judged or one.feedback),
    )


def sources_shown(sources: tuple[Source, ...], aspects: Aspects) -> tuple[Source, ...]:
    """Give passages as far as they are shown: without the marks on the proving words where the answer is hidden."""
    if Aspect.PASSAGE not in aspects:
        return ()
    return sources if Aspect.RIGHT_ANSWER in aspects else tuple(_unmarked(source) for source in sources)


def _choice(choice: WrongChoice, aspects: Aspects) -> WrongChoice:
    feedback = choice.feedback if Aspect.FEEDBACK in aspects else ""
    passage = {Aspect.PASSAGE, Aspect.CORRECTNESS} <= aspects
    return replace(choice, feedback=feedback, occurrence=choice.occurrence if passage else None)


def _unmarked(source: Source) -> Source:
    parts = "".join(words for words, _ in source.excerpt.parts)
    return replace(
        source, citation=replace(source.citation, marks=()), excerpt=replace(source.excerpt, parts=((parts, False),))
    )
