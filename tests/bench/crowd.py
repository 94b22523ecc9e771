"""A crowd of nobody: people, bodies, places, events and questions by their numbers.

What number ``n`` is called is the same in a dossier of any size. Names are composed as
those of the region are, so that there are many and most have near neighbours; each is
written in the scripts in which it would be met.
"""

from dataclasses import dataclass
from functools import cache, lru_cache
from random import Random
from typing import Final, TypeAlias

from bench import eastern, edits, name_lists
from bench.romanise import SYSTEMS, as_russian, feminine

Forms: TypeAlias = dict[str, tuple[str, ...]]
"""The forms of a name by the script that they are in."""

_SYSTEMS: Final = {
    language: tuple(system for system in SYSTEMS[language] if system.name in wanted)
    for language, wanted in (
        ("kazakh", ("bgn", "press", "turkish", "qazaq2021", "passport", "german")),
        ("russian", ("bgn", "press", "passport", "german", "french", "scholarly")),
    )
}


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _parts(text: str) -> tuple[tuple[str, str], ...]:
    pairs = (pair.partition("=") for pair in text.split())
    return tuple((name, han) for name, _, han in pairs)


_FIRST: Final = _parts(
    "Нұр=努尔 Ай=阿依 Ер=叶尔 Бек=别克 Жан=江 Сейіт=赛依提 Қали=哈力 Бай=拜"
    " Темір=铁木尔 Алтын=阿勒腾 Қара=哈拉 Ақ=阿克 Дәулет=达吾列提 Бақыт=巴合提"
    " Серік=赛力克 Мырза=米尔扎 Тұрсын=吐尔逊 Орын=吾仁 Қыдыр=克德尔 Құдай=胡达依"
    " Аман=阿曼 Есен=叶森 Тілеу=铁留 Жұма=朱马 Дүйсен=杜依山 Бейсен=别依山"
    " Сәрсен=沙尔山 Кенже=肯杰 Ораз=吾拉孜 Шора=硕拉 Ел=叶勒 Құл=库勒 Тоқ=托合"
    " Өте=吾铁 Мақ=马合 Әбді=阿布都 Хас=哈斯 Жақсы=加合斯 Той=托依 Сай=赛 Мұқа=木哈"
    " Қуан=胡安 Болат=波拉提 Сұлтан=苏力坦 Қажы=哈吉 Шай=夏依"
)
_SECOND: Final = _parts(
    "бек=别克 бай=拜 хан=汗 жан=江 ғали=哈力 мұрат=木拉提 гүл=古丽 болат=波拉提"
    " берген=别尔根 тай=太 лан=兰 ғазы=哈孜 мұхамбет=木哈买提 құл=库勒 нәр=纳尔"
    " кен=肯 ғазин=哈孜恩 дос=多斯 қан=坎 бол=波勒 сын=森 ман=曼 шат=夏提 төре=托列"
    " сұлтан=苏力坦 назар=纳扎尔 дәулет=达吾列提 қожа=霍加 мырза=米尔扎 ұлан=乌兰"
)
_LANDSCAPES: Final = _parts(
    "су=苏 тау=套 төбе=托别 бұлақ=布拉克 өзен=吾增 көл=库勒 жайлау=加依劳 қала=卡拉"
    " сай=赛 арал=阿拉勒 ағаш=阿哈什 тас=塔斯 құм=库姆 асу=阿苏 дала=达拉 жол=交勒"
    " кент=坎特"
)
_KAZAKH_ENDINGS: Final = ("ов", "ова", "ұлы", "қызы", "")
_RUSSIAN_FIRST: Final = _words(
    "Бел Чер Крас Голу Вор Мед Сок Лис Зай Куз Пет Ив Сид Ник Фом Лук Тим Сав Кар"
    " Мак Зах Дан Гав Еф Про Тро Скор Бед Брат Вет Град Дол Жур Звон Кал Лоб Мор"
    " Ног Пол Рог Суд Тол Хар Цып Шум Щеп Яр"
)
_RUSSIAN_SECOND: Final = _words(
    "ник ван дим кол пал тош нов лев рос зор гун душ бор чен лоп жил ман тал вер"
    " сел дан лат тиш кур мол бан ляп зин вич гор"
)
_RUSSIAN_ENDINGS: Final = ("ов", "ин", "ев", "ский", "енко")
_LATIN_GIVEN: Final = _words(
    "Anna Björn Çağla Dvora Elif François Gül Hélène İbrahim Jürgen Karin Łukasz"
    " Mehmet Nuño Ömer Pınar Renée Söğüt Thérèse Uğur Völker Wilhelm Yıldız Zoë"
    " Šárka Margaret Andrew Catherine Joseph Elizabeth Stephen Rebecca"
)
_LATIN_FIRST: Final = _words(
    "Ash Hart Wood Brad Stan Mont Gold Stein Rosen Öz Demir Yıl Kara Aydın Groß"
    " Klein Berg Schön Wald Horvá Novo Kov Dvoř Lind Sjö Ner Whit Black Lang Kirk"
    " Mar Ter"
)
_LATIN_SECOND: Final = _words(
    "ton ley man berg feld türk oğlu maz soy gil ström qvist ford worth shaw ák čík"
    " escu wicz ska mann stein hoff bauer dal"
)

