"""Queries on uploaded files: keeping one, finding one, and letting go of those that nobody needs any more."""

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.storage.uploads import UploadRow


def upload_by_public_id(session: Session, public_id: str) -> UploadRow | None:
    """Give the uploaded file of that public name."""
    return session.scalar(select(UploadRow).where(UploadRow.public_id == public_id))


def drop_upload(session: Session, public_id: str) -> None:
    """Let go of an uploaded file; one that is gone already is no fault."""
    session.execute(delete(UploadRow).where(UploadRow.public_id == public_id))


def has_upload_before(session: Session, moment: datetime) -> bool:
    """Say whether a file was uploaded before a moment."""
    return session.scalar(select(UploadRow.id).where(UploadRow.created_at < moment).limit(1)) is not None


def drop_uploads_before(session: Session, moment: datetime) -> None:
    """Let go of the files that were uploaded before a moment."""
    session.execute(delete(UploadRow).where(UploadRow.created_at < moment))
