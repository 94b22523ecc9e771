"""Citing: the passage of a new statement, and one's own field notes."""

import pytest

from db.entered import CITED
from dossier_db.captures import attach
from dossier_db.errors import RefusedWrite
from dossier_db.intake import kind
from dossier_db.intake.filing import Filed, file
from dossier_db.store import Store
from dossier_db.texts.fingerprint import digest

TEXT = "A first line.\n\nThe judge said: “Nobody may film.” He left.\n"


@pytest.fixture
def store(hamlet: Store) -> Store:
    """The small dossier, to be written into."""
    return hamlet


def add(store: Store, agent: str = "Saule", **given: str) -> Filed:
    """Save a mention."""
    with store.act(agent) as act:
        return file(act, kind("mention"), {"who": "p_bolat", **given})


def passage(store: Store, filed: Filed, columns: str) -> tuple[object, ...]:
    """Columns of the passage that was made."""
    row = store.reader.one(
        f"SELECT {columns} FROM passage WHERE id = ?", (filed.passage_id,)
    )
    assert row is not None
    return tuple(row)


def held(store: Store) -> str:
    """A text of the paper, attached; the id of the capture."""
    with store.act("Saule") as act:
        return attach(
            act,
            "s_paper",
            TEXT.encode(),
            TEXT,
            media_type="text/plain",
            method="by hand",
        )


def test_words_that_are_typed_carry_their_digest(store: Store) -> None:
    filed = add(store, source="s_paper", paragraph="7", words="Nobody may\nfilm.")
    kept = digest("Nobody may film.")
    assert passage(store, filed, "exact, digest, letters, paragraph") == (
        "Nobody may film.",
        kept.sha256,
        kept.letters,
        7,
    )


def test_the_record_on_whose_word_it_is_said_is_kept(store: Store) -> None:
    filed = add(store, **CITED, attributed_to="new:A neighbour", as_of="2026-01")
    name = "(SELECT name FROM entity WHERE id = attributed_to_id), as_of"
    assert passage(store, filed, name) == ("A neighbour", "2026-01")


def test_ones_own_observation_is_field_notes_of_the_day(store: Store) -> None:
    filed = add(
        store, source="own", gist="No public was let in.", connection="in the corridor"
    )
    row = store.reader.one(
        "SELECT s.kind, s.author, s.genre, s.coverage,"
        " n.name LIKE 'Field notes, Saule%'"
        " FROM passage x JOIN source s ON s.id = x.source_id"
        " JOIN entity n ON n.id = s.id WHERE x.id = ?",
        (filed.passage_id,),
    )
    assert row == ("source:field_notes", "Saule", "in the corridor", "part", 1)


def test_an_observation_has_its_minute(store: Store) -> None:
    filed = add(store, source="own", gist="The door was closed.")
    (as_of,) = passage(store, filed, "as_of")
    assert "T" in str(as_of)


def test_a_time_that_was_typed_is_the_one_that_is_kept(store: Store) -> None:
    filed = add(store, source="own", gist="It began.", as_of="2026-01-29T10:15")
    assert passage(store, filed, "as_of") == ("2026-01-29T10:15",)


def test_notes_of_one_day_are_one_source(store: Store) -> None:
    for said in ("First.", "Second."):
        add(store, source="own", gist=said)
    assert _notes(store) == 1


def test_notes_of_two_people_are_two_sources(store: Store) -> None:
    for agent in ("Saule", "Timur"):
        add(store, agent, source="own", gist="The same.")
    assert _notes(store) == 2


def test_what_was_seen_and_what_was_heard_are_two_sources(store: Store) -> None:
    for connection in ("in the corridor", "told by the lawyer"):
        add(store, source="own", gist="The same.", connection=connection)
    assert _notes(store) == 2


def test_field_notes_carry_no_digest(store: Store) -> None:
    filed = add(store, source="own", words="He hides at home.")
    assert passage(store, filed, "digest, letters") == (None, None)


def test_where_the_observer_was_is_said_by_the_same_passage(store: Store) -> None:
    filed = add(store, source="own", gist="A queue.", where="new:Court of Taldykorgan")
    row = store.reader.one(
        "SELECT n.name, r.kind FROM relationship r JOIN entity n ON n.id = r.object_id"
        " WHERE r.passage_id = ?",
        (filed.passage_id,),
    )
    assert row == ("Court of Taldykorgan", "relationship:observed_at")


def test_a_selection_keeps_where_it_stands_in_the_text(store: Store) -> None:
    capture = held(store)
    starts = TEXT.index("The judge")
    ends = TEXT.index(" He left")
    filed = add(
        store,
        source="s_paper",
        capture=capture,
        starts=str(starts),
        ends=str(ends),
        words=TEXT[starts:ends],
    )
    row = passage(store, filed, "capture_id, starts, ends, paragraph, exact")
    assert row == (capture, starts, ends, 2, TEXT[starts:ends])


def test_words_cut_out_of_a_selection_stand_where_they_stand(store: Store) -> None:
    capture = held(store)
    filed = add(
        store,
        source="s_paper",
        capture=capture,
        starts="0",
        ends=str(len(TEXT)),
        words="Nobody may film.",
    )
    starts = TEXT.index("Nobody")
    assert passage(store, filed, "starts, ends") == (starts, starts + 16)


def test_words_that_do_not_stand_in_the_selection_are_refused(store: Store) -> None:
    capture = held(store)
    with pytest.raises(RefusedWrite, match="stand"):
        add(
            store,
            source="s_paper",
            capture=capture,
            starts="0",
            ends="13",
            words="Nobody may film.",
        )


def _notes(store: Store) -> int:
    return store.reader.number(
        "SELECT count(*) FROM source WHERE kind = 'source:field_notes'"
    )
