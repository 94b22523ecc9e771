"""``dossier add``, ``undo`` and ``log``: written by hand or by a script."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.screens.formed import locked, rows
from dossier.cli import main
from dossier_db import Store, log
from dossier_db.intake import KINDS
from dossier_db.limits import MOST_AGENT

OWN = ("source=own", "gist=I saw it.")


@pytest.fixture(autouse=True)
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    """In whose name, and no two acts fall into one second."""
    monkeypatch.setenv("DOSSIER_AGENT", "Saule")
    seconds = iter(range(60))
    monkeypatch.setattr(log, "now", lambda: f"2030-07-01T09:00:{next(seconds):02}Z")


@pytest.fixture
def said(tried: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., list[str]]:
    """Runs a command on the trial; the lines that it prints."""

    def run(*words: str) -> list[str]:
        assert main([*words, "-d", str(tried)]) == 0
        out, err = capsys.readouterr()
        assert err == ""
        return out.splitlines()

    return run


@pytest.fixture
def document(said: Callable[..., list[str]]) -> Callable[..., Any]:
    """Runs a command for a program; the document that it prints."""
    return lambda *words: json.loads("\n".join(said(*words, "--json")))


@pytest.fixture
def refused(tried: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Runs a command that is refused; the one sentence. Nothing is written."""

    def run(*words: str) -> str:
        before = rows(tried, "SELECT count(*) FROM change")
        assert main([*words, "-d", str(tried)]) == 1
        out, err = capsys.readouterr()
        assert out == "" and err.count("\n") == 1 and "Traceback" not in err
        assert rows(tried, "SELECT count(*) FROM change") == before
        return err.strip()

    return run


# -- add -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "sql", "row"),
    [
        (
            ("person", "name=Timur", "summary=A driver.", *OWN),
            "SELECT name, summary FROM entity WHERE id = :id",
            ("Timur", "A driver."),
        ),
        (
            ("hearing", "name=Second", "date=12 june 2024", "place=karasu", *OWN),
            "SELECT kind, date, place_id FROM event WHERE id = :id",
            ("event:hearing", "2024-06-12", "l_karasu"),
        ),
        (
            ("source", "name=New Paper", "issued=around june 2024"),
            "SELECT issued, coverage FROM source WHERE id = :id",
            ("2024-06~", "none"),
        ),
        (
            ("note", "about=Aliya Omarova", "text=Call her."),
            "SELECT about_id, text FROM note WHERE author = 'Saule' AND :id = :id",
            ("p_aliya", "Call her."),
        ),
        (
            ("quote", "speaker=new:Timur", "words=We were", "source=steppe watch"),
            "SELECT n.name, x.source_id FROM quote q JOIN entity n ON"
            " n.id = q.speaker_id JOIN passage x ON x.id = q.passage_id"
            " WHERE x.exact = 'We were' AND :id = :id",
            ("Timur", "s_watch"),
        ),
        (
            ("answer", "question=q_fence", "value=in May", *OWN),
            "SELECT question_id, value FROM answer WHERE value = 'in May'"
            " AND question_id = :id",
            ("q_fence", "in May"),
        ),
        (
            ("restraint", "case=c_trial", "who=p_aliya", "kind=custody", *OWN),
            "SELECT kind, case_id FROM restraint WHERE person_id = :id"
            " AND id <> 'r_aliya'",
            ("restraint:custody", "c_trial"),
        ),
        (
            ("observation", *OWN, "where=Karasu", "as_of=12 june 2024 10:30"),
            "SELECT gist, as_of FROM passage WHERE gist = 'I saw it.' AND :id = :id",
            ("I saw it.", "2024-06-12T10:30"),
        ),
    ],
    ids=lambda words: words[0] if isinstance(words, tuple) else "",
)
def test_records_and_statements_are_added(
    tried: Path,
    document: Callable[..., Any],
    words: tuple[str, ...],
    sql: str,
    row: tuple[str, ...],
) -> None:
    """Names are looked up and days understood; a program is told the ids."""
    told = document("add", *words)
    assert set(told) == {"kind", "id", "passage", "written"}
    assert told["kind"] == words[0] and told["written"]
    with Store.open(tried) as store:
        assert store.reader.all(sql, {"id": told["id"]}) == [row]
    if told["passage"] is not None:
        sql = f"SELECT count(*) FROM passage WHERE id = '{told['passage']}'"
        assert rows(tried, sql) == [(1,)]


