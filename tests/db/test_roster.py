"""The roster: those charged, and the arithmetic over their number."""

import pytest

from dossier_db.errors import UnknownRecord
from dossier_db.records import RosterRow, Viewpoint
from dossier_db.store import Store
from dossier_db.tables import Row


def _rows(store: Store, view: Viewpoint | None = None) -> list[RosterRow]:
    return list(store.roster.listing("c_trial", view or Viewpoint()).page(0))


def test_the_cases_are_those_in_which_somebody_is_charged(village: Store) -> None:
    assert [case.id for case in village.roster.cases()] == ["c_trial"]


def test_defendants_are_those_with_a_charge_and_the_remainder_comes_last(
    village: Store,
) -> None:
    assert [row.id for row in _rows(village)] == ["p_aigul", "p_bolat", "p_accused"]


def test_a_number_of_people_is_no_defendant_and_is_counted_once(village: Store) -> None:
    listing = village.roster.listing("c_trial")
    assert listing.count() == 3
    assert village.roster.head("c_trial").named == 2


def test_the_number_charged_is_the_one_most_independent_sources_give(
    village: Store,
) -> None:
    head = village.roster.head("c_trial")
    assert head.charged == (5,)
    assert head.unnamed == (3,)


def test_the_figures_stand_with_their_kind_and_their_independent_sources(
    village: Store,
) -> None:
    figures = village.roster.head("c_trial").figures
    assert [(one.kind, one.people, one.sources) for one in figures] == [
        ("charged", 5, 2),
        ("charged", 6, 1),
        ("custody", 3, 1),
    ]


def test_each_source_gives_a_figure_for_a_day_of_its_own(village: Store) -> None:
    """That of the charge, else the day its passage holds for, else none."""
    days = {
        (one.people, citation.source_id): when and when.expression
        for one in village.roster.head("c_trial").figures
        for citation, when in zip(one.citations, one.days, strict=True)
    }
    assert days == {
        (5, "s_paper"): None,
        (5, "s_letter"): None,
        (6, "s_radio"): "2024-03~",
        (3, "s_paper"): None,
    }


def test_a_figure_without_a_day_of_its_own_has_that_of_its_passage(
    hamlet: Store,
) -> None:
    with hamlet.act("Saule") as act:
        act.date("2024-03-09")
        act.update("passage", {"id": "x_paper_3"}, {"as_of": "2024-03-09"})
    five, *_others = hamlet.roster.head("c_trial").figures
    given = zip(five.citations, five.days, strict=True)
    assert {one.source_id: when and when.expression for one, when in given} == {
        "s_paper": "2024-03-09",
        "s_letter": None,
    }


def test_the_remainder_says_how_many_and_what_is_charged_together(
    village: Store,
) -> None:
    remainder = _rows(village)[-1]
    assert (remainder.identified, remainder.people) == (False, (3,))
    assert [charge.people for charge in remainder.charges] == [5, 5, 6]


def test_a_defendant_has_charges_restraints_outcomes_and_spellings_of_the_name(
    village: Store,
) -> None:
    first = _rows(village)[0]
    assert len(first.charges) == 2
    assert [one.kind for one in first.restraints] == ["custody"]
    assert [one.kind for one in first.outcomes] == ["release"]
    assert first.spellings == ("Aigul", "Айгүл")


def test_sources_that_name_a_defendant_count_copies_once(village: Store) -> None:
    assert _rows(village)[0].sources == 2  # the paper with its copy, and the radio


def test_as_told_by_one_source_those_it_charges_or_just_names_are_listed(
    village: Store,
) -> None:
    rows = _rows(village, Viewpoint(told_by="s_radio"))
    assert [row.id for row in rows] == ["p_aigul", "p_bolat", "p_accused"]
    assert [row.people for row in rows] == [(1,), (1,), (4,)]


def test_of_a_defendant_whom_a_source_just_names_no_charge_of_others_is_told(
    village: Store,
) -> None:
    first = _rows(village, Viewpoint(told_by="s_radio"))[0]
    assert (first.spellings, first.sources) == (("Айгүл",), 1)
    assert (first.charges, first.restraints) == ((), ())


@pytest.mark.parametrize(
    ("table", "row_id", "kind"),
    [("restraint", "r_x", "custody"), ("outcome", "u_x", "release")],
)
@pytest.mark.parametrize(
    "view", [Viewpoint(told_by="s_letter"), Viewpoint(known_on="2024-02-25")], ids=str
)
def test_whose_measure_or_outcome_a_source_tells_is_listed_without_a_charge(
    hamlet: Store,
    table: str,
    row_id: str,
    kind: str,
    view: Viewpoint,
) -> None:
    row: Row = {"id": row_id, "case_id": "c_trial", "person_id": "p_bolat"}
    row = {**row, "kind": f"{table}:{kind}", "passage_id": "x_letter_1"}
    with hamlet.act("Saule") as act:
        act.date("2024-02-20")
        issued: Row = {"issued": "2024-02-20", "published": "2024-02-20"}
        act.update("source", {"id": "s_letter"}, issued)
        act.insert(table, row)
    found = {row.id: row for row in _rows(hamlet, view)}
    assert not found["p_bolat"].charges
    measures = [("restraint", one.kind) for one in found["p_bolat"].restraints]
    outcomes = [("outcome", one.kind) for one in found["p_bolat"].outcomes]
    assert measures + outcomes == [(table, kind)]


