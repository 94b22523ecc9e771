"""Every form of every name stands in the case with each source that uses it."""

import re
from collections.abc import Iterator

from db.bundled import Bundled
from db.case_given import (
    WHOLE,
    Record,
    entities,
    facts,
    needs_facts,
    paragraphs,
    texts,
)
from db.case_words import coverage

pytestmark = needs_facts

SCRIPTS = {
    "latin": {"Latn"},
    "paraphrase": {"Latn"},
    "cyrillic": {"Cyrl"},
    "chinese": {"Hans", "Hant", "Hani"},
    "japanese": {"Kana", "Jpan"},
}
LANGUAGES = {
    "Russian": "ru",
    "Kazakh": "kk",
    "Kyrgyz": "ky",
    "Ukrainian": "uk",
    "Turkmen": "tk",
    "Serbian": "sr",
    "French": "fr",
}
ELSEWHERE = {
    ("p_adilzhan", "Laila Adilzhan"): {"bw_2021_arrests", "bw_2021_dropped"},
    ("p_adilzhan", "Leila Adilzhan"): {"bw_2019"},
    ("v_174", "алауыздық қоздыру"): {"ulysmedia"},
    ("v_174", "разжигание розни"): {"kazinform"},
    ("v_174_2", "разжигание розни"): {"vlast_1126"},
    (
        "s_fergana",
        "Près d’Almaty, 12 personnes arrêtées pour avoir brûlé un drapeau chinois et"
        " un portrait de Xi Jinping",
    ): {"fergana"},
}
"""Forms that the facts carry outside the lists of names, and the sources of each."""
_ASIDE = re.compile(r"\s+\(([^()]*)\)$")


def _variants() -> Iterator[tuple[str, Record, tuple[str, ...], str]]:
    """Entity, variant, the forms it holds and what stands beside them in brackets."""
    for entity, record in entities():
        for variant in record.get("variants", ()):
            form = variant["form"]
            aside = _ASIDE.search(form)
            bare = _ASIDE.sub("", form)
            yield entity, variant, tuple(bare.split(" / ")), aside[1] if aside else ""


def _names(bundled: Bundled, entity: str, form: str) -> list[tuple[str, ...]]:
    """Every name of that form: id, language, script, kind, note."""
    return bundled.rows(
        "SELECT id, lang, script, coalesce(kind, ''), coalesce(note, '') FROM name"
        " WHERE entity_id = ? AND name = ?",
        entity,
        form,
    )


def _users(bundled: Bundled, entity: str, form: str) -> set[str]:
    return set(
        bundled.column(
            "SELECT substr(x.source_id, 3) FROM name n"
            " JOIN name_use u ON u.name_id = n.id"
            " JOIN passage x ON x.id = u.passage_id"
            " WHERE n.entity_id = ? AND n.name = ?",
            entity,
            form,
        )
    )


def test_the_facts_have_as_many_names_as_they_say() -> None:
    assert len(list(_variants())) == facts()["about"]["counts"]["variants"]


def test_every_form_of_a_name_is_kept(bundled: Bundled) -> None:
    lost = [
        (entity, form)
        for entity, _, forms, _ in _variants()
        for form in forms
        if not _names(bundled, entity, form)
    ]
    assert lost == []


def test_every_source_that_uses_a_form_is_kept(bundled: Bundled) -> None:
    lost = [
        (entity, form, source)
        for entity, variant, forms, _ in _variants()
        for form in forms
        for source in variant["sources"]
        if source not in _users(bundled, entity, form)
    ]
    assert lost == []


def test_every_form_carries_its_script(bundled: Bundled) -> None:
    wrong = [
        (entity, form, name)
        for entity, variant, forms, _ in _variants()
        for form in forms
        for name in _names(bundled, entity, form)
        if name[2] not in SCRIPTS[variant["script"].split()[0]]
    ]
    assert wrong == []


def test_a_paraphrase_is_marked_as_one(bundled: Bundled) -> None:
    kinds = {
        name[3]
        for entity, variant, forms, _ in _variants()
        for form in forms
        for name in _names(bundled, entity, form)
        if variant["script"] == "paraphrase"
    }
    assert kinds == {"name:paraphrase"}


