"""A library: each text is read once, however many it is compared with."""

import pytest

from dossier_db.texts import library
from dossier_db.texts.flags.reading import Reading
from dossier_db.texts.library import Library
from dossier_db.texts.sentences import Sentence, split

TEXTS = {
    "one": "The council charged 12 workers on 3 May. The bridge was closed.",
    "two": "On 3 May the council charged 14 workers. The bridge was closed to all.",
    "three": "A bridge was opened in the north. Nobody was charged.",
}


def cut(*names: str) -> dict[str, tuple[Sentence, ...]]:
    """Some of the texts."""
    return {name: split(TEXTS[name]) for name in names}


def test_two_texts_have_links_and_flags() -> None:
    found = Library(cut("one", "two"), alone=True).compare("one", "two", ("", ""))
    assert (0, 0) in {(link.i, link.j) for link in found.links}
    assert any("12" in flag.why and "14" in flag.why for flag in found.flags)


def test_a_text_is_read_once_for_all_others(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def counted(sentences: tuple[Sentence, ...]) -> Reading:
        read.append(sentences[0].text)
        return Reading(sentences)

    monkeypatch.setattr(library, "Reading", counted)
    texts = Library(cut(*TEXTS))
    for a, b in (("one", "two"), ("one", "three"), ("two", "three")):
        texts.compare(a, b, ("", ""))
    assert len(read) == len(TEXTS)


@pytest.mark.parametrize("others", range(3))
def test_fewer_than_five_texts_are_compared_by_the_two_alone(others: int) -> None:
    texts = cut("one", "two")
    apart = Library(texts, alone=True).compare("one", "two", ("", ""))
    more = {f"other {n}": split(TEXTS["three"]) for n in range(others)}
    assert apart.links
    assert Library(texts | more).compare("one", "two", ("", "")) == apart


def test_five_texts_tell_together_how_rare_words_are() -> None:
    texts = cut("one", "two")
    apart = Library(texts, alone=True).compare("one", "two", ("", ""))
    more = {f"other {n}": split(TEXTS["three"]) for n in range(3)}
    together = Library(texts | more).compare("one", "two", ("", ""))
    assert together.flags == apart.flags
    assert together.links != apart.links


def test_what_is_found_does_not_hang_on_what_was_compared_before() -> None:
    texts = Library(cut(*TEXTS))
    texts.compare("one", "three", ("", ""))
    fresh = Library(cut(*TEXTS)).compare("one", "two", ("", ""))
    assert texts.compare("one", "two", ("", "")) == fresh


def test_another_text_makes_another_library() -> None:
    assert Library(cut("one", "two")).id != Library(cut(*TEXTS)).id
    assert Library(cut("one", "two")).id == Library(cut("two", "one")).id
