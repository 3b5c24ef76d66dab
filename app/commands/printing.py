"""Where commands print: figures to standard output, remarks to standard error."""

import sys

from rich.console import Console, RenderableType

from app.commands.setting_up import CONSOLE

WIDE = 150


def show(what: RenderableType) -> None:
    """Print tables to standard output."""
    # Not on a terminal, a table may be as wide as it needs: a file has no edge.
    Console(width=None if sys.stdout.isatty() else WIDE, markup=False, emoji=False, highlight=False).print(what)


def say(text: str) -> None:
    """Print a text to standard output as it is."""
    sys.stdout.write(f"{text}\n")


def tell(text: str) -> None:
    """Print a line to standard error, so that it is no part of what a machine reads."""
    CONSOLE.print(text, highlight=False, markup=False, soft_wrap=True)
