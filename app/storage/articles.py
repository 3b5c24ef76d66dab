"""Tables of articles, their renditions and the passages quoted from them, with their queries."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from sqlalchemy import Date, ForeignKey, Select, UniqueConstraint, false, func, select
from sqlalchemy.orm import Mapped, Session, defer, mapped_column, relationship

from app.articles.text import Article, ArticleDate, Block, BlockKind, DateBasis, OffsetMap, Passage, Rendition
from app.storage.base import Base, Digest, Items, Label, Moment, Name, RowId, Words

NEAR = 0.6


class ArticleRow(Base):
    """An article: its raw text as it came, and what it says of itself."""

    __tablename__ = "article"
    # Two teachers may keep the same text for themselves; one keeps it once.
    __table_args__ = (UniqueConstraint("sha256", "owner_id"),)
    id: Mapped[RowId]
    stem: Mapped[Name] = mapped_column(unique=True)
    raw: Mapped[Words]
    sha256: Mapped[Digest]
    title: Mapped[Name]
    author: Mapped[Name] = mapped_column(default="")
    outlet: Mapped[Name] = mapped_column(default="")
    published_on: Mapped[date | None] = mapped_column(Date)
    published_precision: Mapped[Label] = mapped_column(default="day")
    published_basis: Mapped[Label] = mapped_column(default="")
    published_words: Mapped[Words] = mapped_column(default="")
    url: Mapped[Words] = mapped_column(default="", server_default="")
    passages_only: Mapped[bool] = mapped_column(default=False, server_default=false())
    visibility: Mapped[Label] = mapped_column(default="private")
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"), index=True)
    created_at: Mapped[Moment]
    # Its text stays for what cites it; nothing new may.
    retired_at: Mapped[Moment | None]
    # It came or its text changed, and what is published was not held against it yet.
    recheck_due: Mapped[bool] = mapped_column(default=False, server_default=false())

    def is_whole_to(self, user_id: int | None) -> bool:
        """Say whether an account may read all of it: its own, or a public one of which not only passages are shown."""
        own = self.owner_id is not None and self.owner_id == user_id
        return own or (self.visibility == "public" and not self.passages_only)

    def citable_by(self, user_id: int | None) -> bool:
        """Say whether an account may cite it anew: what it may read whole, and what is not retired."""
        return self.retired_at is None and self.is_whole_to(user_id)

    @property
    def value(self) -> Article:
        """Give the article as the domain knows it."""
        published = None
        if self.published_on is not None:
            basis = DateBasis(self.published_basis)
            published = ArticleDate(self.published_on, basis, self.published_words, self.published_precision)
        return Article(self.stem, self.raw, self.title, self.author, self.outlet, published)


class RenditionRow(Base):
    """An article's text after one version of the cleaner."""

    __tablename__ = "rendition"
    __table_args__ = (UniqueConstraint("article_id", "cleaner"),)
    id: Mapped[RowId]
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id"), index=True)
    cleaner: Mapped[Label]
    text: Mapped[Words]
    sha256: Mapped[Digest] = mapped_column(index=True)
    offsets: Mapped[Items]
    blocks: Mapped[Items]
    article: Mapped[ArticleRow] = relationship(lazy="joined", innerjoin=True)

    @property
    def value(self) -> Rendition:
        """Give the rendition as the domain knows it."""
        runs = tuple((clean, raw) for clean, raw in self.offsets)
        blocks = tuple(Block(start, end, BlockKind(kind)) for start, end, kind in self.blocks)
        return Rendition(self.article.stem, self.cleaner, self.text, OffsetMap(runs), blocks)


class PassageRow(Base):
    """Words quoted from a rendition: position and quote selectors."""

    __tablename__ = "passage"
    __table_args__ = (UniqueConstraint("rendition_id", "start", "end"),)
    id: Mapped[RowId]
    rendition_id: Mapped[int] = mapped_column(ForeignKey("rendition.id"), index=True)
    start: Mapped[int]
    end: Mapped[int]
    exact: Mapped[Words]
    prefix: Mapped[Words] = mapped_column(default="")
    suffix: Mapped[Words] = mapped_column(default="")
    rendition: Mapped[RenditionRow] = relationship(lazy="joined", innerjoin=True)

    @property
    def value(self) -> Passage:
        """Give the passage as the domain knows it."""
        row = self.rendition
        return Passage(row.article.stem, row.sha256, self.start, self.end, self.exact, self.prefix, self.suffix)


