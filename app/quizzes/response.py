"""What a participant gave as an answer to one slot."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

LONGEST_TEXT = 500
MOST_CHOICES = 50


class UnfitResponse(ValueError):
    """A response whose shape no question can take; the message is a sentence for the reader."""


@dataclass(frozen=True)
class Response:
    """The chosen options, as indexes into the key's own option order, or the text typed."""

    chosen: tuple[int, ...] = ()
    text: str = ""

    def __post_init__(self) -> None:
        """Refuse repeated or negative choices and text beyond the limit."""
        if (
            len(self.chosen) > MOST_CHOICES
            or len(set(self.chosen)) != len(self.chosen)
            or min(self.chosen, default=0) < 0
        ):
            msg = "Choose each option once at most."
            raise UnfitResponse(msg)
        if len(self.text) > LONGEST_TEXT:
            msg = f"An answer can have {LONGEST_TEXT} characters. This one has {len(self.text)}. Please shorten it."
            raise UnfitResponse(msg)
        # No database keeps a NUL or half of a surrogate pair in a text.
        if any(letter == "\x00" or "\ud800" <= letter <= "\udfff" for letter in self.text):
            msg = "This answer holds a character that is no text. Please type it again."
            raise UnfitResponse(msg)

    @property
    def empty(self) -> bool:
        """Say whether nothing was chosen or typed."""
        return not self.chosen and not self.text.strip()

    def to_payload(self) -> dict[str, object]:
        """Give the response as an event's payload, fit for JSON."""
        return {"chosen": list(self.chosen), "text": self.text}


def from_payload(payload: Mapping[str, object]) -> Response:
    """Read a response from an event's payload; raises UnfitResponse on any other shape."""
    chosen, text = payload.get("chosen", []), payload.get("text", "")
    if not isinstance(chosen, list | tuple) or not isinstance(text, str):
        msg = "This answer could not be read. Please choose or type it again."
        raise UnfitResponse(msg)
    indexes = cast("list[object]", chosen)
    # A bool is an int to Python, but never an index.
    if not all(isinstance(index, int) and not isinstance(index, bool) for index in indexes):
        msg = "This answer could not be read. Please choose it again."
        raise UnfitResponse(msg)
    return Response(chosen=tuple(cast("list[int]", indexes)), text=text)
