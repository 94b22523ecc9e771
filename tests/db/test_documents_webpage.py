"""Web pages: every word that a reader could see, and what the page says of itself."""

import pytest

from dossier_db.documents.webpage import page
from dossier_db.records.documents import Imprint

ARTICLE = """<!doctype html><html lang="ru-KZ"><head><title>Window</title>
<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "x"},
 {"@type": ["NewsArticle"], "headline": "Court opens", "datePublished":
 "2025-05-03T23:30:00+05:00", "author": [{"name": "A. B."}, "C. D."],
 "publisher": {"name": "The Paper"}}]}</script>
<link rel="canonical" href="https://example.org/court"></head><body>
<nav>Menu</nav><article><h1>Court opens</h1><p>It
   opened&nbsp;at <b>no</b>on, they said<sup>1</sup>.</p><ul><li>first</li><li>second
</ul><figure><img src="http://example.org/x.png" alt="no"><figcaption>The hall
</figcaption></figure><table><tr><td>Judge</td><td>K.</td></tr></table></article>
<aside><p>Correction: not at noon.</p></aside><script>evil()</script>
<style>p {}</style><footer>Editor: E. F.</footer></body></html>"""


def text(markup: str) -> str | None:
    return page(markup.encode()).text


def test_all_that_is_seen_is_kept_a_paragraph_a_line() -> None:
    assert text(ARTICLE) == "\n\n".join(
        (
            "Menu",
            "Court opens",
            "It opened\u00a0at noon, they said1.",
            "first",
            "second",
            "The hall",
            "Judge\tK.",
            "Correction: not at noon.",
            "Editor: E. F.",
        )
    )


def test_lines_are_kept_and_two_ends_of_line_part_paragraphs() -> None:
    assert (
        text("<p>a<br>b<br><br>c<!-- x --> d<div>e</div>f") == "a\nb\n\nc d\n\ne\n\nf"
    )


def test_what_is_set_as_it_is_keeps_its_lines() -> None:
    assert text("<pre>a\n  b</pre>") == "a\nb"


def test_what_a_page_says_of_itself_is_taken() -> None:
    assert page(ARTICLE.encode()).about == Imprint(
        title="Court opens",
        author="A. B.; C. D.",
        publisher="The Paper",
        issued="2025-05-03",
        lang="ru-KZ",
        url="https://example.org/court",
        kind="source:news",
    )


def test_elements_in_the_head_say_it_too() -> None:
    head = (
        '<meta property="og:title" content="T"><meta name="author" content="A">'
        '<meta property="article:published_time" content="sometime">'
        '<meta name="DC.date" content="2025-05"><meta property="og:site_name"'
        ' content="S"><meta property="og:url" content="javascript:alert(1)">'
    )
    about = page(head.encode(), None, "https://example.org/a").about
    assert about == Imprint(
        title="T",
        author="A",
        publisher="S",
        issued="2025-05",
        url="https://example.org/a",
    )


def test_a_day_is_never_guessed_from_the_words() -> None:
    assert page(b"<p>Published on 3 May 2025</p>").about.issued is None


@pytest.mark.parametrize(
    "remark",
    [
        "<!-- saved from url=(0021)https://example.org/b -->",
        "<!--\n Page saved with SingleFile \n url: https://example.org/b \n-->",
    ],
)
def test_the_remark_of_a_browser_tells_the_address(remark: str) -> None:
    found = page(f"{remark}<html><p>x".encode())
    assert found.about.url == "https://example.org/b"


def test_a_copy_of_an_archive_has_the_address_it_was_copied_from() -> None:
    url = "https://web.archive.org/web/20250503101112/https://example.org/a"
    about = page(b"<p>x", None, url).about
    assert (about.url, about.archive_url) == ("https://example.org/a", url)


@pytest.mark.parametrize(
    ("held", "charset"),
    [
        ("<p>Суд".encode("windows-1251"), "windows-1251"),
        ('<meta charset="windows-1251"><p>Суд'.encode("windows-1251"), None),
        ("<p>Суд".encode(), None),
        ("\ufeff<p>Суд".encode("utf-16-le"), None),
        ("<p>Суд".encode(), "no-such-letters"),
        ("<p>Суд".encode(), "rot13"),
    ],
)
def test_letters_are_read_as_the_page_says(held: bytes, charset: str | None) -> None:
    assert page(held, charset).text == "Суд"


def test_letters_in_doubt_are_said_to_be_so() -> None:
    (wrong,) = page("<meta charset=utf-8><p>Суд x".encode("windows-1251")).notes
    assert wrong == "No utf-8, as it says it is: 3 of its characters."
    (silent,) = page("<p>Суд".encode("windows-1251")).notes
    assert "does not say in which letters" in silent


@pytest.mark.parametrize("deep", [300, 2000])
def test_elements_deep_within_each_other_are_read(deep: int) -> None:
    found = page(("<font>x" * deep + "<p>after").encode())
    assert found.text is not None and found.text.endswith("after") and not found.notes


def test_what_is_nested_without_end_is_cut_and_said_to_be() -> None:
    found = page(("<div>" * 100_000 + "deep").encode())
    assert "deeper than in any page" in found.notes[0]


def test_linked_data_may_be_anything() -> None:
    deep = "[" * 100_000
    page_of = "<script type='application/ld+json'>{}</script><p>x"
    for data in (deep, "{", "[1, null]", '{"@type": "NewsArticle", "author": [[]]}'):
        assert page(page_of.format(data).encode()).text == "x"


def test_a_page_of_nothing_has_no_text() -> None:
    for held in (b"", b"  ", b"<!-- x -->", b"\0"):
        assert not page(held).text


def test_entities_of_its_own_are_not_known() -> None:
    bomb = '<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/passwd">]><p>&a;x'
    assert "root" not in (text(bomb) or "")