def article_by_stem(session: Session, stem: str) -> ArticleRow | None:
    """Give the article of that file stem."""
    return session.scalar(select(ArticleRow).where(ArticleRow.stem == stem))


def article_by_digest(session: Session, sha256: str) -> ArticleRow | None:
    """Give the article whose raw text has that digest: the same text under any name."""
    return session.scalar(select(ArticleRow).where(ArticleRow.sha256 == sha256))


def _newest_first() -> Select[RenditionRow]:
    return select(RenditionRow).order_by(RenditionRow.id.desc())


def current_rendition(session: Session, article_id: int) -> RenditionRow:
    """Give an article's newest rendition."""
    return session.scalars(_newest_first().where(RenditionRow.article_id == article_id).limit(1)).one()


def current_renditions(session: Session) -> Sequence[RenditionRow]:
    """Give the newest rendition of each article, in the order in which the articles came."""
    newest: dict[int, RenditionRow] = {}
    for row in session.scalars(_newest_first()):
        newest.setdefault(row.article_id, row)
    return [newest[article_id] for article_id in sorted(newest)]


def newest_renditions(session: Session, stems: Collection[str]) -> dict[str, RenditionRow]:
    """Give the newest renditions of some articles by their stems."""
    newest = select(func.max(RenditionRow.id)).join(ArticleRow, ArticleRow.id == RenditionRow.article_id)
    newest = newest.where(ArticleRow.stem.in_(stems)).group_by(RenditionRow.article_id)
    rows = session.scalars(select(RenditionRow).where(RenditionRow.id.in_(newest)))
    return {row.article.stem: row for row in rows}


def every_passage(session: Session) -> Sequence[PassageRow]:
    """Give all passages with their renditions and articles."""
    return session.scalars(select(PassageRow).order_by(PassageRow.id)).all()


def keep_passage(session: Session, rendition: RenditionRow, passage: Passage) -> PassageRow:
    """Give the row of a passage, a new one where it is not stored yet; ValueError where its words are not there."""
    if rendition.text[passage.start : passage.end] != passage.exact:
        msg = f"{passage.article} does not say {passage.exact!r} at {passage.start}"
        raise ValueError(msg)
    place = (
        PassageRow.rendition_id == rendition.id,
        PassageRow.start == passage.start,
        PassageRow.end == passage.end,
    )
    row = session.scalar(select(PassageRow).where(*place))
    if row is None:
        row = PassageRow(
            rendition=rendition,
            start=passage.start,
            end=passage.end,
            exact=passage.exact,
            prefix=passage.prefix,
            suffix=passage.suffix,
        )
        session.add(row)
        session.flush()
    return row


def renditions_by_digest(session: Session, digests: set[str]) -> Sequence[RenditionRow]:
    """Give the renditions whose texts have these digests."""
    return session.scalars(select(RenditionRow).where(RenditionRow.sha256.in_(digests))).all()


def readable_articles(session: Session, user_id: int | None) -> Sequence[ArticleRow]:
    """Give the articles that anyone may read and those of one account, by title; retired ones too.

    Their raw texts are loaded only where they are asked for.
    """
    mine = ArticleRow.visibility == "public"
    if user_id is not None:
        mine |= ArticleRow.owner_id == user_id
    found = select(ArticleRow).where(mine).order_by(ArticleRow.title)
    return session.scalars(found.options(defer(ArticleRow.raw))).all()


def citable_articles(session: Session, user_id: int | None) -> Sequence[ArticleRow]:
    """Give the articles that an account may cite anew, by title."""
    return [row for row in readable_articles(session, user_id) if row.citable_by(user_id)]


def renditions_of(session: Session, article_id: int) -> Sequence[RenditionRow]:
    """Give an article's renditions, the newest last."""
    found = select(RenditionRow).where(RenditionRow.article_id == article_id)
    return session.scalars(found.order_by(RenditionRow.id)).all()


def article_texts(session: Session, article_ids: Collection[int], *, length: int) -> Iterator[tuple[int, Rendition]]:
    """Give (id, rendition) of those articles, of each rendition that is about as long."""
    found = select(RenditionRow).where(
        RenditionRow.article_id.in_(article_ids),
        func.length(RenditionRow.text).between(length * NEAR, length / NEAR),
    )
    for row in session.scalars(found.order_by(RenditionRow.id)):
        yield row.article_id, row.value


def count_passages(session: Session, rendition_id: int) -> int:
    """Count the passages that are quoted from a rendition."""
    found = select(func.count()).select_from(PassageRow).where(PassageRow.rendition_id == rendition_id)
    return session.scalar(found) or 0
