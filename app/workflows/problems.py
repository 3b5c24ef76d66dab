"""What can go wrong for a person, each with a sentence that says what to do."""


class Problem(Exception):
    """Something that a person can understand and act on; the message is shown to them."""


class NotFound(Problem):
    """There is no such thing, or none that this person may know of."""


class NotAllowed(Problem):
    """The thing is there, but not for this person."""


class PlayedLive(NotAllowed):
    """The page or the code belongs to a live session, which has a page of its own; `live` is the session's name."""

    def __init__(self, live: str) -> None:
        """Keep the session's name."""
        super().__init__("This belongs to a live session. Its questions open on the page of the session.")
        self.live = live


class Refused(Problem):
    """What was asked cannot be done; `reasons` says why, a sentence each."""

    def __init__(self, *reasons: str) -> None:
        """Keep the reasons, the first of them as the message."""
        super().__init__(" ".join(reasons))
        self.reasons = reasons
