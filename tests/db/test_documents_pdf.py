"""PDF: lines put together to paragraphs; scans and locked files are said to be so."""

import io

import pytest

from db.papers import column, locked, pdf
from dossier_db.documents import pdf as module
from dossier_db.documents.kinds import PDF
from dossier_db.documents.parsing import parse
from dossier_db.documents.pdf import SCAN, read
from dossier_db.documents.reading import Reading
from dossier_db.errors import Unreadable
from dossier_db.records.documents import Imprint

FIRST = ("The court opened at nine, and the", "hall was full. Nobody was let in who")
SECOND = ("had no card.", "Outside stood forty people.")


def parsed(held: bytes) -> Reading:
    return parse(PDF, io.BytesIO(held), "a.pdf")


def test_lines_make_paragraphs_where_the_page_leaves_more_room() -> None:
    found = read(io.BytesIO(pdf(column(FIRST, SECOND))), "a.pdf")
    assert found.text == f"{' '.join(FIRST)}\n\n{' '.join(SECOND)}"
    assert found.method.startswith("read with pypdf ") and found.notes == ()


def test_a_line_that_is_indented_begins_a_paragraph() -> None:
    lines = [
        (90 if n == 2 else 70, y, words)
        for n, (x, y, words) in enumerate(column((*FIRST, *SECOND)))
    ]
    found = read(io.BytesIO(pdf(lines)), "a.pdf").text
    assert found == f"{' '.join(FIRST)}\n\n{' '.join(SECOND)}"


def test_a_word_that_is_parted_keeps_its_hyphen() -> None:
    found = read(
        io.BytesIO(pdf(column(("the prose-", "cution and the - ", "rest")))), ""
    )
    assert found.text == "the prose-cution and the - rest"


def test_a_paragraph_goes_on_over_the_page() -> None:
    pages = column(("before.",), ("it went on",)), column(("and on.",), ("After.",))
    found = read(io.BytesIO(pdf(*pages)), "").text
    assert found == "before.\n\nit went on and on.\n\nAfter."


def test_a_page_that_shows_no_paragraphs_keeps_its_lines() -> None:
    lines = [f"line {n} of many" for n in range(9)]
    assert read(io.BytesIO(pdf(column(lines))), "").text == "\n".join(lines)


def test_columns_are_read_one_after_the_other() -> None:
    page = (*column(("left", "column")), *column(("right", "column"), left=300))
    found = read(io.BytesIO(pdf(page)), "").text
    assert found == "left column\n\nright column"


def test_the_file_says_who_wrote_it_and_about_when() -> None:
    info = {"Title": "A day", "Author": "A. B.", "CreationDate": "D:20250503101112Z"}
    about = read(io.BytesIO(pdf(column(FIRST), info=info)), "").about
    assert about == Imprint(
        title="A day",
        author="A. B.",
        issued="2025-05-03~",
        issued_basis="the day on which the PDF was made",
    )


def test_a_scan_is_said_to_be_one() -> None:
    found = parsed(pdf((), ()))
    assert (found.text, found.notes) == (None, (SCAN,))


def test_pages_without_text_are_counted() -> None:
    found = parsed(pdf(column(FIRST), (), ()))
    assert found.notes == ("Without text: 2 of its 3 pages (pictures?).",)


def test_a_file_with_a_password_is_refused() -> None:
    held = locked(pdf(column(FIRST)), user="x", owner="y", algorithm="AES-256")
    with pytest.raises(Unreadable, match=r"a\.pdf has a password: open it, print it"):
        parsed(held)


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-128", "AES-256"])
def test_a_file_locked_against_altering_alone_is_read(algorithm: str) -> None:
    held = locked(pdf(column(FIRST)), user="", owner="y", algorithm=algorithm)
    assert parsed(held).text == " ".join(FIRST)


@pytest.mark.parametrize("cut", [9, 200, 600])
def test_a_file_that_is_cut_short_is_refused_or_read_as_far(cut: int) -> None:
    held = pdf(column(FIRST))[:cut]
    try:
        assert parsed(held).text in (None, " ".join(FIRST))
    except Unreadable as refused:
        assert "damaged or cut short" in str(refused)


def test_of_too_many_pages_the_first_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_PAGES", 2)
    found = parsed(pdf(*(column((f"Page {n}.",)) for n in range(5))))
    assert found.text == "Page 0.\n\nPage 1."
    assert "Of its 5 pages the first 2 are read." in found.notes


def test_of_too_many_letters_the_first_are_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "MOST_LETTERS", 5)
    found = parsed(pdf(*(column((f"Page {n}.",)) for n in range(5))))
    assert found.text == "Page 0."
