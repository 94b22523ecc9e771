"""Every source of the facts stands in the case, with all that is known of it."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from db.bundled import Bundled
from db.case_given import WHOLE, Record, facts, needs_facts
from db.case_words import coverage

pytestmark = needs_facts

ROOTS = 24
"""Sources that count as their own."""
ONE_WITNESS = (
    {"f4e", "vlast_0808", "ani"},
    {"gv_steenberg", "uyghurtimes_steenberg", "ani_steenberg"},
    {"eurasianet_2019", "gv_2019"},
    {"diplomat", "prism_ja", "prism_en"},
    {"amnesty", "countervortex"},
    {"hrw", "azattyk_ky_hrw"},
    {"iphr_kibhr", "iphr_kibhr_ru"},
    {"kazinform", "report_az", "kazpravda", "qaz365", "lada_kz", "afp_zh", "fergana"},
    {"rferl_jan", "slobodna", "azathabar", "radiosvoboda", "vlast_1126"},
    {"rferl_party", "voa_party_zh"},
    {"epochtimes", "chinese_headline_news", "redcensor_nov", "epochtimes_ja_0117"},
)
"""Sets of which the facts say in so many words that they are one."""
TWO_DEBTS = {
    ("countervortex", "hrw"),
    ("azattyk_ky_hrw", "rferl_jan"),
    ("gv_2019", "gv_steenberg"),
    ("vlast_0808", "vlast_1126"),
    ("ani_steenberg", "ani"),
    ("uyghurtimes_steenberg", "uyghurtimes_bunin"),
}
"""Relations of sources that count as one with another: a source counts with one."""
WINDOWS = {
    "redcensor_nov": ("2025-11-22", "2025-11-30"),
    "redcensor_jan": ("2026-01-19", "2026-01-23"),
    "redcensor_jul": ("2025-07-29", "2025-07-31"),
    "redcensor_dual": ("0000-01-01", "2025-09-15"),
    "redcensor_1113": ("2025-11-14", "2025-11-15"),
    "countervortex": ("2026-01-22", "9999-12-31"),
    "azattyk_ky_hrw": ("2026-01-15", "2026-01-16"),
    "ulysmedia": ("2025-11-22", "9999-12-31"),
    "radiosvoboda": ("2025-11-26", "2025-11-26"),
    "kazpravda": ("2025-11-14", "2025-11-14"),
    "qaz365": ("2025-11-14", "2025-11-14"),
    "lada_kz": ("2025-11-14", "2025-11-14"),
    "fergana": ("2025-11-14", "2025-11-20"),
    "forum18": ("0000-01-01", "2026-01-22"),
    "bw_steenberg": ("2026-01-01", "2026-12-31"),
    "f4e": ("2025-08-04", "2025-08-31"),
    "azattyq_ru_vestey": ("2025-08-01", "2025-08-31"),
    "azattyq_ru_wife": ("2025-08-01", "2025-08-31"),
    "kibhr_ru_aug": ("2025-08-01", "2025-08-31"),
    "kibhr_en_wife": ("2025-09-23", "2025-11-30"),
    "vlast_61282": ("2024-08-02", "2024-08-31"),
    "rferl_2022": ("2022-05-12", "2022-05-31"),
    "rferl_party": ("0000-01-01", "2024-01-17"),
    "freedomhouse_2021": ("2021-07-01", "2021-07-31"),
    "bw_2019": ("2019-07-01", "2019-07-31"),
    "nhc_2019": ("2019-03-01", "9999-12-31"),
    "azattyq_ru_2019": ("2019-08-17", "2019-08-31"),
    "informburo_2019": ("2019-08-01", "2019-08-31"),
    "npr_2019": ("2019-09-01", "2019-11-30"),
    "diplomat_un": ("2020-01-01", "9999-12-31"),
}
"""What the words on the date of an undated source leave open, first and last day."""
LOOSE = re.compile(r"^about|approximate|estimate|told|mid-|\babout\b")
"""Words that make a date approximate; not those on how a sure day is known."""


def _kept(bundled: Bundled, column: str) -> dict[str, Any]:
    return dict(bundled.rows(f"SELECT substr(id, 3), {column} FROM source"))


def _named(bundled: Bundled, text: str) -> str:
    """A text of the facts with our labels in the place of ids of sources."""
    return re.sub(
        r"\b[a-z0-9]+(?:_[a-z0-9]+)+\b",
        lambda found: bundled.labels.get(f"s_{found[0]}", found[0]),
        text,
    )


def _beside(bundled: Bundled, source: str) -> str:
    """What is said of a source outside its fields: notes, titles of its versions."""
    titles = bundled.column("SELECT name FROM name WHERE entity_id = ?", f"s_{source}")
    return " ".join((bundled.notes(f"s_{source}"), *titles))


def _differing(
    bundled: Bundled, column: str, wanted: Callable[[Record], object]
) -> list[tuple[str, object, object]]:
    kept = _kept(bundled, column)
    return [
        (source["id"], kept[source["id"]], wanted(source))
        for source in facts()["sources"]
        if kept[source["id"]] != wanted(source)
    ]


def test_every_source_is_there_and_no_other_is_counted(bundled: Bundled) -> None:
    read = bundled.column("SELECT substr(id, 3) FROM source WHERE coverage <> 'none'")
    assert set(read) == {source["id"] for source in facts()["sources"]}


@pytest.mark.parametrize("field", ["publisher", "author", "url", "seen"])
def test_a_field_of_a_source_stands_as_given(bundled: Bundled, field: str) -> None:
    assert _differing(bundled, field, lambda source: source[field]) == []


def test_titles_stand_as_printed(bundled: Bundled) -> None:
    def title(source: Record) -> str | None:
        printed: str | None = source["title"]
        return printed and _named(bundled, printed)

    assert _differing(bundled, "title", title) == []


def test_languages_stand_as_codes_and_the_rest_as_a_note(bundled: Bundled) -> None:
    def codes(source: Record) -> str | None:
        language: str | None = source["language"]
        return language and language.partition(" (")[0]

    assert _differing(bundled, "lang", codes) == []
    for source in facts()["sources"]:
        _, _, remark = (source["language"] or "").partition(" (")
        assert coverage(remark, bundled.notes(f"s_{source['id']}")) > 0.3, source["id"]


def test_groups_are_topics(bundled: Bundled) -> None:
    assert _differing(bundled, "topic", lambda s: f"topic:{s['group']}") == []


@pytest.mark.parametrize(
    ("field", "column"), [("kind", "genre"), ("date_precision", "issued_basis")]
)
def test_the_words_on_kind_and_date_are_kept(
    bundled: Bundled, field: str, column: str
) -> None:
    kept = _kept(bundled, column)
    lost = [
        (source["id"], source[field], kept[source["id"]])
        for source in facts()["sources"]
        if coverage(source[field] or "", kept[source["id"]] or "") < 0.9
    ]
    assert lost == []


def test_every_note_on_a_source_is_kept(bundled: Bundled) -> None:
    lost = [
        source["id"]
        for source in facts()["sources"]
        if coverage(source.get("note", ""), _beside(bundled, source["id"])) < 0.8
    ]
    assert lost == []


def test_a_source_without_any_date_has_none(bundled: Bundled) -> None:
    issued = _kept(bundled, "issued")
    undated = {source for source, date in issued.items() if date is None}
    assert undated - {"court_papers"} == {
        source["id"]
        for source in facts()["sources"]
        if source["date_published"] is None and source["id"] not in WINDOWS
    }


def test_a_date_given_bounds_the_date_kept(bundled: Bundled) -> None:
    issued = _kept(bundled, "issued")
    for source in facts()["sources"]:
        given = source["date_published"]
        if given is None:
            continue
        kept = bundled.bounds(issued[source["id"]])
        assert kept is not None, source["id"]
        first, last = kept
        assert first.startswith(given) and last.startswith(given), source["id"]
        if len(given) == 10:
            assert first == last, source["id"]


def test_an_undated_source_is_dated_as_far_as_its_words_go(bundled: Bundled) -> None:
    issued = _kept(bundled, "issued")
    for source, (first, last) in WINDOWS.items():
        kept = bundled.bounds(issued[source])
        assert kept is not None, source
        assert first <= kept[0] <= kept[1] <= last, source
        if not LOOSE.search(issued[source]) and "~" not in issued[source]:
            assert first == kept[0] or last == kept[1], source


def test_only_a_day_that_is_sure_is_kept_as_sure(bundled: Bundled) -> None:
    issued = _kept(bundled, "issued")
    sure = [
        source["id"]
        for source in facts()["sources"]
        if LOOSE.search(source["date_precision"] or "")
        and not source["date_precision"].startswith(("month", "day,", "autumn"))
        and re.fullmatch(r"\d{4}-\d\d-\d\d", issued[source["id"]])
    ]
    assert sure == []
    unsure = bundled.column(
        "SELECT substr(s.id, 3) FROM source s JOIN edtf d ON d.id = s.issued"
        " WHERE d.uncertain = 1"
    )
    assert set(unsure) == {"datnews", "uyghurtimes_steenberg"}


def test_only_two_texts_were_read_whole(bundled: Bundled) -> None:
    whole = bundled.column("SELECT substr(id, 3) FROM source WHERE coverage = 'whole'")
    assert sorted(whole) == sorted(WHOLE)


def test_all_relations_stand_with_their_basis(bundled: Bundled) -> None:
    kept = bundled.rows(
        "SELECT substr(from_id, 3), substr(to_id, 3), substr(kind, 10), basis"
        " FROM source_relation"
    )
    given = [(r["from"], r["to"], r["kind"], r["certainty"]) for r in _relations()]
    assert len(given) == facts()["about"]["counts"]["relations"]
    assert sorted(kept) == sorted(given)


def test_what_counts_as_one_never_chains(bundled: Bundled) -> None:
    chained = bundled.column(
        "SELECT s.id FROM source s JOIN source o ON o.id = s.independent_id"
        " WHERE o.independent_id IS NOT NULL OR o.id = s.id"
    )
    assert chained == []


def test_a_source_counts_with_another_exactly_where_one_is_told(
    bundled: Bundled,
) -> None:
    root = _roots(bundled)
    for source, counts in root.items():
        own = [r for r in _relations() if r["from"] == source]
        if counts != source:
            assert any(root[r["to"]] == counts for r in own), source
        elif own:  # it is the one the others count with
            assert any(root[r["to"]] == source for r in own), source
    apart = {
        (r["from"], r["to"]) for r in _relations() if root[r["from"]] != root[r["to"]]
    }
    assert apart == TWO_DEBTS


def test_sources_told_to_be_one_count_as_one(bundled: Bundled) -> None:
    root = _roots(bundled)
    for together in ONE_WITNESS:
        assert len({root[source] for source in together}) == 1, together


def test_sources_without_a_relation_count_as_their_own(bundled: Bundled) -> None:
    root = _roots(bundled)
    related = {r["from"] for r in _relations()} | {r["to"] for r in _relations()}
    assert [s for s in root if s not in related and root[s] != s] == []
    assert len(set(root.values())) == ROOTS


def test_a_house_is_shared_both_ways_but_a_translation_goes_one_way(
    bundled: Bundled,
) -> None:
    relations = bundled.store.sources.source("s_rferl_jan").relations
    of_slobodna = {
        one.kind: one.outward for one in relations if one.other.id == "s_slobodna"
    }
    assert of_slobodna == {"same house": True, "translates": False}


def test_what_the_facts_say_of_themselves_is_noted(bundled: Bundled) -> None:
    about = facts()["about"]
    notes = bundled.notes("d_atajurt")
    for text in (*about["limits"], about["independence"]):
        assert coverage(text, notes) > 0.8, text
    missing = [
        source
        for source in about["to_obtain_in_full"]
        if bundled.labels[f"s_{source}"] not in notes
    ]
    assert missing == []


def _relations() -> list[Record]:
    found: list[Record] = facts()["relations"]
    return found


def _roots(bundled: Bundled) -> dict[str, str]:
    """With which source every source that was read counts."""
    return dict(
        bundled.rows(
            "SELECT substr(id, 3), substr(coalesce(independent_id, id), 3)"
            " FROM source WHERE coverage <> 'none'"
        )
    )