_UYGHUR_ENDS: Final = (
    ("jan", "江"),
    ("gül", "古丽"),
    ("axun", "阿洪"),
    ("bay", "巴依"),
    ("xan", "汗"),
    ("niyaz", "尼亚孜"),
)
_BODIES: Final = (
    ("Latn", "{Latn} District Court No. {number}"),
    ("Latn", "{Latn} Detention Centre {number}"),
    ("Cyrl", "Районный суд № {number} города {Cyrl}"),
    ("Cyrl", "{Cyrl} аудандық соты, № {number}"),
    ("Hans", "{Hans}县人民法院第{number}庭"),
    ("Hans", "{Hans}市公安局{number}号"),
    ("Arab", "{Arab} سوت مەھكىمىسى {number}"),
)
_EVENTS: Final = (
    "Hearing in the case of {name}",
    "{name} is detained",
    "Приговор по делу: {name}",
    "{name} ісі бойынша сот отырысы",
    "{name}案开庭审理",
    "{name} نىڭ سوتى",
)
_QUESTIONS: Final = (
    "How many were detained with {name}?",
    "Когда вынесен приговор: {name}?",
    "{name} қашан ұсталды?",
    "{name}何时被捕？",
)


@dataclass(frozen=True, slots=True)
class Somebody:
    """An entity or a question: how it is called and how it is written."""

    id: str
    names: tuple[tuple[str, str], ...]
    """Pairs of a form that the dossier holds and its script; the first is our label."""
    others: tuple[str, ...] = ()
    """Forms of the name that the dossier does not hold."""


def identifier(prefix: str, number: int) -> str:
    """The id of a record, in no order that its number would show."""
    return f"{prefix}_{number * 2654435761 % 2**32:08x}"


def kind_of(number: int) -> str:
    """The letter that its id begins with; three of five are people."""
    return _KINDS[number % len(_KINDS)]


def somebody(number: int) -> Somebody:
    """What number ``number`` is called."""
    kind = kind_of(number)
    rng = Random(number)
    record = identifier(kind, number)
    if kind == "p":
        return _written(rng, record, _person(rng), _PEOPLE_FORMS)
    if kind == "l":
        return _written(rng, record, _place(rng), _PLACE_FORMS)
    if kind == "o":
        return Somebody(record, _body(rng))
    names = [name for form in _person(rng).values() for name in form]
    about = rng.choice(_EVENTS if kind == "e" else _QUESTIONS)
    name = about.format(name=rng.choice(names))
    return Somebody(record, ((name, "Zyyy"),))


def _written(
    rng: Random, record: str, forms: Forms, weights: tuple[int, ...]
) -> Somebody:
    """Some forms are held, the rest nobody wrote down yet."""
    held = {name: script for script, names in forms.items() for name in names}
    found = list(held.items())
    rng.shuffle(found)
    # Another script comes before another spelling in the same one.
    firsts = {script: place for place, (_, script) in reversed([*enumerate(found)])}
    ordered = sorted(found, key=lambda one: found.index(one) != firsts[one[1]])
    count = rng.choices(range(1, len(weights) + 1), weights)[0]
    others = tuple(name for name, _ in ordered[count:])
    return Somebody(record, tuple(ordered[:count]), others)


def _person(rng: Random) -> Forms:
    return rng.choices(_PEOPLES, _PEOPLES_OFTEN)[0](rng)


@lru_cache(maxsize=100_000)
def _cyrillic(language: str, word: str) -> tuple[str, ...]:
    """A word in Latin letters, by each system."""
    return tuple(system.word(word) for system in _SYSTEMS[language])


@lru_cache(maxsize=100_000)
def _arabic(word: str) -> str:
    return eastern.tote(word)


def _spelt(rng: Random, language: str, words: list[str]) -> Forms:
    """Cyrillic words, and three ways to write them in Latin letters."""
    name = " ".join(words)
    ways = list(zip(*(_cyrillic(language, word) for word in words), strict=True))
    latin = [" ".join(way) for way in rng.sample(ways, 3)]
    cyrillic = [name] if language == "russian" else [name, as_russian(name)]
    return {"Cyrl": tuple(cyrillic), "Latn": tuple(latin)}


def _compound(rng: Random, second: tuple[tuple[str, str], ...]) -> tuple[str, str]:
    one, other = rng.choices(_FIRST, _FIRST_OFTEN)[0], rng.choice(second)
    return one[0] + other[0], one[1] + other[1]


