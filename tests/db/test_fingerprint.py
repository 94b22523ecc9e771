"""A passage is found by its digest in every copy of its text."""

import re
import textwrap
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from db import case_words
from db.bundled import Bundled
from db.case_given import FOLDER, WHOLE, needs_facts
from dossier_db.texts import fingerprint as module
from dossier_db.texts import windows
from dossier_db.texts.fingerprint import Digest, Span, digest, fingerprint
from dossier_db.texts.windows import Work

TEXTS = {
    "English": (
        "On 13 November 2025 the café’s owner, “a well-known co-operator,” was fined"
        " under article 17(4) — not article 174.\nShe paid 1,500 tenge.",
        "was fined under article 17(4)",
    ),
    "Russian": (
        "Суд огласил приговор 21 января. «Это не суд, а ёлка с игрушками», — сказал"
        " йог-защитник.\nПо статье 174(2) ему грозит до 10 лет.",
        "«Это не суд, а ёлка с игрушками»",
    ),
    "Kazakh": (
        "Қалжатта өткен шеруден кейін он үш адам қамалды. Үйқамақта — бесеу.\nӨңірде"
        " тыныштық, — деді Әкім.",
        "Үйқамақта — бесеу.",
    ),
    "Uyghur": (
        "ئۇلار نامايىشتا «ئەركىنلىك!» دەپ توۋلىدى. سوت 21-يانۋار باشلىنىدۇ؟"
        "\nھېچكىم بىلمەيدۇ.",
        "سوت 21-يانۋار باشلىنىدۇ؟",
    ),
    "Han": (
        "起诉书称，他们在公路上焚烧旗帜，“煽动民族仇恨”。庭审将于2026年1月21日开始。\n律师"
        "说，外交照会写入起诉书极为罕见。",
        "外交照会写入起诉书",
    ),
}
CAPTURES: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "wrapped": lambda text: textwrap.fill(text, 24),
    "indented": lambda text: textwrap.indent(text, "        "),
    "in ASCII quotes": lambda text: text.translate(
        str.maketrans("“”«»’", '""""\'', "…")
    ),
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "compatible": lambda text: unicodedata.normalize("NFKC", text),
    "in capitals": str.upper,
    "hyphenated": lambda text: re.sub(r"([^\W\d_]{3})(?=[^\W\d_]{2})", "\\1-\n", text),
    "soft hyphens": lambda text: re.sub(r"(?<=[^\W\d_])(?=[^\W\d_])", "\u00ad", text),
    "without hyphens": lambda text: re.sub(r"(?<=\D)-(?=\D)", "", text),
    "hard spaces": lambda text: text.replace(" ", "\u00a0"),
    "quoted mail": lambda text: "".join(f"> *{line}*\n" for line in text.splitlines()),
}
each_capture = pytest.mark.parametrize("capture", CAPTURES.values(), ids=list(CAPTURES))


def find(wanted: Digest, text: str) -> tuple[Span, ...]:
    """Every place of one passage in a text."""
    return fingerprint(text).find([wanted])[wanted]


@each_capture
@pytest.mark.parametrize("language", TEXTS)
def test_a_passage_is_found_in_every_capture(
    language: str, capture: Callable[[str], str]
) -> None:
    text, passage = TEXTS[language]
    for wanted in (passage, *text.splitlines()):
        asked = digest(wanted)
        copy = capture(text)
        ((start, stop),) = find(asked, copy)
        assert digest(copy[start:stop]) == asked


@needs_facts
@each_capture
@pytest.mark.parametrize("source", WHOLE)
def test_every_digest_of_the_bundled_case_is_found_in_its_text_and_in_no_other(
    bundled: Bundled, source: str, capture: Callable[[str], str]
) -> None:
    wanted = [
        Digest(str(sha256), int(letters))
        for sha256, letters in bundled.rows(
            "SELECT digest, letters FROM passage"
            " WHERE source_id = ? AND digest IS NOT NULL",
            f"s_{source}",
        )
    ]
    assert len(wanted) > 20
    for other in WHOLE:
        text = capture((FOLDER / "texts" / f"{other}.txt").read_text("utf-8"))
        found = fingerprint(text).find(wanted)
        assert {bool(places) for places in found.values()} == {other == source}


@given(st.text())
def test_a_fingerprint_is_the_one_that_the_case_was_compiled_with(text: str) -> None:
    text = unicodedata.normalize("NFC", text)
    letters, places = case_words.fingerprint(text)
    found = fingerprint(text)
    assert (found.letters, list(found.places)) == (letters, places)
    assert found.digest == (case_words.digest(letters), len(letters))


@example("À\u1baa")
@given(st.text(st.characters(exclude_characters="\u0345")))
def test_a_digest_does_not_depend_on_the_form_of_unicode(text: str) -> None:
    forms = {digest(unicodedata.normalize(form, text)) for form in ("NFC", "NFD")}
    assert len({*forms, digest(text)}) == 1


@given(st.text("ab 好1.é\n"), st.text("ab 好1.é\n"), st.text("ab 好1.é\n", min_size=1))
def test_what_stands_between_full_stops_is_found(
    before: str, after: str, passage: str
) -> None:
    text = f"{before}. {passage} .{after}"
    asked = digest(passage)
    for start, stop in find(asked, text):
        assert digest(text[start:stop]) == asked
    # What parts two digits belongs to both sides; all else is found as it stands.
    if passage.strip("\n .") and not re.search(r"\d", before[-3:] + after[:3]):
        assert find(asked, text)


