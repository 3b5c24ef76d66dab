"""The lock before publishing: the one function by which any version, however it came, is published."""

from collections.abc import Iterable

from sqlalchemy.orm import Session

from app.questions.draft import Draft
from app.storage.questions import VersionRow
from app.storage.second_readings import share_articles
from app.storage.unit_of_work import UnitOfWork
from app.storage.versions import contents, publish
from app.workflows.check_question import Known, checks_of_version, known_for
from app.workflows.problems import Refused
from app.workflows.publish_question import flaws_of


def hold_articles(session: Session, drafts: Iterable[Draft]) -> None:
    """Lock what drafts cite against being retired until the transaction ends: one of the two comes first.

    Whoever holds versions against an article locks the article first, then changes versions. So a transaction that
    publishes several versions, or changes one before it publishes another, locks all their articles at its start.
    """
    share_articles(session, {citation.passage.article for draft in drafts for citation in draft.citations})


def publish_version(
    session: Session, work: UnitOfWork, version: VersionRow, *, known: Known | None = None, strict: bool = False
) -> None:
    """Publish a version whose citations stand and whose key follows from them or was confirmed by a second reader.

    Raises Refused with a sentence for each thing that fails; `strict` holds flaws of style against it too. `known` is
    what the checks need, loaded once for many.
    """
    draft = contents(session, [version])[0].draft
    hold_articles(session, [draft])
    known = known or known_for(session, [draft])
    failed = [check.sentence for check in checks_of_version(session, version, draft, known) if check.blocks]
    if strict:
        fatal = [flaw for flaw in flaws_of(draft, known.texts) if flaw.fatal and not flaw.broken]
        failed += [flaw.reason for flaw in fatal if flaw.name != "key not in citation"]
    if failed:
        raise Refused(*failed)
    publish(session, version, at=work.clock())
