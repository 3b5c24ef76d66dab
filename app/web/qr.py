"""QR codes, as pictures that may be printed in any size."""

from io import BytesIO

import segno

# The quiet zone that the standard asks for, in modules; white, so that it is there on a dark page too.
QUIET = 4


def qr_svg(text: str) -> bytes:
    """Give the QR code of a text as an SVG without a size of its own, its marks as attributes and not as styles."""
    picture = BytesIO()
    code = segno.make(text, error="m", micro=False)
    code.save(picture, kind="svg", border=QUIET, dark="#000", light="#fff", omitsize=True)
    return picture.getvalue()
