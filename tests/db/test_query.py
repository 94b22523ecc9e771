"""The search box: what was typed is read into words and filters, never an error."""

import dataclasses
import re
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.growth import costs_in_line
from dossier_db.records.hits import KINDS
from dossier_db.search.query import LONGEST, Query, parse

SYNTAX = list("\"“”„‟«»=-:：.,'’ʼ \t\n\0\u200f\u200d\u202e")
PIECES = [
    *SYNTAX,
    *("kind:", "Source：", "role:", "by:", "person", "quo", "2025-11", "2025", ".."),
    *("Serikzhan", "Біләш", "赛尔克坚", "سەرىقجان", "é", "e\u0301", "5", "İ", "𠀀"),
]
anything = st.text() | st.lists(st.sampled_from(PIECES)).map("".join)
letters = st.characters(categories=["L"])
days = st.dates().map(lambda day: day.isoformat())


def understood_in(query: Query) -> dict[str, Any]:
    """What was understood, without the text and what is empty."""
    fields = dataclasses.asdict(query)
    del fields["text"], fields["doubts"]
    return {name: value for name, value in fields.items() if value}


def test_words_stay_as_typed_and_in_order() -> None:
    assert parse("Serikzhan  БІЛӘШ 赛尔克坚").words == (
        "Serikzhan",
        "БІЛӘШ",
        "赛尔克坚",
    )


def test_the_text_is_kept_as_typed_in_nfc() -> None:
    query = parse("  Zhe\u0301ne  kind:person ")
    assert query.text == "Zhéne  kind:person"


@pytest.mark.parametrize("apostrophe", ["'", "’", "‘", "ʼ", "ʻ", "`", "´"])
def test_an_apostrophe_is_part_of_the_word(apostrophe: str) -> None:
    typed = f"{apostrophe}Abd Nur{apostrophe}ali"
    assert parse(typed).words == tuple(typed.split())


@pytest.mark.parametrize(
    "word", ["Abdul-Rahman", "Abdul-", "-", "--x", "--", "-2025", "-'Abd", "-=x"]
)
def test_a_hyphen_with_no_letter_after_it_leaves_nothing_out(word: str) -> None:
    assert understood_in(parse(f"a {word} b")) == {"words": ("a", word, "b")}


@pytest.mark.parametrize("word", ["!!!", "...", "..", ",", "=", "—", "🙂"])
def test_a_word_may_be_all_punctuation(word: str) -> None:
    assert understood_in(parse(word)) == {"words": (word,)}


@pytest.mark.parametrize(
    "typed",
    ['"a b"', "“a b”", "„a b“", "„a b”", "‟a b”", "«a b»", "»a b«", '"a b”'],
)
def test_a_phrase_may_stand_in_the_quotes_of_any_language(typed: str) -> None:
    assert understood_in(parse(typed)) == {"phrases": ("a b",)}


def test_a_phrase_may_be_quoted_inside_angled_quotes() -> None:
    assert parse('«he said "no"»').phrases == ('he said "no"',)


def test_blanks_in_a_phrase_do_not_count() -> None:
    assert parse('"  a \t b\n"').phrases == ("a b",)


def test_phrases_need_no_blank_between_them() -> None:
    assert parse('"a b""c"').phrases == ("a b", "c")


def test_syntax_in_a_phrase_is_only_words() -> None:
    typed = '"kind:person -x =y 2025-11"'
    assert understood_in(parse(typed)) == {"phrases": (typed.strip('"'),)}


def test_a_quotation_mark_inside_a_word_is_a_letter_of_it() -> None:
    assert parse('צה"ל 5" a').words == ('צה"ל', '5"', "a")


@pytest.mark.parametrize("typed", ['"a b', '="a b', '-"a b', 'source:"a b', "«a b"])
def test_a_quotation_never_closed_is_words(typed: str) -> None:
    assert understood_in(parse(typed)) == {"words": tuple(typed.split())}


@pytest.mark.parametrize("typed", ['""', '" "', '=""', '-" "', 'source:""', "«»"])
def test_a_quotation_of_nothing_is_words(typed: str) -> None:
    assert understood_in(parse(typed)) == {"words": tuple(typed.split())}


def test_a_hyphen_leaves_out_a_word_or_a_phrase() -> None:
    query = parse('a -b -"c  d" -Әли')
    assert understood_in(query) == {"words": ("a",), "without": ("b", "c d", "Әли")}


