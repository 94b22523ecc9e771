"""A card: names by script, statements, relations, what was said."""

from dataclasses import replace
from pathlib import Path

from app.sheets.given import ALL, sheet
from dossier.screens.desk import Desk
from dossier.sheets import card
from dossier_db import Store


def test_a_card_has_names_by_script_and_what_is_said(desk: Desk) -> None:
    """Measures first, then names, statements, relations, happenings, own words."""
    read = sheet(desk, "p_aliya")
    assert read[:3] == [
        "Aliya Omarova",
        "person · p_aliya",
        "A teacher; speaks for the village. (ours)",
    ]
    headings = [
        "Measures and charges",
        "Names, as sources write them",
        "What is said",
        "Relations",
        "Events",
        "In their own words",
        "Notes (ours)",
    ]
    assert [text for text in read if text in headings] == headings
    assert "阿丽娅·奥马罗娃 (through Chinese) [Wire 24]" in read
    assert read.index("Cyrillic") < read.index("Әлия Омарова [Radio Karasu ¶4]")
    assert "wife of Bolat Seitkali · as of 1 Jun 2024 [Steppe Watch ¶4]" in read
    assert "“We only wanted our pasture back” · to Karasu District Court" in "\n".join(
        read
    )


def test_a_part_in_an_event_says_on_whose_word_it_is_told(desk: Desk) -> None:
    told = "Protest on the Karasu road · speaker · on the word of Aliya Omarova"
    assert f"9 or 10 Apr 2024 {told} [Steppe Watch ¶2]" in sheet(desk, "p_aliya")


def test_a_relation_is_read_towards_a_record_as_well(desk: Desk) -> None:
    told = "wife of this one Aliya Omarova · as of 1 Jun 2024 [Steppe Watch ¶4]"
    assert told in sheet(desk, "p_bolat")


def test_a_relation_says_since_when_it_is_told(tried: Path) -> None:
    with Store.open(tried) as store:
        with store.act("tests") as act:
            act.date("2019")
            held = {"subject_id": "p_aliya", "kind": "relationship:wife_of"}
            key = {**held, "object_id": "p_bolat", "passage_id": "x_watch_4"}
            act.update("relationship", key, {"date": "2019"})
        read = sheet(Desk(store), "p_bolat")
    told = "Aliya Omarova, 2019 · as of 1 Jun 2024 [Steppe Watch ¶4]"
    assert f"wife of this one {told}" in read


def test_an_outcome_stands_under_its_own_heading_and_opens_its_passage(
    tried: Path,
) -> None:
    with Store.open(tried) as store:
        assert "Outcome" not in sheet(Desk(store), "p_bolat")
        with store.act("tests") as act:
            freed = {"id": "u_1", "kind": act.term("outcome:freed")}
            told = {"case_id": "c_trial", "person_id": "p_bolat"}
            act.insert("outcome", {**freed, **told, "passage_id": "x_radio_3"})
        page = Desk(store).page("p_bolat", ALL)
    heads = [one.text for one in page.blocks]
    assert heads.index("Measures and charges") < heads.index("Outcome")
    shown = page.blocks[heads.index("Outcome") + 1]
    said = "freed, day not stated: Seitkali was sent home in April. [Radio Karasu ¶3]"
    assert (shown.text, shown.opens) == (said, "x_radio_3")


def test_a_name_gives_each_place_where_it_stands_once(tried: Path) -> None:
    with Store.open(tried) as store:
        found = store.cards.card("p_bolat", ALL)
    (form, *_) = found.names
    twice = replace(form, citations=(*form.citations, *form.citations))
    shown = card.blocks(replace(found, names=(twice,)))
    assert f"{form.name} [{form.citations[0].place}]" in [one.text for one in shown]
