"""The timeline: events in the order of their dates, as all or one tell them."""

import pytest

from dossier_db.errors import UnknownRecord
from dossier_db.records import TimelineRow, Viewpoint
from dossier_db.store import Store


def _rows(store: Store, view: Viewpoint | None = None) -> dict[str, TimelineRow]:
    listing = store.timeline.listing(view or Viewpoint())
    return {row.id: row for row in listing.page(0)}


def test_events_stand_by_their_earliest_day_and_undated_ones_last(
    village: Store,
) -> None:
    assert list(_rows(village)) == ["e_protest", "e_arrest", "e_hearing", "e_rumour"]


def test_a_copy_counts_with_its_original_as_one_source(village: Store) -> None:
    assert _rows(village)["e_arrest"].sources == 1


def test_sources_unseen_or_resting_on_those_that_speak_are_not_counted(
    village: Store,
) -> None:
    # Paper and radio; not the copy, the digest of both, nor the unseen note.
    assert _rows(village)["e_protest"].sources == 2


def test_a_row_shows_the_weightiest_mark_of_its_questions(village: Store) -> None:
    marks = {event: row.mark for event, row in _rows(village).items()}
    assert marks == {
        "e_protest": "differ",
        "e_arrest": None,
        "e_hearing": "backwards",
        "e_rumour": None,
    }


def test_the_next_discrepancy_is_found_in_both_directions(village: Store) -> None:
    listing = village.timeline.listing()
    assert listing.next(0, 1) == 2
    assert listing.next(2, -1) == 0
    assert listing.next(2, 1) is None


def test_the_date_is_ours_where_everything_is_told(village: Store) -> None:
    assert all(row.ours for row in _rows(village).values())


def test_as_told_by_one_source_its_own_date_stands_and_is_not_ours(
    village: Store,
) -> None:
    row = _rows(village, Viewpoint(told_by="s_radio"))["e_protest"]
    assert row.date is not None
    assert (row.date.expression, row.ours) == ("2024-02-11", False)


def test_as_told_by_a_source_without_a_date_of_its_own_ours_stands(
    village: Store,
) -> None:
    row = _rows(village, Viewpoint(told_by="s_copy"))["e_protest"]
    assert row.date is not None
    assert (row.date.expression, row.ours) == ("2024-02-10", True)


def test_as_told_by_one_source_its_events_stand_in_the_order_of_its_dates(
    village: Store,
) -> None:
    told = _rows(village, Viewpoint(told_by="s_radio"))
    assert list(told) == ["e_hearing", "e_protest"]


def test_as_told_by_one_source_that_source_is_all_that_counts(village: Store) -> None:
    told = _rows(village, Viewpoint(told_by="s_radio"))
    assert {row.sources for row in told.values()} == {1}


def test_as_known_on_a_day_a_source_of_that_month_is_not_known_before_its_end(
    village: Store,
) -> None:
    assert "e_hearing" not in _rows(village, Viewpoint(known_on="2024-03-30"))
    assert "e_hearing" in _rows(village, Viewpoint(known_on="2024-03-31"))


def test_as_known_on_a_day_undated_sources_tell_nothing(village: Store) -> None:
    assert "e_rumour" not in _rows(village, Viewpoint(known_on="2030-01-01"))


def test_under_a_viewpoint_a_verdict_whose_grounds_are_not_in_view_is_not_shown(
    village: Store,
) -> None:
    row = _rows(village, Viewpoint(known_on="2024-03-15"))["e_protest"]
    assert row.mark is None  # the radio had not yet said otherwise


def test_an_event_opens_with_sources_read_whole_first(village: Store) -> None:
    told = village.timeline.event("e_protest").accounts
    sources = [account.citation.source_id for account in told]
    assert sources == ["s_paper", "s_radio", "s_note", "s_copy", "s_digest"]


def test_an_event_opens_with_its_place_case_notes_and_questions(village: Store) -> None:
    event = village.timeline.event("e_protest")
    assert event.place is not None and event.place.name == "The road"
    assert [note.text for note in event.notes] == ["Ask the radio.", "Asked again."]
    assert [row.id for row in event.questions] == ["q_number", "q_place", "q_banner"]
    assert event.kind == "protest"


def test_an_event_names_the_one_it_is_part_of(village: Store) -> None:
    part_of = village.timeline.event("e_arrest").part_of
    assert part_of is not None and part_of.id == "e_protest"


def test_an_event_opened_under_a_viewpoint_holds_only_what_is_said_there(
    village: Store,
) -> None:
    event = village.timeline.event("e_protest", Viewpoint(told_by="s_radio"))
    assert [account.citation.source_id for account in event.accounts] == ["s_radio"]
    assert [one.entity.id for one in event.participations] == ["p_bolat"]
    assert [row.id for row in event.questions] == ["q_number", "q_place"]


@pytest.mark.parametrize(
    "view", [Viewpoint(told_by="s_blog"), Viewpoint(known_on="2024-01-15")], ids=str
)
def test_of_an_event_that_nobody_heard_tells_but_its_name_is_left(
    village: Store, view: Viewpoint
) -> None:
    event = village.timeline.event("e_protest", view)
    assert event.row.name == "Protest on the road" and not event.told
    assert (event.row.status, event.row.date, event.summary) == (None, None, None)
    assert (event.kind, event.place, event.notes) == (None, None, ())


def test_as_known_on_a_day_an_event_has_no_words_of_ours(village: Store) -> None:
    event = village.timeline.event("e_protest", Viewpoint(known_on="2024-12-31"))
    assert event.told and event.place is not None
    assert (event.row.status, event.summary, event.notes) == (None, None, ())


def test_as_known_on_a_day_what_was_planned_is_still_said_to_be(village: Store) -> None:
    event = village.timeline.event("e_hearing", Viewpoint(known_on="2024-12-31"))
    assert event.row.status == "planned"


def test_an_event_that_no_source_tells_stays_whole_where_all_is_heard(
    hamlet: Store,
) -> None:
    with hamlet.act("Saule") as act:
        act.delete("account", {"event_id": "e_rumour", "passage_id": "x_blog_1"})
    event = hamlet.timeline.event("e_rumour")
    assert event.told and event.row.status == "reported"


def test_an_unknown_event_is_refused_in_a_sentence(village: Store) -> None:
    with pytest.raises(UnknownRecord, match="There is no event e_none"):
        village.timeline.event("e_none")
