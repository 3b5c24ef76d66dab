"""Whether a key follows from the cited words by a rule of its type; where none says so, a second teacher may."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from app.articles.sentences import sentence_spans
from app.facts.fact import Stance
from app.grading.claim_words import says_claim, says_with_another_value, without_source
from app.grading.following import number_in, words_of
from app.grading.matching import fold
from app.questions.draft import BLANK, Citation, ClaimVerdict, Draft, QuestionType

ENDS = " .!?…”\"'"
# A hint behind the blank, "_____ (a date)", and what stands in square brackets are not the article's own.
_ADDED = re.compile(rf"(?<={BLANK}) \([^)]*\)|\[[^\]]*\] ?")


@dataclass(frozen=True)
class Gap:
    """What does not follow and what to do, in a sentence; `confirmable` where a second reader may say that it does."""

    sentence: str
    confirmable: bool = True


@dataclass(frozen=True)
class Grounds:
    """What keys are held against besides their citations: the forms of each name, and the articles' titles by stem."""

    names: Sequence[tuple[str, ...]] = ()
    titles: Mapping[str, str] = field(default_factory=dict[str, str])
    _forms: dict[str, list[str]] = field(default_factory=dict[str, list[str]], init=False, compare=False)

    def __post_init__(self) -> None:
        """Sort the forms by each form, folded: a bank of ten thousand asks for them as often."""
        for forms in self.names:
            for form in forms:
                self._forms.setdefault(fold(form), []).extend(forms)

    def forms_of(self, text: str) -> list[str]:
        """Give a text and the other names of what it names."""
        return [text, *self._forms.get(fold(text), ())]


def key_gap(draft: Draft, grounds: Grounds, *, derived: bool = False) -> Gap | None:
    """Give what of a key does not follow from its citations; None where all does, or where no words are cited.

    `derived` says that the generator took the question from its citations by a rule: it may have shortened a sentence
    for a cloze, or put a full name into it.
    """
    if not draft.citations:
        return None
    if draft.type is QuestionType.CLAIM:
        return _claim_gap(draft, grounds, derived=derived)
    if draft.type is QuestionType.CLOZE:
        return _text(draft, grounds) or (None if derived else _cloze(draft))
    return _GAPS[draft.type](draft, grounds)


def _single(draft: Draft, grounds: Grounds) -> Gap | None:
    missing = [right for right in _right(draft) if not _is_said(draft, grounds.forms_of(right))]
    if not missing:
        return None
    said = " or ".join(f"“{text}”" for text in missing)
    return Gap(f"The cited words do not say {said}. Cite the words that do, or answer in the article's words.")


def _number(draft: Draft, _: Grounds) -> Gap | None:
    number = draft.key.number
    if number is None or any(number_in(quote, number) for quote in _quotes(draft)):
        return None
    said = f"{number.value.normalize():f} {number.unit}".strip()
    return Gap(f"The cited words do not say {said}. Cite the words that do, or change the number.")


def _text(draft: Draft, grounds: Grounds) -> Gap | None:
    if any(_is_said(draft, grounds.forms_of(form.text)) for form in draft.key.accepted):
        return None
    first = draft.key.accepted[0].text
    return Gap(
        f"No accepted form stands in the cited words, not even “{first}”. Cite the words that say it, or accept the "
        "article's own words."
    )


def _cloze(draft: Draft) -> Gap | None:
    stem = _ADDED.sub("", without_source(draft.stem))
    filled = {_plain(stem.replace(BLANK, form.text)) for form in draft.key.accepted}
    if any(one in _plain(quote) for one in filled for quote in _quotes(draft)):
        return None
    return Gap(
        "With its blank filled, the sentence is not the article's own. Copy the sentence from the cited words, and "
        "leave only the answer out."
    )


def _evidence(draft: Draft, _: Grounds) -> Gap | None:
    cited = {_plain(one) for quote in _quotes(draft) for one in (quote, *_sentences(quote))}
    if all(_plain(right) in cited for right in _right(draft)):
        return None
    return Gap("The right sentence is not cited. Cite it whole: the proof is the sentence itself.", confirmable=False)


