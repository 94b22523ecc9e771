"""Number words of English, French, Russian and Kazakh, and Chinese numerals."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from dossier_db.texts.facts.words import Line, Word, in_order
from dossier_db.texts.listed import listed

_ENGLISH: Final = in_order(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen"
    " fourteen fifteen sixteen seventeen eighteen nineteen"
)
_ENGLISH_TENS: Final = in_order("twenty thirty forty fifty sixty seventy eighty ninety")
_FRENCH: Final = in_order(
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze"
    " quinze seize"
)
_FRENCH_TENS: Final = {
    "vingt": 20,
    "vingts": 20,
    "trente": 30,
    "quarante": 40,
    "cinquante": 50,
    "soixante": 60,
    "septante": 70,
    "huitante": 80,
    "nonante": 90,
}
_FRENCH_ROUND: Final = {
    "dizaine": 10,
    "douzaine": 12,
    "quinzaine": 15,
    "vingtaine": 20,
    "trentaine": 30,
    "quarantaine": 40,
    "cinquantaine": 50,
    "soixantaine": 60,
    "centaine": 100,
}
_RUSSIAN_UNITS: Final = {
    1: "один одна одно одного одной одному одним одну",
    2: "два две двух двум двумя двое двоих двоим",
    3: "три трех трем тремя трое троих троим",
    4: "четыре четырех четырем четырьмя четверо четверых",
    5: "пять пяти пятью пятеро пятерых",
    6: "шесть шести шестью шестеро шестерых",
    7: "семь семи семью семеро семерых",
    8: "восемь восьми восемью восьмью восьмеро восьмерых",
    9: "девять девяти девятью девятеро девятерых",
    10: "десять десяти десятью десятеро десятерых десяток",
    40: "сорок сорока",
    50: "пятьдесят пятидесяти",
    60: "шестьдесят шестидесяти",
    70: "семьдесят семидесяти",
    80: "восемьдесят восьмидесяти",
    90: "девяносто девяноста",
    100: "сто ста",
    200: "двести двухсот",
    300: "триста трехсот",
    400: "четыреста четырехсот",
    500: "пятьсот пятисот",
    600: "шестьсот шестисот",
    700: "семьсот семисот",
    800: "восемьсот восьмисот",
    900: "девятьсот девятисот",
}
_RUSSIAN_TEENS: Final = in_order(
    "одиннадцат двенадцат тринадцат четырнадцат пятнадцат шестнадцат семнадцат"
    " восемнадцат девятнадцат двадцат тридцат"
)
_KAZAKH: Final = {
    1: "бір",
    2: "екі",
    3: "үш",
    4: "төрт",
    5: "бес",
    6: "алты",
    7: "жеті",
    8: "сегіз",
    9: "тоғыз",
    10: "он",
    20: "жиырма",
    30: "отыз",
    40: "қырық",
    50: "елу",
    60: "алпыс",
    70: "жетпіс",
    80: "сексен",
    90: "тоқсан",
}
_KAZAKH_TOGETHER: Final = {
    1: "біреу",
    2: "екеу",
    3: "үшеу",
    4: "төртеу",
    5: "бесеу",
    6: "алтау",
    7: "жетеу",
}
_KAZAKH_CASES: Final = (
    "",
    "і",
    "ы",
    "сі",
    "сы",
    "уы",
    "уі",
    "ін",
    "ын",
    "сін",
    "сын",
    "ге",
    "ға",
    "ке",
    "қа",
    "ден",
    "дан",
    "нен",
    "нан",
    "тен",
    "тан",
    "нің",
    "ның",
    "дің",
    "дың",
    "тің",
    "тың",
    "інің",
    "ының",
    "сінің",
    "сының",
    "і",
)
_TIMES: Final = {
    **dict.fromkeys(("hundred", "cent", "cents", "жүз", "жүзден"), 100),
    **dict.fromkeys(
        in_order("thousand mille тысяча тысячи тысяч тысячу тыс мың мыңнан мыңға"), 1000
    ),
    **dict.fromkeys(
        in_order("million millions миллион миллиона миллионов млн"), 1_000_000
    ),
    **dict.fromkeys(
        in_order(
            "billion billions milliard milliards миллиард миллиарда миллиардов млрд"
        ),
        1_000_000_000,
    ),
}
_ADDENDS: Final[dict[str, int]] = {
    **{word: value for value, word in enumerate(_FRENCH)},
    **_FRENCH_TENS,
    **_FRENCH_ROUND,
    **{word: value for value, word in enumerate(_ENGLISH)},
    **{word: 20 + 10 * i for i, word in enumerate(_ENGLISH_TENS)},
    "dozen": 12,
    "score": 20,
    **{
        form: value for value, forms in _RUSSIAN_UNITS.items() for form in forms.split()
    },
    **{
        root + ending: 11 + i if i < 9 else 20 + 10 * (i - 9)
        for i, root in enumerate(_RUSSIAN_TEENS)
        for ending in ("ь", "и", "ью")
    },
}
_KAZAKH_ADDENDS: Final = {
    root + case: value
    for table in (_KAZAKH, _KAZAKH_TOGETHER)
    for value, root in table.items()
    for case in _KAZAKH_CASES
    if root + case != "оны"  # him, never ten
}
ROUND: Final = frozenset(_FRENCH_ROUND)
"""Words that say a number and that it is none exactly."""
MANY: Final = {
    **dict.fromkeys(
        in_order("dozens десятки десятков dizaines ондаған"), (20.0, 120.0)
    ),
    **dict.fromkeys(
        in_order("hundreds сотни сотен centaines жүздеген"), (200.0, 1200.0)
    ),
}
"""Words that say between what a number lies."""
_NO_COUNT: Final = listed("un une cent score")
"""Numerals that are other words more often when they stand alone."""
_DIGITS: Final = {
    **{digit: value for value, digit in enumerate("零一二三四五六七八九")},
    "〇": 0,
    "两": 2,
    "兩": 2,
}
_HAN_TIMES: Final = {"十": 10, "百": 100, "千": 1000}
_HAN_MYRIADS: Final = {"万": 10_000, "萬": 10_000, "亿": 10**8, "億": 10**8}
HAN_NUMBER: Final = "[〇零一二三四五六七八九十百千两兩]"
_LONGEST: Final = 8
"""Words of one number."""


def figure(text: str) -> float:
    """The value of a number in digits of any script."""
    found = re.fullmatch(r"(\d+)[.,](\d{1,2}|\d{4,})", text)
    if found:
        return float(f"{int(found[1])}.{int(found[2]):0{len(found[2])}}")
    digits = "".join(letter for letter in text if letter.isdigit())
    return float(int(digits[:18]))


def han(text: str) -> int | None:
    """The value of a Chinese numeral: 十九, 二〇二五, 一百七十四."""
    if not any(letter in _HAN_TIMES or letter in _HAN_MYRIADS for letter in text):
        if not text or any(letter not in _DIGITS for letter in text):
            return None
        return int("".join(str(_DIGITS[letter]) for letter in text[:18]))
    whole = part = last = 0
    for letter in text:
        if letter in _DIGITS:
            last = _DIGITS[letter]
        elif letter in _HAN_TIMES:
            part += (last or 1) * _HAN_TIMES[letter]
            last = 0
        elif letter in _HAN_MYRIADS:
            whole += (part + last or 1) * _HAN_MYRIADS[letter]
            part = last = 0
        else:
            return None
    return whole + part + last


def spelled(line: Line) -> Iterator[tuple[float, int, int]]:
    """Numbers of a sentence, in words or digits: value, first word, word after."""
    index = 0
    while index < len(line.words):
        value, after = _number(line, index)
        if after == index:
            index += 1
            continue
        if value is not None:
            yield value, index, after
        index = after


def _number(line: Line, first: int) -> tuple[float | None, int]:
    """The number that begins at a word, and the index of the word after it."""
    word = line.words[first]
    if word.kind == "f":
        value = figure(word.text)
        after = first + 1
        times = _TIMES.get(line.at(after))
        if times and times > 100:
            after += 1
            value *= times
            if line.at(after) == "." and line.at(after - 1) in ("тыс", "млн", "млрд"):
                after += 1
        return value, after
    if word.kind != "w":
        return None, first
    return _in_words(line, first)


def _in_words(line: Line, first: int) -> tuple[float | None, int]:
    whole = part = least = 0
    after = first
    said = False
    for index in range(first, min(first + _LONGEST, len(line.words))):
        word = line.words[index]
        if said and word.fold in ("and", "et", "-") and _goes_on(line, index, part):
            continue
        pieces = _pieces(word, line.kazakh)
        if pieces is None:
            break
        for piece in pieces:
            times = _times(piece, line.kazakh)
            value = _addend(piece, line.kazakh)
            if times and (said or times >= 100) and (not least or times > least):
                if times >= 1000:
                    whole += (part or 1) * times
                    part = 0
                else:
                    part = (part or 1) * times
                least = 0 if times >= 1000 else times
            elif value is not None and part % 100 == 4 and piece.startswith("vingt"):
                part += 76  # quatre-vingts
                least = 20
            elif value is not None and (not least or _fits(value, least)):
                part += value
                least = _size(value)
            else:
                return (float(whole + part), after) if said else (None, first)
        said, after = True, index + 1
    if not said or (after == first + 1 and line.at(first) in _NO_COUNT):
        return None, first
    return float(whole + part), after


def is_numeral(fold: str, kazakh: bool = False) -> bool:
    """Whether a word is a number, or several joined by hyphens."""
    return all(_is_numeral(piece, kazakh) for piece in fold.split("-"))


def _pieces(word: Word, kazakh: bool) -> Sequence[str] | None:
    """The numerals of which a word is made; None if it has anything else."""
    if word.kind != "w":
        return None
    pieces = [piece for piece in word.fold.split("-") if piece not in ("et", "and")]
    if all(_is_numeral(piece, kazakh) for piece in pieces) and pieces:
        return pieces
    return None


def _is_numeral(piece: str, kazakh: bool) -> bool:
    return _addend(piece, kazakh) is not None or _times(piece, kazakh) > 0


def _addend(piece: str, kazakh: bool) -> int | None:
    if kazakh and piece in _KAZAKH_ADDENDS:
        return _KAZAKH_ADDENDS[piece]
    return _ADDENDS.get(piece)


def _times(piece: str, kazakh: bool) -> int:
    if piece in ("жүз", "жүзден") and not kazakh:
        return 0
    return _TIMES.get(piece, 0)


def _goes_on(line: Line, index: int, part: int) -> bool:
    """Whether a number goes on after ``and`` or ``et``: two hundred and ten."""
    following = line.words[index + 1] if index + 1 < len(line.words) else None
    if following is None or not part:
        return False
    value = _addend(following.fold.split("-")[0], line.kazakh)
    if line.at(index) == "and":
        return value is not None and part % 100 == 0
    return value in (1, 11) and part % 100 >= 20


def _fits(value: int, least: int) -> bool:
    """Whether a numeral may follow another: twenty five, not five six."""
    return value < least and value > 0


def _size(value: int) -> int:
    """Below what the numeral that follows must lie: after 60 come 1 to 19 in French."""
    if value >= 100:
        return 100
    if value in (60, 80):
        return 20
    return 10 if value >= 20 or value == 10 else 1
