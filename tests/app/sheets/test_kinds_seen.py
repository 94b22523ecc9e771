"""What is added by a form is seen afterwards, whatever kind it is of."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.sheets.given import ALL, texts
from db import sample
from db.entered import complete
from dossier.cli import main
from dossier.screens.desk import Desk
from dossier.sheets import passage
from dossier_db import Store
from dossier_db.intake import KINDS, filing
from dossier_db.intake.kinds import Kind

CITED = [kind for kind in KINDS if kind.cited]
TOLD = [kind for kind in CITED if kind.name not in ("observation", "quote")]
"""What a passage tells of a record. The others are the words of the passage itself."""
UNCITED = {"source": "On the road", "note": "Ask her again.", "question": "Who paid?"}
"""What is typed into the forms that need no passage."""


@pytest.fixture
def written(tmp_path: Path) -> Iterator[Store]:
    """The small dossier made by hand, to be written to."""
    with sample.make(tmp_path / "village.dossier") as store:
        yield store


def added(store: Store, kind: Kind) -> tuple[str, str]:
    """Files a complete form of a kind; the subject and the passage, if there is one."""
    with store.act("tests") as act:
        filed = filing.file(act, kind, complete(kind.name))
    return filed.id, filed.passage_id or ""


@pytest.mark.parametrize("kind", CITED, ids=lambda kind: kind.name)
def test_what_a_passage_tells_is_seen_on_the_page_of_its_subject(
    written: Store, kind: Kind
) -> None:
    """On a line that leads to the passage; that it was changed is not enough."""
    subject, passage_id = added(written, kind)
    page = Desk(written).page(subject, ALL)
    told = page.blocks[: len(page.blocks) - len(page.changed)]
    assert passage_id in {block.cite for block in told}


@pytest.mark.parametrize("kind", TOLD, ids=lambda kind: kind.name)
def test_what_a_passage_tells_is_seen_on_the_page_of_the_passage(
    written: Store, kind: Kind
) -> None:
    """Under a word for it, on a line that leads to the subject."""
    subject, passage_id = added(written, kind)
    opened = written.passages.passage(passage_id)
    assert subject in {use.record.id for use in opened.uses}
    lines = [block for block in passage.blocks(opened) if block.opens == subject]
    assert lines and all(block.label for block in lines)


@pytest.mark.parametrize("kind", CITED, ids=lambda kind: kind.name)
def test_what_a_passage_tells_is_printed_with_its_subject(
    written: Store, kind: Kind, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the place where it stands."""
    subject, _passage = added(written, kind)
    written.close()
    assert main(["show", subject, "-d", str(written.path)]) == 0
    assert "Paper ¶7" in capsys.readouterr().out


def test_the_kinds_that_need_no_passage_are_few() -> None:
    """Another one is to be seen somewhere as well."""
    assert {kind.name for kind in KINDS if not kind.cited} == {*UNCITED}


@pytest.mark.parametrize("kind", [kind for kind in KINDS if not kind.cited])
def test_what_needs_no_passage_is_seen_on_a_page(written: Store, kind: Kind) -> None:
    """As it was typed."""
    subject, _passage = added(written, kind)
    page = Desk(written).page(subject, ALL)
    told = page.blocks[: len(page.blocks) - len(page.changed)]
    assert UNCITED[kind.name] in "\n".join(texts(told))
