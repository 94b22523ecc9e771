"""What all sheets are made of: words, whose they are, where they stand."""

import pytest

from app.sheets.given import citation, date, texts
from dossier.rows import text_of
from dossier.sheets import parts
from dossier_db.records import Charge, Citation, Link, Outcome, QuoteRow, Restraint

SO = citation(3, gist="So it was.")


@pytest.mark.parametrize(
    ("one", "shown"),
    [
        (citation(exact="It was so"), "“It was so”"),
        (citation(gist="It was so."), "It was so."),
        (citation(exact="It was so", gist="That it was so."), "“It was so”"),
    ],
)
def test_quotation_marks_stand_round_exact_words_alone(
    one: Citation, shown: str
) -> None:
    """A gist is ours."""
    assert text_of(parts.words(one)) == shown


def test_a_statement_ends_in_its_citation() -> None:
    """With whose word it is, for which day, and what to know of it."""
    one = citation(
        3, gist="So.", attributed_to="A. N.", as_of="2024-06-01", caution="old"
    )
    block = parts.statement(one)
    assert block.text == (
        "So. · on the word of A. N. · as of 1 Jun 2024 · caution: old [Paper ¶3]"
    )
    assert block.cite == block.opens == "x_paper_3"


def test_words_for_whose_word_it_is_are_finer_than_a_record() -> None:
    """Where there are both."""
    one = citation(gist="So.", attributed_to="A. N.", attribution="two drivers")
    assert parts.on_whose_word(one) == "two drivers"


def test_words_that_several_share_stand_once_above_their_citations() -> None:
    """Each still opens its own passage."""
    told = [
        parts.Told(citation(1, "Paper", gist="So.")),
        parts.Told(citation(2, "Radio", gist="Not so.")),
        parts.Told(citation(3, "Mirror", gist="So.")),
    ]
    blocks = parts.statements(told)
    assert texts(blocks) == ["So.", "[Paper ¶1]", "[Mirror ¶3]", "Not so. [Radio ¶2]"]
    assert [block.cite for block in blocks] == [
        None,
        "x_paper_1",
        "x_mirror_3",
        "x_radio_2",
    ]


def test_words_that_one_paragraph_says_in_several_places_have_it_once() -> None:
    """It reads the same each time."""
    told = [parts.Told(citation(11, gist="So.")) for _place in range(5)]
    assert texts(parts.statements(told)) == ["So. [Paper ¶11]"]
    told.append(parts.Told(citation(2, "Radio", gist="So.")))
    assert texts(parts.statements(told)) == ["So.", "[Paper ¶11]", "[Radio ¶2]"]


def test_the_same_words_for_other_days_are_not_shared() -> None:
    """Nor on another's word: that is another statement."""
    told = [
        parts.Told(citation(1, gist="So.", as_of="2024-06-01")),
        parts.Told(citation(2, gist="So.", as_of="2024-06-02")),
        parts.Told(citation(3, gist="So.", attributed_to="A. N.")),
        parts.Told(citation(4, exact="So.")),
    ]
    assert len(parts.statements(told)) == 4


@pytest.mark.parametrize(
    ("since", "until", "as_of", "shown"),
    [
        (None, None, None, "custody, day not stated: So. [Paper ¶1]"),
        (None, None, "2024-06-01", "custody: So. · as of 1 Jun 2024 [Paper ¶1]"),
        ("2024-04-11", None, None, "custody, 11 Apr 2024: So. [Paper ¶1]"),
        (None, "2024-05", None, "custody, until May 2024: So. [Paper ¶1]"),
        (
            "2024-04-11",
            "2024-05-02",
            None,
            "custody, 11 Apr 2024 to 2 May 2024: So. [Paper ¶1]",
        ),
    ],
)
def test_a_measure_has_its_days_or_says_that_none_is_stated(
    since: str | None, until: str | None, as_of: str | None, shown: str
) -> None:
    """It never stands there as of the present."""
    row = Restraint(
        person=Link("p_1", "One"),
        people=1,
        kind="custody",
        since=date(since),
        until=date(until),
        place=None,
        citation=citation(gist="So.", as_of=as_of),
    )
    assert parts.restraint(row).text == shown


@pytest.mark.parametrize(
    ("months", "day", "as_of", "people", "shown"),
    [
        (None, None, None, 1, "acquitted, day not stated: So. [Paper ¶1]"),
        (None, None, "2024-06-01", 1, "acquitted: So. · as of 1 Jun 2024 [Paper ¶1]"),
        (1, "2024-06", None, 1, "acquitted, 1 month, Jun 2024: So. [Paper ¶1]"),
        (0, "2024-06-03", None, 1, "acquitted, 0 months, 3 Jun 2024: So. [Paper ¶1]"),
        (None, "2024", None, 5, "5 people acquitted, 2024: So. [Paper ¶1]"),
    ],
)
def test_an_outcome_has_its_sentence_and_its_day_or_says_that_none_is_stated(
    months: int | None, day: str | None, as_of: str | None, people: int, shown: str
) -> None:
    """As a measure does."""
    who, told = Link("p_1", "One"), citation(gist="So.", as_of=as_of)
    row = Outcome(who, people, "acquitted", months, date(day), told)
    assert texts([parts.outcome(row)]) == [shown]


def test_a_measure_says_where_somebody_is_held() -> None:
    """Behind its day."""
    who, told = Link("p_1", "One"), citation(gist="So.")
    row = Restraint(who, 1, "custody", date("2024"), None, Link("l_1", "Karasu"), told)
    assert parts.restraint(row).text == "custody, 2024, Karasu: So. [Paper ¶1]"


def test_a_number_of_people_stands_before_their_charge() -> None:
    """Of one person nothing is said."""
    one = Charge(Link("p_1", "One"), 1, None, None, SO)
    many = Charge(Link("p_1", "The accused"), 9, None, None, SO)
    assert texts([parts.charge(one), parts.charge(many)]) == [
        "So it was. [Paper ¶3]",
        "9 people So it was. [Paper ¶3]",
    ]


def quoted(**more: object) -> QuoteRow:
    """A quote."""
    given: dict[str, object] = {
        "id": "x_paper_1",
        "words": "Ours",
        "kind": None,
        "speaker": None,
        "speaker_words": None,
        "addressee": None,
        "relayed_by": None,
        "direct": True,
        "original_lang": None,
        "citation": citation(exact="Ours"),
    }
    return QuoteRow(**(given | more))  # type: ignore[arg-type]


def test_a_quote_says_who_to_whom_and_through_whom() -> None:
    """As far as it is known."""
    row = quoted(
        speaker=Link("p_1", "Aliya"),
        addressee=Link("o_1", "the court"),
        relayed_by=Link("o_2", "a letter"),
        direct=False,
    )
    assert parts.quote(row).text == (
        "Aliya: “Ours” · to the court · as passed on in a letter · indirect speech"
        " [Paper ¶1]"
    )
    assert parts.quote(quoted()).text == "speaker not stated: “Ours” [Paper ¶1]"
    assert parts.quote(quoted(), named=False).text == "“Ours” [Paper ¶1]"


def test_a_quote_of_which_only_the_gist_is_held_has_no_quotation_marks() -> None:
    """Indirect speech, told in our words."""
    row = quoted(
        words="That it is theirs.", citation=citation(gist="That it is theirs.")
    )
    assert "“" not in parts.quote(row).text


@pytest.mark.parametrize("verdict", [None, "agree", "differ", "backwards", "unheard"])
def test_a_mark_is_one_cell(verdict: str | None) -> None:
    """Also that of no verdict."""
    assert len(parts.marked(verdict).text) == 1
