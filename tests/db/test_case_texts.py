"""The close reading of the two texts stands in the case, paragraph by paragraph."""

import pytest

from db.bundled import Bundled
from db.case_given import HERE, Record, cited, needs_facts, texts
from db.case_words import coverage, lost_figures

pytestmark = needs_facts

ENTITIES = {
    "Bektzhati": ("p_bekzat",),
    "Shynkuat Baizhan": ("p_baizhanov", "p_unnamed_lawyer"),
    "numerous legal experts familiar with the case (unnamed)": ("p_unnamed_experts",),
    "unnamed Kazakh legal expert": ("p_unnamed_expert",),
    "unnamed defendant with a record": ("p_defendant_record",),
    "Xi Jinping": ("p_xi",),
    "Alimnur Turganbay": ("p_turganbay",),
    "Maya Wang": ("p_wang",),
    "Rune Steenberg": ("p_steenberg",),
    "Gene Bunin": ("p_bunin",),
    "Serikzhan Bilash": ("p_bilash",),
    "unnamed Astana citizen": ("p_astana_citizen",),
    "four unnamed Atajurt volunteers": ("p_astana_four",),
    "Atazhul Volunteer Organization": ("o_atajurt",),
    "Nagyz Atajurt Volunteers": ("o_atajurt",),
    "Human Rights Watch": ("o_hrw_org",),
    "Epoch Times": ("o_epoch",),
    "Ministry of Foreign Affairs of Kazakhstan": ("o_kz_mfa",),
    "Chinese consulate (in Almaty per HRW)": ("o_consulate",),
    "Chinese Communist Party": ("o_ccp",),
    "Kazakh police": ("o_kz_police",),
    "administrative court (unnamed)": ("o_admin_court",),
    "Xinjiang Victims Database": ("o_xvd",),
    "Facebook": ("o_facebook",),
    "Chinese government": ("o_cn_government",),
    "Chinese authorities": ("o_cn_authorities",),
    "Xinjiang authorities": ("o_xinjiang_authorities",),
    "Kazakh judicial authorities": ("o_kz_judicial",),
    "prosecution": ("o_prosecution",),
    "trial court (unnamed)": ("o_trial_court_unnamed",),
    "Kazakh government and authorities": ("o_kz_government",),
    "international human rights bodies": ("o_ihr_bodies",),
    "international partners of Kazakhstan": ("o_partners",),
    "Uighur County of Almaty": ("l_scene",),
    "Qalzhat, Almaty's Uyghur District": ("l_scene",),
    "the highway": ("l_highway",),
    "Almaty": ("l_almaty",),
    "Taldykorgan": ("l_taldykorgan",),
    "Astana": ("l_astana",),
    "Xinjiang": ("l_xinjiang",),
    "London": ("l_london",),
    "Kazakhstan": ("l_kazakhstan",),
    "China": ("l_china",),
    "United States": ("l_usa",),
    "Article 174(2), criminal code of Kazakhstan": ("v_174_2",),
    "Article 174, criminal code of Kazakhstan": ("v_174",),
    "penalty for the charge": ("v_174_2",),
    "administrative offence of hooliganism": ("v_434",),
    "unspecified administrative offences": ("v_admin_unspecified",),
    "Universal Periodic Review (last cycle for Kazakhstan)": ("v_174",),
}
"""Whom and what the two texts name, and the records they became."""
COUNTED = "four quoted sentences in two statements"
"""Told of Maya Wang: a count of quotations, which stand for themselves."""
PLATFORMS = ("o_facebook", "o_instagram", "o_tiktok")
"""The three that stand in one line of the close reading; HRW names none of them."""


def _records() -> list[Record]:
    sections = ("people", "organisations", "places", "legal_provisions")
    return [record for section in sections for record in texts()[section]]


def _name(record: Record) -> str:
    return str(record.get("name") or record["citation"])


def _places(record: Record) -> set[tuple[str, int]]:
    own = cited(record) if "cite" in record else []
    return {*own, *(place for f in record.get("facts", ()) for place in cited(f))}


READ = [
    pytest.param(record, id=_name(record))
    for record in (_records() if HERE else ())
    if _name(record) != "Facebook, Instagram, TikTok"
]
each_record = pytest.mark.parametrize("record", READ)