def test_a_filter_left_out_is_a_word() -> None:
    assert understood_in(parse("-kind:person")) == {"words": ("-kind:person",)}


def test_an_equals_sign_asks_for_these_characters() -> None:
    query = parse('=Bilash ="a  b " =kind:person =-x')
    assert query.literals == ("Bilash", "a  b ", "kind:person", "-x")
    assert not query.words and not query.kinds


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_may_be_named_in_full_in_the_plural_or_by_its_beginning(
    kind: str,
) -> None:
    for typed in (kind, f"{kind}s", kind.upper(), kind[:3]):
        assert understood_in(parse(f"kind:{typed}")) == {"kinds": (kind,)}


@pytest.mark.parametrize(
    ("typed", "kind"),
    [("people", "person"), ("peo", "person"), ("organizations", "organisation")],
)
def test_a_kind_may_be_named_in_other_words(typed: str, kind: str) -> None:
    assert parse(f"kind:{typed}").kinds == (kind,)


@pytest.mark.parametrize(
    "typed",
    ["Kind:person", "KIND:Person", "kind：person", 'kind:"person"', "kind:person,"],
)
def test_a_filter_may_be_written_in_several_ways(typed: str) -> None:
    assert understood_in(parse(typed)) == {"kinds": ("person",)}


@pytest.mark.parametrize(
    "typed", ["kind:quote,person", "kind:quote kind:per", 'kind:"quotes, person,quo"']
)
def test_kinds_may_be_several(typed: str) -> None:
    assert parse(typed).kinds == ("quote", "person")


@pytest.mark.parametrize(
    "typed",
    [
        *("kind:", "kind:nonsense", "kind:pe", "kind:person,nonsense", "kind:,"),
        *("kind:personx", "kind：", 'kind:"person -quote"', "source:", "by:", "Role:"),
        *("http://x", "15:00", "foo:bar", "mankind:person", "ſource:x", ":", "kind"),
    ],
)
def test_a_filter_not_understood_is_words(typed: str) -> None:
    assert understood_in(parse(typed)) == {"words": tuple(typed.split())}


def test_sources_roles_and_speakers_are_handed_on_as_typed() -> None:
    typed = 'source:HRW source:"Human  Rights Watch" role:defendant by:«Aigul B.»'
    assert understood_in(parse(typed)) == {
        "sources": ("HRW", "Human Rights Watch"),
        "roles": ("defendant",),
        "speakers": ("Aigul B.",),
    }


def test_a_source_may_have_a_comma_or_a_colon_in_its_name() -> None:
    assert parse("source:a,b source:http://x").sources == ("a,b", "http://x")


def test_a_filter_given_twice_counts_once() -> None:
    assert parse("role:judge role:judge").roles == ("judge",)


@pytest.mark.parametrize(
    ("typed", "since", "until"),
    [
        ("2025-11-13", "2025-11-13", "2025-11-13"),
        ("2025-11", "2025-11-01", "2025-11-30"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025-11..2026-01", "2025-11-01", "2026-01-31"),
        ("2025-11..2025-11-02", "2025-11-01", "2025-11-02"),
        ("2025..2025", "2025-01-01", "2025-12-31"),
        ("2025-11..", "2025-11-01", None),
        ("2025..", "2025-01-01", None),
        ("..2026-01", None, "2026-01-31"),
        ("..9999", None, "9999-12-31"),
        ("2025-11.. ..2026-01", "2025-11-01", "2026-01-31"),
        ("2025.. 2025-11", "2025-11-01", "2025-11-30"),
    ],
)
def test_a_date_is_a_first_and_a_last_day(
    typed: str, since: str | None, until: str | None
) -> None:
    query = parse(typed)
    assert (query.since, query.until, query.words) == (since, until, ())


@pytest.mark.parametrize(
    "typed",
    [
        *("2025", "2025-13", "2025-00", "2025-02-30", "2025-21", "0000-01", "20252025"),
        *("2025-11...", "2025-11–2026-01", "2025-1", "2025-11-1", "2025-11-13T15:00"),
        *(
            "2026-01..2025-11",
            "2026..2025",
            "..",
            "2025-11..x",
            "2025-02-30..",
            "٢٠٢٥-١١",
        ),
    ],
)
def test_what_is_no_date_is_a_word(typed: str) -> None:
    assert understood_in(parse(typed)) == {"words": (typed,)}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("kind:foo", "There is no kind “foo”: write person, organisation, place"),
        ("kind:person,foo", "There is no kind “person,foo”"),
        ("2026..2025", "“2026..2025” leaves no day"),
        ("2025-11 2025-12", "“2025-12” leaves no day"),
        ("2025-13..", "“2025-13..” is no day and no span of days"),
        ("2025-02-30", "“2025-02-30” is no day"),
    ],
)
def test_a_filter_that_means_nothing_is_told(typed: str, said: str) -> None:
    """It is searched as words, which find nothing as a rule."""
    (doubt,) = parse(typed).doubts
    assert doubt.startswith(said)