def test_a_language_told_with_a_form_is_kept(bundled: Bundled) -> None:
    for entity, variant, forms, _ in _variants():
        told = {LANGUAGES[word] for word in LANGUAGES if word in variant["script"]}
        if "fergana" in variant["script"]:  # versions, told with the citation
            continue
        for form in forms:
            kept = {name[1] for name in _names(bundled, entity, form)}
            assert told <= kept, (entity, form)


def test_a_remark_on_a_form_is_kept_beside_it(bundled: Bundled) -> None:
    for entity, variant, forms, aside in _variants():
        script = variant["script"].partition(" (")[2].rstrip(")")
        remark = re.sub("|".join((*LANGUAGES, *variant["sources"])), "", script)
        for form in forms:
            beside = " ".join(
                part.removeprefix("name:").replace("_", " ")
                for name in _names(bundled, entity, form)
                for part in name[3:]
            )
            beside += " " + _gists(bundled, entity, form)
            assert coverage(aside, beside) > 0.6, (entity, form)
            assert coverage(remark, beside) > 0.6, (entity, form)


def test_no_source_is_given_a_form_that_the_facts_do_not_give_it(
    bundled: Bundled,
) -> None:
    told: dict[tuple[str, str], set[str]] = {
        key: set(v) for key, v in ELSEWHERE.items()
    }
    for entity, variant, forms, _ in _variants():
        for form in forms:
            told.setdefault((entity, form), set()).update(variant["sources"])
    invented = [
        (entity, form, source)
        for entity, form in bundled.rows("SELECT entity_id, name FROM name")
        for source in _users(bundled, entity, form) - set(WHOLE)
        if source not in told.get((entity, form), ())
    ]
    assert invented == []


def test_a_part_of_an_article_is_named_by_those_that_give_the_part(
    bundled: Bundled,
) -> None:
    named = bundled.column(
        "SELECT DISTINCT substr(x.source_id, 3) FROM name n"
        " JOIN name_use u ON u.name_id = n.id JOIN passage x ON x.id = u.passage_id"
        " WHERE n.entity_id = 'v_174_2'"
    )
    (given,) = (p for p in facts()["legal_provisions"] if "174(2)" in p["citation"])
    assert set(named) <= set(given["sources"]) | set(WHOLE)


def test_a_form_in_a_text_read_whole_stands_there_to_the_letter(
    bundled: Bundled,
) -> None:
    wrong = [
        (form, source, paragraph)
        for form, source, paragraph in bundled.rows(
            "SELECT n.name, substr(x.source_id, 3), x.paragraph FROM name n"
            " JOIN name_use u ON u.name_id = n.id"
            " JOIN passage x ON x.id = u.passage_id WHERE x.paragraph IS NOT NULL"
        )
        if form.casefold() not in paragraphs(source)[paragraph - 1].casefold()
    ]
    assert wrong == []


def test_a_source_read_whole_is_cited_by_paragraph_only(bundled: Bundled) -> None:
    loose = bundled.column(
        "SELECT x.id FROM passage x JOIN source s ON s.id = x.source_id"
        " WHERE (s.coverage = 'whole') <> (x.paragraph IS NOT NULL)"
    )
    assert loose == []


def test_every_named_person_of_the_two_texts_has_the_form_used_there(
    bundled: Bundled,
) -> None:
    for person in texts()["people"]:
        name = person["name"]
        if not name[0].isupper():  # a description, not a name
            continue
        for fact in person["facts"]:
            for cite in fact["cite"]:
                if any(
                    name in paragraphs(cite["source"])[p - 1]
                    for p in cite["paragraphs"]
                ):
                    assert bundled.rows(
                        "SELECT n.id FROM name n JOIN name_use u ON u.name_id = n.id"
                        " JOIN passage x ON x.id = u.passage_id"
                        " WHERE n.name = ? AND x.source_id = ?",
                        name,
                        f"s_{cite['source']}",
                    ), name


def _gists(bundled: Bundled, entity: str, form: str) -> str:
    return " ".join(
        bundled.column(
            "SELECT x.gist FROM name n JOIN name_use u ON u.name_id = n.id"
            " JOIN passage x ON x.id = u.passage_id"
            " WHERE n.entity_id = ? AND n.name = ?",
            entity,
            form,
        )
    )
