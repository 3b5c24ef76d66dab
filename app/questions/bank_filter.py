"""Which questions of the bank somebody wants to see, as it stands in an address and as it is kept under a name."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Self

# Days since a question was last asked; the words "never" and "before" stand beside them.
SPANS = {"7": 7, "30": 30, "365": 365}
LONGEST = 500


@dataclass(frozen=True)
class BankFilter:
    """What a question must be; an empty field asks for nothing, and all that are filled hold together.

    `owner` is "mine", "generated" or an account's number; `used` a span of days, "never", or "before" the longest span.
    """

    q: str = ""
    state: str = ""
    type: str = ""
    article: str = ""
    fact: str = ""
    difficulty: str = ""
    tag: str = ""
    topic: str = ""
    owner: str = ""
    used: str = ""
    flagged: str = ""
    loose: str = ""
    sort: str = ""

    @classmethod
    def read(cls, given: Mapping[str, object]) -> Self:
        """Read a filter from an address or from how it was kept; what is no field of it is left."""
        known = {one.name for one in fields(cls)}
        texts = {name: str(value).replace("\0", "").strip()[:LONGEST] for name, value in given.items()}
        return cls(**{name: value for name, value in texts.items() if name in known})

    @property
    def asked(self) -> dict[str, str]:
        """Give what is asked for by its name, for an address."""
        return {name: value for name, value in asdict(self).items() if value}

    @property
    def tags(self) -> tuple[str, ...]:
        """Give the tags that a question must all have."""
        return tuple(name for name in (part.strip() for part in self.tag.split(",")) if name)

    @property
    def narrow(self) -> int:
        """Count what is asked for beyond words, state and type."""
        return len(self.asked.keys() - {"q", "state", "type", "sort"})
