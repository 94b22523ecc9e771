"""Bibliographies: CSL-JSON, BibTeX and RIS, as reference managers export them."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier_db.dates import read as read_date
from dossier_db.documents import bibliographies
from dossier_db.documents.bibliographies import Bibliography, form_of, parse
from dossier_db.errors import Unreadable
from dossier_db.records.documents import Imprint

BIBTEX = r"""
@comment{made by hand}
@string{p = "The Paper"}
@article{court2025,
  title = {Court {Opens} in {\"O}skemen},
  author = {Baizhanov, Arman and {The Free Press} and others},
  journal = p, year = 2025, month = may, url = {https://example.org/a},
}
@online{site, title = {A site}, subtitle = {Its page}, date = {2025-05-03},
  howpublished = {\url{https://example.org/b}}, langid = {ru}}
@phdthesis{t, title = {A thesis}, school = {A school}, year = {about then}}
@misc{blank, note = {nothing}}
"""
RIS = """TY  - NEWS\r
TI  - Court opens\r
AU  - Baizhanov, A.\r
AU  - The Free Press\r
T2  - The Paper\r
PY  - 2025\r
DA  - 2025/05/03/\r
LA  - ru\r
UR  - https://example.org/a\r
ID  - one\r
ER  - \r
\r
TY  - RPRT\r
T1  - A report\r
PB  - Somebody\r
Y1  - 2024///\r
ER  - \r
TY  - RPRT\r
TI  - Not ended
"""
CSL: list[dict[str, Any]] = [
    {
        "id": "one",
        "type": "article-newspaper",
        "title": "Court opens",
        "container-title": "The Paper",
        "publisher": "A house",
        "URL": "https://example.org/a",
        "language": "ru",
        "author": [
            {"family": "Beek", "given": "A.", "non-dropping-particle": "van"},
            {"literal": "The Free Press"},
        ],
        "issued": {"date-parts": [["2025", 5, 3]]},
    },
    {"id": 2, "type": "webpage", "title": "T", "issued": {"raw": "sometime"}},
    {"id": "3", "title": "R", "issued": {"date-parts": [[2025, 5, 1], [2025, 5, 3]]}},
    {"id": "4", "title": "C", "issued": {"date-parts": [[2025]], "circa": True}},
]


def parsed(form: str, text: str) -> Bibliography:
    return parse(form, text.encode(), f"a.{form}")


def test_the_form_is_told_by_the_name() -> None:
    names = ("a.json", "a.BIB", "a.ris", "a.txt", "ris")
    assert [form_of(one) for one in names] == ["csl", "bibtex", "ris", None, None]


def test_bibtex_gives_its_entries() -> None:
    found = parsed("bibtex", BIBTEX)
    assert [one.key for one in found.references] == ["court2025", "site", "t"]
    assert found.references[0].about == Imprint(
        title="Court Opens in Öskemen",
        author="Baizhanov, Arman; The Free Press",
        publisher="The Paper",
        issued="2025-05",
        url="https://example.org/a",
    )
    assert found.references[1].about == Imprint(
        title="A site: Its page",
        issued="2025-05-03",
        lang="ru",
        url="https://example.org/b",
    )
    assert found.references[2].about.kind == "source:analysis"
    assert found.references[2].notes == ("Its date is not understood: about then",)
    assert found.notes == (
        "Entries of a.bibtex without title and address, left out: 1.",
    )


def test_an_entry_of_bibtex_that_is_broken_does_not_take_the_others_with_it() -> None:
    found = parsed("bibtex", "@book{a, title = {A}\n@book{b, title = {B}}")
    assert [one.about.title for one in found.references] == ["B"]
    assert found.notes == ("Entries of a.bibtex that cannot be read, left out: 1.",)


def test_ris_gives_its_entries() -> None:
    found = parsed("ris", RIS)
    first, second = found.references
    assert (first.key, first.about) == (
        "one",
        Imprint(
            title="Court opens",
            author="Baizhanov, A.; The Free Press",
            publisher="The Paper",
            issued="2025-05-03",
            lang="ru",
            url="https://example.org/a",
            kind="source:news",
        ),
    )
    assert second.about == Imprint(
        title="A report", publisher="Somebody", issued="2024"
    )
    assert found.notes == ("Entries of a.ris that do not end, left out: 1.",)


def test_csl_gives_its_entries() -> None:
    first, second, third, fourth = parsed("csl", json.dumps(CSL)).references
    assert first.about == Imprint(
        title="Court opens",
        author="van Beek, A.; The Free Press",
        publisher="The Paper",
        issued="2025-05-03",
        lang="ru",
        url="https://example.org/a",
        kind="source:news",
    )
    assert second.notes == ("Its date is not understood: sometime",)
    assert third.about.issued == "2025-05-01/2025-05-03"
    assert fourth.about.issued == "2025~"


def test_entries_of_csl_may_lie_in_an_object() -> None:
    assert len(parsed("csl", json.dumps({"items": CSL})).references) == 4


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("csl", "[" * 200_000),
        ("csl", "{"),
        ("csl", "[1, 2]"),
        ("csl", '{"type": "no list"}'),
        ("csl", '"words"'),
        ("bibtex", "words"),
        ("bibtex", "@book{" * 5_000),
        ("bibtex", "@book{a, title = " + "{" * 5_000 + "}" * 5_000 + "}"),
        ("ris", "words"),
        ("ris", ""),
    ],
)
def test_what_is_no_bibliography_is_refused(form: str, text: str) -> None:
    with pytest.raises(Unreadable, match=f"^a.{form} (is no|has no entry)"):
        parsed(form, text)


def test_letters_that_are_no_utf_8_are_refused() -> None:
    with pytest.raises(Unreadable, match=r"not text in UTF-8 \(byte 0\)"):
        parse("ris", b"\xff", "a.ris")


def test_more_entries_than_anybody_has_are_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(bibliographies, "MOST_ENTRIES", 3)
    with pytest.raises(Unreadable, match="has 4 entries"):
        parsed("csl", json.dumps(CSL))


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=8,
)
fields = st.sampled_from(
    ("id", "type", "title", "author", "editor", "container-title", "issued", "URL")
)
entries = st.lists(st.dictionaries(fields, json_values, max_size=6), max_size=4)
words = st.text(max_size=200)
bibtexts = st.lists(
    st.sampled_from(["@book{", "a,", "title", "=", "{", "}", '"', ",", "\n", "\\", "#"])
    | st.text(max_size=5),
    max_size=40,
).map("".join)
ris_texts = st.lists(
    st.tuples(
        st.sampled_from(["TY", "TI", "AU", "DA", "PY", "UR", "ER", "KW", "T1", "ID"]),
        st.text(max_size=9),
    ).map("  - ".join)
    | st.text(max_size=9),
    max_size=12,
).map("\n".join)


def settled(form: str, text: str) -> None:
    """It gives entries that can be kept, or a refusal."""
    try:
        found = parse(form, text.encode("utf-8", "replace"), "a")
    except Unreadable as refused:
        assert str(refused)
        return
    for one in found.references:
        assert one.about.title or one.about.url
        assert one.about.issued is None or read_date(one.about.issued)


@given(entries.map(json.dumps) | words)
def test_whatever_is_in_csl_gives_entries_or_a_refusal(text: str) -> None:
    settled("csl", text)


@given(bibtexts | words)
def test_whatever_is_in_bibtex_gives_entries_or_a_refusal(text: str) -> None:
    settled("bibtex", text)


@given(ris_texts | words)
def test_whatever_is_in_ris_gives_entries_or_a_refusal(text: str) -> None:
    settled("ris", text)


titles = st.text(
    st.characters(categories=("L", "Nd"), max_codepoint=0x2FFF), min_size=1, max_size=30
)
years = st.integers(min_value=1000, max_value=2100)
WRITERS: dict[str, Callable[[str, int], str]] = {
    "csl": lambda title, year: json.dumps(
        [{"title": title, "issued": {"date-parts": [[year]]}}]
    ),
    "bibtex": lambda title, year: f"@book{{k, title = {{{title}}}, year = {year}}}",
    "ris": lambda title, year: f"TY  - BOOK\nTI  - {title}\nPY  - {year}\nER  - \n",
}


@given(st.sampled_from(sorted(WRITERS)), titles, years)
def test_what_was_written_is_read_again(form: str, title: str, year: int) -> None:
    (found,) = parse(form, WRITERS[form](title, year).encode(), "a").references
    assert (found.about.title, found.about.issued) == (title, str(year))
