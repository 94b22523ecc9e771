"""Two texts are compared over their whole length, fact by fact."""

import random
from collections import Counter
from collections.abc import Callable
from itertools import combinations, permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.injection import QUIET, measure, reports, unfounded
from bench.material import EVENTS, MARK, REPORTS, RETELLINGS, UNSEEN, Pair, pairs
from bench.texts import text as invented
from db.case_given import FOLDER, needs_facts
from dossier_db.texts.flags import Flag, Reading, flags, reading
from dossier_db.texts.sentences import lines, split

ENGLISH = (
    "Police in Oral charged 12 activists under Article 400(1).",
    "The trial is expected to begin on March 3, and Aliya Nurlan will defend them.",
    "The Danish embassy sent a letter to the ministry.",
)
FOLDERS = (RETELLINGS, EVENTS, UNSEEN)
LOW = "abcdefgh"
SIZE = 300_000
"""Characters; five times as many where they cost next to nothing."""


def compared(a: str, b: str, *issued: str) -> list[Flag]:
    """The flags of two texts that are not of the least weight."""
    days = (issued[0], issued[1]) if issued else ("", "")
    found = flags(split(a), split(b), days)
    return [flag for flag in found if flag.weight >= QUIET]


def changed(before: str, after: str) -> list[tuple[str, str]]:
    """Rules and verdicts where one thing is otherwise in a copy."""
    text = " ".join(ENGLISH)
    assert before in text
    found = compared(text, text.replace(before, after))
    return [(flag.rule, flag.verdict) for flag in found]


@pytest.mark.parametrize(
    ("before", "after", "rule", "verdict"),
    [
        ("12 activists", "fifteen activists", "people", "differ"),
        ("March 3", "March 5", "date", "differ"),
        ("400(1)", "400(2)", "article", "differ"),
        ("400(1)", "400", "article", "precision"),
        ("400(1)", "410(1)", "article", "differ"),
        ("Nurlan", "Nurlam", "spelling", "spelling"),
        ("Aliya Nurlan", "Saule Omar", "name", "differ"),
        ("is expected to begin on", "ended on", "stage", "update"),
        ("Danish embassy", "Danish government", "actor", "attribution"),
    ],
)
def test_a_changed_fact_is_flagged(
    before: str, after: str, rule: str, verdict: str
) -> None:
    assert (rule, verdict) in changed(before, after)


def test_the_same_in_other_words_is_not_flagged() -> None:
    assert (
        compared(
            "Twelve activists were charged on 3 March 2024 under article 400, part 1.",
            "Under Article 400(1), 12 activists were charged on March 3.",
        )
        == []
    )


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Four people tend the garden.", "Three men robbed a van in the port."),
        ("Four men tend the garden.", "Three men robbed a van in the port."),
        ("Nine miners were killed.", "The fire left 7 wounded."),
        ("Five women run the shop.", "Police held 4 boys."),
        ("Сад стерегут четыре человека.", "Трое мужчин ограбили склад."),
        ("Из воды подняли 9 погибших.", "В больнице 7 раненых."),
        ("Бақты төрт адам күзетеді.", "Үш еркек қойманы тонады."),
        ("四名男子看守花园。", "三名妇女抢劫仓库。"),
        ("Quatre femmes gardent le jardin.", "Trois hommes ont pillé un entrepôt."),
    ],
)
def test_different_numbers_of_other_people_are_not_flagged(a: str, b: str) -> None:
    assert compared(a, b) == compared(b, a) == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Four people tend the garden.", "Five people tend the old garden."),
        ("Nine sailors drowned at dawn.", "The ship lost 7 sailors."),
        ("The blast left nine dead.", "Seven were killed: the 7 fatalities wait."),
        ("Police held 12 activists.", "Задержаны девятнадцать активистов."),
    ],
)
def test_different_numbers_of_the_same_people_are_flagged(a: str, b: str) -> None:
    assert [flag.rule for flag in compared(a, b)] == ["people"]


def test_a_number_that_the_other_text_has_by_another_word_is_not_flagged() -> None:
    a = "Four people guard the port. Three figures in masks left the port by a ladder."
    b = "Three men in masks left by a ladder."
    assert compared(a, b) == []


def test_the_order_of_sentences_does_not_matter() -> None:
    a = "\n".join(ENGLISH)
    b = "\n".join(reversed(ENGLISH)).replace("12 activists", "17 activists")
    assert [flag.rule for flag in compared(a, b)] == ["people"]


def test_a_flag_says_where_and_why() -> None:
    a = "It rained. Police held 12 activists."
    b = "Police held 17 activists."
    (flag,) = compared(a, b)
    (mine,), (its,) = flag.a, flag.b
    assert (mine.sentence, its.sentence) == (1, 0)
    assert a[mine.start : mine.stop] == mine.words == "12 activists"
    assert b[its.start : its.stop] == its.words == "17 activists"
    assert "17 − 12 = 5" in flag.why


