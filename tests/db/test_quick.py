"""A note in one line is cut into its parts, and nothing of it is lost."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.growth import costs_in_line
from dossier_db.dates import read as read_date
from dossier_db.intake.quick import Quick, Span, Spoken, read

TODAY = datetime.date(2026, 2, 3)
KINDS = {
    "hearing": "hearing",
    "court hearing": "hearing",
    "arrest": "event",
    "Слушание": "hearing",
    "сот отырысы": "hearing",
    "庭审": "hearing",
}
PIECES = (
    "2026-01-29|29 Jan|13 or 14 Nov|today|10:15|hearing|court hearing|Taldykorgan|in|:"
    '|: |：|, |. |"|“|”|«|»|@Aben|@"Shynkuat Baizhanov"|@Айбек_Н|@|#hearing|#1|#'
    "|[HRW ¶3]|src:HRW|[|]|(heard from the lawyer)|(|)|a@b.kz|https://a.kz/b:c#d|said"
    "|庭审|2026年1月29日|@阿本|Aben’s|may|2025|by|\n| | | "
)
lines = st.one_of(
    st.text(max_size=80),
    st.lists(st.sampled_from(PIECES.split("|")), max_size=14).map("".join),
    st.lists(st.sampled_from(PIECES.split("|")), max_size=14).map(" ".join),
)


def cut(line: str) -> Quick:
    """A line typed on a Tuesday in February."""
    return read(line, TODAY, KINDS)


def parts(line: str) -> list[tuple[str, str]]:
    """The parts of a line with their characters."""
    return [(span.part, line[span.start : span.stop]) for span in cut(line).spans]


def test_a_whole_note_is_cut_into_its_parts() -> None:
    line = (
        "2026-01-29 hearing Taldykorgan: public defenders not admitted @Aben #hearing"
    )
    assert cut(line) == Quick(
        date="2026-01-29",
        time="",
        kind="hearing",
        place="Taldykorgan",
        text="public defenders not admitted",
        people=("Aben",),
        source="",
        paragraph="",
        quotes=(),
        connection="",
        spans=(
            Span("date", 0, 10),
            Span("kind", 11, 18),
            Span("place", 19, 30),
            Span("text", 32, 61),
            Span("person", 62, 67),
            Span("tag", 68, 76),
        ),
        refused="",
    )


@pytest.mark.parametrize(
    ("line", "date", "at", "kind", "place", "text"),
    [
        ("29 Jan 10:15 hearing: x", "2026-01-29", "10:15", "hearing", "", "x"),
        ("hearing 29 Jan Oral: x", "2026-01-29", "", "hearing", "Oral", "x"),
        ("hearing Oral 10:15: x", "2026-02-03", "10:15", "hearing", "Oral", "x"),
        ("today Hearing at 10:15: x", "2026-02-03", "10:15", "hearing", "", "x"),
        ("today at 3 pm hearing: x", "2026-02-03", "15:00", "hearing", "", "x"),
        ("10:15: nobody let in", "2026-02-03", "10:15", "", "", "nobody let in"),
        ("29 Jan, court hearing, Oral: x", "2026-01-29", "", "hearing", "Oral", "x"),
        ("29 Jan - hearing - Oral: x", "2026-01-29", "", "hearing", "Oral", "x"),
        ("29 Jan in Oral: x", "2026-01-29", "", "", "Oral", "x"),
        ("13 or 14 Nov arrest: x", "[2025-11-13,2025-11-14]", "", "event", "", "x"),
        ("29 января СЛУШАНИЕ Орал: x", "2026-01-29", "", "hearing", "Орал", "x"),
        ("29 қаңтар сот отырысы: x", "2026-01-29", "", "hearing", "", "x"),
        (
            "2026年1月29日庭审 阿拉木图：不准",
            "2026-01-29",
            "",
            "hearing",
            "阿拉木图",
            "不准",
        ),
        ("hearing: x", "", "", "hearing", "", "x"),
        ("Taldykorgan: x", "", "", "", "Taldykorgan", "x"),
        ("2025 hearing: x", "2025", "", "hearing", "", "x"),
        ("yesterday two men came", "2026-02-02", "", "", "", "two men came"),
        ("today hearing put off", "2026-02-03", "", "hearing", "", "hearing put off"),
        ("arrest of two women", "", "", "event", "", "arrest of two women"),
    ],
)
def test_a_head_has_a_date_a_kind_and_a_place(
    line: str, date: str, at: str, kind: str, place: str, text: str
) -> None:
    quick = cut(line)
    assert (quick.date, quick.time, quick.kind) == (date, at, kind)
    assert (quick.place, quick.text) == (place, text)


@pytest.mark.parametrize(
    "line",
    [
        "He said: go home",
        "May he come back",
        "Sat in the corridor: two men",
        "1200 people came",
        "13 men were held",
        "Aben: “no”",
        "The judge did not come. The clerk said so: no hearing",
        "see https://a.kz/b:c#d",
        "write to a@b.kz",
        "case #1",
        "at 25:61 nobody came",
        "a : b",
        "@ # [ ( “",
        "[sic] [...] [1]",
    ],
)
def test_what_is_no_head_and_no_mark_is_text(line: str) -> None:
    quick = cut(line)
    assert quick.text == line
    assert (quick.date, quick.kind, quick.place) == ("", "", "")
    assert (quick.people, quick.source) == ((), "")


@pytest.mark.parametrize(
    ("line", "people", "text"),
    [
        ("@Aben told @Айбек_Н", ("Aben", "Айбек Н"), "Aben told Айбек Н"),
        (
            '@"Shynkuat Baizhanov" left',
            ("Shynkuat Baizhanov",),
            "Shynkuat Baizhanov left",
        ),
        ("@Aben’s lawyer left", ("Aben",), "Aben’s lawyer left"),
        ("@А.Тұрсын left", ("А.Тұрсын",), "А.Тұрсын left"),
        ("@Abdu-Rahman left.", ("Abdu-Rahman",), "Abdu-Rahman left."),
        ("not let in, @Aben @Bek", ("Aben", "Bek"), "not let in"),
        ("stopped by @Aben", ("Aben",), "stopped by Aben"),
        (
            "police detained @Aben and @Bek",
            ("Aben", "Bek"),
            "police detained Aben and Bek",
        ),
        ("@Aben saw @Aben", ("Aben",), "Aben saw Aben"),
        ("在法院@阿本 不准", ("阿本",), "在法院阿本 不准"),
        ("a@b.kz wrote", (), "a@b.kz wrote"),
        ("@1 left", (), "@1 left"),
    ],
)
def test_people_are_named_with_an_at(
    line: str, people: tuple[str, ...], text: str
) -> None:
    assert (cut(line).people, cut(line).text) == (people, text)


@pytest.mark.parametrize(
    ("line", "kind", "text"),
    [
        ("put off #hearing #суд-2", "hearing", "put off суд-2"),
        ("#hearing put off", "hearing", "put off"),
        ("held in #custody today", "", "held in custody today"),
        ("the public was sent out #custody", "", "the public was sent out custody"),
        ("arrest: x #hearing", "event", "x hearing"),
        ("number #1", "", "number #1"),
        ("#custody 5 Jan x", "", "custody x"),
    ],
)
def test_a_tag_is_the_kind_or_a_word(line: str, kind: str, text: str) -> None:
    quick = cut(line)
    assert (quick.kind, quick.text) == (kind, text)


@pytest.mark.parametrize(
    ("line", "source", "paragraph", "text"),
    [
        ("put off [HRW ¶3].", "HRW", "3", "put off."),
        ("put off src:HRW", "HRW", "", "put off"),
        ("put off src:HRW ¶12, so", "HRW", "12", "put off, so"),
        ('src:"Human Rights Watch" put off', "Human Rights Watch", "", "put off"),
        ("put off src:https://a.kz/b", "https://a.kz/b", "", "put off"),
        ("put off [HRW] [FT]", "HRW", "", "put off [FT]"),
        ("they [sic] left", "", "", "they [sic] left"),
        ("[site](https://a.kz)", "", "", "[site](https://a.kz)"),
    ],
)
def test_a_source_can_be_named(
    line: str, source: str, paragraph: str, text: str
) -> None:
    quick = cut(line)
    assert (quick.source, quick.paragraph, quick.text) == (source, paragraph, text)


@pytest.mark.parametrize(
    ("line", "quotes"),
    [
        ('today: @Aben: "Go home"', (Spoken("Aben", "Go home"),)),
        ("@Айбек_Н: «Нас не пустили»", (Spoken("Айбек Н", "Нас не пустили"),)),
        ("@阿本：「不准」", (Spoken("阿本", "不准"),)),
        ('the "leader" left', (Spoken("", "leader"),)),
        ('@Aben left: "no" and “so”', (Spoken("", "no"), Spoken("", "so"))),
        ('@Aben: "I saw @Bek #1: [x]"', (Spoken("Aben", "I saw @Bek #1: [x]"),)),
        ('an open "quotation', ()),
    ],
)
def test_words_in_quotation_marks_are_kept_with_who_said_them(
    line: str, quotes: tuple[Spoken, ...]
) -> None:
    quick = cut(line)
    assert quick.quotes == quotes
    assert all(quote.words in quick.text for quote in quotes)


@pytest.mark.parametrize(
    ("line", "connection", "text"),
    [
        ("put off (heard from the lawyer)", "heard from the lawyer", "put off"),
        ("put off (told by @Bek) #x", "told by Bek", "put off x"),
        ("не пустили (со слов адвоката)", "со слов адвоката", "не пустили"),
        ("кіргізбеді (адвокаттан естідім).", "адвокаттан естідім", "кіргізбеді."),
        ("two left (both women)", "", "two left (both women)"),
        ("(heard from Bek) put off", "", "(heard from Bek) put off"),
    ],
)
def test_a_remark_at_the_end_says_how_it_is_known(
    line: str, connection: str, text: str
) -> None:
    assert (cut(line).connection, cut(line).text) == (connection, text)


def test_each_part_knows_its_place_in_the_line() -> None:
    assert parts(
        "10:15 29 Jan hearing Oral city court: told by @Bek (via @Aben) [HRW]"
    ) == [
        ("time", "10:15"),
        ("date", "29 Jan"),
        ("kind", "hearing"),
        ("place", "Oral city court"),
        ("text", "told by"),
        ("person", "@Bek"),
        ("connection", "(via"),
        ("person", "@Aben"),
        ("source", "[HRW]"),
    ]


def test_date_and_time_make_one_moment() -> None:
    assert cut("29 Jan 10:15 hearing: x").moment == "2026-01-29T10:15"
    assert cut("29 Jan hearing: x").moment == "2026-01-29"
    quick = cut("July 2025 hearing 10:15: x")
    assert (quick.moment, quick.time) == ("2025-07", "10:15")


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


@settings(deadline=None)  # the grammar of dates is loaded at its first use
@given(lines)
def test_every_letter_is_in_one_part(line: str) -> None:
    spans = cut(line).spans
    places = [place for span in spans for place in range(span.start, span.stop)]
    assert places == sorted(set(places))
    assert {i for i, letter in enumerate(line) if letter.isalnum()} <= {*places}


@settings(deadline=None)  # the grammar of dates is loaded at its first use
@given(lines)
def test_nothing_typed_is_dropped(line: str) -> None:
    quick = cut(line)
    said = {
        "place": [f"in {quick.place}"],
        "text": [quick.text],
        "person": quick.people,
        "tag": [quick.text, quick.kind],
        "source": [f"src{quick.source}{quick.paragraph}"],
        "quote": [quote.words for quote in quick.quotes],
        "connection": [quick.connection],
    }
    for part, typed in parts(line):
        if part in said:
            assert any(_letters(typed) in _letters(value) for value in said[part])
        else:
            assert quick.date or quick.time or quick.kind


@settings(deadline=None)  # the grammar of dates is loaded at its first use
@given(lines)
def test_every_date_and_time_can_be_kept(line: str) -> None:
    quick = cut(line)
    if quick.moment:
        assert read_date(quick.moment).expression == quick.moment


@pytest.mark.parametrize("piece", ["a", "@a ", '"a', "(from x) ", "[aa"])
def test_a_long_line_costs_no_more_than_its_length_to_cut(piece: str) -> None:
    assert costs_in_line(lambda size: cut((piece * size)[:size]), 8_000)
