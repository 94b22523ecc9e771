"""The log and a history as commands print them."""

import io
import json
from dataclasses import replace

from app.sheets.test_history import DEED, ENTRY, HEAD
from dossier.prints import history as prints
from dossier_db.records import Deed, Entry


def log(*deeds: Deed) -> list[str]:
    """A log as it is printed."""
    out = io.StringIO()
    prints.write_log(out, HEAD, deeds, {one.id: one for one in deeds}.get)
    return out.getvalue().splitlines()


def history(*entries: Entry, limit: int | None = None) -> list[str]:
    """A history as it is printed."""
    out = io.StringIO()
    prints.write_history(out, HEAD, entries, "p_aliya", {}, lambda _act: None, limit)
    return out.getvalue().splitlines()


def test_an_act_a_line_below_the_head() -> None:
    """When, on which device, who, what."""
    undone = replace(DEED, undone=True)
    assert log(undone) == [
        f"head {'f' * 64}, entry 42 of device a1b2c3d4",
        "2024-07-01 10:20 UTC  a1b2c3d4  Saule: added mention: Aliya Omarova"
        " (taken back)",
    ]


def test_a_log_without_entries_says_so() -> None:
    """There is no head to keep."""
    out = io.StringIO()
    prints.write_log(out, None, (), lambda _act: None)
    assert out.getvalue().endswith("the log is empty.\n")


def test_a_change_a_line_and_so_many_as_are_asked_for() -> None:
    """Whole rows are not cut."""
    summary = replace(ENTRY, field="summary", before=None, value="A\nteacher.")
    assert history(summary, ENTRY)[1:] == [
        "2024-07-01 10:20 UTC  a1b2c3d4  Saule: person, name: “A. Omarova” became"
        " “Aliya Omarova”",
        "2024-07-01 10:20 UTC  a1b2c3d4  Saule: person, summary: A teacher.",
    ]
    assert len(history(summary, ENTRY, limit=1)) == 2


def test_nothing_in_a_log_commands_a_terminal() -> None:
    """Neither a name nor a value."""
    evil = "\x1b[31m\u202e"
    lines = [*log(replace(DEED, agent=evil)), *history(replace(ENTRY, value=evil))]
    assert all(line.isprintable() for line in lines)


def test_what_was_undone_or_done_again_is_said() -> None:
    """The act itself, and not that it was taken back."""
    undo = replace(DEED, id="2", undoes="1")
    known = {"1": DEED, "2": undo}.get
    for deed, redone, said in (
        (DEED, False, "Taken back: added mention: Aliya Omarova.\n"),
        (undo, True, "Done again: added mention: Aliya Omarova.\n"),
    ):
        out = io.StringIO()
        prints.write_undone(out, deed, known, redone=redone)
        assert out.getvalue() == said


def test_programs_get_ids_and_every_field() -> None:
    """Of the act that was undone, or done again."""
    out = io.StringIO()
    prints.write_undone_as_json(out, DEED, redone=False)
    assert json.loads(out.getvalue()) == {"undone": "1"}
    out = io.StringIO()
    prints.write_undone_as_json(out, replace(DEED, undoes="0"), redone=True)
    assert json.loads(out.getvalue()) == {"redone": "0"}
    out = io.StringIO()
    prints.write_history_as_json(out, None, [replace(ENTRY, field="earliest")])
    (entry,) = json.loads(out.getvalue())["entries"]
    assert entry["field"] == "earliest"
    out = io.StringIO()
    prints.write_log_as_json(out, HEAD, [DEED])
    found = json.loads(out.getvalue())
    assert found["head"]["id"] == "f" * 64
    assert found["deeds"][0]["what"] == [
        {"table": "mention", "added": 1, "changed": 0, "removed": 0}
    ]
