"""The authored form: YAML that grows into rows, and refuses what it does not know."""

from pathlib import Path
from typing import Any

import pytest

from dossier_db.errors import BadText
from dossier_db.exporters import dump
from dossier_db.importers import authored, load
from dossier_db.importers.given import Given
from dossier_db.store import Store

CASE = """\
dossier:
  id: d_case
  name: The case
  summary: What it is about.
  lang: en
  zone: Asia/Almaty
  edition: 2026-11-20
  notes:
  - Most was read in part.
terms:
- {id: "source:news", name: news, rank: 10}
- {id: "relation:relies_on", name: relies on}
- {id: "role:speaker", name: speaker}
- {id: "event:protest", name: protest}
- {id: "quote:slogan", name: slogan}
- {id: "restraint:custody", name: custody}
- {id: "relationship:sister", name: sister}
- {id: "case:criminal", name: criminal case}
- {id: "verdict:differ", name: differ}
- {id: "status:open", name: open}
- {id: "stance:asserts", name: asserts}
- {id: "stance:denies", name: denies}
- {id: "unit:individual", name: individual}
sources:
- id: s_paper
  name: Paper
  kind: source:news
  issued: 2025-12-23~
  issued_basis: estimate
  coverage: whole
- id: s_copy
  name: Copy
  kind: source:news
  issued: 2026-01
  coverage: part
  note: cut short
  relations:
  - {to: s_paper, kind: "relation:relies_on", basis: stated}
  counts_as: s_paper
passages:
- id: x_paper_1_1
  source: s_paper
  paragraph: 1
  sentences: 1-2
  gist: Thirty protested.
  letters: 12
  digest: 73a498692764d6e568a32c6ac97bf28756de44a8f2a207823b9599fb302d76a5
  attributed_to: p_bekzat
  as_of: 2025-12-23
  mentions: [p_bekzat, l_road]
people:
- id: p_bekzat
  name: Bekzat
  at_least: 1
  names:
  - {name: 别克扎提, lang: zh, script: Hans, note: through Chinese, cite: [s_copy]}
  - {name: Bekzat, cite: [x_paper_1_1]}
  facts:
  - gist: He led the group.
    cite: [x_paper_1_1, s_copy]
    attributed_to: p_sister
    as_of: 2025-11
    about: [l_road]
  relations:
  - {kind: "relationship:sister", to: p_sister, gist: His sister., cite: [s_copy]}
  notes: [ours, ours as well]
- {id: p_sister, name: His sister, identified: 0}
places:
- {id: l_country, name: The country}
- {id: l_road, name: The road, within: l_country}
organisations:
- {id: o_court, name: Court}
provisions:
- {id: v_174_2, name: Article 174(2), code: Criminal Code, article: 174, part: 2}
cases:
- {id: c_case, name: The case, kind: "case:criminal", court: o_court}
events:
- id: e_protest
  name: Protest
  kind: event:protest
  status: happened
  date: "[2025-11-13,2025-11-14]"
  rank: 10
  place: l_road
  case: c_case
  accounts:
  - gist: About thirty came to the road.
    date: 2025-11-13
    cite:
    - x_paper_1_1
    - s_copy
    - {source: s_paper, date: 2025-11-14, gist: They came later., caution: unclear}
  participants:
  - {entity: p_bekzat, role: "role:speaker", cite: [s_copy]}
charges:
- {id: g_bekzat, case: c_case, person: p_bekzat, provision: v_174_2, gist: Charged.,
   cite: [x_paper_1_1, s_copy]}
restraints:
- {id: r_bekzat, case: c_case, person: p_bekzat, kind: "restraint:custody",
   since: 2025-11-22, gist: Held., cite: [s_copy]}
quotes:
- id: x_paper_q01
  source: s_paper
  paragraph: 3
  sentences: 2
  kind: quote:slogan
  exact: "Drop  it, said: \\u201Cno\\u201D"
  speaker: p_bekzat
  speaker_words: at the road
  caution: as heard
  note: comma inside
questions:
- id: q_number
  name: How many came?
  about: e_protest
  verdict: verdict:differ
  status: status:open
  reading: count - ours
  conclusion: a_30
  decided_by: the authors
  decided_at: 2026-11-20
  answers:
  - {id: a_30, value: about 30, gist: About thirty., at_least: 25, at_most: 35,
     cite: [x_paper_1_1, s_copy]}
  - id: a_50
    value: "50"
    gist: Fifty.
    cite: [{source: s_copy, stance: "stance:denies"}]
  pairs:
  - {answers: [a_50, a_30], verdict: "verdict:differ", note: cannot both be}
"""


