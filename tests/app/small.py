"""A small dossier, written through the store's own door: three sources that differ."""

from pathlib import Path

from dossier_db import Store
from dossier_db.tables import Row

EVIL = "Evil \x1b[31mred \x9b5n \u202ednuora [b]bold[/b] \x07\x7f"
"""A name that would colour a terminal, ask it questions and turn its line around."""

_TERMS = (
    "role:defendant",
    "restraint:custody",
    "source:report",
    "relationship:sister_of",
    "relation:translates",
    "quote:spoken",
    "verdict:differ",
    "status:open",
    "stance:asserts",
    "stance:denies",
    "unit:individual",
)
_ENTITIES = {
    "s_alpha": "Alpha",
    "s_beta": "Beta",
    "s_gamma": "Gamma",
    "p_aidar": "Aidar",
    "p_accused": "the accused together",
    "p_sister": "Aigul",
    "p_evil": EVIL,
    "o_court": "City Court",
    "l_town": "Taldyqorghan",
    "v_174": "Article 174",
    "c_case": "The case",
    "e_arrest": "Aidar arrested",
    "e_trial": "Trial opens",
}
_DATES = ("2025-05-02", "2025-05~", "2025-07", "2025-09-01", "2026-01-20")


def _row(table: str, **columns: str | int) -> tuple[str, Row]:
    return table, columns


_THINGS = (
    _row("person", id="p_aidar"),
    _row("person", id="p_accused", identified=0),
    _row("person", id="p_sister"),
    _row("person", id="p_evil"),
    _row("organisation", id="o_court"),
    _row("place", id="l_town"),
    _row("provision", id="v_174", code="Criminal Code", article="174"),
    _row("court_case", id="c_case", court_id="o_court"),
    _row(
        "source",
        id="s_alpha",
        title="A report",
        publisher="Alpha Watch",
        issued="2025-07",
        published="2025-07-31",
        coverage="whole",
        kind="source:report",
        lang="en",
    ),
    _row(
        "source",
        id="s_beta",
        issued="2025-09-01",
        published="2025-09-01",
        coverage="whole",
    ),
    _row("source", id="s_gamma", coverage="part"),
    _row(
        "source_relation", from_id="s_beta", to_id="s_alpha", kind="relation:translates"
    ),
    _row(
        "event",
        id="e_arrest",
        date="2025-05-02",
        earliest="2025-05-02",
        place_id="l_town",
        date_basis="given by Alpha",
    ),
    _row(
        "event",
        id="e_trial",
        date="2026-01-20",
        earliest="2026-01-20",
        status="planned",
        case_id="c_case",
    ),
    _row("name", id="n_aidar", entity_id="p_aidar", name="Айдар", lang="kk"),
)
_PASSAGES = (
    _row(
        "passage",
        id="x_alpha_1",
        source_id="s_alpha",
        paragraph=1,
        sentence_from=1,
        sentence_to=2,
        gist="Three people were charged.",
    ),
    _row(
        "passage",
        id="x_alpha_2",
        source_id="s_alpha",
        paragraph=2,
        exact="They took him\nat night",
        attributed_to_id="p_sister",
    ),
    _row(
        "passage",
        id="x_beta_1",
        source_id="s_beta",
        paragraph=1,
        gist="Four people were charged.",
        as_of="2025-05~",
        caution="from a summary",
    ),
    _row(
        "passage", id="x_gamma", source_id="s_gamma", gist=f"A trial was near: {EVIL}"
    ),
)
_STATEMENTS = (
    _row("mention", entity_id="p_evil", passage_id="x_gamma"),
    _row("mention", entity_id="p_aidar", passage_id="x_alpha_1"),
    _row("name_use", name_id="n_aidar", passage_id="x_alpha_1"),
    _row(
        "participation",
        event_id="e_arrest",
        entity_id="p_aidar",
        role="role:defendant",
        passage_id="x_alpha_2",
    ),
    _row(
        "relationship",
        subject_id="p_sister",
        kind="relationship:sister_of",
        object_id="p_aidar",
        passage_id="x_alpha_2",
    ),
    _row(
        "account",
        event_id="e_arrest",
        passage_id="x_alpha_2",
        date="2025-05-02",
        place_id="l_town",
    ),
    _row("account", event_id="e_arrest", passage_id="x_beta_1"),
    _row("account", event_id="e_trial", passage_id="x_gamma"),
    _row(
        "quote",
        passage_id="x_alpha_2",
        source_id="s_alpha",
        speaker_id="p_sister",
        kind="quote:spoken",
    ),
    _row(
        "charge",
        id="g_1",
        case_id="c_case",
        person_id="p_aidar",
        provision_id="v_174",
        date="2025-05-02",
        passage_id="x_alpha_1",
    ),
    _row(
        "charge",
        id="g_2",
        case_id="c_case",
        person_id="p_accused",
        people=3,
        passage_id="x_alpha_1",
    ),
    _row(
        "charge",
        id="g_3",
        case_id="c_case",
        person_id="p_accused",
        people=4,
        passage_id="x_beta_1",
    ),
    _row(
        "restraint",
        id="r_1",
        case_id="c_case",
        person_id="p_aidar",
        kind="restraint:custody",
        since="2025-05-02",
        place_id="l_town",
        passage_id="x_alpha_2",
    ),
    _row(
        "question",
        id="q_charged",
        entity_id="c_case",
        name="How many are charged?",
        verdict="verdict:differ",
        reading="Beta counts later.",
    ),
    _row("answer", id="a_three", question_id="q_charged", value="three"),
    _row("answer", id="a_four", question_id="q_charged", value="four"),
    _row(
        "citation", answer_id="a_three", passage_id="x_alpha_1", stance="stance:asserts"
    ),
    _row(
        "citation", answer_id="a_four", passage_id="x_beta_1", stance="stance:asserts"
    ),
    _row("citation", answer_id="a_three", passage_id="x_gamma", stance="stance:denies"),
    _row(
        "comparison",
        question_id="q_charged",
        a_id="a_four",
        b_id="a_three",
        verdict="verdict:differ",
        decided_by="A. N.",
        decided_at="2026",
    ),
    _row(
        "note",
        id="t_1",
        about_id="p_aidar",
        text="Ask again.",
        author="A. N.",
        at="2026-02-03T10:00:00Z",
    ),
    _row(
        "note",
        id="t_2",
        about_id="a_three",
        text="By computation.",
        author="A. N.",
        at="2026-02-03T10:00:00Z",
    ),
)


def write(path: Path) -> Path:
    """Make the dossier at ``path``."""
    with Store.create(path, name="A small case") as store, store.act("tests") as act:
        for term in _TERMS:
            name = term.partition(":")[2].replace("_", " ")
            act.insert("term", {"id": term, "name": name})
        for date in _DATES:
            act.date(date)
        for entity_id, name in _ENTITIES.items():
            act.insert("entity", {"id": entity_id, "name": name})
        for table, row in (*_THINGS, *_PASSAGES, *_STATEMENTS):
            act.insert(table, row)
    return path
