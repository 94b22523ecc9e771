"""Counts are read in words and digits, about or exactly, in five languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier_db.texts.facts.dates import dates
from dossier_db.texts.facts.law import articles
from dossier_db.texts.facts.numbers import PEOPLE, Count, counts
from dossier_db.texts.facts.words import Line

UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen"
    " fourteen fifteen sixteen seventeen eighteen nineteen"
)
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
RUSSIAN_HUNDREDS = "сто двести триста четыреста пятьсот шестьсот семьсот восемьсот"
RUSSIAN_TENS = "двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят"
RUSSIAN = (
    "ноль один два три четыре пять шесть семь восемь девять десять одиннадцать"
    " двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать"
    " восемнадцать девятнадцать"
)
KAZAKH = "нөл бір екі үш төрт бес алты жеті сегіз тоғыз"
KAZAKH_TENS = "он жиырма отыз қырық елу алпыс жетпіс сексен тоқсан"


def found(text: str) -> list[Count]:
    """The counts of a text, as they are when dates and articles were read first."""
    line = Line(text)
    dates(line)
    articles(line)
    return list(counts(line))


def english(number: int) -> str:
    """A number below 10,000 in English."""
    if number >= 1000:
        rest = f" {english(number % 1000)}" if number % 1000 else ""
        return f"{english(number // 1000)} thousand{rest}"
    if number >= 100:
        rest = f" and {english(number % 100)}" if number % 100 else ""
        return f"{UNITS.split()[number // 100]} hundred{rest}"
    if number >= 20:
        rest = f"-{UNITS.split()[number % 10]}" if number % 10 else ""
        return TENS.split()[number // 10 - 2] + rest
    return UNITS.split()[number]


def russian(number: int) -> str:
    """A number below 900 in Russian."""
    words = []
    if number >= 100:
        words.append(RUSSIAN_HUNDREDS.split()[number // 100 - 1])
        number %= 100
    if 20 <= number < 90:
        words.append(RUSSIAN_TENS.split()[number // 10 - 2])
        number %= 10
    elif number >= 90:
        words.append("девяносто")
        number -= 90
    if number or not words:
        words.append(RUSSIAN.split()[number])
    return " ".join(words)


def kazakh(number: int) -> str:
    """A number below 1000 in Kazakh."""
    words = []
    if number >= 100:
        words += [KAZAKH.split()[number // 100], "жүз"][number < 200 :]
        number %= 100
    if number >= 10:
        words.append(KAZAKH_TENS.split()[number // 10 - 1])
        number %= 10
    if number:
        words.append(KAZAKH.split()[number])
    return " ".join(words)


def chinese(number: int) -> str:
    """A number below 1000 in Chinese."""
    digits = "零一二三四五六七八九"
    made = ""
    if number >= 100:
        made += digits[number // 100] + "百"
        number %= 100
        if 0 < number < 10:
            made += "零"
    if number >= 10:
        lead = "" if number < 20 and not made else digits[number // 10]
        made += lead + "十"
        number %= 10
    return made + (digits[number] if number else "")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Police held 18 Kazakh activists.", 18),
        ("Thirteen are in pretrial detention.", 13),
        ("Two hundred and ten people came.", 210),
        ("A dozen protesters stayed.", 12),
        ("They spoke of 1,200 workers.", 1200),
        ("На суде девятнадцать обвиняемых.", 19),
        ("Задержаны двадцать три человека.", 23),
        ("Из них 13 под стражей.", 13),
        ("Полиция отпустила пятерых участников.", 5),
        ("он тоғыз белсенді сотталды", 19),
        ("19 айыпталушының ісі қаралады", 19),
        ("法院审理十九名被告一案", 19),
        ("警方拘留4人。", 4),
        ("dix-neuf prévenus comparaissent", 19),
        ("quatre-vingt-dix-sept manifestants", 97),
        ("soixante et onze ouvriers", 71),
    ],
)
def test_a_number_of_people_is_read_in_words_and_digits(text: str, number: int) -> None:
    (count,) = found(text)
    assert (count.unit, count.low, count.high) == (PEOPLE, number, number)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("about 30 activists", "27–33"),
        ("some 300 people", "270–330"),
        ("at least 30 activists", "30–"),
        ("more than 30 activists", "31–"),
        ("up to 30 activists", "0–30"),
        ("between 30 and 40 activists", "30–40"),
        ("30–40 activists", "30–40"),
        ("dozens of activists", "20–120"),
        ("около 30 человек", "27–33"),
        ("не менее 30 человек", "30–"),
        ("от 30 до 40 человек", "30–40"),
        ("отызға жуық белсенді", "27–33"),
        ("кемінде 30 адам", "30–"),
        ("至少30人被捕", "30–"),
        ("约30人到场", "27–33"),
        ("30多名工人", "31–"),
        ("au moins 30 personnes", "30–"),
        ("une trentaine de personnes", "27–33"),
        ("de 30 à 40 personnes", "30–40"),
    ],
)
def test_how_exact_a_number_is_stands_in_its_bounds(text: str, value: str) -> None:
    (count,) = found(text)
    assert (count.unit, count.value) == (PEOPLE, value)


@pytest.mark.parametrize(
    "text",
    [
        "On November 14, 2025 it rained.",
        "It falls under Article 174(2) of the code.",
        "The COVID-19 rules ended at 15:30.",
        "He came at 3 p.m. and left.",
        "Он сказал это вчера.",
        "Un nouveau juge est neuf.",
    ],
)
def test_dates_articles_times_and_other_words_are_no_counts(text: str) -> None:
    assert found(text) == []


def test_a_named_person_and_a_number_are_one_more() -> None:
    joined = found("Its leader, Karim, and 19 members were charged.")
    assert [count.and_one for count in joined] == [True]
    assert not found("In Almaty and 19 towns people met.")[0].and_one


def test_some_of_a_whole_are_told_from_the_whole() -> None:
    assert [count.part for count in found("12 of the 19 defendants")] == [True, False]


@pytest.mark.parametrize(
    "text",
    [
        "Among them 5 women were fined.",
        "Three men among the guests were fined.",
        "They came by bus, including 5 women.",
        "Оштрафованы все, в том числе 5 женщин.",
        "Олардың ішінде 5 әйел бар.",
        "其中5名妇女被罚款。",
        "Tous sont venus, dont 5 femmes.",
    ],
)
def test_a_number_among_others_is_a_part_of_them(text: str) -> None:
    assert [count.part for count in found(text)] == [True]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Троих отпустили утром.", 3),
        ("Шестерых пожарные вынесли через окно.", 6),
        ("К вечеру вернулись пятеро.", 5),
    ],
)
def test_a_russian_number_of_persons_needs_no_noun(text: str, number: int) -> None:
    (count,) = found(text)
    assert (count.unit, count.value) == (PEOPLE, str(number))


def test_what_comes_in_pairs_is_no_number_of_persons() -> None:
    assert [one.unit for one in found("Двое ворот заперты, ждали трое суток.")] == [
        "",
        "d",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Вошла тридцать первая свидетельница.",
        "Тридцать первое заседание перенесли.",
        "Сто двадцатого зрителя поздравили.",
        "Это жители 21-го дома.",
        "The thirty first witness spoke.",
        "Отыз бірінші куә сөйледі.",
        "Он екінші айыпталушы келді.",
        "21-ші куә сөйледі.",
        "第三十一名证人到庭。",
        "第31名证人到庭。",
        "Le vingt deuxième témoin parle.",
    ],
)
def test_a_place_in_an_order_of_two_words_is_no_count(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Тридцать первых зрителей поздравили.", "30"),
        ("Thirty first responders came.", "30"),
        ("Отыз орманшы келді.", "30"),
        ("19-ю работниками довольны.", "19"),
    ],
)
def test_the_first_of_many_are_counted(text: str, number: str) -> None:
    assert [count.value for count in found(text)] == [number]


def test_a_kazakh_pronoun_is_never_ten() -> None:
    assert found("Кеше оны көршілері көрді, қызметкерлер оны білмеді.") == []
    (five,) = found("Қызметкерлер оны бес адаммен бірге ұстады.")
    assert (five.value, five.words) == ("5", "бес адаммен")


def test_two_lower_bounds_that_differ_do_not_agree() -> None:
    (sixty,) = found("at least 60 people")
    (ninety,) = found("at least 90 people")
    (exactly,) = found("ninety-one people")
    assert not sixty.agrees(ninety)
    assert ninety.agrees(exactly)


def test_the_unit_tells_people_from_time_money_and_things() -> None:
    units = [
        count.unit
        for count in found("In 3 days 4 men paid 500 tenge, 20% of 7 fines, $9.")
    ]
    assert units == ["d", PEOPLE, "tenge", "%", "", "$"]


def test_a_number_between_commas_after_a_name_is_an_age() -> None:
    assert [one.unit for one in found("Gerald Pruitt, 58, denies everything.")] == [
        "age"
    ]
    assert [one.unit for one in found("In 2019, 58, or so, were held.")] != ["age"]


def test_some_of_them_are_people_in_french() -> None:
    (one,) = found("Six d’entre eux ne sont pas rentrés.")
    assert (one.unit, one.value) == (PEOPLE, "6")


def test_a_noun_that_is_not_known_may_be_one_for_people() -> None:
    (people,) = found("380 people came.")
    (unknown,) = found("380 customers came.")
    (years,) = found("It took 380 years.")
    assert not people.agrees(unknown)
    assert people.may_agree(unknown) and unknown.may_agree(people)
    assert not people.may_agree(years)


@given(st.integers(2, 9_999))
def test_every_number_in_english_is_read_back(number: int) -> None:
    assert [count.low for count in found(f"{english(number)} people")] == [number]


@given(st.integers(2, 899))
def test_every_number_in_russian_is_read_back(number: int) -> None:
    assert [count.low for count in found(f"{russian(number)} человек")] == [number]


@given(st.integers(2, 999))
def test_every_number_in_kazakh_is_read_back(number: int) -> None:
    text = f"Олар: {kazakh(number)} белсенді"
    assert [count.low for count in found(text)] == [number]


@given(st.integers(2, 999))
def test_every_number_in_chinese_is_read_back(number: int) -> None:
    assert [count.low for count in found(f"{chinese(number)}名工人")] == [number]
