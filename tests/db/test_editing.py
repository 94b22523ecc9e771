"""Editing: what stands is shown as it was filled in, and changed where it differs."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.entered import complete
from dossier_db.errors import RefusedWrite, UnknownRecord
from dossier_db.intake import KINDS, kind
from dossier_db.intake.editing import change, editable, given_of
from dossier_db.intake.edits import EDITED
from dossier_db.intake.filing import file
from dossier_db.intake.standing import Standing, rows_behind
from dossier_db.store import Store


@pytest.fixture
def store(hamlet: Store) -> Store:
    """The small dossier, to be written into."""
    return hamlet


def shown(store: Store, standing: Standing) -> dict[str, str]:
    """What the form of an edit shows."""
    return given_of(store.reader.connection, standing)


def edit(store: Store, standing: Standing, **after: str) -> None:
    """Change some fields of a row."""
    before = shown(store, standing)
    with store.act("Saule") as act:
        change(act, standing, before, {**before, **after})


def behind(store: Store, record: str, passage: str | None, what: str) -> Standing:
    """The row of one kind behind a record or a statement."""
    found = [
        one for one in rows_behind(store.reader, record, passage) if one.kind == what
    ]
    assert len(found) == 1, found
    return found[0]


BOLAT = Standing("person", ("p_bolat",), "person", "Bolat")
HEARING = Standing("event", ("e_hearing",), "event", "First hearing")
PAPER = Standing("source", ("s_paper",), "source", "The Paper")
PASSAGE = Standing("passage", ("x_paper_3",), "passage", "")


def test_a_name_of_ours_is_changed(store: Store) -> None:
    edit(store, BOLAT, name="Bolat T.", summary="a driver")
    row = store.reader.one("SELECT name, summary FROM entity WHERE id = 'p_bolat'")
    assert row == ("Bolat T.", "a driver")


def test_another_day_moves_an_event_in_the_timeline(store: Store) -> None:
    edit(store, HEARING, date="2031-02~")
    row = store.reader.one("SELECT date, earliest FROM event WHERE id = 'e_hearing'")
    assert row == ("2031-02~", "2031-02-01")


def test_a_day_that_is_taken_out_leaves_the_event_undated(store: Store) -> None:
    edit(store, HEARING, date="")
    row = store.reader.one("SELECT date, earliest FROM event WHERE id = 'e_hearing'")
    assert row == (None, "9999-12-31")


def test_another_day_of_issue_moves_a_source(store: Store) -> None:
    edit(store, PAPER, issued="2031-02")
    row = store.reader.one("SELECT issued, published FROM source WHERE id = 's_paper'")
    assert row == ("2031-02", "2031-02-28")


def test_what_is_not_changed_is_not_logged(store: Store) -> None:
    count = "SELECT count(*) FROM change"
    before = store.reader.number(count)
    edit(store, BOLAT)
    assert store.reader.number(count) == before


def test_a_field_that_must_not_be_empty_is_refused(store: Store) -> None:
    with pytest.raises(RefusedWrite, match="name"):
        edit(store, BOLAT, name=" ")


def test_a_passage_keeps_words_or_their_gist(store: Store) -> None:
    with pytest.raises(RefusedWrite, match="words"):
        edit(store, PASSAGE, words="", gist="")


def test_a_passage_is_not_moved_behind_the_end_of_its_source(store: Store) -> None:
    with store.act("Saule") as act:
        seen = {"seen": "whole text (12 paragraphs)"}
        act.update("source", {"id": "s_paper"}, seen)
    edit(store, PASSAGE, paragraph="12")
    with pytest.raises(RefusedWrite, match="paragraph: The Paper ends with ¶12"):
        edit(store, PASSAGE, paragraph="13")


def test_what_somebody_changed_meanwhile_is_not_written_over(store: Store) -> None:
    before = shown(store, BOLAT)
    edit(store, BOLAT, name="Bolat A.")
    with store.act("Timur") as act, pytest.raises(RefusedWrite, match="meanwhile"):
        change(act, BOLAT, before, {**before, "name": "Bolat B."})
    assert shown(store, BOLAT)["name"] == "Bolat A."


def test_two_people_can_change_two_fields(store: Store) -> None:
    before = shown(store, BOLAT)
    edit(store, BOLAT, name="Bolat A.")
    with store.act("Timur") as act:
        change(act, BOLAT, before, {**before, "summary": "a driver"})
    assert shown(store, BOLAT) == {"name": "Bolat A.", "summary": "a driver"}


def test_a_row_that_is_gone_cannot_be_edited(store: Store) -> None:
    gone = Standing("person", ("p_nobody",), "person", "")
    with pytest.raises(UnknownRecord):
        shown(store, gone)


def test_another_role_is_another_row(store: Store) -> None:
    with store.act("Saule") as act:
        filed = file(act, kind("participation"), complete("participation"))
    standing = behind(store, "", filed.passage_id, "participation")
    edit(store, standing, role="speaker")
    roles = store.reader.all(
        "SELECT role FROM participation WHERE passage_id = ?", (filed.passage_id,)
    )
    assert roles == [("role:speaker",)]


def test_corrected_words_get_their_own_digest(store: Store) -> None:
    with store.act("Saule") as act:
        filed = file(act, kind("quote"), complete("quote"))
    standing = behind(store, "", filed.passage_id, "passage")
    before = store.reader.one(
        "SELECT digest FROM passage WHERE id = ?", (filed.passage_id,)
    )
    edit(store, standing, words="We only stood.")
    after = store.reader.one(
        "SELECT digest FROM passage WHERE id = ?", (filed.passage_id,)
    )
    assert before is not None and after is not None and before != after


@pytest.mark.parametrize("name", [one.name for one in KINDS])
def test_what_was_filled_in_is_shown_again(store: Store, name: str) -> None:
    given = complete(name)
    with store.act("Saule") as act:
        filed = file(act, kind(name), given)
    what = {"hearing": "event", "observation": "passage"}.get(name, name)
    if what == "name":
        what = "name_use"
    rows = rows_behind(store.reader, filed.id, filed.passage_id)
    mine = [one for one in rows if one.kind == what]
    assert mine
    if not editable(mine[0]):
        return
    held = [shown(store, one) for one in mine]
    wanted = {
        key: value
        for key, value in given.items()
        if key in {field.name for field in EDITED[what].fields}
        and not value.startswith("new:")
        and kind(name).name != "observation"
    }
    told = [
        {key: value.replace("_", " ") for key, value in one.items()} for one in held
    ]
    plain = {key: value.replace("_", " ") for key, value in wanted.items()}
    assert any(plain.items() <= one.items() for one in told), (plain, told)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(words=st.text(max_size=200), summary=st.text(max_size=50))
def test_any_words_are_kept_or_refused_in_a_sentence(
    store: Store, words: str, summary: str
) -> None:
    try:
        edit(store, BOLAT, name=words, summary=summary)
    except RefusedWrite as refusal:
        assert str(refusal)
        return
    assert shown(store, BOLAT).get("name") == words.strip()
