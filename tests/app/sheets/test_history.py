"""The log on a sheet, and what was changed of one record."""

from dataclasses import replace

from dossier.rows import Block, text_of
from dossier.sheets import history
from dossier_db.records import Deed, Entry, Head, Link, What

HEAD = Head("f" * 64, "a1b2c3d4e5", 42, "2024-07-01T10:20:30Z")
DEED = Deed(
    id="1",
    at="2024-07-01T10:20:30Z",
    agent="Saule",
    device="a1b2c3d4e5",
    entries=1,
    what=(What("mention", 1, 0, 0),),
    whole=True,
    about=Link("p_aliya", "Aliya Omarova"),
    loads=False,
    undoes=None,
    undone=False,
)
ENTRY = Entry(
    id="0",
    at="2024-07-01T10:20:30Z",
    agent="Saule",
    device="a1b2c3d4e5",
    act="1",
    table="entity",
    row="p_aliya",
    field="name",
    value="Aliya Omarova",
    before="A. Omarova",
    redacted=False,
)


def lines(blocks: tuple[Block, ...]) -> list[str]:
    """Labels and words, without what stands above every log."""
    found = [text_of(one.label) + one.text for one in blocks]
    return [one.strip() for one in found if one][2:]


def log(*deeds: Deed) -> tuple[Block, ...]:
    """The sheet of a log."""
    return history.log(HEAD, deeds, {one.id: one for one in deeds}.get)


def of(*entries: Entry) -> tuple[Block, ...]:
    """The sheet of her history."""
    return history.history(HEAD, entries, "p_aliya", {}, lambda _act: None)


def test_the_head_stands_above_all() -> None:
    """Whole: it is to be kept."""
    first, second, *_rest = log(DEED)
    assert first.text == f"head {'f' * 64}, entry 42 of device a1b2c3d4"
    assert second.text.startswith("Who keeps this line can prove")


def test_an_act_has_a_line_and_opens_what_it_concerns() -> None:
    """When, who, what."""
    blocks = log(DEED)
    assert lines(blocks) == [
        "2024-07-01 10:20 UTC  Saule: added mention: Aliya Omarova"
    ]
    assert blocks[-1].opens == "p_aliya"
    assert log(replace(DEED, about=None))[-1].opens is None


def test_what_is_taken_back_says_so() -> None:
    """Behind what it was."""
    assert lines(log(replace(DEED, undone=True)))[0].endswith("Omarova  taken back")


def test_of_several_devices_each_is_named() -> None:
    """Of one alone it would be said a hundred times."""
    other = replace(DEED, id="2", device="ffff0000ffff")
    assert "a1b2c3d4" not in lines(log(DEED))[0]
    assert lines(log(other, DEED))[0].startswith(
        "2024-07-01 10:20 UTC  ffff0000  Saule"
    )
    assert "a1b2c3d4" in lines(log(other, DEED))[1]


def test_a_log_that_is_empty_says_so() -> None:
    """There is no head either."""
    (only,) = history.log(None, (), lambda _act: None)
    assert only.text.endswith("the log is empty.")
    (only,) = history.history(None, (), "p_aliya", {}, lambda _act: None)
    assert only.text.endswith("the log is empty.")


def test_what_is_older_is_left_to_the_command_line() -> None:
    """A page is no archive."""
    many = [replace(DEED, id=str(number)) for number in range(history.ACTS + 1)]
    blocks = log(*many)
    assert blocks[-1].text == "“dossier log” prints what is older."
    assert len(lines(blocks)) == history.ACTS + 1
    entries = [replace(ENTRY, act=str(number)) for number in range(history.ACTS + 1)]
    assert of(*entries)[-1].text == "“dossier log” prints what is older."


def test_the_changes_of_an_act_stand_under_who_and_when() -> None:
    """One below the other."""
    summary = replace(ENTRY, field="summary", before=None, value="A teacher.")
    assert lines(of(summary, ENTRY)) == [
        "2024-07-01 10:20 UTC  Saule",
        "person, name: “A. Omarova” became “Aliya Omarova”",
        "person, summary: A teacher.",
    ]


def test_an_act_of_which_nothing_is_to_be_read_is_left_out() -> None:
    """A copy of a date."""
    assert lines(of(replace(ENTRY, field="earliest"))) == []


def test_a_record_that_nobody_changed_says_so() -> None:
    """It came in with a load."""
    assert lines(of()) == ["Nobody has changed it since it came in."]


def test_a_card_shows_the_last_changes_alone() -> None:
    """And how to see all."""
    acts = [
        replace(ENTRY, act=str(number), value=f"name {number}")
        for number in range(history.LINES + 2)
    ]
    blocks = history.on_card(acts, "p_aliya", {}, lambda _act: None)
    assert blocks[1].text == "Changed last (H shows all)"
    assert len(blocks) == 2 + history.LINES
    assert blocks[2].text == "Saule: person, name: “A. Omarova” became “name 0”"
    assert history.on_card((), "p_aliya", {}, lambda _act: None) == ()


def test_that_it_was_added_is_no_change_of_a_card() -> None:
    """Its history has that too."""
    added = replace(ENTRY, field="id", value="p_aliya", before=None)
    name = replace(ENTRY, before=None)
    assert history.on_card((name, added), "p_aliya", {}, lambda _act: None) == ()


def test_what_took_an_act_back_is_told_as_that_and_not_by_its_rows() -> None:
    back = {"1": "took back: added person: Aliya", "2": "did again"}.get
    gone = replace(ENTRY, act="1", field="-row", value=None)
    again = replace(ENTRY, act="2", field="id", value="p_aliya", before=None)
    (_empty, _heading, first, second) = history.on_card(
        (again, gone), "p_aliya", {}, back
    )
    assert first.text == "Saule: did again"
    assert second.text == "Saule: took back: added person: Aliya"
    told = lines(history.history(HEAD, (again, gone), "p_aliya", {}, back))
    assert [one for one in told if "removed" in one] == []
