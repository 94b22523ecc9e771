"""Lines as strips."""

import pytest
from rich.segment import Segment
from textual.app import App, ComposeResult

from app.payloads import PAYLOADS
from dossier.rows import Span, width
from dossier.safe import safe
from dossier.widgets.bars import Rule
from dossier.widgets.ink import blank, strip_of


class Inked(App[None]):
    """Something that draws."""

    def compose(self) -> ComposeResult:
        """One bar."""
        yield Rule()


async def test_a_strip_has_exactly_its_cells() -> None:
    """As Textual counts them too."""
    app = Inked()
    async with app.run_test():
        rule = app.query_one(Rule)
        for text in ("", "别克扎提", "a\u200db\u200dc", "é", "👩\u200d💻 x"):
            strip = strip_of(rule, (Span(text),), 7)
            assert sum(map(Segment.cell_length.fget, strip)) == 7  # type: ignore[attr-defined]
            assert strip.cell_length == 7


@pytest.mark.parametrize("payload", PAYLOADS)
async def test_text_is_safe_in_a_strip(payload: str) -> None:
    """Nobody has to remember to make it so."""
    app = Inked()
    async with app.run_test():
        strip = strip_of(app.query_one(Rule), (Span(payload),), 200)
        assert strip.text.rstrip() == safe(payload).rstrip()
        assert width(strip.text) == 200


async def test_nothing_can_be_drawn_in_no_cells() -> None:
    """A widget may have no width for a moment."""
    app = Inked()
    async with app.run_test():
        rule = app.query_one(Rule)
        assert strip_of(rule, (Span("text"),), 0).text == ""
        assert blank(rule, -1).text == ""


@pytest.mark.parametrize("words", [" ", "  taken back", "outcome   ", " both  "])
async def test_without_colours_only_what_is_marked_is_underlined(
    words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No blank before it or behind it."""
    monkeypatch.setenv("NO_COLOR", "1")
    app = Inked(ansi_color=True)
    async with app.run_test():
        strip = strip_of(app.query_one(Rule), (Span(words, "accent"),), 20)
        lined = [one.text for one in strip if one.style and one.style.underline]
        assert "".join(lined) == words.strip()
        assert strip.text == f"{words:20}"
