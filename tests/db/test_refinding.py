"""Passages found again, or what became of their words; in several scripts."""

import re
import textwrap
import unicodedata
from collections.abc import Callable, Iterator
from itertools import pairwise, zip_longest
from typing import Literal, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.bundled import Bundled
from db.case_given import FOLDER, WHOLE, needs_facts
from dossier_db.texts import refinding
from dossier_db.texts.fingerprint import Digest, digest
from dossier_db.texts.grams import grams
from dossier_db.texts.refinding import Refound, Wanted, refind
from dossier_db.texts.sentences import split

TEXTS = {
    "ru": (
        "Библиотека открылась 12 марта. В ней два зала и «тихая» комната.\n"
        "Всю неделю шёл дождь, и крыша протекла. Книги сушили у печи 9 дней.\n"
        "Осенью школа привезла скамьи — всего сорок."
    ),
    "kk": (
        "Кітапхана 12 наурызда ашылды. Онда екі зал және «тыныш» бөлме бар.\n"
        "Апта бойы жаңбыр жауып, шатырдан су ақты. Кітаптарды 9 күн кептірді.\n"
        "Күзде мектеп қырық орындық әкелді."
    ),
    "ug": (
        "كۇتۇپخانا 12-مارت ئېچىلدى. ئۇنىڭدا ئىككى زال ۋە «جىمجىت» ئۆي بار.\n"
        "بىر ھەپتە يامغۇر ياغدى، ئۆگزىدىن سۇ ئاقتى. كىتابلارنى 9 كۈن قۇرۇتتى.\n"
        "كۈزدە مەكتەپ قىرىق ئورۇندۇق ئېلىپ كەلدى."
    ),
    "zh": (
        "图书馆于3月12日开放。馆内有两个大厅和一间“安静”的房间。\n"
        "整整一周都在下雨，屋顶漏了水。书在炉边晾了9天。\n"
        "秋天，学校送来了四十条长凳。"
    ),
    "en": (
        "The co-operative library opened on 12 March. It has two “quiet” rooms.\n"
        "It rained all week, and the roof leaked. Books dried for 9 days.\n"
        "In autumn the school brought forty benches."
    ),
}

Form = Literal["NFC", "NFD", "NFKC", "NFKD"]


def hyphenated(text: str) -> str:
    """Lines of 40 letters, words broken at their ends with a hyphen."""
    line = re.compile(r".{1,40}(?!(?<=\d)\d)")  # never within a number

    def broken(paragraph: str) -> str:
        lines = line.findall(paragraph)
        ends = [
            "-\n" if one[-1].isalpha() and after[0].isalpha() else "\n"
            for one, after in pairwise(lines)
        ]
        return "".join(map("".join, zip_longest(lines, ends, fillvalue="")))

    return "\n\n".join(broken(paragraph) for paragraph in text.splitlines())


CAPTURES: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "wrapped": lambda text: textwrap.fill(text, 24),
    "indented": lambda text: textwrap.indent(text, "        "),
    "in ASCII quotes": lambda text: text.translate(str.maketrans("“”«»", '""""')),
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "hyphenated": hyphenated,
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "one line": lambda text: text.replace("\n", " "),
    "quoted mail": lambda text: textwrap.indent(text, "> "),
}
each_capture = pytest.mark.parametrize("capture", CAPTURES.values(), ids=list(CAPTURES))
each_text = pytest.mark.parametrize("text", TEXTS.values(), ids=list(TEXTS))


def cited(text: str) -> list[Wanted]:
    """Every sentence by its digest alone."""
    return [Wanted(one.paragraph, digest(one.text), None) for one in split(text)]


def states(found: list[Refound]) -> list[str]:
    return [one.state for one in found]


@each_text
@each_capture
def test_another_layout_leaves_every_passage_in_its_place(
    text: str, capture: Callable[[str], str]
) -> None:
    found = refind(capture(text), cited(text))
    assert states(found) == ["exact"] * 5
    assert all(len(one.places) == 1 for one in found)


@each_text
def test_a_figure_that_differs_is_shown_beside_the_words_of_an_earlier_text(
    text: str,
) -> None:
    found = refind(text.replace("12", "15"), cited(text), [text])
    assert states(found) == ["changed", *["exact"] * 4]
    assert "12" in str(found[0].was) and "15" in str(found[0].now)
    assert found[0].places == ()


@each_text
def test_without_an_earlier_text_a_digest_that_is_not_found_is_lost(text: str) -> None:
    found = refind(text.replace("12", "15"), cited(text))
    assert found[0] == Refound("lost")


@each_text
def test_swapped_paragraphs_are_said_to_have_moved(text: str) -> None:
    one, two, three = text.splitlines()
    found = refind(f"{two}\n{one}\n{three}", cited(text))
    assert states(found) == ["moved"] * 4 + ["exact"]
    assert all(one.places for one in found)


