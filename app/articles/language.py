"""What language a text seems to be in, told from its letters and its commonest little words; no model is needed."""

import re
import unicodedata
from collections import Counter

ENGLISH = "English"
FEWEST_WORDS = 12
FEWEST_FOR_DOUBT = 40
FEWEST_LETTERS = 40
OTHER_LETTERS = 0.3
LEAST_ENGLISH = 0.1
SURELY_ENGLISH = 0.25
LEAST_OTHER = 0.12
SCRIPTS = {"CJK": "Chinese or Japanese", "HIRAGANA": "Japanese", "KATAKANA": "Japanese", "HANGUL": "Korean"}
WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")

# Words that other languages here have too ("in", "is", "an", "was", "so", "die") are in no list: they tell nothing.
LITTLE_WORDS = {
    ENGLISH: """
        the of and that for with by from are were has have had this which it its his her their they who not but
        been be at will would more than also said about after into there when what we you she out up if all can
        could to on or
    """,
    "German": """
        der das und den dem des ein eine einen einem einer nicht mit sich auf für von zu zur zum ist im auch wie
        wird wurde werden sind aber nach über noch haben hatte durch bei aus ich wir dass
    """,
    "French": """
        le la les des du un une et est dans que qui pour pas sur par au aux avec il elle ils sont ont été cette
        ces son sa ses mais ou où plus nous vous je leur était
    """,
    "Spanish": """
        el los las del un una y en que es por con para se su al lo como más pero sus le ya este esta son entre
        fue había también ha muy cuando
    """,
    "Italian": """
        il lo gli i di che e è un una per non con del della dei delle nel nella alla sono si da ha anche più come
        ma al dal questo questa
    """,
    "Portuguese": """
        o os um uma do da dos das e é em que não para com por se na no nas nos ao mais foi seu sua como mas são
        pelo pela também
    """,
    "Dutch": """
        de het een en van dat niet zijn op met voor er ook maar bij wordt werd naar om uit deze aan hij zij door
        over heeft hebben nog worden
    """,
    "Swedish": """
        och att det en på är av för med till den inte har var ett om men sig från han hon kan nu också efter
        eller
    """,
    "Danish or Norwegian": """
        og at det en på er af av til den ikke har var et om men sig seg fra han hun kan nå efter etter eller blev
        ble
    """,
    "Polish": "i w na z że nie się jest do o jak ale po co tym za od przez był była są oraz dla który która",
    "Czech": "a v na že se je s z do o jak ale po by které který byl byla jsou pro také není při nebo už",
    "Turkish": "ve bir da de için ile çok daha olan olarak gibi ama ne kadar sonra değil var her",
    "Romanian": "și în la cu de pe un o nu este că care din pentru mai a fost sunt au lui ale dar",
    "Finnish": "ja on ei että se oli ovat mutta myös kun niin hän joka kuin mukaan sekä ole",
    "Hungarian": "a az és hogy nem egy is volt de meg ez csak már mint el van ki akkor szerint",
    "Indonesian": "dan yang di ini itu dengan untuk dari tidak dalam akan pada juga ke oleh saya ada adalah karena",
}
_ENGLISH_TOO = frozenset(
    "a i is in an as at he me no so do on to or was die over of had under her him all men will".split()
)
LISTS = {
    name: frozenset(words.split()) - (frozenset[str]() if name == ENGLISH else _ENGLISH_TOO)
    for name, words in LITTLE_WORDS.items()
}


def language_of(text: str) -> str:
    """Name the language that a text seems to be in; English where the text is too short to tell, "" where none fits."""
    script = "" if text.isascii() else script_of(text)
    if script:
        return script
    words = [word.lower() for word in WORD.findall(text)]
    if len(words) < FEWEST_WORDS:
        return ENGLISH
    counts = Counter(words)
    english = sum(counts[word] for word in LISTS[ENGLISH] & counts.keys()) / len(words)
    if english >= SURELY_ENGLISH:
        return ENGLISH
    shares = {name: sum(counts[word] for word in little & counts.keys()) / len(words) for name, little in LISTS.items()}
    likeliest = max(shares, key=lambda name: shares[name])
    if likeliest != ENGLISH and shares[likeliest] >= LEAST_OTHER:
        return likeliest
    return ENGLISH if english >= LEAST_ENGLISH or len(words) < FEWEST_FOR_DOUBT else ""


def script_of(text: str) -> str:
    """Name the script of a text that is to a large part not in Latin letters, or nothing."""
    letters = Counter({letter: count for letter, count in Counter(text).items() if letter.isalpha()})
    others: Counter[str] = Counter()
    for letter, count in letters.items():
        name = unicodedata.name(letter, "UNKNOWN").split()[0].split("-")[0]
        if name not in {"LATIN", "MODIFIER", "FEMININE", "MASCULINE", "FULLWIDTH"}:
            others[name] += count
    total = letters.total()
    if total < FEWEST_WORDS or others.total() <= OTHER_LETTERS * total:
        return ""
    script = others.most_common(1)[0][0]
    return SCRIPTS.get(script, f"a language in {script.capitalize()} letters")


def in_capitals(text: str) -> bool:
    """Say whether a text is written in capitals, so that names cannot be told from other words."""
    capitals, small = sum(map(str.isupper, text)), sum(map(str.islower, text))
    return capitals + small >= FEWEST_LETTERS and capitals > small
