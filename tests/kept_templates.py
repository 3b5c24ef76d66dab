"""Compiled templates that all tests of a process share: each test makes a site of its own, of the same templates."""

from flask import Flask
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket


class KeptTemplates(BytecodeCache):
    """Keeps what Jinja compiled, by the digest of the template's source."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        kept = self._kept.get((bucket.key, bucket.checksum))
        if kept is not None:
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept[bucket.key, bucket.checksum] = bucket.bytecode_to_string()


_KEPT = KeptTemplates()


def keep_templates(site: Flask) -> Flask:
    """Let a site use the templates that another site of this process has compiled."""
    site.jinja_env.bytecode_cache = _KEPT
    return site
