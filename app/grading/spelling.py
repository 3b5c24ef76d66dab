"""One name in many spellings: Cyrillic letters, the usual systems of romanising them, and forms of two languages.

Cyrillic is read by the Russian and the Ukrainian values of its letters. The Latin spellings that fall together are
those of BGN/PCGN, ISO 9 and the scholarly system, passports, and the national systems ("Berdymukhamedov",
"Berdimuhamedov"; "Zelenskyy", "Zelensky", "Zelenskij").
"""

# ruff: noqa: RUF001 - Cyrillic letters are what this file is about

import re
import unicodedata
from functools import lru_cache
from itertools import product

SHORTEST = 4

_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "ґ": "g", "ғ": "g", "д": "d", "е": "e", "ё": "e", "є": "ie", "ж": "zh", "з": "z",
    "и": "i", "і": "i", "ї": "i", "й": "i", "к": "k", "қ": "k", "л": "l", "м": "m", "н": "n", "ң": "n", "о": "o",
    "ө": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ү": "u", "ұ": "u", "ў": "u", "ф": "f", "х": "h",
    "һ": "h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "i", "ь": "", "э": "e", "ю": "iu",
    "я": "ia", "ә": "a", "ј": "i",
}  # fmt: skip
# Of these letters the values differ: Russian first, Ukrainian second.
_EITHER = {"г": ("g", "h")}
_SCHOLARLY = str.maketrans({"ž": "zh", "č": "ch", "š": "sh", "ě": "e", "ë": "e", "ŝ": "shch", "ĥ": "kh", "ø": "o",
                            "ł": "l", "đ": "d", "ð": "d", "\u0131": "i", "æ": "ae", "œ": "oe", "þ": "th"})  # fmt: skip
_SIGNS = re.compile("['\u2019\u2018\u02bc\u02b9\u02ba`\u2032\u2033]")
# In this order: a longer group is read before the shorter ones in it.
_GROUPS = (
    (re.compile("i[yj](?=[eau])"), "i"), (re.compile("shtch|sch(?!o)"), "shch"), (re.compile("tch"), "ch"),
    (re.compile("dj"), "dzh"), (re.compile("^x"), "h"), (re.compile("x"), "ks"), (re.compile("kh"), "h"),
    (re.compile("ck"), "k"), (re.compile("tz"), "ts"), (re.compile("ph"), "f"), (re.compile("w"), "v"),
    (re.compile("(?<=[oe])ff?$"), "v"),
    (re.compile("[yj]o"), "e"), (re.compile("[yji]e"), "e"), (re.compile("[yj]a"), "ia"),
    (re.compile("[yj]u"), "iu"), (re.compile("[yj]"), "i"), (re.compile("i{2,}"), "i"),
)  # fmt: skip
# The same name in Russian, Ukrainian, Belarusian or English dress; the first of each line stands for all.
_ONE_NAME = """
kyiv kiev kijev|kharkiv kharkov|lviv lvov lwow|odesa odessa|dnipro dnepr|luhansk lugansk|chornobyl chernobyl
chernihiv chernigov|mykolaiv nikolaev nikolayev|zaporizhzhia zaporozhye zaporozhe|rivne rovno|vinnytsia vinnitsa
ternopil ternopol|kryvyi krivoi|rih rog|homel gomel|mahiliou mogilev|hrodna grodno|chisinau kishinev|almaty almata
ashgabat ashkhabad|yerevan erevan|tskhinvali tskhinval|sukhumi sokhumi|moscow moskva|warsaw varshava
russia rossiia|ukraine ukraina|georgia gruziia|armenia armeniia|belarus belorussiia bielarus|china kitai
turkey turtsiia turkiye|germany germaniia nimechchina|poland polsha polshcha|france frantsiia|moldova moldaviia
kyrgyzstan kirgiziia|turkmenistan turkmeniia|crimea krim krym|beijing pekin peking|minsk mensk
volodymyr vladimir uladzimir|oleksandr aleksandr alexander aliaksandr|serhii sergei siarhei serge
mykola nikolai|dmytro dmitri dmitry|mykhailo mikhail|andrii andrei andrey|yevhen evgeni yevgeny evgenii
oleh oleg|olena elena|kateryna ekaterina|petro piotr pyotr|pavlo pavel|vasyl vasili|oleksii aleksei alexey
kostiantyn konstantin|nataliia natalia|tetiana tatiana|iryna irina|svitlana svetlana|kyrylo kirill|hryhorii grigori
danylo daniil|ihor igor|lukashenko lukashenka|heorhii georgi
"""


def respelled(typed: str, name: str) -> bool:
    """Say whether two folded names are spellings of one: word by word, never in figures or in short other words."""
    one, other = typed.split(), name.split()
    if not one or len(one) != len(other) or any(letter.isdigit() for letter in typed + name):
        return False
    return all(_one_word(first, second) for first, second in zip(one, other, strict=True))


def _one_word(typed: str, right: str) -> bool:
    if typed == right:
        return True
    named, wanted = skeletons(typed), skeletons(right)
    if {_NAMES[one] for one in named if one in _NAMES} & {_NAMES[one] for one in wanted if one in _NAMES}:
        return True
    return min(len(typed), len(right)) >= SHORTEST and not named.isdisjoint(wanted)


@lru_cache(maxsize=4096)
def skeletons(word: str) -> frozenset[str]:
    """Give what is left of a word when the ways of romanising it are levelled; more than one where a letter is two."""
    plain = _SIGNS.sub("", unicodedata.normalize("NFC", word).casefold())
    # "Tajikistan" and "Azerbaijan" have an English j, "Zelenskij" a scholarly one; c stands for k or for ts.
    readings = [{"j": j, "c": c, "г": g} for j, c, g in product(("dzh", "zh", "i"), ("k", "ts"), _EITHER["г"])]
    return frozenset(_level(plain, reading) for reading in readings)


def _level(word: str, reading: dict[str, str]) -> str:
    latin = "".join(_CYRILLIC.get(letter, reading["г"] if letter == "г" else letter) for letter in word)
    apart = unicodedata.normalize("NFKD", latin.translate(_SCHOLARLY))
    latin = "".join(letter for letter in apart if not unicodedata.combining(letter))
    latin = re.sub(r"j(?![oaeu]|$)" if reading["j"] == "i" else "j", reading["j"], latin)
    latin = re.sub(r"c(?![hk])", reading["c"], latin)
    for group, plain in _GROUPS:
        latin = group.sub(plain, latin)
    return latin


def _names() -> dict[str, str]:
    found: dict[str, str] = {}
    for line in _ONE_NAME.replace("\n", "|").split("|"):
        for name in line.split():
            found |= dict.fromkeys(skeletons(name), line.split()[0])
    return found


_NAMES = _names()
