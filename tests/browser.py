"""The Chromium that browser tests and screenshots drive: one of the system's, or else playwright's own."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def chromium() -> str | None:
    """Give the path of a Chromium that starts, or None where there is none."""
    return next((path for path in _candidates() if _starts(path)), None)


def launch_options() -> dict[str, object]:
    """Give what playwright's chromium.launch() needs to start that browser headless."""
    # Chromium's sandbox refuses to start for root, and containers share too little memory under /dev/shm.
    sandbox = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    return {"executable_path": chromium(), "args": [*sandbox, "--disable-dev-shm-usage"]}


def install() -> None:
    """Install Debian's Chromium where this user may, otherwise playwright's."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        _run("apt-get", "update", "-qq")
        _run("apt-get", "install", "-qq", "--yes", "--no-install-recommends", "chromium")
    if not chromium():
        _run(sys.executable, "-m", "playwright", "install", "chromium")


def _candidates() -> Iterator[str]:
    yield from filter(None, map(shutil.which, NAMES))
    with sync_playwright() as playwright:
        yield playwright.chromium.executable_path


def _starts(path: str) -> bool:
    """Say whether it is a browser and not, as on Ubuntu, a note about where to get one."""
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=30, check=False).returncode == 0
    except OSError:
        return False


def _run(*command: str) -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(command, check=False, env=environment)


def main() -> int:
    """Make sure that there is a Chromium; say where it is."""
    if not chromium():
        print("No Chromium found; installing one")
        install()
    found = chromium()
    print(f"Browser: {found}" if found else "No Chromium: install one, then run this again", flush=True)
    return 0 if found else 1


if __name__ == "__main__":
    sys.exit(main())