def test_a_text_that_contradicts_itself_is_flagged_on_its_own_side() -> None:
    text = "The leader, Karim, and 19 members were charged. The 19 defendants wait."
    (flag,) = [one for one in compared("It rained.", text) if one.rule == "two totals"]
    assert flag.a == ()
    assert [where.words for where in flag.b] == ["19 members", "19 defendants"]
    assert "1 + 19 = 20" in flag.why


def test_the_days_of_two_texts_tell_an_update_from_a_step_back() -> None:
    early, late = "2025-03-01", "2025-05-01"
    over, ahead = "The trial has ended.", "The trial is expected to begin on May 2."
    stages = [
        compared(over, ahead, *days)[0].verdict
        for days in (
            ("", ""),
            (late, early),
            (early, late),
        )
    ]
    assert stages == ["update", "update", "backwards"]


def test_what_only_one_text_counts_comes_last() -> None:
    a = split("They burned three flags. Police held 12 activists.")
    b = split("They burned flags. Police held 15 activists.")
    assert [flag.rule for flag in flags(a, b)] == ["people", "only one counts"]


@pytest.mark.parametrize(
    ("a", "b", "rules"),
    [
        (
            "Суд 3 марта арестовал двенадцать активистов по ст. 400 ч. 1.",
            "Суд 5 марта арестовал пятнадцать активистов по ст. 400 ч. 2.",
            {"people", "date", "article"},
        ),
        (
            "Сот 3 наурызда он екі белсендіні 400-бап бойынша айыптады.",
            "Сот 5 наурызда он бес белсендіні 405-бап бойынша айыптады.",
            {"people", "date", "article"},
        ),
        (
            "法院3月3日依据第400条审理十二名工人。",
            "法院3月5日依据第405条审理十五名工人。",
            {"people", "date", "article"},
        ),
        (
            "Le 3 mars, douze dockers ont été jugés selon l’article 400.",
            "Le 5 mars, quinze dockers ont été jugés selon l’article 405.",
            {"number", "date", "article"},
        ),
    ],
)
def test_other_languages_are_compared_too(a: str, b: str, rules: set[str]) -> None:
    assert {flag.rule for flag in compared(a, b)} >= rules


def test_numbers_and_dates_agree_across_languages() -> None:
    assert (
        compared(
            "On March 3, 2024 police held 12 activists in Oral.",
            "3 марта 2024 года полиция задержала двенадцать активистов в Орале.",
        )
        == []
    )


@needs_facts
def test_the_two_texts_of_the_case_are_told_apart() -> None:
    texts = [
        (FOLDER / "texts" / f"{name}.txt").read_text("utf-8")
        for name in ("epochtimes", "hrw")
    ]
    found = compared(*texts)
    sides = [
        (
            " ".join(where.words for where in flag.a).lower(),
            " ".join(where.words for where in flag.b).lower(),
        )
        for flag in found
    ]
    for mine, its in (
        ("19", "18"),
        ("concluded", "to begin"),
        ("atazhul", "atajurt"),
        ("174(2)", "174"),
        ("long-term", "up to 10 years"),
        ("hatred", "discord"),
        ("government", "consulate"),
        ("images", "portrait"),
        ("supervised", "pretrial"),
    ):
        assert any(mine in a and its in b for a, b in sides), (mine, its)
    assert "1 + 19 = 20" in " ".join(flag.why for flag in found)
    assert len(found) <= 16


@needs_facts
def test_of_the_names_of_the_case_none_stands_for_another_by_remainder() -> None:
    texts = [
        split((FOLDER / "texts" / f"{name}.txt").read_text("utf-8"))
        for name in ("hrw", "epochtimes")
    ]
    for a, b in permutations(texts):
        assert len(flags(a, b)) <= 16
        assert "others of their kind" not in " ".join(flag.why for flag in flags(a, b))


def _material() -> list[Reading]:
    told = [side for pair in pairs(REPORTS, *FOLDERS) for side in _told(pair)]
    every = [*told, *(invented(seed) for seed in range(4)), " ".join(ENGLISH)]
    return [Reading(split(text)) for text in every]


def _told(pair: Pair) -> tuple[str, str, str]:
    """A report, its retelling and a copy of it with all marked facts changed."""
    return pair.text, pair.retold, MARK.sub(lambda mark: mark[3], pair.marked)


def _sides(found: tuple[Flag, ...], *, changed: bool = False) -> Counter[object]:
    """What is flagged and where, with the sides as they are or changed."""
    return Counter(
        (one.rule, one.verdict, one.weight, *((one.b, one.a) if changed else one[2:4]))
        for one in found
    )


