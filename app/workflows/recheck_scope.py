"""Hold what is published against an article that came or changed, and flag what it touches.

The import only marks that this is due. The rules compare words, so it is done at once after it, without the language
worker; what was interrupted is found by the sweep.
"""

from collections.abc import Sequence
from functools import lru_cache

from app.articles.sentences import sentence_bounds
from app.questions.draft import AnswerKey, Draft, Option, QuestionType
from app.questions.folding import stems
from app.questions.rechecking import touch
from app.storage import flag_queries as queries
from app.storage.articles import article_by_stem, current_rendition
from app.storage.unit_of_work import UnitOfWork

CAUSE = "new words"
SENTENCE = "“{}” came or was changed after this question was checked. {} Check that the key still holds."


def recheck_all(work: UnitOfWork) -> int:
    """Recheck against every article that is due, and give how many versions were flagged."""
    with work.reading() as session:
        due = queries.articles_due(session)
    return sum(recheck(work, stem) for stem in due)


def recheck(work: UnitOfWork, stem: str) -> int:
    """Hold the published versions within an article's reach against its newest text; give how many were flagged."""
    # Reading and comparing are done before the transaction that locks the database.
    with work.reading() as session:
        article = article_by_stem(session, stem)
        if article is None or not article.recheck_due:
            return 0
        rendition = current_rendition(session, article.id)
        text = rendition.value
        held = list(queries.held_against(session, article))
    found = touched(held, [text.text[start:end] for start, end in sentence_bounds(text)])
    with work() as session:
        row = queries.locked_article(session, stem)
        # Somebody mended the text meanwhile: its new one is due on its own.
        if row is None or not row.recheck_due or current_rendition(session, row.id).id != rendition.id:
            return 0
        row.recheck_due = False
        queries.join_scopes(session, [one.version_id for one in held], stem)
        sentences = {version_id: SENTENCE.format(row.title, how) for version_id, how in found.items()}
        at = work.clock()
        return queries.raise_flags(session, found, article_id=row.id, cause=CAUSE, sentences=sentences, at=at)


def touched(held: Sequence[queries.Held], sentences: Sequence[str]) -> dict[int, str]:
    """Give how an article's sentences touch versions, by their ids; those that they do not are left out."""
    words = lru_cache(maxsize=None)(lambda sentence: frozenset(stems(sentence)))
    found = {one.version_id: touch(_draft(one), sentences, words=words) for one in held}
    return {version_id: how for version_id, how in found.items() if how}


def _draft(held: queries.Held) -> Draft:
    options = tuple(Option(text, correct) for text, correct in held.options)
    kind = QuestionType(held.type)
    return Draft(kind, held.stem, AnswerKey(kind, options), (), "")
