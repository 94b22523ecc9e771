"""YAML made to break who loads it: refused with a sentence, nothing written."""

from pathlib import Path

import pytest

from db.growth import costs_in_line
from dossier_db.errors import BadText, DossierError
from dossier_db.importers import authored, load
from dossier_db.importers.authored import nodes
from dossier_db.store import Store

_LAUGHS = "a: &a [ha, ha]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 9)}]\n"
    for n in range(9)
)
_PERSON = "people:\n- id: p_a\n  name: A\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (_LAUGHS, "line 1: anchors"),
        ("a: &a {b: *a}\n", "line 1: anchors"),
        ("people:\n- &x {id: p_a}\n- <<: *x\n", "line 2: anchors"),
        ("people:\n- <<: {id: p_a}\n", "no field “<<”"),
        ("!!python/object/apply:os.system [true]\n", "line 1: tags"),
        ("people: !!python/object/new:type {}\n", "line 1: tags"),
        ("%TAG ! tag:yaml.org,2002:python/\n---\na: !name:os.system x\n", "tags"),
        ("people: " + "[" * 400, "no YAML"),
        ("people: " + "{a: " * 5_000, "nested too deep"),
        ("- " * 5_000, "nested too deep"),
        ("? " * 5_000, "nested too deep"),
        ("[a, b]: c\n", "a key is a word"),
        (f"{_PERSON}  at_least: {'9' * 5_000}\n", "a whole number"),
        (f"{_PERSON}  at_least: 0x10\n", "a whole number"),
        ("dossier: {id: d_a, name: A, edition: [2025]}\n", "one text"),
        ("passages:\n- {id: x_a, source: s_a, as_of: Y1E99999999}\n", "no date"),
        (
            "passages:\n- {id: x_a, source: s_a, as_of: 2025-11-13 10:00:00}\n",
            "no date",
        ),
        (f"{'k' * 900}: []\n", "is no section"),
        (f"{_PERSON}  {'k' * 900}: x\n", "has no field"),
        (f'people:\n- id: "p_{"A" * 90_000}"\n  name: A\n', "is no id"),
        ('people:\n- id: "p\\na"\n  name: A\n', "“p a” is no id"),
        ('people:\n- id: p_a\n  name: "\\uD800"\n', "no YAML"),
        ("people: []\n\ufffe", "no YAML"),
        (_PERSON.encode("utf-32").decode("latin-1"), "no YAML"),
    ],
    ids=range(24),
)
def test_it_is_refused_and_nothing_is_written(
    fresh: Store, text: str, told: str
) -> None:
    path = fresh.path.with_name("given.yaml")
    path.write_bytes(text.encode("latin-1" if text.startswith("ÿþ") else "utf-8"))
    before = fresh.path.read_bytes()
    with pytest.raises(DossierError) as caught:
        load(fresh, path, agent="tester")
    said = str(caught.value).replace(str(path.parent), "")
    assert told in said and "\n" not in said and len(said) < 800
    assert fresh.path.read_bytes() == before


def test_what_looks_like_a_moment_or_a_number_stays_a_text(tmp_path: Path) -> None:
    path = tmp_path / "given.yaml"
    path.write_text("people:\n- {id: p_a, name: 2025-11-13 10:00:00, unit: 0o17}\n")
    row = next(given.row for given in authored.read(path) if given.table == "entity")
    assert row["name"] == "2025-11-13 10:00:00"


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no such file here")
def test_a_file_without_an_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nodes, "MOST_BYTES", 1024**2)
    with pytest.raises(BadText, match="make several of it"):
        authored.read(Path("/dev/zero"))


@pytest.mark.parametrize(
    ("bound", "told"),
    [
        ("MOST_BYTES", "given.yaml: it has more than"),
        ("MOST_NODES", "line 99: here the file holds too much"),
    ],
)
def test_more_than_hands_write_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bound: str, told: str
) -> None:
    monkeypatch.setattr(nodes, bound, 100)
    path = tmp_path / "given.yaml"
    path.write_text("people:\n" + "- a\n" * 200)
    with pytest.raises(BadText, match=told):
        authored.read(path)


def test_facts_of_one_source_cost_what_they_are_many(tmp_path: Path) -> None:
    path = tmp_path / "given.yaml"

    def work(size: int) -> None:
        facts = "".join(f"  - {{gist: 'B {n}', cite: [s_a]}}\n" for n in range(size))
        path.write_text(f"{_PERSON}  facts:\n{facts}")
        authored.read(path)

    assert costs_in_line(work, 300)
