"""QR codes, where the desk's pages look for them."""

from app.web.qr import qr_svg

__all__ = ["qr_svg"]
