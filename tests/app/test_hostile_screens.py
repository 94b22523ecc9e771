"""Every screen, pane and widget with hostile text in it, key by key."""

import ast
from pathlib import Path

import pytest

from app import hostile
from app.flows import reading
from app.walking import SHORT, WALK, Walker, drawn
from dossier import locations
from dossier.safe import safe

NAME = "a\x1b]2;PWNED\x07\u202e[b].dossier"
SOURCES = sorted((Path(__file__).parents[2] / "app" / "dossier").rglob("*.py"))
MARKED_UP = {
    *("Label", "Static", "Button", "Checkbox", "Markdown", "RichLog", "Toast"),
    *(
        "notify",
        "from_markup",
        "border_title",
        "border_subtitle",
        "tooltip",
        "open_url",
    ),
}
"""What Textual draws by itself, reads as its markup or takes out of the program."""


@pytest.mark.long
async def test_no_text_breaks_a_screen(tmp_path: Path) -> None:
    """At a middling size; where a screen is new, at a small one too."""
    async with reading(hostile.write(tmp_path / NAME), (100, 30)) as reader:
        walker = Walker(reader)
        await walker.walk(WALK, (40, 10))
        await walker.end((40, 10))
    assert walker.wrong == []
    assert {one.__name__ for one in drawn() - walker.seen} == set()
    copied = locations.clipboard_file().read_text("utf-8").removesuffix("\n")
    assert copied and safe(copied, keep_newlines=True) == copied


async def test_no_id_breaks_a_screen(tmp_path: Path) -> None:
    """Nor a date, a hash or an entry of the log that another program wrote."""
    async with reading(hostile.renamed(tmp_path / NAME), (160, 40)) as reader:
        walker = Walker(reader)
        await walker.walk(SHORT)
    assert walker.wrong == []


def test_nothing_that_reads_markup_or_opens_a_link_is_used() -> None:
    """What is drawn goes through our own widgets, which are walked through."""
    using = {
        (path.name, name)
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        for name in (getattr(node, "id", None), getattr(node, "attr", None))
        if name in MARKED_UP
    }
    assert using == {("locking.py", "notify")}  # which keeps it quiet while locked
