"""Small files of every kind that a teacher may bring, sound ones and spoilt ones."""

import io
import zipfile
import zlib

import docx

TITLE = "Norvik opens its new harbour"
SENTENCES = [
    "The town of Norvik opened its new harbour on Thursday, after nine years of work on its two long piers.",
    "Mayor Sigrid Halvorsen cut the ribbon before a crowd of some 2,400 people, many of whom had come by ferry.",
    "The old quay, built in 1911, will become a park with trees, benches and a small theatre for the summer.",
    "Ships from Denmark, Iceland and Portugal called on the first day, and a freighter from Canada waited outside.",
    "The harbour cost 83 million crowns, and the region paid 45 percent of it, the treasurer said on Thursday.",
    "Fishermen had asked for a cold store, but none was built, because the money went into the longer pier.",
]
PARAGRAPHS = [" ".join(SENTENCES[:2]), " ".join(SENTENCES[2:4]), " ".join(SENTENCES[4:])]
TEXT = "\n\n".join([TITLE, "By Ada Lind, May 2, 2024", *PARAGRAPHS]) + "\n"
HEAD = f"""<title>{TITLE} - The Fjord Post</title><meta property="og:title" content="{TITLE}">
<meta name="author" content="Ada Lind"><meta property="og:site_name" content="The Fjord Post">
<meta property="article:published_time" content="2024-05-02T08:00:00Z">"""


def a_page(*paragraphs: str, head: str = HEAD, begin: str = "<!DOCTYPE html>") -> str:
    """Give a page with these paragraphs, by default the article's."""
    body = "".join(f"<p>{one}</p>" for one in paragraphs or PARAGRAPHS)
    around = "<nav><a href='/'>Home</a> <a href='/sport'>Sport</a></nav>"
    return f"{begin}<html><head>{head}</head><body>{around}<article><h1>{TITLE}</h1>{body}</article></body></html>"


def a_docx(*paragraphs: str, **entries: bytes) -> bytes:
    """Give a Word file; `entries` replace or add what its archive holds, `__` standing for a slash."""
    document = docx.Document()
    document.core_properties.title, document.core_properties.author = TITLE, "Ada Lind"
    for paragraph in paragraphs or [TITLE, *PARAGRAPHS]:
        document.add_paragraph(paragraph)
    held = io.BytesIO()
    document.save(held)
    return repacked(held.getvalue(), {name.replace("__", "/"): content for name, content in entries.items()})


def repacked(raw: bytes, entries: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in entries:
                new.writestr(name, old.read(name))
        for name, content in entries.items():
            new.writestr(name, content)
    return made.getvalue()


def a_pdf(*lines: str, content: bytes | None = None) -> bytes:
    """Give a PDF of one page with these lines, or with that content stream, which is stored compressed."""
    if content is None:
        shown = "".join(f"({line.replace('(', '')}) Tj T*\n" for line in lines)
        content = f"BT /F1 11 Tf 14 TL 50 780 Td\n{shown}ET".encode("latin-1")
    packed = zlib.compress(content, 9)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources <</Font <</F1 5 0 R>>>> >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%b\nendstream" % (len(packed), packed),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    made, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%b\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    return made + b"xref\n0 %d\n0000000000 65535 f \n%btrailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        count, table, count, len(made),
    )  # fmt: skip


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
BILLION_LAUGHS = f'<!DOCTYPE html [<!ENTITY l0 "ha">{LAUGHS}]>'
XML = '<?xml version="1.0"?>'
XXE = '<!DOCTYPE html [<!ENTITY secret SYSTEM "file:///etc/passwd">]>'
WORD = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>%b</w:body></w:document>'
SPOILT = {
    "billion laughs": ("a.html", a_page("&l8;", *PARAGRAPHS, begin=BILLION_LAUGHS).encode(), "declares entities"),
    "xxe": ("a.html", a_page("&secret;", *PARAGRAPHS, begin=XXE).encode(), "declares entities"),
    "xxe in xhtml": ("a.xhtml", (XML + a_page("&secret;", begin=XXE)).encode(), "declares entities"),
    "xxe in utf-16": ("a.html", a_page("&secret;", begin=XXE).encode("utf-16"), "declares entities"),
    "wrong encoding": ("a.html", a_page("Caf\u00e9", head='<meta charset="utf-8">').encode("cp1252"), "not utf-8"),
    "unknown encoding": ("a.html", a_page(head='<meta charset="klingon">').encode(), "not known here"),
    "encoding of no text": ("a.html", a_page(head='<meta charset="base64">').encode(), "as it says"),
    "empty page": ("a.html", b"<!doctype html><title>x</title>", "no article's text"),
    "scan": ("a.pdf", a_pdf(content=b"q 10 0 0 10 0 0 cm Q"), "no text layer"),
    "pdf bomb": ("a.pdf", a_pdf(content=b"0 0 m " * (20 * 2**20)), ""),
    "broken pdf": ("a.pdf", b"%PDF-1.4\n" + b"nothing" * 99, "broken"),
    "zip bomb": ("a.docx", a_docx(**{"word__media__a.bin": b"\0" * 50 * 2**20}), "could do harm"),
    "swollen text": ("a.docx", a_docx(**{"word__document.xml": WORD % (b" " * 20 * 2**20)}), "could do harm"),
    "slip": ("a.docx", a_docx(**{"..__..__evil.xml": b"<a/>"}), "could do harm"),
    "xxe in docx": (
        "a.docx",
        a_docx(**{"word__document.xml": b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>' + WORD % b"&b;"}),
        "could do harm",
    ),
    "broken docx": ("a.docx", a_docx()[:3000], "broken"),
    "docx of pictures": ("a.docx", a_docx(" "), "no text in its paragraphs"),
    "zip": ("a.docx", b"PK\x05\x06" + b"\0" * 18, "no Word file"),
    "old word": ("a.doc", b"\xd0\xcf\x11\xe0" + b"\0" * 99, "old kind"),
    "picture": ("a.pdf", b"\x89PNG\r\n\x1a\n", "a picture"),
    "binary": ("a.txt", b"words \x00\x01", "not a text file"),
    "other letters": ("a.txt", "Caf\u00e9 in Norvik".encode("cp1252"), "Save it as plain text in UTF-8"),
    "empty": ("a.txt", b"", "is empty"),
    "no words": ("a.txt", "\N{GRINNING FACE}".encode() * 9, "has no words"),
    "long text": ("a.txt", b"word " * 500_000, "are allowed"),
}  # fmt: skip