@pytest.fixture
def case(fresh: Store, tmp_path: Path) -> Store:
    """A dossier that holds the case above."""
    path = tmp_path / "case.yaml"
    path.write_text(CASE)
    load(fresh, path, agent="tester")
    return fresh


def grown(tmp_path: Path, text: str) -> list[Given]:
    path = tmp_path / "given.yaml"
    path.write_text(text)
    return authored.read(path)


def one(store: Store, sql: str) -> tuple[Any, ...]:
    rows = store.reader.all(sql)
    assert len(rows) == 1
    return rows[0]


def test_a_case_comes_in_with_one_entry_of_the_log(case: Store) -> None:
    assert case.reader.number("SELECT count(*) FROM change") == 1
    assert case.dossier.edition == "2026-11-20"
    assert case.dossier.zone == "Asia/Almaty"


def test_the_same_text_again_changes_nothing(case: Store, tmp_path: Path) -> None:
    before = list(dump(case))
    assert load(case, tmp_path / "case.yaml", agent="tester").changed == 0
    assert list(dump(case)) == before


def test_a_case_spread_over_files_gives_the_same_rows(tmp_path: Path) -> None:
    folder = tmp_path / "case"
    folder.mkdir()
    sections: list[str] = []
    for line in CASE.splitlines(keepends=True):
        if line[0].isalpha():
            sections.append("")
        sections[-1] += line
    for number, section in enumerate(sections):
        (folder / f"{number:02}.yaml").write_text(section)
    (folder / "readme.txt").write_text("not read")
    whole = {(g.table, str(g.row)) for g in grown(tmp_path, CASE)}
    assert {(g.table, str(g.row)) for g in authored.read(folder)} == whole


def test_a_source_carries_its_last_day_and_what_it_counts_as(case: Store) -> None:
    sql = "SELECT issued, published, independent_id FROM source WHERE id = 's_copy'"
    assert one(case, sql) == ("2026-01", "2026-01-31", "s_paper")
    assert one(case, "SELECT * FROM source_relation") == (
        "s_copy",
        "s_paper",
        "relation:relies_on",
        "stated",
    )


def test_a_date_is_kept_with_its_bounds(case: Store) -> None:
    sql = "SELECT earliest, latest, approximate FROM edtf WHERE id = '2025-12-23~'"
    assert one(case, sql) == ("2025-12-23", "2025-12-23", 1)
    sql = "SELECT date, earliest, rank FROM event"
    assert one(case, sql) == ("[2025-11-13,2025-11-14]", "2025-11-13", 10)


def test_a_name_says_which_source_writes_it_so(case: Store) -> None:
    sql = """SELECT n.lang, n.script, n.note, x.source_id, x.gist FROM name n
     JOIN name_use u ON u.name_id = n.id JOIN passage x ON x.id = u.passage_id
     WHERE n.name = '别克扎提'"""
    gist = "Writes the name as “别克扎提”."
    assert one(case, sql) == ("zh", "Hans", "through Chinese", "s_copy", gist)


def test_a_fact_is_a_mention_of_each_thing_it_is_about(case: Store) -> None:
    sql = """SELECT m.entity_id, m.gist, x.attributed_to_id, x.as_of FROM mention m
     JOIN passage x ON x.id = m.passage_id WHERE x.gist LIKE '%: He led the group.'
     ORDER BY 1"""
    assert case.reader.all(sql) == [
        ("l_road", "", "p_sister", "2025-11"),
        ("p_bekzat", "He led the group.", "p_sister", "2025-11"),
    ]


def test_a_fact_without_a_subject_is_read_under_the_name_of_its_thing(
    tmp_path: Path,
) -> None:
    text = """\
passages:
- {id: x_a_1_1, source: s_a, paragraph: 1, sentences: 1, gist: Much is said.}
people:
- id: p_judge
  name: The judge
  facts:
  - {gist: Closed the trial., cite: [s_b, x_a_1_1], about: [p_a]}
"""
    found = grown(tmp_path, text)
    made = [g.row["gist"] for g in found if g.table == "passage"]
    assert made == ["Much is said.", "The judge: Closed the trial."]
    told = {
        (g.row["entity_id"], g.row["passage_id"] == "x_a_1_1"): g.row["gist"]
        for g in found
        if g.table == "mention"
    }
    assert told == {
        ("p_judge", False): "Closed the trial.",
        ("p_judge", True): "Closed the trial.",
        ("p_a", False): "",  # its passage says whose act it was
        ("p_a", True): "The judge: Closed the trial.",
    }