_GAPS: dict[QuestionType, Callable[[Draft, Grounds], Gap | None]] = {
    QuestionType.SINGLE: _single,
    QuestionType.MULTIPLE: _single,
    QuestionType.NUMBER: _number,
    QuestionType.TEXT: _text,
    QuestionType.EVIDENCE: _evidence,
}


def _claim_gap(draft: Draft, grounds: Grounds, *, derived: bool) -> Gap | None:
    right = next(iter(_right(draft)), "")
    if right not in {ClaimVerdict.SUPPORTED, ClaimVerdict.REFUTED}:
        return _open_gap(draft, right, grounds.titles)
    supported = right == ClaimVerdict.SUPPORTED
    stance = Stance.SUPPORTS if supported else Stance.REFUTES
    if derived and any(one.stance is not Stance.CONTEXT for one in draft.citations):
        return None
    quotes = [one.passage.exact for one in draft.citations if one.stance is stance]
    if not quotes:
        verb = "supports" if supported else "refutes"
        return Gap(f"No cited words are marked as what {verb} the claim. Mark those that do.", confirmable=False)
    if supported and not any(says_claim(quote, draft.stem) for quote in quotes):
        return Gap(
            "The claim does not stand in the cited words as they are, so that no rule can say that they support it. "
            "Claim it in the article's words, or ask a second teacher to confirm it."
        )
    if not supported and not any(_differs(quote, draft, grounds) for quote in quotes):
        return Gap(
            "The claim is not the cited words with one name or number changed, so that no rule can say that they "
            "refute it. Change just one, or ask a second teacher to confirm it."
        )
    return None


def _differs(quote: str, draft: Draft, grounds: Grounds) -> bool:
    return says_with_another_value(quote, draft.stem, same=lambda one, other: other in grounds.forms_of(one))


def _open_gap(draft: Draft, verdict: str, titles: Mapping[str, str]) -> Gap | None:
    """Hold "Not enough information" and "Sources disagree" against the articles that the stem names."""
    named = _named(f"{draft.lead} {draft.stem}", titles.values())
    needed = 2 if verdict == ClaimVerdict.DISAGREE else 1
    if len(named) < needed:
        say = "two articles that disagree" if needed > 1 else "article that leaves it open"
        sentence = f"Name in the claim the {say}, by title: “{verdict}” is true only of articles that are named."
        return Gap(sentence, confirmable=False)
    cited = {fold(titles.get(one.passage.article, "")) for one in draft.citations if one.stance is Stance.CONTEXT}
    missing = next((title for title in named if fold(title) not in cited), None)
    if missing is None:
        return None
    return Gap(
        f"The claim names “{missing}”, and no words of it are cited as context. Cite those that come nearest.",
        confirmable=False,
    )


def _named(text: str, titles: Iterable[str]) -> list[str]:
    """Give the titles that stand in a text, a longer one before one that it holds."""
    left, found = f" {fold(text)} ", list[str]()
    for title in sorted({title for title in titles if title.strip()}, key=lambda title: (-len(title), title)):
        wanted = f" {fold(title)} "
        if fold(title) and wanted in left:
            found.append(title)
            left = left.replace(wanted, "  ")
    return found


def _right(draft: Draft) -> list[str]:
    return [option.text for option in draft.key.options if option.correct]


def _quotes(draft: Draft) -> Iterator[str]:
    return (one.passage.exact for one in draft.citations if proves(one))


def proves(citation: Citation) -> bool:
    """Say whether a citation may prove an answer: one that refutes it cannot."""
    return citation.stance is not Stance.REFUTES


def _is_said(draft: Draft, forms: Sequence[str]) -> bool:
    return any(words_of(quote, forms) for quote in _quotes(draft))


def _sentences(quote: str) -> list[str]:
    return [quote[start:end] for start, end in sentence_spans(quote, 0, len(quote))]


def _plain(text: str) -> str:
    return " ".join(text.split()).strip(ENDS).casefold()
