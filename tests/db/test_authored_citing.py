"""``cite`` in a case written as text: what hangs on which passage."""

from pathlib import Path

from db.test_authored import grown


def test_what_one_source_says_twice_of_one_thing_is_one_passage(
    tmp_path: Path,
) -> None:
    text = """\
people:
- id: p_a
  name: A
  facts:
  - {gist: The same., cite: [s_copy]}
  - {gist: The same., cite: [s_copy], about: [p_b]}
  - {gist: The same., cite: [s_copy], as_of: 2025}
"""
    tables = [g.table for g in grown(tmp_path, text)]
    assert tables.count("passage") == 2
    assert tables.count("mention") == 3


def test_what_a_passage_says_to_a_thing_is_kept_beside_its_own_gist(
    tmp_path: Path,
) -> None:
    text = """\
passages:
- {id: x_a_1_1, source: s_a, paragraph: 1, sentences: 1, gist: Much., mentions: [p_a]}
people:
- id: p_a
  name: A
  facts:
  - {gist: Was held., cite: [x_a_1_1]}
  - {gist: Was let go., cite: [x_a_1_1]}
"""
    found = [g.row for g in grown(tmp_path, text) if g.table == "mention"]
    assert [row["gist"] for row in found] == ["", "Was held.", "Was let go."]


def test_a_statement_may_say_of_each_passage_what_that_one_carries(
    tmp_path: Path,
) -> None:
    """Where two passages carry a part of it each."""
    text = """\
people:
- id: p_a
  name: A
  facts:
  - gist: Was held and let go.
    cite: [{passage: x_a_1_1, gist: Was held.}, {passage: x_a_1_2, gist: Was let go.}]
"""
    found = [g.row for g in grown(tmp_path, text) if g.table == "mention"]
    assert [row["gist"] for row in found] == ["Was held.", "Was let go."]
