"""Words of articles and people as cells of a spreadsheet."""

# A spreadsheet takes a cell that begins with one of these for a formula; the wide forms are folded to them by some.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def neutral(text: str) -> str:
    """Give a text that no spreadsheet takes for a formula; leading spaces do not hide one."""
    return f"'{text}" if text.startswith(_FORMULA) or text.lstrip(" ").startswith(_FORMULA) else text
