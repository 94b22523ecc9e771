"""What stands: every row behind what is on screen, to be edited or removed."""

from dossier_db.intake.standing import rows_behind
from dossier_db.store import Store

STATEMENTS = [
    "mention",
    "name_use",
    "participation",
    "relationship",
    "account",
    "quote",
    "charge",
    "restraint",
    "outcome",
    "citation",
]


def kinds(village: Store, record: str, passage: str | None = None) -> list[str]:
    """The kinds of the rows, in their order."""
    return [one.kind for one in rows_behind(village.reader, record, passage)]


def test_a_record_comes_with_its_names_and_notes(village: Store) -> None:
    found = kinds(village, "p_aigul")
    assert found[0] == "person"
    assert "name" in found


def test_a_question_comes_with_its_answers(village: Store) -> None:
    assert kinds(village, "q_number")[:2] == ["question", "answer"]


def test_the_statements_on_a_passage_come_before_it(village: Store) -> None:
    assert kinds(village, "x_paper_3")[-1] == "passage"


def test_every_statement_of_the_dossier_is_behind_its_passage(village: Store) -> None:
    for table in STATEMENTS:
        for (passage,) in village.reader.all(
            f"SELECT DISTINCT passage_id FROM {table}"
        ):
            rows = rows_behind(village.reader, "", passage)
            count = village.reader.number(
                f"SELECT count(*) FROM {table} WHERE passage_id = ?", (passage,)
            )
            assert sum(one.table == table for one in rows) == count


def test_a_row_is_found_by_its_key(village: Store) -> None:
    tables = {one.table: one for one in rows_behind(village.reader, "x_paper_3")}
    assert tables["passage"].key == ("x_paper_3",)


def test_nothing_stands_behind_what_is_not_there(village: Store) -> None:
    assert kinds(village, "p_nobody") == []


def test_names_that_are_spelled_alike_are_told_apart(hamlet: Store) -> None:
    key, said, lang = hamlet.reader.all(
        "SELECT n.id, n.name, n.lang FROM name n JOIN name_use u ON u.name_id = n.id"
        " WHERE n.entity_id = 'p_aigul' ORDER BY n.id"
    )[0]
    with hamlet.act("Saule") as act:
        twin = {"id": "n_twin", "entity_id": "p_aigul", "name": said, "lang": "xx"}
        act.insert("name", twin)
    found = [
        one
        for one in rows_behind(hamlet.reader, "p_aigul")
        if one.kind == "name" and one.said == said
    ]
    assert {one.key for one in found} == {(key,), ("n_twin",)}
    apart = {one.key[0]: one.apart for one in found}
    assert apart["n_twin"] == "xx"
    assert " · " in apart[key] and apart[key].startswith(lang)


def test_a_name_without_its_like_is_said_by_itself(village: Store) -> None:
    assert {one.apart for one in rows_behind(village.reader, "p_aigul")} == {""}


def test_a_statement_knows_the_passage_on_which_it_hangs(village: Store) -> None:
    assert {one.passage for one in rows_behind(village.reader, "x_paper_3")} == {
        "x_paper_3"
    }