def test_a_passage_that_stands_twice_has_two_places() -> None:
    text = "He fell. She ran. He fell! And he fell asleep."
    assert find(digest("he fell"), text) == ((0, 7), (18, 25), (31, 38))


@pytest.mark.parametrize(
    ("one", "other"),
    [("article 17(4)", "article 174"), ("1-2", "12"), ("über", "uber"), ("й", "и")],
)
def test_what_says_something_else_has_another_digest(one: str, other: str) -> None:
    assert digest(one) != digest(other)


def test_half_a_word_is_no_passage() -> None:
    assert find(digest("fell"), "The fellow left.") == ()


def test_a_passage_longer_than_the_text_or_empty_is_lost() -> None:
    assert find(digest("a longer passage"), "short") == ()
    assert find(digest("!"), "short!") == ()


def test_thousands_of_digests_are_found_in_a_long_text() -> None:
    sentences = [
        f"Sentence {n} tells of the {n * 7 % 1000}th house." for n in range(4000)
    ]
    text = " ".join(sentences)
    wanted = [digest(one) for one in sentences]
    lost = [Digest("0" * 64, letters) for letters in range(20, 60)]
    found = fingerprint(text).find([*wanted, *lost])
    assert all(found[one] for one in wanted)
    assert not any(found[one] for one in lost)


LINE = st.text("ab 好1.é\n", max_size=40)


@given(LINE, st.lists(st.text("ab好1é", min_size=1, max_size=4), max_size=5))
def test_one_walk_finds_all_places_that_do_not_begin_or_end_in_a_word(
    text: str, words: list[str]
) -> None:
    read = fingerprint(text)
    folded = [fingerprint(word).letters for word in words]
    edges = read._windows
    begins = set(edges.begins())
    assert read.places_of(folded) == {
        word: tuple(
            read.span(start, start + len(word))
            for start in range(len(read.letters) - len(word) + 1)
            if read.letters.startswith(word, start)
            and start in begins
            and edges.may_end(start + len(word))
        )
        for word in folded
    }


@pytest.mark.parametrize("size", [1, 3, 4, 15, 16, 63, 64, 65, 300])
def test_a_word_of_any_length_has_every_place(size: int) -> None:
    word = "x" * size
    (places,) = fingerprint(f"{word}. y {word} {word}y").places_of([word]).values()
    assert places == ((0, size), (size + 4, 2 * size + 4))


@given(LINE, st.lists(st.text("ab 好1.é\n", min_size=1), max_size=6))
def test_edges_taken_in_pairs_find_what_lengths_find(
    text: str, passages: list[str]
) -> None:
    wanted = [digest(one) for one in passages]
    found = []
    for pair in (0, 10**9):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(windows, "PAIR", pair)
            found.append(fingerprint(text).find(wanted))
    assert found[0] == found[1]


def counted_hashes(patch: pytest.MonkeyPatch) -> list[int]:
    """How long every window is that is hashed from now on."""
    hashed: list[int] = []
    sha256 = module._sha256

    def counted(letters: str) -> str:
        hashed.append(len(letters))
        return sha256(letters)

    patch.setattr(module, "_sha256", counted)
    return hashed


def test_sentences_that_are_found_cost_no_window_that_is_no_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sentences = [f"House {n:04} has {n * 7 % 10000:04} doors." for n in range(3000)]
    wanted = [digest(one) for one in sentences]
    text = fingerprint(" ".join(sentences * 2))
    hashed = counted_hashes(monkeypatch)
    assert {len(places) for places in text.find(wanted).values()} == {2}
    assert len(hashed) <= len(sentences)


@pytest.mark.parametrize("phrases", [2, 40])
def test_what_is_not_here_costs_bounded_work_however_much_is_sought(
    monkeypatch: pytest.MonkeyPatch, phrases: int
) -> None:
    text = fingerprint("好" * 20_000 + "the door was open and nobody came " * 2000)
    hashed = counted_hashes(monkeypatch)
    monkeypatch.setattr(module, "MOST_WORK", 4_000_000)
    lost = [Digest("0" * 64, 30 + n) for n in range(phrases)]
    assert not any(text.find(lost).values())
    assert sum(hashed) + len(hashed) * module.OVERHEAD <= 4_000_600


def test_several_texts_share_the_work_that_is_given(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    work = Work(1_000_000)
    hashed = counted_hashes(monkeypatch)
    for _ in range(5):
        fingerprint("好" * 2000).find([Digest("0" * 64, 30)], work)
    assert sum(hashed) + len(hashed) * module.OVERHEAD <= 1_000_600


def test_where_places_are_too_many_each_passage_keeps_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    words = ["the", "door", "was", "open", "and", "nobody", "came"]
    asked = [digest(" ".join(words[:n])) for n in range(1, 8)]
    last = digest("Then it rained")
    text = fingerprint(f"{' '.join(words * 3000)}. Then it rained.")
    monkeypatch.setattr(module, "MOST_WORK", 1_500_000)
    found = text.find([*asked, last], Work(10**9))
    assert all(found.values())
    assert sum(map(len, found.values())) < 1500


def test_100_000_repeats_have_100_000_places() -> None:
    words = "The door was open."
    assert len(find(digest(words), f"{words} " * 100_000)) == 100_000
