"""Why a teacher turns a question down: a fixed list, so that the reasons can be counted."""

from enum import StrEnum


class Reason(StrEnum):
    """A reason by its short name, as it is stored and counted."""

    WRONG_KEY = "wrong key"
    NOT_CLEAR_ALONE = "not clear alone"
    DISTRACTOR_TRUE = "distractor true"
    DISTRACTOR_SILLY = "distractor silly"
    NOT_WORTH_ASKING = "not worth asking"
    BAD_LANGUAGE = "bad language"
    ASKED_ALREADY = "asked already"
    OTHER = "other"


WORDS = {
    Reason.WRONG_KEY: "The key is wrong, or the cited words do not prove it.",
    Reason.NOT_CLEAR_ALONE: "It is not clear without the article beside it.",
    Reason.DISTRACTOR_TRUE: "A wrong option is true too.",
    Reason.DISTRACTOR_SILLY: "A wrong option is silly: nobody would choose it.",
    Reason.NOT_WORTH_ASKING: "It is not worth asking.",
    Reason.BAD_LANGUAGE: "Its language is bad.",
    Reason.ASKED_ALREADY: "Another question asks the same.",
    Reason.OTHER: "Something else.",
}