@given(
    text=st.sampled_from(list(TEXTS.values())),
    width=st.integers(8, 90),
    form=st.sampled_from(get_args(Form)),
    quote=st.sampled_from(["", "> ", "    ", "| "]),
    marks=st.sampled_from(["“”", '""', "„“", "''"]),
    ends=st.sampled_from(["\n", "\r\n", "\u2028"]),
)
def test_no_layout_loses_a_passage(
    text: str, width: int, form: Form, quote: str, marks: str, ends: str
) -> None:
    copy = text.translate(str.maketrans("“”«»", marks * 2))
    wrapped = ends.join(f"{quote}{line}" for line in textwrap.wrap(copy, width))
    found = refind(unicodedata.normalize(form, wrapped), cited(text))
    assert set(states(found)) == {"exact"}


def test_words_are_found_where_no_digest_is_held() -> None:
    text = TEXTS["en"]
    found = refind(text, [Wanted(1, None, "Two 'quiet' rooms")])
    assert [text[slice(*place)] for place in found[0].places] == ["two “quiet” rooms"]


def test_a_part_of_a_word_is_not_the_word() -> None:
    assert refind("They were arrested.", [Wanted(1, None, "arrest")])[0].places == ()


def test_words_that_changed_are_shown_with_the_sentence_that_has_most_of_them() -> None:
    found = refind(TEXTS["en"], [Wanted(3, None, "the school brought fifty benches")])
    assert found[0].state == "changed"
    assert found[0].was == "the school brought fifty benches"
    assert found[0].now == "In autumn the school brought forty benches."


def test_a_passage_of_two_sentences_is_shown_beside_two() -> None:
    was = "It rained all day, and the roof leaked. Books dried for 8 days."
    found = refind(TEXTS["en"], [Wanted(2, None, was)])
    assert found[0].now == TEXTS["en"].splitlines()[1]


def test_words_unlike_all_that_is_there_are_lost() -> None:
    gone = "A committee of fishermen painted the bridge yellow."
    assert refind(TEXTS["en"], [Wanted(1, None, gone)]) == [
        Refound("lost", (), gone, None)
    ]


def test_neither_words_nor_a_digest_cannot_be_looked_for() -> None:
    unheld = [Wanted(1, None, None), Wanted(1, None, ""), Wanted(1, None, "— …")]
    assert states(refind(TEXTS["en"], unheld)) == ["unheld"] * 3


def test_the_newest_earlier_text_that_has_the_words_gives_them() -> None:
    asked = [Wanted(1, digest("It rained all week."), None)]
    older, newer = "It rained all week!", "“It rained all week …”"
    other = "Snow fell."
    (found,) = refind("It rained all day.", asked, [other, newer, older])
    assert found.was == "It rained all week"
    assert found.now == "It rained all day."


def test_earlier_texts_are_not_read_where_all_is_found() -> None:
    def never() -> Iterator[str]:
        raise AssertionError("an earlier text was read")
        yield ""

    assert states(refind(TEXTS["en"], cited(TEXTS["en"]), never())) == ["exact"] * 5


def test_in_a_long_text_the_last_sentences_are_compared_as_the_first_are() -> None:
    lines = [f"On day {n} of rain nobody counted the books." for n in range(5_000)]
    lines.append("A school lent forty benches in autumn, and children read there.")
    was = "A school lent fifty benches in autumn, and children read there."
    (found,) = refind("\n".join(lines), [Wanted(None, None, was)])
    assert (found.state, found.now) == ("changed", lines[-1])


def test_a_text_without_sentences_loses_everything() -> None:
    assert states(refind("\n \n", [Wanted(1, None, "Snow fell.")])) == ["lost"]


def test_all_digests_are_looked_for_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    from dossier_db.texts.fingerprint import Fingerprint

    asked: list[int] = []
    find = Fingerprint.find

    def counted(self: Fingerprint, wanted: object) -> object:
        keys = list(wanted)  # type: ignore[call-overload]
        asked.append(len(keys))
        return find(self, keys)

    monkeypatch.setattr(Fingerprint, "find", counted)
    refind(TEXTS["en"], cited(TEXTS["en"]))
    assert asked == [5]


