"""Counts: how many of what, in words or digits, about or exactly, with their noun.

Run after dates and articles of law: what they have taken is no count.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from dossier_db.texts.facts import numerals
from dossier_db.texts.facts.people import HAN_PEOPLE, is_people, people_noun
from dossier_db.texts.facts.words import STOP, Line, in_order, singular, stem
from dossier_db.texts.listed import listed

PEOPLE: Final = "people"
"""The unit of counts of persons."""
_END: Final = 10.0**18
_REACH: Final = 5
"""Words after a number among which its noun stands."""
_PHRASES: Final = (
    (re.compile(r"(?:not less|no fewer|at least|au moins|не менее|не меньше)\b"), "≥"),
    (re.compile(r"(?:как минимум|по меньшей мере|кем дегенде|кемінде)\b"), "≥"),
    (re.compile(r"(?:more than|over|plus de|upwards of|более|больше|свыше)\b"), ">"),
    (re.compile(r"(?:less than|fewer than|under|moins de|менее|меньше)\b"), "<"),
    (
        re.compile(r"(?:up to|at most|no more than|au plus|jusqu[’']à|не более|до)\b"),
        "≤",
    ),
    (re.compile(r"(?:about|around|approximately|roughly|some|nearly|almost)\b"), "~"),
    (re.compile(r"(?:environ|quelque|près de|une|около|примерно|порядка)\b"), "~"),
    (re.compile(r"(?:почти|приблизительно|шамамен)\b"), "~"),
)
_BEFORE: Final = 3
"""Words before a number that may say how exact it is."""
_AGE: Final = re.compile("^(?:year|month)s?-old|^-?летн|^жастағы|^жасар")
_RANGE: Final = frozenset(("-", "–", "—", "to", "or", "à", "до", "или"))
_UNITS: Final = {
    **dict.fromkeys(
        in_order("year an ans année год года лет году жыл жылға жылдан"), "y"
    ),
    **dict.fromkeys(in_order("month mois месяц месяца месяцев ай айға"), "m"),
    **dict.fromkeys(in_order("week semaine неделя недели недель апта"), "w"),
    **dict.fromkeys(
        in_order("day jour день дня дней сутки суток күн күнге тәулік тәулікке"), "d"
    ),
    **dict.fromkeys(in_order("hour heure час часа часов сағат"), "h"),
    **dict.fromkeys(in_order("minute минута минуты минут"), "min"),
    **dict.fromkeys(in_order("% percent процента процентов пайыз pourcent"), "%"),
    **dict.fromkeys(
        in_order("kilometer kilometre kilomètre км километр километра километров km"),
        "km",
    ),
    **dict.fromkeys(in_order("tenge тенге теңге"), "tenge"),
    **dict.fromkeys(in_order("dollar доллар доллара долларов"), "$"),
    **dict.fromkeys(in_order("euro евро"), "€"),
    **dict.fromkeys(in_order("yuan юань юаней юаня"), "yuan"),
}
_MONEY: Final = frozenset("$€£¥₸")
_AUXILIARIES: Final = listed(
    "are were have had remain face await sont étaient ont находятся остаются"
)
_OF_THEM: Final = listed("them us you whom these those них которых eux elles")
_PART_BEFORE: Final = re.compile(
    r"\b(?:whom|dont|которых|них|числе|including|compris|notamment|олардың"
    r"|(?:among|of|parmi|entre) (?:them|us|you|those|eux|elles)"
    r"|(?:оның|олардың|соның) (?:ішінде|арасында))$|(?:其中|包括)[有约約]?$"
)
"""What stands before a number of some of those just told of."""
_TOGETHER: Final = re.compile(
    "(?:дво|тро)(?:е|их|им|ими)|(?:четв|пят|шест|сем|восьм|девят|десят)ер(?:о|ых|ым|ыми)"
)
"""Russian numbers of persons, who need not be named; or of what comes in pairs."""
_PAIRED: Final = re.compile("ворот|сан[еия]|ножниц|очк|брюк|двер|котят|щен")
_ORDINAL: Final = re.compile(
    r"(?:перв|втор|трет|четверт|пят|шест|седьм|восьм|девят|\w*десят|\w+дцат|сороков)"
    r"(?:[ыои]й|ая|ое|ь[яеюи]|ь?его|ого|ь?ему|ому|ь?ем|ом|ую|ьей|[ыи]м)(?!\w)"
    r"|(?:first|second|third|(?:four|fif|six|seven|eigh|nin|ten|\w+tie|\w+teen)th)"
    r"(?![\w-])(?! (?:\w*[^s]s|people|(?:wo)?men|children)$)|\w+ième\b"
    r"|(?:бір|екі|үш|төрт|бес|алты|жеті|сегіз|тоғыз|он|жиырмас|отыз)[іы]?нш[іы]"
)
"""The last word of a place in an order, after its tens or hundreds."""
_ORDINAL_ENDINGS: Final = listed("й го му я е ый ой ая ое ую ші шы нші ншы інші ыншы")
_PLACE_BEFORE: Final = listed("in at from near à en dans в из on")
_OF: Final = listed("of из d de")
_WITHIN: Final = listed(
    "other more de d of the these those his her its their des les ses"
)
"""Small words between a number and its noun."""
_AND: Final = frozenset(("and", "et", "и", "және", "мен", "пен", "бен"))
_OTHERS: Final = listed("other others autre autres")
_HAN_UNIT: Final = dict(
    pair.split(":")
    for pair in in_order(
        "年:y 月:m 天:d 日:d 周:w 岁:age 小时:h 個月:m 个月:m 元:yuan 坚戈:tenge"
    )
)
_HAN_NOUN: Final = r"(?:(?![一二三四五六七八九十百千两])[\u4e00-\u9fff])"
_HAN_COUNT: Final = re.compile(
    r"(?P<how>至少|不少于|超过|超過|逾|近|约|大约|約|大約|最多|不超过|不足)?"
    rf"(?<![第\d{numerals.HAN_NUMBER[1:]})(?P<n>\d{{1,9}}(?:[,，]\d{{3}}){{0,3}}[万亿萬億]?|{numerals.HAN_NUMBER}{{1,9}}[万萬]?)"
    r"(?P<more>多|余|餘)?"
    r"(?P<unit>名|位|人|个月|個月|个|個|天|周|小时|岁|年|元|坚戈|面|张|張|幅|次|起|条|條|项|項|封|份|家|所|辆|部|段)"
    rf"(?=(?P<noun>{_HAN_NOUN}{{0,6}}?(?:{HAN_PEOPLE})|{_HAN_NOUN}{{0,3}}))"
)
_HAN_HOW: Final = dict(
    zip(in_order("超过 超過 逾 至少 不少于 最多 不超过 不足"), ">>>≥≥≤≤<", strict=True)
)


class Count(NamedTuple):
    """A number of something."""

    low: float
    """The least it can mean."""
    high: float
    """The most it can mean."""
    unit: str
    """``people``, a unit of time, money or measure, or nothing."""
    noun: frozenset[str]
    """What is counted, in stems; empty where the number stands alone."""
    part: bool
    """It counts some of a whole: *two of the defendants*."""
    and_one: bool
    """One is named before it: *the leader and 19 members* are twenty."""
    start: int
    stop: int
    words: str
    """The number and its noun as written."""

    @property
    def exact(self) -> bool:
        """It means one number."""
        return self.low == self.high

    def agrees(self, other: "Count") -> bool:
        """Whether both may mean one number; *at least 60* and *at least 90* do not."""
        if self.unit != other.unit:
            return False
        open_ends = [one for one in (self, other) if one.low == 0 or one.high >= _END]
        if len(open_ends) == 2:
            return abs(self.low - other.low) <= 1 and (
                self.high == other.high or abs(self.high - other.high) <= 1
            )
        return self.low <= other.high and other.low <= self.high

    def may_agree(self, other: "Count") -> bool:
        """The same, where a noun that is not known may be one for people."""
        if {self.unit, other.unit} == {"", PEOPLE}:
            other = other._replace(unit=self.unit)
        return self.agrees(other)

    @property
    def value(self) -> str:
        """The number as it is compared: 19, 27–33, 30–."""
        if self.exact:
            return f"{self.low:.15g}"
        return f"{self.low:.15g}–" + (f"{self.high:.15g}" if self.high < _END else "")


def counts(line: Line) -> tuple[Count, ...]:
    """The counts of a sentence, in their order."""
    found = [*_plain(line), *(_in_han(line) if line.han else ())]
    return tuple(sorted(found, key=lambda one: one.start))


def _plain(line: Line) -> Iterator[Count]:
    known: list[tuple[float, float, int, int]] = [
        (*numerals.MANY[word.fold], index, index + 1)
        for index, word in enumerate(line.words)
        if word.fold in numerals.MANY
    ]
    for value, first, after in numerals.spelled(line):
        start, stop = line.words[first].start, line.words[after - 1].stop
        if not line.free(start, stop) or _is_no_count(line, first, after):
            continue
        following = " ".join(line.folds(after, after + 2))
        if value % 10 == 0 and line.at(first).isalpha() and _ORDINAL.match(following):
            continue  # the thirty-first
        if known and _ranged(line, known[-1][3], first, known[-1][1], value):
            low, _, begin, _ = known.pop()
            known.append((low, value, begin, after))
            continue
        low, high = _bounds(line, first, after, value)
        known.append((low, high, first, after))
    for low, high, first, after in known:
        count = _count(line, low, high, first, after)
        if count is not None:
            yield count


def _ranged(line: Line, last: int, first: int, low: float, high: float) -> bool:
    """Whether two numbers are the ends of one: 30–40, 30 to 40, от 30 до 40."""
    between = line.folds(last, first)
    if low >= high or len(between) != 1:
        return False
    if between[0] in ("and", "et", "и"):
        return line.at(last - 2) in ("between", "entre") or line.at(last - 3) == "entre"
    return between[0] in _RANGE


def _bounds(line: Line, first: int, after: int, value: float) -> tuple[float, float]:
    """How far a number reaches, by the words around it."""
    before = " ".join(line.folds(first - _BEFORE, first))
    sign = ""
    for pattern, its in _PHRASES:
        for found in pattern.finditer(before):
            if found.end() >= len(before) - 4:
                sign = sign or its
    following = line.folds(after, after + 2)
    if any(word in numerals.ROUND for word in line.folds(first, after)):
        sign = sign or "~"
    if "астам" in following:
        sign = ">"
    elif "жуық" in following or "шақты" in following:
        sign = "~"
    elif following[:1] == ["дейін"] or following[1:] == ["дейін"]:
        sign = "≤"
    return bounds(sign, value)


def bounds(sign: str, value: float) -> tuple[float, float]:
    """The least and the most that a number can mean with one of ``~ ≥ > ≤ <``."""
    match sign:
        case "~":
            return value - max(1, value // 10), value + max(1, value // 10)
        case "≥":
            return value, _END
        case ">":
            return value + 1, _END
        case "≤":
            return 0.0, value
        case "<":
            return 0.0, value - 1
    return value, value


def _is_no_count(line: Line, first: int, after: int) -> bool:
    """A number that is part of a name, a time or a place in an order."""
    before = line.words[first - 1] if first else None
    touching = before is not None and before.stop == line.words[first].start
    if touching and before is not None and before.text == "-" and first > 1:
        named = line.words[first - 2]
        if named.stop == before.start and named.kind == "w" and named.capital:
            return True  # COVID-19
    if touching and before is not None and before.text in (":", "/", "№", "#", "."):
        return True
    if touching and before is not None and before.kind == "w":
        return True
    following = line.words[after] if after < len(line.words) else None
    if line.at(after) in ("p", "a") and line.at(after + 2) == "m":
        return True  # 3 p.m.
    if following is None or following.start != line.words[after - 1].stop:
        return before is not None and before.fold in ("no", "№", "number", "numéro")
    if following.kind == "h":
        return True  # with its measure word: read in Han
    if following.kind == "w" and len(following.fold) <= 3:
        return following.fold in ("st", "nd", "rd", "th", "er", "e", "ème", "й", "го")
    ordinal = following.text in ("-", "‑") and line.at(after + 1) in _ORDINAL_ENDINGS
    return ordinal or following.text in (":", "/")


def _count(line: Line, low: float, high: float, first: int, after: int) -> Count | None:
    """A number with what it counts; None for what is hardly a count."""
    unit, noun, last = _counted(line, first, after)
    lonely = line.words[first].fold
    if low == high == 1 and (unit != PEOPLE or last > after + 2):
        return None
    if not unit and not noun and line.words[first].kind == "w":
        return None
    if lonely == "neuf" and unit != PEOPLE and line.at(after)[-1:] not in "sx":
        return None  # new, not nine
    start, stop = line.words[first].start, line.words[last - 1].stop
    return Count(
        low,
        high,
        unit,
        noun,
        line.at(after) in _OF
        or line.at(last) in ("among", "parmi")
        or bool(_PART_BEFORE.search(" ".join(line.folds(first - 2, first)))),
        unit == PEOPLE and _one_more(line, first),
        start,
        stop,
        line.text[start:stop],
    )


def _counted(line: Line, first: int, after: int) -> tuple[str, frozenset[str], int]:
    """The unit of a number, the stems of its noun, and the word after them."""
    if first and line.words[first - 1].text in _MONEY:
        return line.words[first - 1].text, frozenset(), after
    if line.at(after) in _AUXILIARIES or _of_them(line, after):
        return PEOPLE, frozenset(), after
    if line.folds(first - 2, first)[-1:] == ["них"]:
        return PEOPLE, frozenset(), after
    if _is_age(line, first, after):
        return "age", frozenset(), after
    nouns: list[str] = []
    others = 0
    for index in range(after, min(after + _REACH, len(line.words))):
        word = line.words[index]
        if word.text in ("-", "‑", "“", "«", '"') and word.kind == "p":
            continue
        if word.kind != "w":
            if word.text == "%":
                return "%", frozenset(), index + 1
            break
        if index <= after + 1 and _AGE.search(word.fold):
            return "age", frozenset(), index + 1
        if singular(word.fold) in _UNITS and not nouns and not others:
            old = line.folds(index + 1, index + 3)[-1:] == ["old"]
            return "age" if old else _UNITS[singular(word.fold)], frozenset(), index + 1
        for piece in word.fold.split("-"):
            if is_people(piece) and piece not in _OTHERS:
                return PEOPLE, frozenset((people_noun(piece),)), index + 1
            if piece in _OTHERS:
                others = index + 1
        if word.fold in STOP and word.fold not in _WITHIN:
            break
        if word.fold not in STOP and word.fold not in _OTHERS:
            nouns.append(stem(singular(word.fold)))
    if others:
        return PEOPLE, frozenset(), others
    if _TOGETHER.fullmatch(line.at(after - 1)) and not _PAIRED.match(line.at(after)):
        return PEOPLE, frozenset(), after
    return "", frozenset(nouns[:3]), min(after + min(len(nouns), 3), len(line.words))


def _of_them(line: Line, after: int) -> bool:
    """Whether a number is one of people just told of: two of them."""
    if line.folds(after, after + 2) == ["d", "entre"]:
        return True
    return line.at(after) in _OF and line.at(after + 1) in _OF_THEM


def _is_age(line: Line, first: int, after: int) -> bool:
    """Whether a number stands between commas after a name: *Anna Berg, 58, said*."""
    if line.at(first - 1) != "," or line.at(after) not in (",", "."):
        return False
    named = first > 1 and line.words[first - 2].capital
    return named and after == first + 1 and len(line.words[first].text) == 2


def _one_more(line: Line, first: int) -> bool:
    """Whether somebody is named just before: *Karim and 12 others*."""
    index = first - 1
    while index >= 0 and line.at(index) in ("the", "other", "les", "еще", "autres"):
        index -= 1
    if line.at(index) not in _AND:
        return False
    index -= 1
    if line.at(index) == ",":
        index -= 1
    before = line.words[index] if index >= 0 else None
    if before is None or before.kind != "w":
        return False
    if before.capital and index > 0:
        return line.at(index - 1) not in _PLACE_BEFORE
    single = is_people(before.fold) and singular(before.fold) == before.fold
    return single and line.at(index - 1) in ("the", "its", "their", "his", "le", "la")


def _in_han(line: Line) -> Iterator[Count]:
    for found in _HAN_COUNT.finditer(line.text):
        if not line.free(*found.span("n")):
            continue
        value = _han_value(found["n"])
        unit, noun, at = found["unit"], found["noun"], found.start()
        if value is None or (value == 1 and unit != "名"):
            continue
        people = unit in "名位人" or re.search(rf"(?:{HAN_PEOPLE})$", noun)
        if unit == "年" and value > 1000:
            continue
        sign = _HAN_HOW.get(found["how"] or "", "~" if found["how"] else "")
        low, high = bounds(">" if found["more"] else sign, value)
        stop = found.end("noun") if people else found.end("unit")
        kind = PEOPLE if people else _HAN_UNIT.get(unit, "")
        yield Count(
            low,
            high,
            kind,
            frozenset((noun[-2:],)) if noun else frozenset(),
            bool(_PART_BEFORE.search(line.text, max(0, at - 4), at)),
            False,
            found.start("n"),
            stop,
            line.text[found.start("n") : stop],
        )


def _han_value(text: str) -> float | None:
    if not text[0].isdigit():
        value = numerals.han(text)
        return None if value is None else float(value)
    times = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}.get(text[-1], 1)
    return numerals.figure(text.rstrip("万萬亿億").replace("，", ",")) * times
