"""Texts of sources: kept as they were held, and the passages found in them."""

import hashlib
from pathlib import Path

import pytest
import yaml

from dossier_assets import vocabulary_file
from dossier_db import captures as module
from dossier_db.captures import ATTACHED, ATTACHED_MEANS, attach
from dossier_db.errors import RefusedWrite, UnknownRecord
from dossier_db.exporters import dump
from dossier_db.importers import load
from dossier_db.records import Link
from dossier_db.store import Store
from dossier_db.texts import fingerprint
from dossier_db.texts.fingerprint import digest

TEXT = (
    "The library opened on 12 March. It has two “quiet” rooms.\n"
    "It rained all week, and the roof leaked."
)
AGAIN = TEXT.replace("12 March", "15 March")


@pytest.fixture(name="store")
def one_source(fresh: Store) -> Store:
    """A dossier with one source and three passages of it, known by digests."""
    with fresh.act("Saule") as act:
        for source, name in (("s_paper", "The Paper"), ("s_notes", "Notes")):
            act.insert("entity", {"id": source, "name": name})
            act.insert("source", {"id": source})
        for identity, paragraph, words in (
            ("x_1", 1, "The library opened on 12 March."),
            ("x_2", 1, "It has two “quiet” rooms."),
            ("x_3", 2, "the roof leaked"),
        ):
            key = digest(words)
            act.insert(
                "passage",
                {
                    "id": identity,
                    "source_id": "s_paper",
                    "paragraph": paragraph,
                    "digest": key.sha256,
                    "letters": key.letters,
                    "gist": "ours",
                },
            )
    return fresh


def put(store: Store, text: str, source: str = "s_paper", agent: str = "Saule") -> str:
    """Attach a text; the id of the capture."""
    with store.act(agent) as act:
        return attach(
            act, source, text.encode(), text, media_type="text/plain", method="by hand"
        )


def states(store: Store, capture: str) -> list[str]:
    return [one.state for one in store.captures.find(capture)]


def rows(store: Store, sql: str) -> list[tuple[object, ...]]:
    return store.reader.all(sql)


def test_a_text_is_kept_with_its_bytes_and_their_hash(store: Store) -> None:
    capture = store.captures.capture(put(store, TEXT))
    assert capture.source == Link("s_paper", "The Paper")
    assert capture.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert capture.letters == len(TEXT)
    assert (capture.media_type, capture.method) == ("text/plain", "by hand")
    assert store.captures.text(capture.id) == TEXT
    assert rows(store, "SELECT bytes FROM capture") == [(TEXT.encode(),)]


def test_the_chain_of_custody_says_who_attached_it_and_when(store: Store) -> None:
    capture = put(store, TEXT, agent="Aigul")
    (held,) = rows(store, "SELECT capture_id, at, agent, action FROM handling")
    at = store.captures.capture(capture).collected_at
    assert held == (capture, at, "Aigul", ATTACHED)


def test_the_capture_and_its_handling_are_one_act_of_the_log(store: Store) -> None:
    put(store, TEXT)
    logged = rows(
        store,
        "SELECT DISTINCT table_name FROM change"
        " WHERE act = (SELECT act FROM change ORDER BY rowid DESC LIMIT 1)",
    )
    assert {table for (table,) in logged} == {"capture", "handling", "term"}


def test_a_dossier_of_older_words_learns_the_word_once(store: Store) -> None:
    put(store, TEXT)
    put(store, AGAIN)
    known = "SELECT name, definition FROM term WHERE vocabulary = 'handling'"
    assert rows(store, known) == [("attached", ATTACHED_MEANS)]


def test_the_word_is_the_one_of_the_vocabulary() -> None:
    terms = yaml.safe_load(vocabulary_file().read_text("utf-8"))["terms"]
    (term,) = (one for one in terms if one["id"] == ATTACHED)
    assert (term["name"], term["definition"]) == ("attached", ATTACHED_MEANS)


def test_the_vocabulary_is_loaded_after_it_without_a_conflict(store: Store) -> None:
    put(store, TEXT)
    assert load(store, vocabulary_file(), agent="tester").same == 1


def test_the_same_bytes_are_kept_once(store: Store) -> None:
    first = put(store, TEXT)
    before = rows(store, "SELECT * FROM capture")
    assert put(store, TEXT) == first
    assert rows(store, "SELECT * FROM capture") == before


