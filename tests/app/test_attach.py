"""``dossier attach``: a text is kept, and every passage of its source is reported."""

import hashlib
import json
from pathlib import Path

import pytest

from dossier.cli import main
from dossier.verbs import common
from dossier_db import Store
from dossier_db.tables import Row
from dossier_db.texts.fingerprint import digest

TEXT = (
    "The library opened on 12 March. It has two quiet rooms.\r\n"
    "It rained all week, and the roof leaked."
)
ANOTHER = (
    "). No passage stands in it as it was cited: is it another text? Attach the right"
    " one again to read that."
)


@pytest.fixture(name="file")
def dossier_file(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> str:
    """A dossier with one source: a digest, exact words, and a gist alone."""
    monkeypatch.setenv("DOSSIER_AGENT", "Saule")
    path = str(tmp_path / "one.dossier")
    main(["new", path])
    with Store.open(path) as store, store.act("Saule") as act:
        act.insert("entity", {"id": "s_paper", "name": "The Paper"})
        act.insert("source", {"id": "s_paper"})
        key = digest("It has two quiet rooms.")
        passages: tuple[Row, ...] = (
            {"id": "x_1", "exact": "opened on 12 March"},
            {"id": "x_2", "gist": "Two.", "digest": key[0], "letters": key[1]},
            {"id": "x_3", "gist": "There was a storm."},
        )
        for row in passages:
            act.insert("passage", {**row, "source_id": "s_paper", "paragraph": 1})
    capsys.readouterr()
    return path


def text(file: str, words: str = TEXT, *, name: str = "held.txt") -> str:
    path = Path(file).with_name(name)
    path.write_bytes(words.encode())
    return str(path)


def said(capsys: pytest.CaptureFixture[str], *words: str) -> list[str]:
    assert main(["attach", *words]) == 0
    return capsys.readouterr().out.splitlines()


def test_it_says_how_many_passages_stand_and_then_each(
    file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert said(capsys, "the paper", text(file), "-d", file) == [
        "Attached to The Paper: 2 passages exact, 0 moved, 0 changed, 0 lost,"
        " 1 not held (its words are not held: it cannot be looked for)",
        "= exact     The Paper ¶1: opened on 12 March",
        "= exact     The Paper ¶1: Two.",
        "? not held  The Paper ¶1: There was a storm.",
    ]


def test_what_changed_is_shown_beside_what_it_was_and_is_no_failure(
    file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    changed = TEXT.replace("12", "15")
    lines = said(capsys, "s_paper", text(file, changed), "-d", file)
    assert "1 passage exact, 0 moved, 1 changed, 0 lost" in lines[0]
    assert lines[1:4] == [
        "! changed   The Paper ¶1: opened on 12 March",
        "    was: opened on 12 March",
        "    now: The library opened on 15 March.",
    ]


def test_of_what_moved_the_places_are_given(
    file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    moved = "Weather.\n\nIt rained all week.\n\nIt has two quiet rooms."
    lines = said(capsys, "s_paper", text(file, moved), "-d", file)
    assert "> moved     The Paper ¶1 (characters 31–53): Two." in lines


def test_a_text_without_any_passage_may_be_another(
    file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = said(capsys, "s_paper", text(file, "Snow fell."), "-d", file)
    assert "2 lost, 1 not held (" in lines[0]
    assert lines[0].endswith(ANOTHER)


def test_a_text_in_which_all_has_changed_may_be_another_too(
    file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    changed = "The library opened on 15 March."
    lines = said(capsys, "s_paper", text(file, changed), "-d", file)
    assert "0 passages exact, 0 moved, 1 changed, 1 lost" in lines[0]
    assert lines[0].endswith(ANOTHER)


def test_where_nothing_can_be_looked_for_nobody_is_asked_for_another_text(
    file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with Store.open(file) as store, store.act("Saule") as act:
        act.delete("passage", {"id": "x_1"})
        act.delete("passage", {"id": "x_2"})
        row = {"id": "x_4", "source_id": "s_paper", "gist": "It was cold."}
        act.insert("passage", row)
    lines = said(capsys, "s_paper", text(file, "Snow fell."), "-d", file)
    assert lines[0].endswith(
        "2 not held (their words are not held: they cannot be looked for)"
    )


def test_the_same_file_again_is_not_kept_twice(
    file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    held = text(file)
    first = said(capsys, "s_paper", held, "-d", file)
    again = said(capsys, "s_paper", held, "-d", file)
    assert again[0] == first[0].replace(":", " before, now read again:", 1)
    with Store.open(file) as store:
        assert len(store.captures.of("s_paper")) == 1


def test_a_wrong_file_is_mended_by_the_right_one_again(
    file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    right = text(file)
    said(capsys, "s_paper", right, "-d", file)
    wrong = text(file, "Snow fell.", name="wrong.txt")
    said(capsys, "s_paper", wrong, "--yes", "-d", file)
    assert "2 passages exact" in said(capsys, "s_paper", right, "-d", file)[0]
    assert main(["verify", "-d", file]) == 0
    assert "sound (2 exact, 0 moved" in capsys.readouterr().out


def test_a_text_that_loses_most_passages_is_not_read_unasked(
    file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    said(capsys, "s_paper", text(file), "-d", file)
    wrong = text(file, "Snow fell.", name="wrong.txt")
    assert main(["attach", "s_paper", wrong, "-d", file]) == 1
    assert capsys.readouterr() == (
        "",
        "Of 2 passages that stand as cited in the text that is read now, 0 do in this"
        " one: is it another text? Read it from now on? Nothing was attached. Nobody"
        " can be asked here: “--yes” says yes.\n",
    )
    with Store.open(file) as store:
        assert len(store.captures.of("s_paper")) == 1


@pytest.mark.parametrize(("answer", "texts"), [(True, 2), (False, 1)])
def test_at_a_terminal_whoever_attaches_another_text_is_asked(
    file: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    answer: bool,
    texts: int,
) -> None:
    said(capsys, "s_paper", text(file), "-d", file)
    asked: list[str] = []

    def agreed(question: str) -> bool:
        asked.append(question)
        return answer

    monkeypatch.setattr(common, "agreed", agreed)
    wrong = text(file, "Snow fell.", name="wrong.txt")
    assert main(["attach", "s_paper", wrong, "-d", file]) == (0 if answer else 1)
    assert len(asked) == 1 and asked[0].endswith("Read it from now on?")
    with Store.open(file) as store:
        assert len(store.captures.of("s_paper")) == texts


def test_a_text_that_keeps_half_of_the_passages_is_read_at_once(
    file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    said(capsys, "s_paper", text(file), "-d", file)
    newer = text(file, TEXT.replace("12", "15"), name="newer.txt")
    assert "1 passage exact" in said(capsys, "s_paper", newer, "-d", file)[0]


def test_a_text_of_which_only_the_hash_was_known_is_new(
    file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with Store.open(file) as store, store.act("Saule") as act:
        known = hashlib.sha256(TEXT.encode()).hexdigest()
        row = {"id": "f_known", "source_id": "s_paper", "sha256": known}
        act.insert("capture", {**row, "collected_at": "2024-03-11"})
    assert said(capsys, "s_paper", text(file), "-d", file)[0].startswith(
        "Attached to The Paper: 2"
    )


def test_programs_get_one_document(
    file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["attach", "s_paper", text(file), "--json", "-d", file])
    found = json.loads(capsys.readouterr().out)
    assert set(found) == {"capture", "new", "notes", "counts", "passages"}
    assert found["new"] is True
    assert found["capture"]["source"] == {"id": "s_paper", "name": "The Paper"}
    assert found["capture"]["media_type"] == "text/plain"
    assert found["counts"] == {
        "exact": 2,
        "moved": 0,
        "changed": 0,
        "lost": 0,
        "unheld": 1,
    }
    assert found["passages"][0] == {
        "id": "x_1",
        "place": "The Paper ¶1",
        "state": "exact",
        "places": [[12, 30]],
        "was": None,
        "now": None,
    }


def test_the_bytes_are_kept_as_they_lie_in_the_file(
    file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    held = text(file, f"\ufeff{TEXT}")
    said(capsys, "s_paper", held, "-d", file)
    with Store.open(file) as store:
        latest = store.captures.latest("s_paper")
        assert latest is not None and store.captures.text(latest.id) == TEXT
        kept = store.reader.all("SELECT bytes FROM capture")
    assert kept == [(Path(held).read_bytes(),)]


@pytest.mark.parametrize(
    ("words", "agent"), [(("--by", "Aigul"), "Aigul"), ((), "Saule")]
)
def test_the_log_says_who_attached_it(
    file: str, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], agent: str
) -> None:
    said(capsys, "s_paper", text(file), *words, "-d", file)
    with Store.open(file) as store:
        assert store.reader.all("SELECT agent FROM handling") == [(agent,)]


def test_without_a_name_nothing_is_attached(
    file: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As nothing is added, nor undone."""
    monkeypatch.delenv("DOSSIER_AGENT")
    assert main(["attach", "s_paper", text(file), "-d", file]) == 1
    assert "Say in whose name: “--by NAME”" in capsys.readouterr().err
    with Store.open(file) as store:
        assert store.captures.of("s_paper") == ()


@pytest.mark.parametrize(
    ("source", "held", "sentence"),
    [
        ("nobody", b"words", "There is no source “nobody”"),
        ("s_paper", b"\xff\xfe", "is not text in UTF-8"),
        ("s_paper", b" \n", "holds no words"),
    ],
)
def test_it_refuses_in_one_sentence(
    file: str,
    capsys: pytest.CaptureFixture[str],
    source: str,
    held: bytes,
    sentence: str,
) -> None:
    path = Path(file).with_name("held.txt")
    path.write_bytes(held)
    assert main(["attach", source, str(path), "-d", file]) == 1
    refused = capsys.readouterr()
    assert sentence in refused.err and refused.err.count("\n") == 1
    with Store.open(file) as store:
        assert store.captures.of("s_paper") == ()


def test_nothing_in_a_text_or_a_name_reaches_the_terminal_as_a_command(
    file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    evil = TEXT.replace("12", "\x1b[31m\u202e15")
    main(["attach", "s_paper", text(file, evil), "-d", file])
    out = capsys.readouterr().out
    assert "\x1b" not in out and "\u202e" not in out


def test_a_new_dossier_has_the_word_for_it(file: str) -> None:
    with Store.open(file) as store:
        known = store.reader.all("SELECT 1 FROM term WHERE id = 'handling:attached'")
    assert known == [(1,)]


def test_verify_tells_of_every_text_and_of_words_that_do_not_stand_in_it(
    file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    said(capsys, "s_paper", text(file), "-d", file)
    assert main(["verify", "-d", file]) == 0
    lines = capsys.readouterr().out.splitlines()
    found = "text of The Paper: sound (2 exact, 0 moved"
    assert any(line.startswith(found) for line in lines)
    said(capsys, "s_paper", text(file, "Snow fell."), "--yes", "-d", file)
    assert main(["verify", "-d", file]) == 0
    told = capsys.readouterr().out
    assert "text of The Paper: sound (0 exact, 0 moved, 1 unheld; SHA-256" in told
    assert (
        "passages of The Paper: not found in the text attached: 2 lost: x_1, x_2; look"
        " at it: w in the list of sources\n" in told
    )
    assert "SOURCE FILE" not in told  # the text is held: nobody is asked for it again