def test_a_person_is_told_what_was_saved(
    tried: Path, said: Callable[..., list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    """With the id that ``show`` takes."""
    (line,) = said("add", "person", "name=Timur", *OWN)
    assert line.startswith("Saved: person (Timur, p_") and "Its words: x_" in line
    found = line.partition("Timur, ")[2].partition(")")[0]
    assert main(["show", found, "-d", str(tried)]) == 0
    assert "Timur" in capsys.readouterr().out


def test_the_log_knows_in_whose_name(
    tried: Path, said: Callable[..., list[str]]
) -> None:
    """``--by`` goes before the environment."""
    said("add", "person", "name=Timur", *OWN, "--by", "Anna")
    assert said("log", "--limit", "1")[1].endswith(
        "Anna: added person, source, mention: Timur"
    )


def test_without_a_kind_all_are_listed_and_with_one_alone_its_fields(
    said: Callable[..., list[str]], document: Callable[..., Any]
) -> None:
    """For people and for programs; nothing is written."""
    assert [line.split()[0] for line in said("add")] == [one.name for one in KINDS]
    assert "* who            person: an id or a whole name, or new:NAME – accused" in (
        said("add", "charge")
    )
    assert len(document("add")["kinds"]) == len(KINDS)
    assert document("add", "charge")["fields"][0]["name"] == "case"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            ("dream", "name=x"),
            "“dream” is nothing that can be added: there are person,",
        ),
        (("person", "name"), "“name” has no “=”: write each field as FIELD=VALUE."),
        (("person", "hue=red", *OWN), "“hue” is no field of person: there are name,"),
        (("person", "name=a", "name=b"), "“name” is given twice"),
        (("person", "name=Timur"), "source: Say which source it is from"),
        (("mention", "who=Nobody", *OWN), "is called “Nobody”"),
        (("event", "name=x", "place=Karasu road", *OWN), "Near it: the Karasu road"),
        (("hearing", "name=x", "date=brum", *OWN), "date: “brum” is not understood"),
        (("note", "about=p_gone", "text=x"), "about: no "),
        (("quote", "words=x", "source=A Paper"), "source: no source is called"),
        (("charge", "who=p_aliya", *OWN), "case:"),
    ],
)
def test_what_cannot_be_added_is_refused_in_one_sentence(
    refused: Callable[..., str], words: tuple[str, ...], sentence: str
) -> None:
    """That says what to do."""
    assert sentence in refused("add", *words)


def test_a_name_of_several_is_refused_with_their_ids(
    tried: Path, refused: Callable[..., str]
) -> None:
    """Nobody is guessed."""
    with Store.open(tried) as store, store.act("Timur") as act:
        act.insert("entity", {"id": "p_other", "name": "Bolat Seitkali"})
        act.insert("person", {"id": "p_other"})
    sentence = refused("add", "mention", "who=Bolat Seitkali", *OWN)
    assert "may be several" in sentence
    assert "p_bolat" in sentence and "p_other" in sentence


