"""What all tests of a process share, for each makes a site of its own: templates, statements, ways to addresses."""

from collections.abc import Iterator, MutableMapping
from typing import Any

import werkzeug.routing.rules
from flask import Flask
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from sqlalchemy import Engine


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


class KeptStatements(MutableMapping[Any, Any]):
    """Keeps what SQLAlchemy compiled for one kind of database; its keys begin with the engine's own dialect."""

    def __init__(self) -> None:
        self._kept: dict[Any, Any] = {}

    def __getitem__(self, key: Any) -> Any:
        return self._kept[key[1:]]

    def __setitem__(self, key: Any, value: Any) -> None:
        self._kept[key[1:]] = value

    def __delitem__(self, key: Any) -> None:
        del self._kept[key[1:]]

    def __iter__(self) -> Iterator[Any]:
        return iter(self._kept)

    def __len__(self) -> int:
        return len(self._kept)


_TEMPLATES = KeptTemplates()
_STATEMENTS: dict[str, KeptStatements] = {}


def keep_templates(site: Flask) -> Flask:
    """Let a site use the templates that another site of this process has compiled."""
    site.jinja_env.bytecode_cache = _TEMPLATES
    return site


def keep_statements() -> None:
    """Let each engine use the statements that another engine for the same kind of database has compiled."""
    made = Engine.__init__

    def begin(self: Engine, *given: Any, **named: Any) -> None:
        made(self, *given, **named)
        self._compiled_cache = _STATEMENTS.setdefault(self.dialect.name, KeptStatements())

    Engine.__init__ = begin


def build_addresses_when_asked() -> None:
    """Let a route work out how its addresses are written when one is asked for: a test asks for few of a hundred."""
    rule = werkzeug.routing.rules.Rule
    at_once = rule._compile_builder

    def when_asked(self: Any, *how: Any, **named_how: Any) -> Any:
        made: list[Any] = []

        def build(*args: Any, **values: Any) -> Any:
            if not made:
                made.append(at_once(self, *how, **named_how))
            return made[0](*args, **values)

        return build

    rule._compile_builder = when_asked
