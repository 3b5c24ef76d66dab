"""Item flaws: each a named function with a reason that a teacher can read. These need no language model."""

from collections.abc import Mapping

from app.articles.text import Rendition
from app.questions import option_flaws, stem_flaws
from app.questions.draft import Draft, QuestionType
from app.questions.flaw import Check, Flaw, plain

__all__ = ["CHECKS", "Flaw", "textual_flaws"]


def textual_flaws(draft: Draft, texts: Mapping[str, Rendition]) -> list[Flaw]:
    """Give the flaws of a draft; `texts` holds the renditions of its articles by stem."""
    found = [check(draft) for check in CHECKS]
    return [flaw for flaw in (*found, citation_missing(draft, texts), key_not_cited(draft)) if flaw]


def citation_missing(draft: Draft, texts: Mapping[str, Rendition]) -> Flaw | None:
    """Refuse a draft whose citation is not at its place in its article."""
    if not draft.citations:
        return Flaw("no citation", "No words of an article are cited, so nobody can check the answer.")
    for citation in draft.citations:
        passage = citation.passage
        text = texts.get(passage.article)
        if text is None or text.text[passage.start : passage.end] != passage.exact:
            return Flaw("citation not found", "The cited words are not in the article at the place given.")
        if any(not passage.start <= start < end <= passage.end for start, end in citation.marks):
            return Flaw("mark outside citation", "The marked words lie outside the cited passage.")
    return None


def key_not_cited(draft: Draft) -> Flaw | None:
    """Refuse a key whose words the cited passages do not hold."""
    if draft.type in {QuestionType.CLAIM, QuestionType.EVIDENCE} or not draft.citations:
        return None
    cited = plain(" ".join(f"{citation.passage.prefix} {citation.passage.exact}" for citation in draft.citations))
    keys = [option.text for option in draft.key.options if option.correct]
    if draft.key.accepted and not any(_held(form.text, cited) for form in draft.key.accepted):
        return Flaw("key not in citation", "None of the accepted answers stands in the cited words.")
    if draft.key.number and not _held(draft.key.number.text, cited):
        return Flaw("key not in citation", "The number does not stand in the cited words.")
    missing = [key for key in keys if not _held(key, cited)]
    return Flaw("key not in citation", f"“{missing[0]}” does not stand in the cited words.") if missing else None


def _held(key: str, cited: str) -> bool:
    words = plain(key).split()
    return plain(key) in cited or any(len(word) > 3 and word in cited for word in words)  # noqa: PLR2004 - a surname, a year


CHECKS: tuple[Check, ...] = (
    stem_flaws.stem_length,
    stem_flaws.no_question,
    stem_flaws.no_blank,
    option_flaws.key_in_stem,
    option_flaws.options_alike,
    option_flaws.options_overlap,
    option_flaws.options_mixed,
    option_flaws.key_longest,
    option_flaws.key_echoes_stem,
    option_flaws.all_of_the_above,
    stem_flaws.negative_stem,
    option_flaws.absolute_option,
    stem_flaws.vague_words,
    stem_flaws.unresolved_pronoun,
    stem_flaws.relative_date,
    stem_flaws.doubled_word,
    option_flaws.numbers_unsorted,
    option_flaws.article_gives_away,
    stem_flaws.brackets_open,
)
