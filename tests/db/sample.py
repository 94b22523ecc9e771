"""A small dossier made by hand, with every kind of statement in it.

Seven sources: two read whole (the paper, the radio), a copy of the paper, a digest
that rests on both, an undated blog, a letter, and a note that nobody here has seen.
"""

from pathlib import Path
from typing import Final

from dossier_db.acts import Act
from dossier_db.dates import read
from dossier_db.store import Store
from dossier_db.tables import Value
from dossier_db.texts.fingerprint import digest

Rows = tuple[dict[str, Value], ...]
NAME: Final = "A village and a road"
_DATES: Final = ("date", "issued", "as_of", "since", "until")


def make(path: Path) -> Store:
    """Write the sample at ``path`` and open it."""
    store = Store.create(path, name=NAME)
    with store.act("Saule") as act:
        for table, rows in _ROWS:
            for row in rows:
                add(act, table, **row)
        act.update("question", {"id": "q_number"}, {"conclusion_id": "a_30"})
    return store


def add(act: Act, table: str, **row: Value) -> None:
    """One row, with the dates it names and the copies of their bounds."""
    for column in _DATES:
        expression = row.get(column)
        if isinstance(expression, str):
            act.date(expression)
    if table == "event" and row.get("date") is not None:
        row["earliest"] = read(str(row["date"])).earliest
    if table == "source" and row.get("issued") is not None:
        row["published"] = read(str(row["issued"])).latest
    act.insert(table, row)


def rows(names: str, *values: tuple[Value, ...]) -> Rows:
    """Rows of one table: the names of the columns, then what stands in them."""
    columns = names.split()
    return tuple(dict(zip(columns, row, strict=True)) for row in values)


def _terms() -> Rows:
    words = """event:hearing event:protest stage:trial role:speaker kind:district
     organisation:court case:criminal relationship:member name:short source:news
     topic:case relation:copies relation:rests_on quote:report restraint:custody
     outcome:release unit:individual unit:group status:open status:settled
     stance:asserts stance:denies verdict:agree verdict:differ verdict:backwards
     verdict:spelling action:saved"""
    return rows("id name rank", *_ranked(words.split()))


def _ranked(words: list[str]) -> list[tuple[Value, ...]]:
    return [(word, word.partition(":")[2], rank) for rank, word in enumerate(words)]


