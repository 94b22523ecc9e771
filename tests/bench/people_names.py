"""Names of nobody, in the scripts that dossiers of the region are written in."""

from typing import Final

_GIVEN: Final = (
    ("Ainur", "Daulet", "Saule", "Yerlan", "Zhanar", "Marat", "Dinara", "Askar"),
    ("Айнур", "Даулет", "Сауле", "Ерлан", "Жанар", "Марат", "Динара", "Асқар"),
    ("ئاينۇر", "داۋلەت", "ساۋلە", "يەرلان", "جانار", "مارات", "دىنارا", "ئاسقار"),
    ("阿依努", "达吾列", "萨吾列", "叶尔兰", "加娜尔", "马拉提", "迪娜拉", "阿斯卡"),
    ("Ângela", "Šárka", "Łukasz", "Zoë", "Björn", "Nguyễn", "Ömer", "Çağla"),
)
_FAMILY: Final = (
    ("Seitbekov", "Omarova", "Tölegen", "Qasymuly", "Nurlanqyzy", "Äbilov"),
    ("Сейтбеков", "Омарова", "Төлеген", "Қасымұлы", "Нұрланқызы", "Әбілов"),
    ("سېيىتبېكوف", "ئومەروۋا", "تۆلېگەن", "قاسىمۇلى", "نۇرلانقىزى", "ئابىلوف"),
    ("赛提别克", "奥马尔", "托列根", "哈斯木", "努尔兰", "阿比勒"),
    ("Horváth", "Şahin", "Großmann", "O’Connor", "Işık", "Dvořák"),
)
SCRIPTS: Final = ("Latn", "Cyrl", "Arab", "Hans", "Latn")
"""The script of the names whose number leaves this remainder by five."""
_BODIES: Final = (
    "Committee",
    "Суд",
    "مەھكىمە",
    "检察院",
    "Bar Association",
)


def person(number: int) -> str:
    """The name of person ``number``; numbers apart by some hundreds share names."""
    script = number % len(SCRIPTS)
    given = _GIVEN[script][number // 5 % 8]
    family = _FAMILY[script][number // 40 % 6]
    separator = "" if SCRIPTS[script] == "Hans" else " "
    return f"{given}{separator}{family} {number // 240}"


def body(number: int) -> str:
    """The name of organisation ``number``."""
    return f"{_BODIES[number % len(_BODIES)]} № {number}"
