"""Reading an article out of a page of HTML, without what stands around it."""

import codecs
import re

from app.articles.paywall import is_behind_paywall
from app.articles.readers import UnreadableArticle
from app.articles.reading import Reading, day_of, named, within_limit

LARGEST_PAGE = 5 * 2**20
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]{1,40})|<\?xml[^>]{0,100}encoding=[\"']([\w.-]{1,40})",
    re.IGNORECASE,
)
_ENTITIES = re.compile(r"<!ENTITY|<!DOCTYPE[^>]{0,2000}\[", re.IGNORECASE)
_MARKS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
# As browsers do: pages that name these mean the larger code page.
_MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030"}
_PASTE = "Open it in a browser, copy the article's text and paste it."


def read_html(raw: bytes, *, name: str, charset: str = "") -> Reading:
    """Read a page; `charset` is what its server says of it.

    Raises UnreadableArticle where it is too large, cannot be decoded, declares entities, or holds no article.
    """
    import trafilatura  # noqa: PLC0415 - half a second to load, and only the parser's process needs it

    if len(raw) > LARGEST_PAGE:
        msg = f'"{name}" has {len(raw):,} bytes, and {LARGEST_PAGE:,} are allowed for a page. {_PASTE}'
        raise UnreadableArticle(msg)
    page = decoded(raw, name=name, charset=charset)
    if _ENTITIES.search(page):
        msg = f'"{name}" declares entities of its own, which no news page needs and which can do harm. {_PASTE}'
        raise UnreadableArticle(msg)
    found = trafilatura.bare_extraction(page, include_comments=False, include_tables=False, with_metadata=True)
    text = _said(found, "text")
    if not text.strip():
        why = "shows its article to subscribers only" if is_behind_paywall(page) else "has no article's text in it"
        msg = f'"{name}" {why}. {_PASTE}'
        raise UnreadableArticle(msg)
    title = named(_said(found, "title"))
    text = within_limit(_with_title(text, title), name=name)
    author, outlet = named(_said(found, "author")), named(_said(found, "sitename"))
    return Reading(text, title, author, outlet, day_of(_said(found, "date")), is_behind_paywall(page))


def _said(found: object, name: str) -> str:
    return str(getattr(found, name, None) or "")


def decoded(raw: bytes, *, name: str, charset: str = "") -> str:
    """Give a page's source: by its byte order mark, by what its server says, by its own words, or as UTF-8."""
    for mark, encoding in _MARKS.items():
        if raw.startswith(mark):
            return _decode(raw[len(mark) :], encoding, name)
    declared = _DECLARED.search(raw[:4096])
    said = charset or (declared and (declared[1] or declared[2]).decode("ascii", "replace")) or "utf-8"
    try:
        encoding = codecs.lookup(said).name
    except LookupError:
        msg = f'"{name}" names "{said}" as its encoding, which is not known here. {_PASTE}'
        raise UnreadableArticle(msg) from None
    return _decode(raw, _MEANT.get(encoding, encoding), name)


def _decode(raw: bytes, encoding: str, name: str) -> str:
    try:
        return raw.decode(encoding)
    except (UnicodeError, LookupError) as error:  # of codecs that are none for text, too
        at = f": byte {error.start:,} cannot be read" if isinstance(error, UnicodeDecodeError) else ""
        msg = f'"{name}" is not {encoding} as it says{at}. {_PASTE}'
        raise UnreadableArticle(msg) from error


def _with_title(text: str, title: str) -> str:
    text = "\n\n".join(line.strip() for line in text.splitlines() if line.strip())
    first = " ".join(text.partition("\n")[0].split()).casefold()
    return text if not title or first == title.casefold() else f"{title}\n\n{text}"
