"""A passage is found by its digest in every copy of its text."""

import re
import textwrap
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db import case_words
from db.bundled import Bundled
from db.case_given import FOLDER, WHOLE, needs_facts
from dossier_db.texts.fingerprint import Digest, digest, find, fingerprint

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


@each_capture
@pytest.mark.parametrize("language", TEXTS)
def test_a_passage_is_found_in_every_capture(
    language: str, capture: Callable[[str], str]
) -> None:
    text, passage = TEXTS[language]
    for wanted in (passage, *text.splitlines()):
        asked = digest(wanted)
        copy = capture(text)
        ((start, stop),) = find(*asked, copy)
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
    for start, stop in find(*asked, text):
        assert digest(text[start:stop]) == asked
    # What parts two digits belongs to both sides; all else is found as it stands.
    if passage.strip("\n .") and not re.search(r"\d", before[-3:] + after[:3]):
        assert find(*asked, text)


def test_a_passage_that_stands_twice_has_two_places() -> None:
    text = "He fell. She ran. He fell! And he fell asleep."
    assert find(*digest("he fell"), text) == ((0, 7), (18, 25), (31, 38))


@pytest.mark.parametrize(
    ("one", "other"),
    [("article 17(4)", "article 174"), ("1-2", "12"), ("über", "uber"), ("й", "и")],
)
def test_what_says_something_else_has_another_digest(one: str, other: str) -> None:
    assert digest(one) != digest(other)


def test_half_a_word_is_no_passage() -> None:
    assert find(*digest("fell"), "The fellow left.") == ()


def test_a_passage_longer_than_the_text_or_empty_is_lost() -> None:
    assert find(*digest("a longer passage"), "short") == ()
    assert find(*digest("!"), "short!") == ()


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