def test_a_citation_may_differ_from_its_statement(case: Store) -> None:
    sql = """SELECT a.date, x.gist, x.caution FROM account a
     JOIN passage x ON x.id = a.passage_id ORDER BY 1, 2"""
    assert case.reader.all(sql) == [
        ("2025-11-13", "About thirty came to the road.", None),
        ("2025-11-13", "Thirty protested.", None),
        ("2025-11-14", "They came later.", "unclear"),
    ]


def test_who_took_part_rests_on_the_account_of_the_same_source(case: Store) -> None:
    sql = """SELECT p.entity_id, x.gist FROM participation p
     JOIN passage x ON x.id = p.passage_id"""
    assert one(case, sql) == ("p_bekzat", "About thirty came to the road.")


def test_a_charge_is_a_row_for_each_citation(case: Store) -> None:
    sql = "SELECT person_id, provision_id, people FROM charge"
    assert case.reader.all(sql) == [("p_bekzat", "v_174_2", 1)] * 2
    assert one(case, "SELECT since, kind FROM restraint") == (
        "2025-11-22",
        "restraint:custody",
    )


def test_a_quotation_is_kept_to_the_letter(case: Store) -> None:
    sql = """SELECT x.exact, x.paragraph, x.sentence_from, x.caution, q.speaker_id,
     q.direct FROM quote q JOIN passage x ON x.id = q.passage_id"""
    exact = "Drop  it, said: “no”"
    assert one(case, sql) == (exact, 3, 2, "as heard", "p_bekzat", 1)


def test_an_answer_is_cited_with_its_stance(case: Store) -> None:
    sql = "SELECT answer_id, stance FROM citation ORDER BY 1, 2"
    assert case.reader.all(sql) == [
        ("a_30", "stance:asserts"),
        ("a_30", "stance:asserts"),
        ("a_50", "stance:denies"),
    ]
    assert one(case, "SELECT a_id, b_id, decided_by FROM comparison") == (
        "a_30",
        "a_50",
        "the authors",
    )


def test_notes_are_ours_and_as_old_as_the_edition(case: Store) -> None:
    sql = "SELECT about_id, text, at FROM note ORDER BY 1, 2"
    assert case.reader.all(sql) == [
        ("d_case", "Most was read in part.", "2026-11-20"),
        ("d_case", "What it is about.", "2026-11-20"),
        ("p_bekzat", "ours", "2026-11-20"),
        ("p_bekzat", "ours as well", "2026-11-20"),
        ("s_copy", "cut short", "2026-11-20"),
        ("x_paper_q01", "comma inside", "2026-11-20"),
    ]


def test_ids_do_not_change_when_something_is_put_in_before(tmp_path: Path) -> None:
    more = CASE.replace(
        "  facts:\n",
        "  facts:\n  - {gist: Something else., cite: [s_copy, s_paper]}\n",
    ).replace("  accounts:\n", "  accounts:\n  - {gist: New., cite: [s_copy]}\n")
    more = more.replace("  participants:\n  - {", "  participants:\n  - {gist: New., ")
    before = {g.row["id"] for g in grown(tmp_path, CASE) if "id" in g.row}
    after = {g.row["id"] for g in grown(tmp_path, more) if "id" in g.row}
    assert before < after


def test_every_value_is_text(tmp_path: Path) -> None:
    text = "terms:\n- {id: 'a:b', name: no}\n- {id: 'a:c', name: 2025-11-13}\n"
    names = [g.row["name"] for g in grown(tmp_path, text)]
    assert names == ["no", "2025-11-13"]


def test_an_unknown_id_is_named_with_the_line_that_names_it(
    case: Store, tmp_path: Path
) -> None:
    before = list(dump(case))
    path = tmp_path / "more.yaml"
    text = (
        "people:\n- id: p_new\n  name: New\n  facts:\n  - {gist: G, cite: [s_none]}\n"
    )
    path.write_text(text)
    with pytest.raises(BadText, match=r"more\.yaml, line 5: .*s_none"):
        load(case, path, agent="tester")
    assert list(dump(case)) == before


def test_a_folder_without_yaml_is_refused(fresh: Store, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(BadText, match="no YAML files"):
        load(fresh, tmp_path / "empty", agent="tester")


def test_a_file_with_nothing_but_comments_is_no_error(tmp_path: Path) -> None:
    assert grown(tmp_path, "# nothing yet\n") == []


def test_yaml_without_its_suffix_is_known_by_its_content(
    fresh: Store, tmp_path: Path
) -> None:
    path = tmp_path / "case.txt"
    path.write_text(CASE)
    assert load(fresh, path, agent="tester").added > 50
