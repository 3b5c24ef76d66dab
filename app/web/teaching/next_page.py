"""Where to go on after a form: only to a page of this site."""


def local_address(wanted: str | None) -> str:
    """Give an address of this site as it was asked for, or nothing where it leads, or may lead, elsewhere."""
    address = wanted or ""
    # Browsers take a backslash for a slash and leave out control characters, so that "/\n/host" is another site.
    leads_away = address.startswith("//") or "\\" in address or not address.isprintable()
    return address if address.startswith("/") and not leads_away else ""