def _said(bundled: Bundled, record: Record, places: set[tuple[str, int]]) -> str:
    """What is said in those paragraphs of what the record became; our summary too."""
    passages = [
        passage
        for entity in ENTITIES[_name(record)]
        for source, number in places
        for passage in bundled.paragraph(entity, f"s_{source}", number)
    ]
    ours = [
        part
        for entity in ENTITIES[_name(record)]
        for part in (
            bundled.one("SELECT summary FROM entity WHERE id = ?", entity),
            bundled.notes(entity),
            bundled.labels[entity],
        )
        if part
    ]
    return " ".join((bundled.told(passages), *ours))


def test_everyone_and_everything_in_the_two_texts_became_a_record(
    bundled: Bundled,
) -> None:
    named = {_name(record) for record in _records()}
    assert named - ENTITIES.keys() == {"Facebook, Instagram, TikTok"}
    assert {i for ids in ENTITIES.values() for i in ids} <= bundled.labels.keys()


@each_record
def test_every_paragraph_that_names_it_is_kept(
    bundled: Bundled, record: Record
) -> None:
    lost = [
        (source, number)
        for source, number in sorted(_places(record))
        if not any(
            bundled.paragraph(entity, f"s_{source}", number)
            for entity in ENTITIES[_name(record)]
        )
    ]
    assert lost == []


@each_record
def test_what_the_texts_say_of_it_is_kept(bundled: Bundled, record: Record) -> None:
    for fact in record.get("facts", ()):
        told = _said(bundled, record, set(cited(fact)))
        assert coverage(fact["text"], told) >= 0.4 or fact["text"] == COUNTED, fact


@each_record
def test_no_figure_that_the_texts_give_of_it_is_lost(
    bundled: Bundled, record: Record
) -> None:
    for fact in record.get("facts", ()):
        told = " ".join(
            f"{gist} {day}"
            for source, number in cited(fact)
            for gist, day in bundled.rows(
                "SELECT gist, as_of FROM passage WHERE source_id = ? AND paragraph = ?",
                f"s_{source}",
                number,
            )
        )
        assert lost_figures(fact["text"], told) == set(), fact


@each_record
def test_its_part_in_the_texts_is_kept(bundled: Bundled, record: Record) -> None:
    told = _said(bundled, record, _places(record))
    for field in ("role", "as_described"):
        assert coverage(record.get(field, ""), told) >= 0.4, field


@each_record
def test_the_remark_on_it_is_kept(bundled: Bundled, record: Record) -> None:
    told = _said(bundled, record, _places(record))
    told += " " + bundled.beside_names(ENTITIES[_name(record)])
    assert coverage(record.get("note", ""), told) >= 0.5


def test_every_platform_is_kept_apart(bundled: Bundled) -> None:
    for platform in PLATFORMS:
        assert bundled.paragraph(platform, "s_epochtimes", 2)
        assert "only social media" in bundled.notes(platform)
    assert bundled.paragraph("o_facebook", "s_hrw", 8)
    assert not bundled.paragraph("o_instagram", "s_hrw", 5)


def test_the_two_texts_keep_what_is_known_of_them(bundled: Bundled) -> None:
    for text in texts()["texts"]:
        source = f"s_{text['id']}"
        seen = bundled.one("SELECT seen FROM source WHERE id = ?", source)
        assert f"({text['paragraphs']} paragraphs)" in seen
        paragraphs = bundled.one(
            "SELECT count(DISTINCT paragraph) FROM passage WHERE source_id = ?", source
        )
        assert paragraphs == text["paragraphs"]
        assert coverage(text.get("note", ""), bundled.notes(source)) > 0.8


def test_the_estimate_of_the_undated_text_says_that_it_is_one(
    bundled: Bundled,
) -> None:
    estimate = texts()["texts"][0]["date_estimate"]
    issued, basis = bundled.rows(
        "SELECT issued, issued_basis FROM source WHERE id = 's_epochtimes'"
    )[0]
    assert issued == estimate["value"]
    assert coverage(estimate["basis"], basis) > 0.5
