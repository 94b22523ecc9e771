"""The last filter before the terminal."""

from rich.segment import Segment
from rich.style import Style
from textual.app import ComposeResult
from textual.color import Color
from textual.widgets import Static

from app.payloads import PAYLOADS
from dossier.safe import safe
from dossier.scrub import Scrub, ScrubbedApp

BLACK = Color(0, 0, 0)


def test_every_segment_is_made_safe() -> None:
    """Whatever widget it came from."""
    made = Scrub().apply([Segment(payload) for payload in PAYLOADS], BLACK)
    assert [segment.text for segment in made] == [safe(text) for text in PAYLOADS]


def test_harmless_segments_are_the_same_objects() -> None:
    """The common line costs a look and nothing else."""
    segments = [Segment("Тұрсынбек"), Segment("=", Style(bold=True))]
    assert all(
        new is old
        for old, new in zip(segments, Scrub().apply(segments, BLACK), strict=True)
    )


def test_a_link_with_a_control_in_its_address_is_dropped() -> None:
    """The address of a link is written to the terminal too."""
    style = Style(link="https://example.org/\x1b\\\x1b]2;title\x07", bold=True)
    (made,) = Scrub().apply([Segment("here", style)], BLACK)
    assert made.style is not None
    assert made.style.link is None
    assert made.style.bold


class Hostile(ScrubbedApp[None]):
    """Textual's own widget with a text of ours."""

    def compose(self) -> ComposeResult:
        """One Static."""
        yield Static("\x1b]2;title\x07", markup=False)


async def test_the_app_filters_what_textual_draws_by_itself() -> None:
    """The filter hangs on a public method: a new Textual that drops it fails here."""
    app = Hostile()
    async with app.run_test() as pilot:
        static = app.query_one(Static)
        await pilot.pause()
        assert any(isinstance(each, Scrub) for each in static.get_line_filters())
        strips = static.render_lines(static.size.region)
        assert "\x1b" not in "".join(strip.text for strip in strips)
