"""Queries cut from the case's own words: what matched is really there, and marked."""

import random
import re
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.bundled import Bundled
from db.namesakes import marked
from dossier_db.records.hits import Found, Hit
from dossier_db.search import Session
from dossier_db.search.folding import Token, tokens


@pytest.fixture(scope="module")
def case(bundled: Bundled) -> Iterator[Session]:
    """A searcher of the bundled case."""
    session = bundled.store.search.session()
    yield session
    session.close()


class Written:
    """Names and passages of the bundled case."""

    def __init__(self, bundled: Bundled) -> None:
        self._texts = [
            *bundled.column("SELECT name FROM name ORDER BY id"),
            *bundled.column("SELECT name FROM entity ORDER BY id"),
            *bundled.column("SELECT exact FROM passage WHERE exact <> '' ORDER BY id"),
            *bundled.column("SELECT gist FROM passage WHERE gist <> '' ORDER BY id"),
        ]

    def cut(self, chance: random.Random) -> str:
        """Some words of a text, in their order or in another, the last maybe begun."""
        words = chance.choice(self._texts).split()
        at = chance.randrange(len(words))
        some = words[at : at + chance.randint(1, 4)]
        if chance.random() < 0.3:
            chance.shuffle(some)
        if chance.random() < 0.5:
            some[-1] = some[-1][: chance.randint(1, 6)]
        return " ".join(some)


@pytest.fixture(scope="module")
def written(bundled: Bundled) -> Written:
    """What queries are cut from."""
    return Written(bundled)


FILTERS = ["", "", "kind:person ", "source:hrw ", "2025-11..2025-12 ", "-court "]


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(), wide=st.booleans())
def test_what_matched_is_really_there(
    case: Session, bundled: Bundled, written: Written, seed: int, wide: bool
) -> None:
    chance = random.Random(seed)
    form = chance.choice(["{}", "{}", '"{}"', '="{}"'])
    query = chance.choice(FILTERS) + form.format(written.cut(chance))
    for hit in case.look(query, wide=wide, limit=40).hits:
        assert _in_place(hit), (query, hit)
        assert hit.how == "in text" or hit.matched in _forms(bundled, hit.id)
        assert hit.how != "in text" or _stands(bundled, hit), (query, hit)
        if hit.citation is not None:
            assert _cites(bundled, hit), (query, hit)


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers())
def test_a_text_that_was_found_shows_every_word(
    case: Session, written: Written, seed: int
) -> None:
    query = " ".join(re.findall(r"\w+", written.cut(random.Random(seed))))
    wanted = [token for token in tokens(query) if token.folded]
    for hit in case.look(query).hits:
        if hit.how == "in text":
            found = [token for one in marked(hit) for token in tokens(one)]
            for token in wanted:
                assert any(_meets(token, one) for one in found), (query, hit)


def _meets(asked: Token, found: Token) -> bool:
    """Whether a word found begins with one asked for, or has it, in Han."""
    return (
        found.folded.startswith(asked.folded)
        or found.plain.startswith(asked.plain)
        or asked.folded.startswith(found.folded)  # only what was typed is marked
        or asked.raw in found.raw
    )


def _in_place(hit: Hit) -> bool:
    last = 0
    for start, stop in hit.marks:
        if not last <= start < stop <= len(hit.matched):
            return False
        last = stop
    return True


def _forms(bundled: Bundled, record: str) -> set[str]:
    """Every name of a record."""
    found = bundled.column(
        """SELECT name FROM entity WHERE id = :id OR merged_into_id = :id
         UNION SELECT f.name FROM name f JOIN entity e ON e.id = f.entity_id
          WHERE :id IN (e.id, e.merged_into_id)
         UNION SELECT title FROM source WHERE id = :id
         UNION SELECT name FROM question WHERE id = :id""".replace(":id", f"'{record}'")
    )
    return {" ".join(one.split()) for one in found if one}


def _stands(bundled: Bundled, hit: Hit) -> bool:
    """Whether the pieces stand in texts of the dossier."""
    held = "\n".join(bundled_texts(bundled))
    return all(part.strip() in held for part in re.split("…", hit.matched))


_KEPT: dict[int, list[str]] = {}


def bundled_texts(bundled: Bundled) -> list[str]:
    """Every text of the case in which words are looked for."""
    if id(bundled) not in _KEPT:
        columns = (
            *("entity.summary", "source.publisher", "source.author"),
            *("question.reading", "answer.value", "note.text", "passage.exact"),
            *("passage.gist", "passage.attribution", "passage.caution"),
            *("translation.text", "quote.speaker_words", "mention.gist"),
            *("participation.gist", "relationship.gist", "account.gist"),
            *("citation.gist", "charge.gist", "restraint.gist", "outcome.gist"),
        )
        _KEPT[id(bundled)] = [
            re.sub("…", "", text)
            for column in columns
            for text in bundled.column(f"SELECT {column} FROM {column.split('.')[0]}")
            if text
        ]
    return _KEPT[id(bundled)]


def _cites(bundled: Bundled, hit: Hit) -> bool:
    """Whether the citation is of the form or of the text itself."""
    assert hit.citation is not None
    cited = hit.citation.passage_id
    if hit.how == "in text":
        return cited == hit.id
    uses = bundled.column(
        "SELECT f.name FROM name f JOIN name_use u ON u.name_id = f.id"
        " WHERE f.entity_id = ? AND u.passage_id = ?",
        hit.id,
        cited,
    )
    return hit.matched in uses


@settings(deadline=2000, suppress_health_check=list(HealthCheck))
@given(query=st.text(max_size=60), wide=st.booleans())
def test_nothing_that_can_be_typed_is_an_error(
    case: Session, query: str, wide: bool
) -> None:
    found = case.look(query, wide=wide)
    assert isinstance(found, Found)
    assert all(map(_in_place, found.hits))