_ENTITIES = rows(
    "id name summary",
    ("s_paper", "The Paper", None),
    ("s_radio", "Radio", None),
    ("s_copy", "Copy", None),
    ("s_digest", "Digest", None),
    ("s_blog", "Blog", None),
    ("s_letter", "Letter", None),
    ("s_note", "The note", "seen by others only"),
    ("p_aigul", "Aigul", "a teacher"),
    ("p_bolat", "Bolat", None),
    ("p_accused", "the accused", "those charged, taken together"),
    ("o_court", "District court", None),
    ("o_union", "Union", None),
    ("l_district", "The district", None),
    ("l_road", "The road", None),
    ("c_trial", "The trial", None),
    ("v_art", "Article 174", None),
    ("e_protest", "Protest on the road", "told by most"),
    ("e_arrest", "Arrest of the teacher", None),
    ("e_hearing", "First hearing", None),
    ("e_rumour", "A rumour", None),
)
_SOURCES = rows(
    "id title kind issued coverage independent_id topic publisher_id",
    ("s_paper", "Road", "source:news", "2024-03-10", "whole", None, "topic:case", None),
    ("s_radio", None, "source:news", "2024-03", "whole", None, None, None),
    ("s_copy", "Road", "source:news", "2024-03-12", "part", "s_paper", None, "o_union"),
    ("s_digest", None, None, "2024-04-02", "part", None, None, None),
    ("s_blog", None, None, None, "part", None, None, None),
    ("s_letter", None, None, "2024-05-05T15:00", "part", None, None, None),
    ("s_note", None, None, "2024-02-01", "none", None, None, None),
)
_PASSAGES = rows(
    "id source_id paragraph sentence_from exact gist attributed_to_id as_of",
    ("x_paper_1", "s_paper", 1, 1, None, "About thirty came.", None, "2024-02-10"),
    ("x_paper_2", "s_paper", 2, 1, "We only stood there", None, "p_aigul", None),
    ("x_paper_3", "s_paper", 10, 1, None, "Five are charged.", None, None),
    ("x_radio_1", "s_radio", 1, 1, None, "Fifty came, a day later.", None, None),
    ("x_radio_2", "s_radio", 1, 2, None, "Six are charged.", None, None),
    ("x_copy_1", "s_copy", 1, 1, None, "About thirty came.", None, None),
    ("x_digest_1", "s_digest", 1, 1, None, "They stood on the road.", None, None),
    ("x_blog_1", "s_blog", None, None, None, "Somebody said something.", None, None),
    ("x_letter_1", "s_letter", 1, 1, None, "Five are charged.", None, None),
    ("x_note_1", "s_note", 1, 1, "an unlawful crowd", None, None, None),
)
_QUESTIONS = rows(
    "id entity_id name rank status verdict reading",
    ("q_number", "e_protest", "How many?", 1, "status:open", "verdict:differ", "Why?"),
    ("q_place", "e_protest", "Where?", 2, "status:settled", "verdict:agree", None),
    ("q_banner", "e_protest", "Was there a banner?", 3, "status:open", None, None),
    ("q_paper", "e_arrest", "Was a paper shown?", 4, "status:open", None, None),
    ("q_day", "e_hearing", "When?", 5, "status:open", "verdict:backwards", None),
)
_ANSWERS = rows(
    "id question_id value",
    ("a_30", "q_number", "about 30"),
    ("a_50", "q_number", "50"),
    ("a_road", "q_place", "on the road"),
    ("a_banner", "q_banner", "one banner"),
    ("a_none", "q_paper", "none was shown"),
    ("a_march", "q_day", "15 March"),
    ("a_may", "q_day", "in May"),
)
_CITATIONS = rows(
    "answer_id passage_id stance",
    ("a_30", "x_paper_1", "stance:asserts"),
    ("a_30", "x_copy_1", "stance:asserts"),
    ("a_50", "x_radio_1", "stance:asserts"),
    ("a_50", "x_letter_1", "stance:denies"),
    ("a_road", "x_paper_1", "stance:asserts"),
    ("a_road", "x_radio_1", "stance:asserts"),
    ("a_road", "x_digest_1", "stance:asserts"),
    ("a_banner", "x_paper_2", "stance:asserts"),
    ("a_none", "x_copy_1", "stance:asserts"),
    ("a_march", "x_radio_2", "stance:asserts"),
    ("a_may", "x_letter_1", "stance:asserts"),
)
_CHARGES = rows(
    "id case_id person_id people provision_id date passage_id",
    ("g_aigul", "c_trial", "p_aigul", 1, "v_art", "2024-02-20", "x_paper_3"),
    ("g_aigul_copy", "c_trial", "p_aigul", 1, None, None, "x_copy_1"),
    ("g_bolat", "c_trial", "p_bolat", 1, "v_art", None, "x_radio_2"),
    ("g_five", "c_trial", "p_accused", 5, "v_art", None, "x_paper_3"),
    ("g_five_letter", "c_trial", "p_accused", 5, None, None, "x_letter_1"),
    ("g_six", "c_trial", "p_accused", 6, None, "2024-03~", "x_radio_2"),
)
_ROWS: tuple[tuple[str, Rows], ...] = (
    ("term", _terms()),
    ("entity", _ENTITIES),
    ("entity", rows("id name merged_into_id", ("o_tribunal", "Tribunal", "o_court"))),
    ("organisation", rows("id kind", ("o_court", "organisation:court"))),
    ("organisation", rows("id", ("o_union",), ("o_tribunal",))),
    ("place", rows("id kind", ("l_district", "kind:district"))),
    ("place", rows("id within_id", ("l_road", "l_district"))),
    ("person", rows("id", ("p_aigul",), ("p_bolat",))),
    (
        "person",
        rows(
            "id unit identified at_least at_most",
            ("p_accused", "unit:group", 0, 5, 6),
        ),
    ),
    (
        "court_case",
        rows("id kind number court_id", ("c_trial", "case:criminal", "7", "o_court")),
    ),
    ("provision", rows("id code article", ("v_art", "Criminal Code", "174"))),
    (
        "event",
        rows(
            "id kind status stage date case_id place_id part_of_id",
            (
                *("e_protest", "event:protest", "happened", None, "2024-02-10"),
                *("c_trial", "l_road", None),
            ),
            ("e_arrest", None, "happened", None, "2024-02-12", None, None, "e_protest"),
            (
                *("e_hearing", "event:hearing", "planned", "stage:trial"),
                *("2024-03-15T15:00", "c_trial", None, None),
            ),
            ("e_rumour", None, "reported", None, None, None, None, None),
        ),
    ),
    (
        "name",
        rows(
            "id entity_id name lang script kind",
            ("n_latin", "p_aigul", "Aigul", "en", "Latn", "name:short"),
            ("n_kazakh", "p_aigul", "Айгүл", "kk", "Cyrl", None),
            ("n_bolat", "p_bolat", "Болат", "kk", "Cyrl", None),
        ),
    ),
    ("source", _SOURCES),
    (
        "source_relation",
        rows(
            "from_id to_id kind basis",
            ("s_copy", "s_paper", "relation:copies", "stated"),
            ("s_digest", "s_paper", "relation:rests_on", "stated"),
            ("s_digest", "s_radio", "relation:rests_on", "inferred"),
        ),
    ),
    (
        "capture",
        rows(
            "id source_id collected_at sha256 text",
            (
                "f_paper",
                "s_paper",
                "2024-03-11T10:00:00Z",
                "0" * 64,
                "We only stood there",
            ),
        ),
    ),
    ("passage", _PASSAGES),
    (
        "passage",
        rows(
            "id source_id paragraph digest letters gist capture_id starts ends caution",
            (
                *("x_paper_4", "s_paper", 11, *digest("We only"), "No more is said."),
                *("f_paper", 0, 7, "the page is torn here"),
            ),
        ),
    ),
    (
        "translation",
        rows(
            "passage_id field lang text",
            ("x_paper_2", "exact", "kk", "Біз тек сонда тұрдық"),
        ),
    ),
    (
        "handling",
        rows(
            "id capture_id at agent action",
            ("h_one", "f_paper", "2024-03-11T10:00:00Z", "Saule", "action:saved"),
        ),
    ),
    (
        "mention",
        rows(
            "entity_id passage_id",
            ("p_aigul", "x_paper_2"),
            ("p_aigul", "x_copy_1"),
            ("p_aigul", "x_note_1"),
            ("o_court", "x_letter_1"),
        ),
    ),
    (
        "name_use",
        rows(
            "name_id passage_id",
            ("n_latin", "x_paper_2"),
            ("n_latin", "x_copy_1"),
            ("n_kazakh", "x_radio_1"),
            ("n_bolat", "x_radio_2"),
        ),
    ),
    (
        "participation",
        rows(
            "event_id entity_id role passage_id",
            ("e_protest", "p_aigul", "role:speaker", "x_paper_1"),
            ("e_protest", "p_bolat", "role:speaker", "x_radio_1"),
        ),
    ),
    (
        "relationship",
        rows(
            "subject_id kind object_id passage_id date",
            ("p_aigul", "relationship:member", "o_union", "x_paper_2", "2023"),
        ),
    ),
    (
        "account",
        rows(
            "event_id passage_id date place_id",
            ("e_protest", "x_paper_1", "2024-02-10", "l_road"),
            ("e_protest", "x_copy_1", None, None),
            ("e_protest", "x_radio_1", "2024-02-11", None),
            ("e_protest", "x_digest_1", None, None),
            ("e_protest", "x_note_1", None, None),
            ("e_arrest", "x_paper_2", None, None),
            ("e_arrest", "x_copy_1", None, None),
            ("e_hearing", "x_radio_2", "2024-02-09", None),
            ("e_rumour", "x_blog_1", None, None),
        ),
    ),
    (
        "quote",
        rows(
            "passage_id source_id speaker_id addressee_id relayed_by_id kind date",
            (
                *("x_paper_2", "s_paper", "p_aigul", "o_court", None),
                *("quote:report", "2024-02-12"),
            ),
            ("x_note_1", "s_note", None, None, "s_paper", None, None),
        ),
    ),
    ("charge", _CHARGES),
    (
        "restraint",
        rows(
            "id case_id person_id people kind since until place_id passage_id",
            (
                *("r_aigul", "c_trial", "p_aigul", 1, "restraint:custody"),
                *("2024-02-12", "2024-04", "l_district", "x_paper_3"),
            ),
            (
                *("r_three", "c_trial", "p_accused", 3, "restraint:custody"),
                *(None, None, None, "x_paper_3"),
            ),
        ),
    ),
    (
        "outcome",
        rows(
            "id case_id person_id kind passage_id",
            ("u_aigul", "c_trial", "p_aigul", "outcome:release", "x_letter_1"),
        ),
    ),
    ("question", _QUESTIONS),
    ("answer", _ANSWERS),
    ("citation", _CITATIONS),
    (
        "comparison",
        rows(
            "question_id a_id b_id verdict note decided_by decided_at",
            (
                *("q_number", "a_30", "a_50", "verdict:differ", "both counted heads"),
                *("Saule", "2024-06-01T10:00:00Z"),
            ),
        ),
    ),
    (
        "dismissal",
        rows(
            "id rule decided_by decided_at",
            ("b" * 64, "same name", "Saule", "2024-06-01T10:00:00Z"),
        ),
    ),
    (
        "note",
        rows(
            "id about_id text author at",
            ("t_two", "e_protest", "Asked again.", "Saule", "2024-06-02T10:00:00Z"),
            ("t_one", "e_protest", "Ask the radio.", "Saule", "2024-06-01T10:00:00Z"),
            ("t_source", "s_paper", "Bought at a kiosk.", None, "2024-06-01T10:00:00Z"),
        ),
    ),
)
