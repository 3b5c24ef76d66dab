"""Where a question comes from: the generator's own, a teacher's, or a language model's."""

MODEL = "model:"
GENERATOR = "generator"


def origin_of(model: str) -> str:
    """Give the origin of what a language model wrote."""
    return f"{MODEL}{model}"


def model_of(origin: str) -> str:
    """Give the name of the language model that wrote a question, or nothing where none did."""
    return origin.removeprefix(MODEL) if origin.startswith(MODEL) else ""


def is_generated(origin: str) -> bool:
    """Say whether the generator made a question by its rules, with no language model and no hand."""
    return origin.startswith(GENERATOR)
