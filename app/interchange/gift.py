"""GIFT, the text format of Moodle and of many others."""

from app.interchange.gift_reading import read_gift
from app.interchange.gift_writing import write_gift
from app.interchange.items import Format

GIFT = Format(name="GIFT", suffix="gift", media_type="text/plain; charset=utf-8", read=read_gift, write=write_gift)