def test_a_number_of_outcomes_is_a_figure_of_its_own_after_the_measures(
    hamlet: Store,
) -> None:
    """And stands with the remainder: it is told of all of them."""
    with hamlet.act("Saule") as act:
        row: Row = {"id": "u_two", "case_id": "c_trial", "person_id": "p_accused"}
        freed: Row = {"people": 2, "kind": "outcome:release", "passage_id": "x_radio_2"}
        act.insert("outcome", {**row, **freed})
    *_, last = hamlet.roster.head("c_trial").figures
    assert (last.of, last.kind, last.people) == ("outcome", "release", 2)
    assert [one.people for one in _rows(hamlet)[-1].outcomes] == [2]


def test_as_known_on_a_day_whom_sources_just_named_is_no_defendant_yet(
    hamlet: Store,
) -> None:
    with hamlet.act("Saule") as act:
        act.date("2024-01-01")
        issued: Row = {"issued": "2024-01-01", "published": "2024-01-01"}
        act.update("source", {"id": "s_radio"}, issued)
        for charge in ("g_bolat", "g_six"):
            act.update("charge", {"id": charge}, {"passage_id": "x_letter_1"})
    view = Viewpoint(known_on="2024-01-31")
    assert _rows(hamlet, view) == []
    head = hamlet.roster.head("c_trial", view)
    assert (head.named, head.told, head.silent) == (0, 0, True)


def test_who_is_told_of_without_a_name_is_not_counted_as_named(hamlet: Store) -> None:
    with hamlet.act("Saule") as act:
        act.delete("name_use", {"name_id": "n_latin", "passage_id": "x_copy_1"})
        five: Row = {"id": "g_copy", "case_id": "c_trial", "person_id": "p_accused"}
        act.insert("charge", {**five, "people": 5, "passage_id": "x_copy_1"})
    view = Viewpoint(told_by="s_copy")
    head = hamlet.roster.head("c_trial", view)
    assert (head.named, head.told, head.unnamed) == (0, 1, (4,))
    first = _rows(hamlet, view)[0]
    assert (first.id, first.spellings, first.sources) == ("p_aigul", (), 0)


def test_a_name_of_one_who_is_held_to_be_the_same_is_not_counted(
    hamlet: Store,
) -> None:
    with hamlet.act("Saule") as act:
        act.term("name:inferred")
        act.update("name", {"id": "n_kazakh"}, {"kind": "name:inferred"})
    first = _rows(hamlet)[0]
    assert (first.spellings, first.sources) == (("Aigul",), 1)
    told = [row.id for row in _rows(hamlet, Viewpoint(told_by="s_radio"))]
    assert told == ["p_bolat", "p_accused"]


def test_numbers_that_as_many_sources_give_stand_side_by_side(hamlet: Store) -> None:
    with hamlet.act("Saule") as act:
        act.delete("charge", {"id": "g_five_letter"})
    head = hamlet.roster.head("c_trial")
    assert (head.charged, head.unnamed) == ((5, 6), (3, 4))
    assert _rows(hamlet)[-1].people == (3, 4)


def test_a_source_that_says_nothing_of_the_case_is_said_to_be_silent(
    village: Store,
) -> None:
    blog = village.roster.head("c_trial", Viewpoint(told_by="s_blog"))
    assert (blog.silent, blog.named, blog.figures) == (True, 0, ())
    assert not village.roster.head("c_trial", Viewpoint(told_by="s_copy")).silent


def test_as_known_on_a_day_no_words_of_ours_stand_with_a_defendant(
    village: Store,
) -> None:
    assert _rows(village)[0].summary == "a teacher"
    known = _rows(village, Viewpoint(known_on="2024-12-31"))
    assert [row.summary for row in known] == [None, None, None]


def test_as_told_by_one_source_its_number_is_the_one_that_counts(
    village: Store,
) -> None:
    head = village.roster.head("c_trial", Viewpoint(told_by="s_radio"))
    assert (head.charged, head.named, head.unnamed) == ((6,), 2, (4,))


def test_whose_charge_others_alone_tell_is_counted_as_such(hamlet: Store) -> None:
    """As told by one source; of all sources each has one."""
    radio, copy = Viewpoint(told_by="s_radio"), Viewpoint(told_by="s_copy")
    assert hamlet.roster.head("c_trial", radio).uncharged == (1, 0)
    with hamlet.act("Saule") as act:
        act.delete("name_use", {"name_id": "n_latin", "passage_id": "x_copy_1"})
        act.delete("charge", {"id": "g_aigul_copy"})
        act.update("restraint", {"id": "r_aigul"}, {"passage_id": "x_copy_1"})
    assert hamlet.roster.head("c_trial", copy).uncharged == (0, 1)
    assert hamlet.roster.head("c_trial").uncharged == (0, 0)


def test_where_no_source_gives_a_number_there_is_no_remainder(village: Store) -> None:
    view = Viewpoint(told_by="s_copy")
    assert village.roster.head("c_trial", view).unnamed == ()
    assert [row.id for row in _rows(village, view)] == ["p_aigul"]


def test_an_unknown_case_is_refused_in_a_sentence(village: Store) -> None:
    with pytest.raises(UnknownRecord, match="There is no case c_none"):
        village.roster.head("c_none")
