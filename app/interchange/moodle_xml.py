"""Moodle XML, the format in which Moodle and many others keep questions."""

from app.interchange.items import Format
from app.interchange.moodle_reading import read_moodle_xml
from app.interchange.moodle_writing import write_moodle_xml

MOODLE_XML = Format(
    name="Moodle XML", suffix="xml", media_type="application/xml", read=read_moodle_xml, write=write_moodle_xml
)
