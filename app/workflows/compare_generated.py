"""What a newer generator would do differently on an article: new, changed, gone. What is stored stays as it is."""

from sqlalchemy.orm import Session

from app.questions.draft import Draft, Generated
from app.storage.articles import PassageRow
from app.storage.job_queries import newest_versions_on
from app.storage.questions import VersionRow

Stored = tuple[VersionRow, PassageRow]
Place = tuple[str, int]
KEPT = {"draft", "in review", "published"}


def compared(session: Session, article_id: int, generated: Generated) -> dict[str, list[object]]:
    """Compare what the generator gives now with an article's generated questions.

    Gives "changed", of {"question", "old", "new"}: another wording or key for a question of the same type on the same
    sentence; and "gone", of {"question", "stem"}: not made any more.
    """
    now = {draft.identity: draft for draft in generated.drafts}
    stored = [(version, passage) for version, passage in newest_versions_on(session, article_id) if _counts(version)]
    names = {version.question.public_id for version, _ in stored}
    fresh = [draft for identity, draft in now.items() if identity not in names]
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
    return {"changed": changed, "gone": gone}


def _counts(version: VersionRow) -> bool:
    generated = bool(version.origin) and version.origin != "teacher"
    return generated and version.state in KEPT and version.question.archived_at is None


def _take(fresh: list[Draft], place: Place) -> Draft | None:
    """Take the first fresh draft of a type on a sentence, so that it stands for one stored question only."""
    found = next((draft for draft in fresh if (str(draft.type), draft.citations[0].passage.end) == place), None)
    if found is not None:
        fresh.remove(found)
    return found
