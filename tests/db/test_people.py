"""People and organisations: who appears here, and in how many sources."""

from dossier_db.records import ActorRow, Viewpoint
from dossier_db.store import Store


def _rows(store: Store, view: Viewpoint | None = None) -> dict[str, ActorRow]:
    listing = store.people.listing(view or Viewpoint())
    return {row.id: row for row in listing.page(0)}


def test_people_and_organisations_stand_by_our_name_for_them(village: Store) -> None:
    names = [row.name for row in _rows(village).values()]
    assert names == ["Aigul", "Bolat", "District court", "Union", "the accused"]


def test_a_record_that_was_merged_into_another_is_not_listed(village: Store) -> None:
    assert "o_tribunal" not in _rows(village)
    assert village.people.listing().count() == 5


def test_places_events_and_sources_are_not_listed(village: Store) -> None:
    assert {row.kind for row in _rows(village).values()} == {"person", "organisation"}


def test_a_row_counts_the_forms_of_a_name(village: Store) -> None:
    rows = _rows(village)
    assert (rows["p_aigul"].names, rows["o_union"].names) == (2, 0)


def test_the_forms_counted_are_those_that_the_viewpoint_hears(village: Store) -> None:
    def forms(view: Viewpoint) -> dict[str, int]:
        return {row.id: row.names for row in _rows(village, view).values()}

    radio = forms(Viewpoint(told_by="s_radio"))
    assert radio == {"p_aigul": 1, "p_bolat": 1, "p_accused": 0}
    assert forms(Viewpoint(told_by="s_copy"))["p_aigul"] == 1
    assert forms(Viewpoint(known_on="2024-03-12"))["p_aigul"] == 1
    assert forms(Viewpoint(known_on="2024-12-31"))["p_aigul"] == 2


def test_whatever_is_said_of_a_person_counts_copies_once_and_the_unseen_never(
    village: Store,
) -> None:
    # Paper with its copy, radio, and the letter; the note speaks of her too, unseen.
    assert _rows(village)["p_aigul"].sources == 3


def test_those_who_are_only_charged_are_counted_by_the_sources_of_the_charge(
    village: Store,
) -> None:
    # Paper, radio and letter give numbers of the accused; nothing else tells of them.
    assert _rows(village)["p_accused"].sources == 3


def test_as_known_on_a_day_no_role_of_ours_stands_with_a_person(village: Store) -> None:
    told = _rows(village, Viewpoint(told_by="s_paper"))
    assert told["p_aigul"].summary == "a teacher"
    known = _rows(village, Viewpoint(known_on="2024-12-31"))
    assert known["p_aigul"].summary is None


def test_a_group_is_not_one_identified_person(village: Store) -> None:
    rows = _rows(village)
    assert not rows["p_accused"].identified
    assert rows["p_aigul"].identified


def test_as_told_by_one_source_those_it_speaks_of_are_listed(village: Store) -> None:
    radio = _rows(village, Viewpoint(told_by="s_radio"))
    assert list(radio) == ["p_aigul", "p_bolat", "p_accused"]
    letter = _rows(village, Viewpoint(told_by="s_letter"))
    assert list(letter) == ["p_aigul", "o_court", "p_accused"]


def test_as_known_on_a_day_those_spoken_of_by_then_are_listed(village: Store) -> None:
    known = _rows(village, Viewpoint(known_on="2024-03-12"))
    assert list(known) == ["p_aigul", "o_union", "p_accused"]