def test_that_the_same_bytes_were_attached_again_is_told_and_logged(
    store: Store,
) -> None:
    capture = put(store, TEXT)
    put(store, TEXT, agent="Aigul")
    told = "SELECT capture_id, agent, action FROM handling ORDER BY id"
    assert rows(store, told) == [
        (capture, "Saule", ATTACHED),
        (capture, "Aigul", ATTACHED),
    ]
    logged = "SELECT count(DISTINCT row_id) FROM change WHERE table_name = 'handling'"
    assert rows(store, logged) == [(2,)]


def test_the_text_that_was_attached_last_is_the_latest_though_it_is_older(
    store: Store,
) -> None:
    right, wrong = put(store, TEXT), put(store, "Snow fell.")
    assert put(store, TEXT) == right
    latest = store.captures.latest("s_paper")
    assert latest is not None and latest.id == right
    assert [one.id for one in store.captures.of("s_paper")] == [wrong, right]
    assert store.captures.text(wrong) == "Snow fell."


def test_what_was_attached_again_is_the_latest_in_a_copy_too(
    store: Store, tmp_path: Path
) -> None:
    right, wrong = put(store, TEXT), put(store, "Snow fell.")
    for _ in range(5):
        put(store, "Snow fell.")
        put(store, TEXT)
    path = tmp_path / "dumped.jsonl"
    path.write_text("".join(dump(store)), "utf-8")
    with Store.create(tmp_path / "other.dossier", name="other") as other:
        load(other, path, agent="tester")
        assert [one.id for one in other.captures.of("s_paper")] == [wrong, right]


def test_what_else_was_done_with_a_text_does_not_make_it_the_latest(
    store: Store,
) -> None:
    first, last = put(store, TEXT), put(store, AGAIN)
    with store.act("Saule") as act:
        row = {"id": "h_z", "capture_id": first, "at": "9999", "agent": "Saule"}
        act.insert("handling", {**row, "action": act.term("handling:received")})
    latest = store.captures.latest("s_paper")
    assert latest is not None and latest.id == last


def test_the_same_bytes_may_be_of_two_sources(store: Store) -> None:
    assert put(store, TEXT) != put(store, TEXT, "s_notes")


def test_what_was_known_by_its_hash_alone_is_filled_in(store: Store) -> None:
    sha256 = hashlib.sha256(TEXT.encode()).hexdigest()
    row = {"id": "f_known", "source_id": "s_paper", "sha256": sha256}
    with store.act("Saule") as act:
        act.insert("capture", {**row, "collected_at": "2024-03-11"})
    assert store.captures.latest("s_paper") is None
    with pytest.raises(UnknownRecord, match="dossier attach"):
        store.captures.text("f_known")
    assert put(store, TEXT) == "f_known"
    assert store.captures.text("f_known") == TEXT
    assert rows(store, "SELECT count(*) FROM handling") == [(1,)]


def test_a_newer_text_does_not_replace_the_older(store: Store) -> None:
    first, second = put(store, TEXT), put(store, AGAIN)
    assert [one.id for one in store.captures.of("s_paper")] == [first, second]
    assert store.captures.text(first) == TEXT


def test_of_texts_of_one_second_the_last_is_the_latest(store: Store) -> None:
    with store.act("Saule") as act:
        added = [
            attach(act, "s_paper", bytes([n]), f"page {n}", media_type="", method="")
            for n in range(12)
        ]
    assert [one.id for one in store.captures.of("s_paper")] == added
    latest = store.captures.latest("s_paper")
    assert latest is not None and latest.id == added[-1]


def test_an_older_day_is_older_whatever_came_first(store: Store) -> None:
    last = put(store, TEXT)
    with store.act("Saule") as act:
        row = {"id": "f_zzz", "source_id": "s_paper", "text": "old"}
        act.insert("capture", {**row, "collected_at": "2001-01-01", "sha256": "0" * 64})
    assert [one.id for one in store.captures.of("s_paper")] == ["f_zzz", last]


def test_a_source_without_a_text_has_none(store: Store) -> None:
    assert store.captures.of("s_paper") == ()
    assert store.captures.latest("s_paper") is None
    assert store.captures.sources() == ()


def test_sources_that_have_a_text_come_by_name(store: Store) -> None:
    put(store, TEXT)
    put(store, TEXT, "s_notes")
    assert [one.name for one in store.captures.sources()] == ["Notes", "The Paper"]


