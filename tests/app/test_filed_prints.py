"""What was added by a command, and what can be, as it is printed."""

import io
import json

import pytest

from dossier.prints import filed as prints
from dossier_db.intake import KINDS, kind
from dossier_db.intake.filing import Filed
from dossier_db.records import Link

ABOUT = Link("p_1", "Timur\x1b[31m")


def test_what_was_saved_is_said_with_the_ids_that_show_prints() -> None:
    """Of a passage too, where there is one."""
    out = io.StringIO()
    prints.write_filed(out, kind("person"), ABOUT, Filed("p_1", "x_1"))
    said = out.getvalue()
    assert said.startswith("Saved: person (Timur") and "p_1" in said
    assert said.endswith("Its words: x_1.\n") and "\x1b" not in said
    out = io.StringIO()
    prints.write_filed(out, kind("note"), ABOUT, Filed("t_1", None))
    assert "Its words" not in out.getvalue()


def test_programs_get_kind_id_and_passage() -> None:
    """One document."""
    out = io.StringIO()
    prints.write_filed_as_json(out, kind("person"), ABOUT, Filed("p_1", None))
    assert json.loads(out.getvalue()) == {
        "kind": "person",
        "id": "p_1",
        "passage": None,
        "written": True,
    }


def test_what_stood_there_already_is_not_said_to_be_saved() -> None:
    """To a person in words, to a program by a flag."""
    known = Filed("p_1", "x_1", written=False)
    out = io.StringIO()
    prints.write_filed(out, kind("person"), ABOUT, known)
    said = out.getvalue()
    assert said.startswith("There already: person (Timur") and "p_1" in said
    assert "Nothing was written." in said and "Saved" not in said
    out = io.StringIO()
    prints.write_filed_as_json(out, kind("person"), ABOUT, known)
    assert json.loads(out.getvalue())["written"] is False


def test_every_kind_is_listed_with_what_it_needs() -> None:
    """One a line."""
    out = io.StringIO()
    prints.write_kinds(out, KINDS)
    lines = out.getvalue().splitlines()
    assert [line.split()[0] for line in lines] == [one.name for one in KINDS]
    assert next(line for line in lines if line.startswith("charge")).split() == [
        "charge",
        "case",
        "who",
    ]


@pytest.mark.parametrize("name", [one.name for one in KINDS])
def test_the_fields_of_every_kind_say_what_they_take(name: str) -> None:
    """Those that are needed with a star."""
    out = io.StringIO()
    prints.write_fields(out, kind(name))
    lines = out.getvalue().splitlines()
    cited = [line for line in lines if line.startswith("Cited")]
    assert len(cited) == kind(name).cited
    for line in lines[: len(lines) - len(cited)]:
        assert line[0] in "* " and len(line[17:].strip()) > 2
    needed = {field.name for field in kind(name).asked if field.needed}
    assert {line[2:17].strip() for line in lines if line[0] == "*"} == needed


def test_programs_get_the_kinds_and_the_fields_of_one() -> None:
    """What each takes, as the store names it."""
    out = io.StringIO()
    prints.write_kinds_as_json(out, KINDS)
    found = json.loads(out.getvalue())["kinds"]
    assert {"name": "charge", "needed": ["case", "who"]} in found
    out = io.StringIO()
    prints.write_fields_as_json(out, kind("charge"))
    told = json.loads(out.getvalue())
    assert (told["kind"], told["cited"]) == ("charge", True)
    assert told["fields"][1] == {
        "name": "who",
        "needed": True,
        "takes": "record",
        "of": ["person"],
        "makes": "person",
    }
