"""The custody report: what a court is told, and nothing that the file cannot show."""

import re
import sqlite3
from contextlib import closing
from html.parser import HTMLParser
from pathlib import Path

import pytest

from app.small import EVIL
from dossier import opening
from dossier.cli import main
from dossier.prints.paper import Heading, Pairs, Steps, Words, as_html, as_text

HOSTILE = "</td><script>alert(1)</script><img src=x onerror=y>&amp; \x1b[31m\u202e"


@pytest.fixture(name="held")
def case_with_a_text(
    case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> Path:
    """The small case, with a text of a source, and a source that was renamed since."""
    text = tmp_path / "report.txt"
    text.write_text("He was detained in May.\n")
    main(["attach", "s_alpha", str(text), "-d", str(case), "--by", "Saule"])
    with opening.opened(case) as store, store.act("Bolat") as act:
        act.update("source", {"id": "s_alpha"}, {"title": "Another title"})
        act.insert(
            "passage", {"id": "x_gone", "source_id": "s_alpha", "gist": "what was told"}
        )
    with opening.opened(case) as store, store.act("Bolat") as act:
        act.delete("passage", {"id": "x_gone"})
    capsys.readouterr()
    return case


def report(
    case: Path, capsys: pytest.CaptureFixture[str], *more: str
) -> tuple[str, str]:
    """The report, and the same on one line."""
    assert main(["custody", *more, "-d", str(case)]) == 0
    out = capsys.readouterr().out
    return out, " ".join(out.split())


def test_it_says_who_put_what_there_and_when_and_from_which_file(
    held: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, said = report(held, capsys, "s_alpha")
    assert re.search(
        r"Chain of custody: 1\. 20[-\d]+ [:\d]+ UTC, Saule: \w+; report\.txt", said
    )
    assert re.search(r"SHA-256 [0-9a-f]{64} hashed again now the same", said)
    assert "size 24 bytes, a text of 24 characters" in said


def test_every_change_since_is_told_with_what_stood_before(
    held: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, said = report(held, capsys, "s_alpha")
    assert "“A report” became “Another title”" in said
    assert "what stood there (passage): " in said and "what was told" in said
    assert said.index("Another title”") < said.index("what stood there")


def test_the_heads_and_the_state_of_the_check_stand_at_the_end(
    held: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, said = report(held, capsys)
    with opening.opened(held) as store:
        heads = [one.id for one in store.history.heads()]
    assert all(head in said for head in heads)
    check = said.index("State of the check")
    assert said.index(heads[0]) < check < said.index("log: sound (")


def test_bytes_that_were_altered_are_said_to_be_others(
    held: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    connection = sqlite3.connect(held)
    connection.execute("UPDATE capture SET bytes = x'00' WHERE bytes NOT NULL")
    connection.commit()
    connection.close()
    _, said = report(held, capsys, "s_alpha")
    assert "hashed again now ANOTHER" in said and "NOT SOUND" in said


def test_a_search_index_that_is_wrong_leaves_the_record_sound(
    held: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is derived: whoever relies on the report relies on none of it."""
    main(["reindex", "-d", str(held)])
    with closing(sqlite3.connect(held)) as connection, connection:
        connection.execute("UPDATE search_doc SET forms = 'another'")
    capsys.readouterr()
    _, said = report(held, capsys, "s_alpha")
    assert "nothing was found that is not as the file itself says it was" in said
    assert "NOT SOUND" not in said and "“dossier reindex” makes it anew" in said


def test_a_source_of_which_nothing_is_held_is_said_to_be_so(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, said = report(case, capsys, "s_alpha")
    assert "Nothing is held of this source" in said


class Reader(HTMLParser):
    """What elements and attributes a page has."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note both."""
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}


def read(page: str) -> Reader:
    """A page, read."""
    reader = Reader()
    reader.feed(page)
    reader.close()
    return reader


_TAGS = {"html", "head", "meta", "title", "style", "body", "h1", "h2", "h3", "p"}
_TAGS |= {"table", "tr", "th", "td", "ol", "li"}


def test_the_page_fetches_nothing_and_runs_nothing(
    held: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page, _ = report(held, capsys, "--html")
    found = read(page)
    assert found.tags <= _TAGS
    assert not {"src", "href", "style", "onload"} & found.attributes
    assert "url(" not in page and "@import" not in page


@pytest.mark.parametrize("text", [HOSTILE, EVIL])
def test_hostile_text_is_text_on_paper(text: str) -> None:
    paper = (
        Heading(1, text),
        Words(text),
        Pairs(((text, text),)),
        Steps((text, text)),
    )
    page, plain = as_html(paper), as_text(paper)
    assert read(page).tags <= _TAGS
    for written in (page, plain):
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", written)


def test_a_hash_is_never_broken_over_two_lines(
    held: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, _ = report(held, capsys, "s_alpha")
    assert len(re.findall(r"\b[0-9a-f]{64}\b", out)) >= 3


def test_it_goes_into_a_file_and_never_over_a_dossier(
    held: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "report.html"
    report(held, capsys, "--html", "-o", str(page))
    assert page.read_text("utf-8").startswith("<!DOCTYPE html>")
    before = held.read_bytes()
    assert main(["custody", "-o", str(held), "-d", str(held)]) == 1
    assert held.read_bytes() == before


def test_the_time_of_attaching_is_not_called_that_of_collecting(
    held: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, said = report(held, capsys, "s_alpha")
    assert re.search(r"attached 20[-\d]+ [:\d]+ UTC collected not known: nobody", said)
    assert "collected “20" not in said


def test_a_step_says_how_a_file_was_had_but_once(
    held: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, said = report(held, capsys, "s_alpha")
    steps = said.split("Chain of custody:")[1].split("Changes of the source")[0]
    assert steps.strip().endswith("report.txt") and "by hand" not in steps
    assert "step of custody" not in said and "by whom" not in said


def test_a_text_that_lacks_what_is_cited_is_no_sign_that_anything_was_altered(
    held: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, said = report(held, capsys)
    assert "NOT SOUND" not in said
    apart = said.split("Passages that do not stand in the text attached")[1]
    assert "no sign that anything was altered" in apart and "1 lost: x_alph" in apart
    assert "look at it" not in said


def test_without_a_held_text_the_sources_are_counted(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, said = report(case, capsys)
    assert re.search(r"sources none with a held text \(there (is|are) \d+ sour", said)


def test_it_says_what_the_two_counts_of_loaded_rows_count(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sample = tmp_path / "sample.dossier"
    main(["sample", str(sample)])
    capsys.readouterr()
    _, said = report(sample, capsys)
    assert "A load counts all rows that its text had." in said


def test_a_long_text_is_told_in_full_but_once(
    held: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = [" ".join(f"{word} {n}" for n in range(25)) for word in ("one", "two")]
    for title in (*texts, "short"):
        with opening.opened(held) as store, store.act("Bolat") as act:
            act.update("source", {"id": "s_alpha"}, {"title": title})
    _, said = report(held, capsys, "s_alpha")
    assert all(said.count(f"“{text}”") == 1 for text in texts)
    assert said.count("…” (in full above)") == 2