@pytest.mark.parametrize(
    "typed", ["2025", "20252025", "..", "2025-1", "15:00", "foo:bar", "kind:", "kind"]
)
def test_what_was_meant_for_no_filter_is_not_doubted(typed: str) -> None:
    assert parse(typed).doubts == ()


def test_a_date_that_leaves_no_day_to_an_earlier_one_is_a_word() -> None:
    query = parse("2025-11 2025-12")
    assert (query.until, query.words) == ("2025-11-30", ("2025-12",))


@pytest.mark.parametrize("typed", ["", "  ", "\0", "\u200f", "-a", '-"a b"'])
def test_there_is_nothing_to_search_for_without_a_word_or_a_filter(typed: str) -> None:
    assert parse(typed).bare


@pytest.mark.parametrize(
    "typed", ["a", '"a"', "=a", "kind:case", "source:a", "role:a", "by:a", "..2025"]
)
def test_a_word_or_a_filter_is_something_to_search_for(typed: str) -> None:
    assert not parse(typed).bare


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("a", ()),
        ("kind:per", ("kind: person",)),
        ("kind:per,quo 2025-11-13", ("kind: person, quote", "date: 2025-11-13")),
        ("2025-11..2026-01", ("date: 2025-11-01 to 2026-01-31",)),
        ("2025-11..", ("date: since 2025-11-01",)),
        ("..2026-01", ("date: until 2026-01-31",)),
    ],
)
def test_kinds_and_dates_are_said_to_the_reader(
    typed: str, understood: tuple[str, ...]
) -> None:
    assert parse(typed).understood == understood


def test_marks_nobody_sees_do_not_hide_the_syntax() -> None:
    assert understood_in(parse("\u202b\u200fkind:person\0\u202c \ufeff-a")) == {
        "kinds": ("person",),
        "without": ("a",),
    }


def test_joiners_that_spell_a_word_are_kept() -> None:
    assert parse("می\u200cخواهم").words == ("می\u200cخواهم",)


def test_half_a_character_from_a_broken_command_line_is_dropped() -> None:
    assert parse("a\udce9b").words == ("ab",)


def test_a_tab_a_line_end_and_a_wide_blank_part_words() -> None:
    assert parse("a\tb\r\nc\u3000d\u00a0e").words == tuple("abcde")


def test_what_is_longer_than_can_be_read_is_cut() -> None:
    assert parse("a" * LONGEST + " kind:person").words == ("a" * LONGEST,)


@pytest.mark.parametrize(
    "piece",
    ['"', '="', '-"« ', "kind:", '"a ', "a ", "a\0 ", "=", "2025-11..", "kind:per,"],
)
def test_the_longest_text_is_read_at_once(piece: str) -> None:
    assert costs_in_line(lambda size: parse((piece * size)[:size]), LONGEST // 10)


@given(anything)
def test_reading_never_fails_and_gives_what_a_shelf_can_use(text: str) -> None:
    query = parse(text)
    assert set(query.kinds) <= set(KINDS)
    assert not (query.since and query.until) or query.since <= query.until
    for word in query.words:
        assert word and not re.search(r"\s", word)
    for said in (*query.phrases, *query.without, *query.sources, *query.literals):
        assert said.strip()
    assert not any(unicodedata.category(one) in ("Cc", "Cs") for one in query.text)


@given(anything)
def test_the_text_kept_is_read_as_what_was_typed(text: str) -> None:
    query = parse(text)
    assert parse(query.text) == query


@given(st.lists(st.text(letters, min_size=1)))
def test_every_word_without_syntax_comes_back_in_order(words: list[str]) -> None:
    typed = " ".join(words)
    expected = tuple(unicodedata.normalize("NFC", word) for word in words)
    assert parse(typed).words == expected


@given(days, days)
def test_a_range_holds_exactly_when_it_is_in_order(first: str, last: str) -> None:
    query = parse(f"{first}..{last}")
    assert ((query.since, query.until) == (first, last)) == (first <= last)
    assert bool(query.words) == (first > last)