def test_without_a_name_nothing_is_written(
    refused: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """By none of the commands that write."""
    monkeypatch.delenv("DOSSIER_AGENT")
    for words in (
        ("add", "person", "name=Timur", *OWN),
        ("add", "line", "Nobody was let in"),
        ("undo",),
    ):
        assert "Say in whose name: “--by NAME”" in refused(*words)


def test_a_name_that_is_too_long_is_refused_by_every_command(
    refused: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """However it is said."""
    long = "a" * (MOST_AGENT + 1)
    said = f"Your name has {MOST_AGENT + 1} characters, at most {MOST_AGENT} are kept"
    assert said in refused("add", "line", "Nobody was let in", "--by", long)
    monkeypatch.setenv("DOSSIER_AGENT", long)
    for words in (
        ("add", "person", "name=Timur", *OWN),
        ("undo",),
        ("import", "x.txt"),
    ):
        assert said in refused(*words)


def test_a_file_that_is_held_refuses_in_one_sentence(
    tried: Path, refused: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is half written."""
    with Store.open(tried) as store:
        store.reindex()
    with locked(tried, monkeypatch):
        sentence = refused("add", "note", "about=p_aliya", "text=x")
    assert sentence.startswith("Another program is writing to")


def test_the_hour_of_an_observation_says_in_which_zone_it_is(
    said: Callable[..., list[str]], document: Callable[..., Any]
) -> None:
    """The clocks of the dossier's zone, not of the machine."""
    saved = document("add", "observation", "gist=The gate was shut.", "source=own")
    shown = said("show", saved["passage"])
    assert any("holds for 1 Jul 2030, 09:00 UTC" in line for line in shown)


# -- add line --------------------------------------------------------------------


def test_a_line_is_added_whole_or_word_by_word(
    tried: Path, said: Callable[..., list[str]]
) -> None:
    """As the shell hands it over."""
    told = said("add", "line", "11 June 2024 hearing Karasu: shut @Bolat_Seitkali")
    assert "\n".join(told).count("Saved: event (Hearing, Karasu, e_") == 1
    told = said("add", "line", "10 June 2024", "hearing:", "nobody came")
    assert "Saved: account (First hearing set, e_first)." in "\n".join(told)
    mentioned = "SELECT count(*) FROM mention WHERE entity_id = 'p_bolat'"
    assert rows(tried, mentioned) == [(1,)]


def test_programs_get_the_ids_of_a_line(document: Callable[..., Any]) -> None:
    """As of any other kind."""
    told = document("add", "line", "Nobody was let in")
    assert told["kind"] == "observation" and told["passage"].startswith("x_")


def test_a_line_that_is_there_already_is_said_to_be(
    tried: Path, said: Callable[..., list[str]]
) -> None:
    """Twice in a minute: nothing is written, and nothing is said to be saved."""
    first = said("add", "line", "Nobody was let in")[0]
    before = rows(tried, "SELECT count(*) FROM change")
    again = said("add", "line", "Nobody was let in")[0]
    assert first.startswith("Saved: observation (Field notes")
    assert again.startswith("There already:") and "Nothing was written." in again
    assert rows(tried, "SELECT count(*) FROM change") == before


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ((), "Write what you saw or heard, behind a colon."),
        (("11 June hearing:",), "Write what you saw or heard, behind a colon."),
        (("Shut @Karasu",), "“Karasu” may be several"),
        (("Shut [A Paper]",), "No source is called “A Paper”"),
    ],
)
def test_a_line_that_says_too_little_is_refused(
    refused: Callable[..., str], words: tuple[str, ...], sentence: str
) -> None:
    """In one sentence."""
    assert sentence in refused("add", "line", *words)


# -- undo ------------------------------------------------------------------------


def test_what_one_wrote_last_is_taken_back_and_done_again(
    tried: Path, said: Callable[..., list[str]], refused: Callable[..., str]
) -> None:
    """Each says what it was."""
    said("add", "note", "about=p_aliya", "text=Call her.")
    count = "SELECT count(*) FROM note WHERE text = 'Call her.'"
    assert said("undo") == ["Taken back: added note: Aliya Omarova."]
    assert rows(tried, count) == [(0,)]
    assert said("undo", "--redo") == ["Done again: added note: Aliya Omarova."]
    assert rows(tried, count) == [(1,)]
    assert refused("undo", "--redo") == (
        "Nothing that Saule took back is left to do again."
    )
    said("undo")
    assert refused("undo") == "Nothing that Saule wrote here is left to take back."


def test_nobody_elses_act_is_taken_back(
    said: Callable[..., list[str]], refused: Callable[..., str]
) -> None:
    """Whoever wrote last."""
    said("add", "note", "about=p_aliya", "text=Call her.")
    sentence = refused("undo", "--by", "Timur")
    assert sentence == "Nothing that Timur wrote here is left to take back."


def test_programs_get_the_act(document: Callable[..., Any]) -> None:
    """The same one for undo and redo."""
    document("add", "note", "about=p_aliya", "text=Call her.")
    (deed,) = document("log", "--limit", "1")["deeds"]
    assert document("undo") == {"undone": deed["id"]}
    assert document("undo", "--redo") == {"redone": deed["id"]}


# -- log -------------------------------------------------------------------------


def test_the_log_is_printed_below_its_head(said: Callable[..., list[str]]) -> None:
    """An act a line, the newest first; so many as are asked for."""
    said("add", "note", "about=p_aliya", "text=Call her.")
    said("undo")
    head, *lines = said("log")
    assert head.startswith("head ") and ", entry " in head
    assert lines[0].endswith("Saule: took back: added note: Aliya Omarova")
    assert lines[1].endswith("Saule: added note: Aliya Omarova (taken back)")
    assert "tests: added 5 people" in lines[2]
    assert len(said("log", "--limit", "1")) == 2


def test_the_log_of_a_record_says_what_stood_there(
    tried: Path, said: Callable[..., list[str]]
) -> None:
    """In words, a change a line."""
    with Store.open(tried) as store, store.act("Timur") as act:
        act.update("entity", {"id": "p_bolat"}, {"name": "B. Seitkali"})
    lines = said("log", "p_bolat")
    assert lines[1].endswith(
        "Timur: person, name: “Bolat Seitkali” became “B. Seitkali”"
    )
    assert any(line.endswith("“Bolat Seitkali”; summary A shepherd.") for line in lines)
    assert said("log", "p_bolat", "--limit", "1") == lines[:2]


def test_programs_get_every_entry_of_a_record(
    tried: Path, document: Callable[..., Any]
) -> None:
    """With columns and ids as the file has them."""
    with Store.open(tried) as store, store.act("Timur") as act:
        act.update("entity", {"id": "p_bolat"}, {"name": "B. Seitkali"})
    told = document("log", "p_bolat")
    first = told["entries"][0]
    assert (first["table"], first["row"], first["field"]) == (
        "entity",
        "p_bolat",
        "name",
    )
    assert (first["value"], first["before"]) == ("B. Seitkali", "Bolat Seitkali")
    assert {"id", "unit"} <= {one["field"] for one in told["entries"]}
    assert told["head"]["id"] == document("log")["head"]["id"]
    assert len(document("log", "p_bolat", "--limit", "2")["entries"]) == 2


def test_the_log_of_nobody_is_refused(refused: Callable[..., str]) -> None:
    """In one sentence."""
    assert refused("log", "p_gone") == "There is no record p_gone in this dossier."


def test_the_log_of_a_new_dossier_is_empty(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """For people a sentence, for programs no head."""
    path = str(tmp_path / "new.dossier")
    Store.create(Path(path), name="New").close()
    assert main(["log", "-d", path]) == 0
    assert capsys.readouterr().out.endswith("the log is empty.\n")
    assert main(["log", "--json", "-d", path]) == 0
    assert json.loads(capsys.readouterr().out) == {"head": None, "deeds": []}