def _kazakh(rng: Random) -> Forms:
    given, given_han = _compound(rng, _SECOND)
    if rng.random() < 0.4:
        given, given_han = rng.choice(name_lists.KAZAKH_GIVEN), ""
    stem, stem_han = _compound(rng, _SECOND)
    if rng.random() < 0.3:
        stem, stem_han = rng.choice(name_lists.KAZAKH_STEMS), ""
    words = [given, stem + rng.choice(_KAZAKH_ENDINGS)]
    forms = _spelt(rng, "kazakh", words)
    forms["Arab"] = (" ".join(map(_arabic, words)),)
    if given_han and stem_han:
        forms["Hans"] = (f"{given_han}·{stem_han}",)
    return forms


def _russian(rng: Random) -> Forms:
    given = rng.choice(name_lists.RUSSIAN_GIVEN)
    surname = rng.choice(name_lists.RUSSIAN_SURNAMES)
    if rng.random() < 0.7:
        parts = rng.choice(_RUSSIAN_FIRST), rng.choice(_RUSSIAN_SECOND)
        surname = "".join(parts) + rng.choice(_RUSSIAN_ENDINGS)
    patronymic = rng.choice(name_lists.PATRONYMICS)
    if given[-1] in "аяь" and given not in ("Илья", "Никита", "Игорь"):
        surname = feminine(surname)
        patronymic = patronymic.removesuffix("ич") + "на"
    middle = [patronymic] if rng.random() < 0.3 else []
    return _spelt(rng, "russian", [given, *middle, surname])


def _uyghur(rng: Random) -> Forms:
    given, father = _uyghur_name(rng), _uyghur_name(rng)
    name = f"{given[0]} {father[0]}"
    return {
        "Arab": (" ".join(map(_uyghur_arabic, name.split())),),
        "Latn": (name.title(), eastern.uyghur_press(name)),
        "Cyrl": (" ".join(map(_uyghur_cyrillic, name.split())),),
        "Hans": (f"{given[1]}·{father[1]}",),
    }


_uyghur_arabic = cache(eastern.uyghur_arabic)
_uyghur_cyrillic = cache(eastern.uyghur_cyrillic)


def _uyghur_name(rng: Random) -> tuple[str, str]:
    name, han = rng.choice(name_lists.UYGHUR_GIVEN)
    if rng.random() < 0.4:
        end, end_han = rng.choice(_UYGHUR_ENDS)
        return name + end, han + end_han
    return name, han


def _chinese(rng: Random) -> Forms:
    surname = rng.choice(name_lists.CHINESE_SURNAMES)
    given = [rng.choice(name_lists.CHINESE_GIVEN) for _ in range(rng.choice((1, 2, 2)))]
    family, *rest = surname[1].split("'")
    syllables = tuple(part[1] for part in given)
    ways = ("plain", "hyphen", "western", "palladius")
    if rest:  # a surname of two syllables: as one word
        one, other = (family + rest[0]).title(), "".join(syllables).title()
        latin = [f"{one} {other}", f"{other} {one}"]
        cyrillic: tuple[str, ...] = ()
    else:
        *latin, palladius = (eastern.chinese(family, syllables, way) for way in ways)
        cyrillic = (palladius,)
    forms: Forms = {
        "Hans": (surname[0] + "".join(part[0] for part in given),),
        "Latn": tuple(latin),
    }
    return {**forms, "Cyrl": cyrillic} if cyrillic else forms


def _western(rng: Random) -> Forms:
    given = rng.choice(_LATIN_GIVEN)
    surname = rng.choice(_LATIN_FIRST) + rng.choice(_LATIN_SECOND)
    middle = rng.choice(_LATIN_GIVEN)
    name = f"{given} {surname}"
    ways = [f"{given} {middle} {surname}", f"{surname}, {given}"]
    plain = edits.plain(name)
    return {"Latn": (name, *ways, *([plain] if plain else []))}


def _place(rng: Random) -> Forms:
    if rng.random() < 0.5:
        name, han = _compound(rng, _LANDSCAPES)
    else:
        one, other = _compound(rng, _SECOND), rng.choice(_LANDSCAPES)
        name, han = one[0] + other[0], one[1] + other[1]
    forms = _spelt(rng, "kazakh", [name])
    return {**forms, "Arab": (_arabic(name),), "Hans": (han,)}


def _body(rng: Random) -> tuple[tuple[str, str], ...]:
    """A body and what it is called in other languages."""
    place, number = _place(rng), rng.randrange(1, 40)
    given = {script: forms[0] for script, forms in place.items()}
    chosen = rng.sample(_BODIES, rng.choice((2, 2, 2, 3)))
    return tuple(
        (pattern.format(number=number, **given), script) for script, pattern in chosen
    )


_KINDS: Final = "pepoplppeppopplppepq"
_PEOPLES: Final = (_kazakh, _uyghur, _russian, _chinese, _western)
_PEOPLES_OFTEN: Final = (38, 20, 18, 16, 8)
_FIRST_OFTEN: Final = tuple(1 / (place + 6) for place in range(len(_FIRST)))
_PEOPLE_FORMS: Final = (7, 17, 27, 30, 19)
_PLACE_FORMS: Final = (25, 35, 25, 15)
"""How often so many forms of a name are held: one, two, …"""
