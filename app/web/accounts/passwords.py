"""Which passwords are too easy to guess, whatever their length."""

import re
from collections.abc import Sequence

from flask_babel import gettext as _

from app.extensions import security
from app.storage.people import MINIMUM_PASSWORD

LONGEST_PASSWORD = 128
# What stands at the top of lists of leaked passwords, without the figures and signs that people hang on them.
COMMON = frozenset(
    """
    abcdefgh abcdefghijkl administrator asdfghjkl baseball changeme charlie computer correcthorsebatterystaple
    dragon football iloveyou iloveyouforever letmein letmeinplease liverpool manchester master michael monkey
    mustang passphrase password passwordpassword mypassword thisismypassword princess qazwsxedc qwerty qwertyuiop
    qwertyuiopasdfghjkl secret starwars sunshine superman teacher teacherteacher trustno welcome welcometo whatever
    zxcvbnm citewell citewellcitewell classroom school schoolschool student
    """.split()
)
ROWS = ("01234567890123456789", "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm", "1q2w3e4r5t6y7u8i9o0p")
FEWEST_LETTERS = 5
_LEET = str.maketrans("013457@$!", "oleastasi")


def normalized(password: str | None) -> str:
    """Give a password in the one form that is hashed, whatever keyboard wrote its accents."""
    return security.password_util.normalize(password or "")


def complaint(password: str, *, about: Sequence[str] = ()) -> str:
    """Say in a sentence why a password will not do, or nothing where it will; `about` are words about its owner."""
    if len(password) < MINIMUM_PASSWORD:
        return _(
            "A password needs at least %(count)d characters. A few words in a row are good.", count=MINIMUM_PASSWORD
        )
    if len(password) > LONGEST_PASSWORD:
        return _("A password can have at most %(count)d characters.", count=LONGEST_PASSWORD)
    if _is_common(password.casefold()):
        return _("This password is among those that are tried first. Choose words that only you would put together.")
    plain = password.casefold()
    if any(len(word) >= FEWEST_LETTERS and word.casefold() in plain and len(plain) < 2 * len(word) for word in about):
        return _("This password is too close to the name or the address. Choose other words.")
    return ""


def _is_common(plain: str) -> bool:
    # Figures and signs hung on at the ends, or put for letters inside, make a common word no rarer.
    stem = re.sub(r"^[\W\d_]+|[\W\d_]+$", "", plain)
    bare = {re.sub(r"[\W\d_]+", "", one) for one in (plain, stem.translate(_LEET))} - {""}
    in_a_row = any(one in row * 2 or one[::-1] in row * 2 for one in {plain, *bare} for row in ROWS)
    return len(set(plain)) < FEWEST_LETTERS or in_a_row or bool(bare & COMMON)