def test_all_words_are_looked_for_in_one_walk(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many they are, with or without a digest: nothing is hashed for them."""
    from dossier_db.texts.fingerprint import Fingerprint

    walks: list[int] = []
    headed = Fingerprint._headed

    def counted(self: Fingerprint, size: int, *others: object) -> object:
        walks.append(size)
        return headed(self, size, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(Fingerprint, "_headed", counted)
    text = TEXTS["en"]
    wanted = [Wanted(one.paragraph, None, one.text) for one in split(text)]
    wanted += [one._replace(digest=digest(str(one.exact))) for one in wanted]
    found = refind(f"{text} {text}", wanted * 100)
    assert {len(one.places) for one in found} == {2}
    assert len(walks) == len(set(walks)) <= 4


def test_words_that_are_not_all_of_a_passage_are_not_what_is_found() -> None:
    text = TEXTS["en"]
    (first, *_) = split(text)
    (found,) = refind(text, [Wanted(1, digest(first.text), "It has")])
    assert found.places == ((first.start, first.stop - 1),)


def test_marks_without_a_letter_are_no_words_to_show() -> None:
    assert refind("Snow fell.", [Wanted(1, digest("It rained."), "— …")]) == [
        Refound("lost")
    ]


@each_text
@each_capture
def test_in_a_long_text_the_same_is_found_as_in_a_short_one(
    monkeypatch: pytest.MonkeyPatch, text: str, capture: Callable[[str], str]
) -> None:
    copy = capture(text.replace("12", "15").replace("9", "8").replace("\n", "\n5. "))
    wanted = [Wanted(one.paragraph, None, one.text) for one in split(text)]
    short = refind(copy, wanted)
    assert "changed" in states(short)
    monkeypatch.setattr(refinding, "LONG", 0)
    assert refind(copy, wanted) == short


def test_a_long_text_is_read_once_for_all_that_is_missing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lines = [f"House {n} lent {n * 7919 % 9973} books to {n % 7}." for n in range(9000)]
    wanted = [Wanted(None, None, one.replace("lent", "sold")) for one in lines[::30]]
    read: list[str] = []

    def counted(sentence: str) -> list[str]:
        read.append(sentence)
        return grams(sentence)

    monkeypatch.setattr(refinding, "grams", counted)
    monkeypatch.setattr(refinding, "MOST_GRAMS", 3000)
    found = refind("\n".join(lines), wanted)
    assert [one.now for one in found] == lines[::30]
    closely = refinding.CANDIDATES + 3
    assert len(read) <= len(lines) + closely * len(wanted)


def test_of_many_that_are_missing_fewer_sentences_are_looked_at(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lines = [f"House {n} lent {n * 7919 % 9973} books to {n % 7}." for n in range(300)]
    wanted = [Wanted(None, None, one.replace("lent", "sold")) for one in lines]
    compared: list[str] = []
    share = refinding._share

    def counted(letters: set[str], sentence: str) -> float:
        compared.append(sentence)
        return share(letters, sentence)

    monkeypatch.setattr(refinding, "_share", counted)
    monkeypatch.setattr(refinding, "MOST_COMPARED", 20_000)
    for least in (0, 10**9):  # the way of a long text, and of a short one
        monkeypatch.setattr(refinding, "LONG", least)
        compared.clear()
        found = refind("\n".join(lines), wanted)
        assert set(states(found)) == {"changed"}
        assert sum(map(len, compared)) < 2 * 20_000


def test_of_a_book_that_is_gone_its_first_passages_are_compared(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    was = TEXTS["en"].replace("i", "e")
    monkeypatch.setattr(refinding, "MOST_SOUGHT", 60)
    wanted = [Wanted(None, None, one.text) for one in split(was)]
    assert states(refind(TEXTS["en"].replace("o", "u"), wanted))[1:] == ["lost"] * 4


def test_few_pairs_of_a_gram_and_a_sentence_are_looked_at() -> None:
    counted = refinding._sharing([[7], [6, 7, 8], list(range(10**6))], 4)
    assert counted == [7, 6, 8]


@needs_facts
@each_capture
@pytest.mark.parametrize("source", WHOLE)
def test_every_passage_of_the_case_is_in_its_place_in_every_copy_of_its_text(
    bundled: Bundled, source: str, capture: Callable[[str], str]
) -> None:
    text = (FOLDER / "texts" / f"{source}.txt").read_text("utf-8")
    wanted = [
        Wanted(paragraph, Digest(sha256, letters), None)
        for paragraph, sha256, letters in bundled.rows(
            "SELECT paragraph, digest, letters FROM passage WHERE source_id = ?",
            f"s_{source}",
        )
    ]
    assert len(wanted) >= 25
    assert set(states(refind(capture(text), wanted))) == {"exact"}


@needs_facts
def test_figures_of_the_case_that_differ_are_told_apart(bundled: Bundled) -> None:
    text = (FOLDER / "texts" / "hrw.txt").read_text("utf-8")
    wanted = [Wanted(1, digest(one.text), one.text) for one in split(text)]
    found = refind(text.replace("13", "14"), wanted)
    differing = [one for one in found if not one.places]
    assert differing and {one.state for one in differing} == {"changed"}
    for one in differing:
        assert str(one.was).replace("13", "14") == one.now


@needs_facts
@each_capture
@pytest.mark.parametrize("source", WHOLE)
def test_what_the_case_changed_is_shown_alike_in_a_long_and_a_short_text(
    monkeypatch: pytest.MonkeyPatch, source: str, capture: Callable[[str], str]
) -> None:
    text = (FOLDER / "texts" / f"{source}.txt").read_text("utf-8")
    wanted = [Wanted(1, digest(one.text), one.text) for one in split(text)]
    copy = capture(re.sub(r"\b([Tt]he|on|of)\b", "an", text.replace("1", "2")))
    short = refind(copy, wanted)
    assert states(short).count("changed") > 5
    monkeypatch.setattr(refinding, "LONG", 0)
    assert refind(copy, wanted) == short
