"""How far a source goes: nothing is cited from behind its end."""

import pytest

from db.bundled import Bundled
from dossier_db.captures import attach
from dossier_db.intake import kind
from dossier_db.intake.checking import problems
from dossier_db.intake.extent import beyond
from dossier_db.store import Store

TEXT = "A first line.\n\nThe judge said: “Nobody may film.”\n\nHe left.\n"
GIST = {"who": "p_bolat", "gist": "So it says."}


@pytest.fixture
def store(hamlet: Store) -> Store:
    """The small dossier, to be written into."""
    return hamlet


def hold(store: Store, source: str, text: str) -> None:
    """Attach a text."""
    plain = {"media_type": "text/plain", "method": "by hand"}
    with store.act("Saule") as act:
        attach(act, source, text.encode(), text, **plain)


def said(store: Store, source: str, paragraph: str) -> str:
    """Why the source has no such paragraph."""
    return beyond(store.reader.connection, source, paragraph)


def wrong(store: Store, **given: str) -> dict[str, str]:
    """What is wrong with a mention."""
    return problems(store.reader.connection, kind("mention"), {**GIST, **given})


@pytest.mark.parametrize(("source", "last"), [("s_hrw", 16), ("s_epochtimes", 10)])
def test_a_source_that_was_read_whole_ends_where_its_reader_says(
    bundled: Bundled, source: str, last: int
) -> None:
    """Each of its paragraphs can be cited, and no other."""
    db = bundled.store.reader.connection
    assert beyond(db, source, str(last)) == ""
    assert f"ends with ¶{last}: there is no ¶999 in it." in beyond(db, source, "999")


def test_of_a_source_of_which_a_part_was_read_nobody_knows_the_end(
    bundled: Bundled,
) -> None:
    """Only two were read whole."""
    assert beyond(bundled.store.reader.connection, "s_redcensor_jul", "999") == ""


def test_a_text_that_is_held_ends_with_its_last_paragraph(store: Store) -> None:
    """Before it is attached any number can be right."""
    cited = {"source": "s_letter", "paragraph": "4"}
    assert wrong(store, **cited) == {}
    hold(store, "s_letter", TEXT)
    assert list(wrong(store, **cited)) == ["paragraph"]
    assert wrong(store, source="s_letter", paragraph="3") == {}


def test_a_place_that_is_cited_already_can_be_cited_again(store: Store) -> None:
    """The numbers may be those of another edition than the text that is held."""
    highest = "SELECT max(paragraph) FROM passage WHERE source_id = 's_paper'"
    cited = store.reader.number(highest)
    assert cited > 2
    hold(store, "s_paper", "One line.\n\nAnother.\n")
    assert said(store, "s_paper", str(cited)) == ""
    assert f"no ¶{cited + 1} in it" in said(store, "s_paper", str(cited + 1))


def test_a_text_without_paragraphs_says_nothing_of_their_number(store: Store) -> None:
    """A page that was saved as one line."""
    hold(store, "s_letter", "A first line. The judge said so.")
    assert said(store, "s_letter", "4") == ""


@pytest.mark.parametrize("source", ["own", "new:Weekly", "s_nobody", ""])
def test_a_source_that_is_not_there_has_no_end(store: Store, source: str) -> None:
    assert said(store, source, "4") == ""
