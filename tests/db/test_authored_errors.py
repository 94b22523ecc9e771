"""What is wrong in authored YAML is told with its file, its line and what to write."""

from pathlib import Path

import pytest

from dossier_db.errors import BadText, Conflict, DossierError
from dossier_db.importers import authored
from dossier_db.importers.given import Given


def grown(tmp_path: Path, text: str) -> list[Given]:
    path = tmp_path / "given.yaml"
    path.write_text(text)
    return authored.read(path)


def refused(tmp_path: Path, text: str) -> str:
    with pytest.raises(DossierError) as caught:
        grown(tmp_path, text)
    said = str(caught.value)
    assert "\n" not in said
    return said.removeprefix(str(tmp_path))


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("terms:\n- {id: 'a:b', name: b\n", 3, "no YAML"),
        ("terms:\n- id: 'a:b'\n\tname: b\n", 3, "no YAML"),
        ("- id: p_a\n", 1, "mapping of sections"),
        ("persons: []\n", 1, "“persons” is no section (did you mean"),
        ("people:\n  id: p_a\n", 2, "list of records"),
        ("people:\n- p_a\n", 2, "is a mapping"),
        ("people:\n- id: p_a\n  name: A\n  sumary: x\n", 4, "“summary”"),
        ("people:\n- id: p_a\n", 2, "needs “name”"),
        ("people:\n- id: p_a\n  id: p_b\n  name: A\n", 3, "twice: first on line 2"),
        ("people:\n- id: p_a\n  name:\n", 3, "“name” is empty"),
        ("people:\n- id: p_a\n  name: ~\n", 3, "“name” is empty"),
        ("people:\n- id: p_a\n  name: [A]\n", 3, "one text"),
        ("people:\n- id: p_a\n  name: A\n  unit: [x]\n", 4, "one text"),
        ("people:\n- id: o_a\n  name: A\n", 2, "write it as p_name"),
        ("people:\n- id: p_A\n  name: A\n", 2, "small letters"),
        ("terms:\n- {id: word, name: A}\n", 2, "vocabulary:word"),
        ("people:\n- id: p_a\n  name: A\n  at_least: many\n", 4, "whole number"),
        ("people:\n- id: p_a\n  name: &n A\n", 3, "anchors"),
        ("people:\n- id: p_a\n  name: *n\n", 3, "anchors"),
        ("people:\n- id: p_a\n  name: !!str A\n", 3, "tags"),
        ("people:\n- id: p_a\n  name: !!python/name:os.system A\n", 3, "tags"),
        ('people:\n- id: p_a\n  name: "\\0"\n', 3, "NUL"),
        ("people: []\n---\nplaces: []\n", 2, "one document"),
        (
            "people:\n- id: p_a\n  name: A\n  facts:\n  - {gist: B, cite: s_a}\n",
            5,
            "a list of passages",
        ),
        (
            "people:\n- id: p_a\n  name: A\n  facts:\n  - {gist: B, cite: []}\n",
            5,
            "a list of passages",
        ),
        (
            "people:\n- id: p_a\n  name: A\n  facts:\n  - {gist: B}\n",
            5,
            "needs “cite”",
        ),
        (
            "people:\n- id: p_a\n  name: A\n  facts:\n  - {gist: B, cite: [hrw]}\n",
            5,
            "not “hrw”",
        ),
        (
            "people:\n- id: p_a\n  name: A\n  facts:\n  - gist: B\n    cite:\n"
            "    - {passage: x_a, caution: C}\n",
            7,
            "carries it itself",
        ),
        (
            "people:\n- id: p_a\n  name: A\n  facts:\n  - gist: B\n    cite:\n"
            "    - {source: s_a, stance: 'stance:denies'}\n",
            7,
            "has no place",
        ),
        (
            "people:\n- id: p_a\n  name: A\n  facts:\n  - gist: B\n    cite:\n"
            "    - {source: s_a, passage: x_a}\n",
            7,
            "one of them",
        ),
        (
            "people:\n- id: p_a\n  name: A\n  facts:\n  - gist: B\n"
            "    as_of: 2025-02-30\n    cite: [s_a]\n",
            6,
            "2025-02-30",
        ),
        (
            "events:\n- id: e_a\n  name: A\n  kind: 'event:a'\n  status: happened\n"
            "  participants:\n  - {entity: p_a, role: 'role:a', cite: [s_a]}\n",
            7,
            "give a “gist”",
        ),
        (
            "passages:\n- {id: x_a, source: s_a, gist: A, sentences: 1 to 2}\n",
            2,
            "3 or 1-2",
        ),
        (
            "questions:\n- id: q_a\n  name: A\n  about: p_a\n  status: 'status:open'\n"
            "  answers:\n  - {id: x_a, value: A, gist: A, cite: [x_b]}\n",
            7,
            "id of an answer",
        ),
        (
            "questions:\n- id: q_a\n  name: A\n  about: p_a\n  status: 'status:open'\n"
            "  pairs:\n  - {answers: [a_a, a_b], verdict: 'verdict:differ'}\n",
            7,
            "needs “decided_by”",
        ),
    ],
)
def test_an_error_is_told_with_its_file_and_line(
    tmp_path: Path, text: str, line: int, told: str
) -> None:
    said = refused(tmp_path, text)
    assert said.startswith(f"/given.yaml, line {line}: ")
    assert told in said


def test_a_file_that_is_no_utf8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "given.yaml"
    path.write_bytes(b"terms:\n- {id: 'a:b', name: \xff}\n")
    with pytest.raises(BadText, match="no YAML"):
        authored.read(path)


def test_lists_in_lists_without_end_are_refused(tmp_path: Path) -> None:
    assert "nested" in refused(tmp_path, "people: " + "[" * 50_000)


def test_one_id_for_two_records_is_refused_with_both_places(tmp_path: Path) -> None:
    text = "people:\n- {id: p_a, name: A}\n- {id: p_a, name: B}\n"
    path = tmp_path / "given.yaml"
    path.write_text(text)
    with pytest.raises(Conflict, match=r"line 3: entity p_a .*line 2"):
        authored.read(path)
