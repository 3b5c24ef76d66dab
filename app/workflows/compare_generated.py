"""What a newer generator would do differently on an article: new, changed, gone. What is stored stays as it is."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.questions.draft import Draft, Generated
from app.storage.articles import PassageRow, RenditionRow
from app.storage.job_queries import identities_on, newest_versions_on
from app.storage.questions import VersionRow
from app.workflows.generate_questions import name_of_copy

Stored = tuple[VersionRow, PassageRow]
Place = tuple[str, int]
KEPT = {"draft", "in review", "published"}


@dataclass(frozen=True)
class Compared:
    """What differs, and the drafts that are new: those of changed questions are listed, not applied."""

    found: dict[str, list[object]]
    new: tuple[Draft, ...]


def compared(session: Session, rendition: RenditionRow, generated: Generated) -> Compared:
    """Compare what the generator gives now with an article's generated questions.

    Finds "changed", of {"question", "old", "new"}: another wording or key for a question of the same type on the same
    sentence; and "gone", of {"question", "stem"}: not made any more.
    """
    article = rendition.article
    newest = newest_versions_on(session, article.id)
    stored = [(version, passage) for version, passage in newest if _counts(version)]
    known = identities_on(session, article.id)
    names = {draft.identity: {draft.identity, name_of_copy(draft.identity, article.stem)} for draft in generated.drafts}
    now = set[str]().union(*names.values())
    fresh = [draft for draft in generated.drafts if not names[draft.identity] & known]
    changed: list[object] = []
    gone: list[object] = []
    for version, passage in stored:
        name = version.question.public_id
        if name in now:
            continue
        instead = _take(fresh, (version.type, passage.end))
        if instead is None:
            gone.append({"question": name, "stem": version.stem})
        else:
            changed.append({"question": name, "old": version.stem, "new": instead.stem})
    return Compared({"changed": changed, "gone": gone}, tuple(fresh))


def _counts(version: VersionRow) -> bool:
    generated = bool(version.origin) and version.origin != "teacher"
    return generated and version.state in KEPT and version.question.archived_at is None


def _take(fresh: list[Draft], place: Place) -> Draft | None:
    """Take the first fresh draft of a type on a sentence, so that it stands for one stored question only."""
    found = next((draft for draft in fresh if (str(draft.type), draft.citations[0].passage.end) == place), None)
    if found is not None:
        fresh.remove(found)
    return found