def test_the_same_is_flagged_whichever_text_comes_first() -> None:
    readings = _material()
    near = [pair for n in (1, 2) for pair in zip(readings, readings[n:], strict=False)]
    half = len(readings) // 2
    far = zip(readings[:half], reversed(readings), strict=False)
    for a, b in (*near, *far):
        assert _sides(flags(a, b)) == _sides(flags(b, a), changed=True)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # Of equals only the first is shown, or only so many.
        (
            "Oral district borders Sund county. Sund district is old.",
            "Sund county borders Oral district. Oral county is old.",
        ),
        (
            "They burned three flags. Rain fell. Seven schools and nine ovens stood.",
            "They burned flags. A school has an oven, two walls, six doors, ten bells"
            " and five lamps. Walls, doors, bells and lamps were new with a roof.",
        ),
        (
            "Police held Marlan. Police held Marlon.",
            "Police held Marlen. Police held Marlun.",
        ),
    ],
)
def test_of_equals_the_same_are_flagged_whichever_text_comes_first(
    a: str, b: str
) -> None:
    mine, its = split(a), split(b)
    assert _sides(flags(mine, its)) == _sides(flags(its, mine), changed=True)


def test_of_changed_facts_eight_in_ten_are_caught_and_so_by_a_retelling() -> None:
    caught, changed = Counter[str](), Counter[str]()
    for folder in FOLDERS:
        tallies, _ = measure(list(reports(folder)))
        assert {kind for _, kind in tallies} == {"n", "p", "t", "d", "a"}
        for (side, kind), tally in tallies.items():
            if side == "report":
                assert tally.share >= 0.8, (folder.name, kind, tally)
            else:
                caught[kind] += tally.caught
                changed[kind] += tally.changed
    assert all(caught[kind] >= 0.8 * changed[kind] for kind in changed), caught


@pytest.mark.parametrize("folder", FOLDERS, ids=[folder.name for folder in FOLDERS])
def test_of_a_report_that_is_told_again_little_is_flagged(folder: Path) -> None:
    every = list(reports(folder))
    alone = unfounded(every)
    assert sum(len(itself) for itself, _ in alone.values()) == 0
    loud = [flag for _, other in alone.values() for flag in other]
    assert sum(flag.weight >= QUIET for flag in loud) <= len(every) / 2


def test_texts_that_are_compared_with_many_are_read_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    texts = [split(" ".join(ENGLISH[n:])) for n in range(3)]
    apart = [flags(a, b) for a, b in combinations(texts, 2)]
    readings = [Reading(text) for text in texts]
    monkeypatch.setattr(reading, "Line", None)  # nothing is cut again
    assert [flags(a, b) for a, b in combinations(readings, 2)] == apart


def test_a_name_in_han_that_only_one_text_shows_is_found_in_both() -> None:
    told = "家长要求校长何玉兰辞职。"
    assert compared(told, "5月以后何玉兰没有再来过。") == []
    (flag,) = compared(told, "5月以后何玉梅没有再来过。")
    assert (flag.rule, flag.b[0].words) == ("spelling", "何玉梅")


@given(st.lists(st.text("ab 12,.一名月3日“”Aб()", max_size=40), max_size=6))
def test_any_text_against_itself_only_contradicts_itself(rows: list[str]) -> None:
    sentences = lines("\n".join(rows))
    for flag in flags(sentences, sentences):
        assert flag.rule == "two totals"


def _days() -> str:
    rng = random.Random(3)
    return " ".join(
        f"On May {rng.randrange(1, 29)} police held {number} men."
        for number in range(SIZE // 36)
    )


def _capitals() -> str:
    rng = random.Random(3)
    return " ".join(f"Abc{''.join(rng.choices(LOW, k=5))}" for _ in range(SIZE // 9))


HOSTILE: dict[str, Callable[[], str]] = {
    "repeats": lambda: "On November 14, police held 18 men in Oral.\n" * (SIZE // 10),
    "one line": lambda: f"{' '.join(ENGLISH)} " * (5 * SIZE // 160),
    "no spaces": lambda: "a" * 5 * SIZE,
    "digits": lambda: "1" * 5 * SIZE,
    "numbers": lambda: " ".join(str(n * 7919 % 10**6) for n in range(SIZE // 7)),
    "capitals": _capitals,
    "days": _days,
    "quotes": lambda: "“" * SIZE + "”" * SIZE,
    "brackets": lambda: "174(" * SIZE,
    "Han": lambda: "十九名被告在阿拉木图法院受审" * (SIZE // 14),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_text_is_too_much(name: str) -> None:
    other = split(" ".join(ENGLISH))
    assert isinstance(flags(split(HOSTILE[name]()), other), tuple), name
