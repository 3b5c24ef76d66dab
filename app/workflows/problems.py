"""What can go wrong for a person, each with a sentence that says what to do."""


class Problem(Exception):
    """Something that a person can understand and act on; the message is shown to them."""


class NotFound(Problem):
    """There is no such thing, or none that this person may know of."""


class NotAllowed(Problem):
    """The thing is there, but not for this person."""


class Refused(Problem):
    """What was asked cannot be done; `reasons` says why, a sentence each."""

    def __init__(self, *reasons: str) -> None:
        """Keep the reasons, the first of them as the message."""
        super().__init__(" ".join(reasons))
        self.reasons = reasons