def test_a_text_with_a_nul_in_it_is_as_long_as_it_is(store: Store) -> None:
    assert store.captures.capture(put(store, "one\0two")).letters == 7


def test_more_bytes_than_the_file_keeps_are_known_by_their_hash(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_BYTES", 10)
    capture = put(store, TEXT)
    assert rows(store, "SELECT bytes FROM capture") == [(None,)]
    assert store.captures.text(capture) == TEXT
    assert put(store, TEXT) == capture


def test_an_unknown_source_and_an_empty_text_are_refused(store: Store) -> None:
    before = list(dump(store))
    with pytest.raises(UnknownRecord, match="no source s_none"):
        put(store, TEXT, "s_none")
    with pytest.raises(RefusedWrite, match="no words"):
        put(store, " \n—\n")
    with pytest.raises(UnknownRecord, match="no capture f_none"):
        store.captures.capture("f_none")
    assert list(dump(store)) == before


def test_every_passage_of_the_source_is_found(store: Store) -> None:
    found = store.captures.find(put(store, TEXT))
    assert [(one.passage_id, one.state) for one in found] == [
        ("x_1", "exact"),
        ("x_2", "exact"),
        ("x_3", "exact"),
    ]
    assert [TEXT[slice(*one.places[0])] for one in found][2] == "the roof leaked"


def test_a_source_that_nobody_cites_has_nothing_to_find(store: Store) -> None:
    assert store.captures.find(put(store, TEXT, "s_notes")) == ()


def test_no_passage_is_written(store: Store) -> None:
    before = rows(store, "SELECT * FROM passage")
    store.captures.find(put(store, AGAIN))
    assert rows(store, "SELECT * FROM passage") == before


def test_what_an_earlier_text_had_is_shown_beside_what_the_later_has(
    store: Store,
) -> None:
    put(store, TEXT)
    changed, *others = store.captures.find(put(store, AGAIN))
    assert (changed.state, changed.places) == ("changed", ())
    assert "12 March" in str(changed.was) and "15 March" in str(changed.now)
    assert {one.state for one in others} == {"exact"}


def test_a_text_that_is_attached_again_comes_after_the_others(store: Store) -> None:
    changed = put(store, AGAIN)
    put(store, TEXT)
    put(store, AGAIN)
    assert states(store, changed) == ["changed", "exact", "exact"]


def test_a_later_text_does_not_speak_for_an_earlier(store: Store) -> None:
    first = put(store, AGAIN)
    put(store, TEXT)
    assert states(store, first) == ["lost", "exact", "exact"]


def test_a_dump_loaded_into_an_empty_dossier_gives_the_same_captures(
    store: Store, tmp_path: Path
) -> None:
    latest = [put(store, TEXT), put(store, AGAIN), put(store, TEXT, "s_notes")]
    path = tmp_path / "dumped.jsonl"
    path.write_text("".join(dump(store)), "utf-8")
    columns = "SELECT * FROM capture ORDER BY id"
    with Store.create(tmp_path / "other.dossier", name="other") as other:
        load(other, path, agent="tester")
        assert list(dump(other)) == list(dump(store))
        assert rows(other, columns) == rows(store, columns)
        assert [one.id for one in other.captures.of("s_paper")] == latest[:2]
        assert other.captures.find(latest[1]) == store.captures.find(latest[1])


def test_the_index_of_search_stays_right(store: Store) -> None:
    put(store, TEXT)
    assert store.search.ready
    assert all(one.sound for one in store.verify())


def test_a_text_of_megabytes_in_one_line_costs_bounded_work(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = "Nobody counted the days of rain, the clerk said, and went home. " * 20_000
    hashed: list[int] = []
    sha256 = fingerprint._sha256

    def counted(letters: str) -> str:
        hashed.append(len(letters))
        return sha256(letters)

    monkeypatch.setattr(fingerprint, "_sha256", counted)
    monkeypatch.setattr(fingerprint, "MOST_WORK", 1_000_000)
    capture = put(store, f"{page}{TEXT}".replace("\n", " "))
    assert store.captures.capture(capture).letters > 1_000_000
    assert set(states(store, capture)) <= {"exact", "lost"}
    assert sum(hashed) + len(hashed) * fingerprint.OVERHEAD < 3 * 1_000_000
