"""House rules of the README, the lock files and of every text. Each check gives its faults, one line each."""

import re
from collections.abc import Iterable

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

# Written so that this file does not name what it forbids.
MACHINE = re.compile(r"(?<![\w.>}-])/(?:work|root|home/\w+|Users/\w+)/")
SOURCE_OF_PACKAGES = re.compile(r"https?://|--(?:extra-)?index-url|--find-links|--trusted-host")
REQUIREMENT = re.compile(r"^[A-Za-z0-9][\w.-]*(?:\[[\w,-]+\])? ?(?:==|@)", re.MULTILINE)
PINNED = re.compile(r"^([A-Za-z0-9][\w.-]*)==([^ ;\\]+)", re.MULTILINE)
ROUTE = re.compile(r"^\| `(/[^`]*)` \| `([\w.]+)`", re.MULTILINE)


def machine_paths(text: str) -> list[str]:
    """Find paths that exist on one machine only."""
    return [f"names {found}" for found in sorted(set(MACHINE.findall(text)))]


def lock_faults(text: str) -> list[str]:
    """Find where packages are said to come from, and requirements without a hash."""
    sources = [f"names {found}" for found in sorted(set(SOURCE_OF_PACKAGES.findall(text)))]
    starts = [match.start() for match in REQUIREMENT.finditer(text)]
    if not starts:
        return [*sources, "locks nothing"]
    parts = (text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True))
    return sources + [f"no hash: {part.splitlines()[0]}" for part in parts if "--hash=sha256:" not in part]


def pins(text: str) -> set[tuple[str, str]]:
    """Give the packages of a lock file, each with its version."""
    return {(canonicalize_name(name), version) for name, version in PINNED.findall(text)}


def not_locked(requirements: Iterable[str], text: str) -> list[str]:
    """Find requirements that a lock file leaves out, or pins to a version they do not allow."""
    locked = pins(text)
    wanted = [Requirement(line) for line in requirements]
    return [f"run make lock: {one}" for one in wanted if not any(_allows(one, *pin) for pin in locked)]


def _allows(requirement: Requirement, name: str, version: str) -> bool:
    return canonicalize_name(requirement.name) == name and requirement.specifier.contains(version)


def routes_not_told(routes: Iterable[tuple[str, str]], readme: str) -> list[str]:
    """Find routes (rule, endpoint) without a row in the README, and rows without a route."""
    routes, told = set(routes), set(ROUTE.findall(readme))
    missing = [f"add: | `{rule}` | `{endpoint}` |" for rule, endpoint in sorted(routes - told)]
    return missing + [f"remove: | `{rule}` | `{endpoint}` |" for rule, endpoint in sorted(told - routes)]


def settings_not_told(fields: Iterable[str], readme: str) -> list[str]:
    """Find settings whose environment variable the README does not name, and variables that are no setting."""
    names = {f"CITEWELL_{field.upper()}" for field in fields}
    told = set(re.findall(r"`(CITEWELL_\w+)", readme))
    return [f"add: `{name}`" for name in sorted(names - told)] + [f"remove: `{name}`" for name in sorted(told - names)]
