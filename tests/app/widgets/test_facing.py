"""Two texts side by side, as they are drawn and answer keys."""

from collections.abc import Callable, Sequence

import pytest
from textual.app import App, ComposeResult
from textual.events import MouseEvent, MouseScrollDown
from textual.message import Message

from app.faces import BY_ID, MEETINGS, NAMES, REPORTS, Long, many
from app.payloads import PAYLOADS
from dossier.facing.meetings import Meeting
from dossier.facing.spread import Texts
from dossier.rows import Block, Highlight, Span
from dossier.safe import safe
from dossier.widgets.facing import Facing
from dossier.widgets.rows import POINTER, TRACE

NARROW, COLUMNS, LARGE = (80, 24), (120, 40), (200, 60)


class Faced(App[None]):
    """One widget; notes what it posts."""

    CSS = "Facing { height: 1fr; }"

    def __init__(
        self, texts: Texts = REPORTS, meetings: Sequence[Meeting] = MEETINGS
    ) -> None:
        """An app with two texts.

        Args:
            texts: Their blocks.
            meetings: Which of them meet.
        """
        super().__init__()
        self.texts = texts
        self.meetings = meetings
        self.names = NAMES
        self.posted: list[Facing.BlockMessage] = []

    def compose(self) -> ComposeResult:
        """The widget."""
        yield Facing()

    def on_mount(self) -> None:
        """Fill it."""
        self.facing.show(self.texts, self.names, self.meetings)
        self.facing.focus()

    @property
    def facing(self) -> Facing:
        """The widget."""
        return self.query_one(Facing)

    @property
    def lines(self) -> list[str]:
        """What it draws."""
        height = self.facing.size.height
        return [self.facing.render_line(y).text.rstrip() for y in range(height)]

    def on_facing_moved(self, message: Facing.Moved) -> None:
        """Note it."""
        self.posted.append(message)

    def on_facing_opened(self, message: Facing.Opened) -> None:
        """Note it."""
        self.posted.append(message)

    def on_facing_citation_asked(self, message: Facing.CitationAsked) -> None:
        """Note it."""
        self.posted.append(message)

    def posts(self, kind: type[Message]) -> list[tuple[int, int]]:
        """Side and block of the messages of one kind."""
        return [(m.side, m.index) for m in self.posted if isinstance(m, kind)]


async def test_from_a_hundred_columns_on_the_texts_stand_side_by_side() -> None:
    """Under their names, with the connector between them."""
    app = Faced()
    async with app.run_test(size=COLUMNS):
        assert app.lines[0].split() == [f"{POINTER}Lake", "Chronicle", "Karasu", "Post"]
        left, right = app.lines[1].split(" =[!]= ")
        assert left.startswith(f"{POINTER}1.1  The ferry between Karasu")
        assert right.startswith("1.1  (Karasu) – Eighteen")
        assert sum(".[?].(2.1)" in line for line in app.lines) == 1


async def test_below_that_the_counterpart_stands_under_its_block() -> None:
    """With the name of its source."""
    app = Faced()
    async with app.run_test(size=NARROW):
        at = next(n for n, line in enumerate(app.lines) if "=[!]=" in line)
        assert app.lines[at].rstrip(" ┃") == "  =[!]= Karasu Post"
        assert app.lines[at + 1].startswith("  │ 1.1  (Karasu)")


@pytest.mark.parametrize("size", [(40, 10), (99, 12), (100, 12), NARROW, LARGE])
@pytest.mark.parametrize("sync", [True, False])
async def test_every_line_has_the_width_of_the_widget(
    size: tuple[int, int], sync: bool
) -> None:
    """Whatever script stands in it."""
    app = Faced()
    async with app.run_test(size=size) as pilot:
        app.facing.sync = sync
        for key in ("j", "pagedown", "G", "k"):
            await pilot.press(key)
            strips = [app.facing.render_line(y) for y in range(size[1])]
            assert {strip.cell_length for strip in strips} == {size[0]}


@pytest.mark.parametrize("size", [NARROW, COLUMNS])
async def test_no_text_commands_the_terminal(size: tuple[int, int]) -> None:
    """Neither a name nor a label, a sign or the words."""
    evil = tuple(
        Block((Span(each),), label=(Span(each[:4]),), highlights=(Highlight(0, 9),))
        for each in PAYLOADS
    )
    sign = Span(PAYLOADS[0])
    app = Faced((evil, evil), [Meeting(0, 1, sign, firm=True, stop=True, id="x")])
    app.names = PAYLOADS[0], PAYLOADS[1]
    async with app.run_test(size=size) as pilot:
        for key in ("j", "G"):
            await pilot.press(key)
            assert all(line == safe(line) for line in app.lines)


async def test_one_text_stands_alone_over_the_width() -> None:
    """But no wider than one can read."""
    app = Faced((REPORTS[0], ()), ())
    async with app.run_test(size=LARGE):
        assert app.lines[0] == " Lake Chronicle"
        assert app.lines[1].startswith(f"{POINTER}1.1  The ferry")
        assert max(map(len, app.lines)) <= 97


async def test_one_text_that_follows_two_leads() -> None:
    """Whichever led before."""
    app = Faced()
    async with app.run_test(size=COLUMNS) as pilot:
        app.facing.go_to(1, 4)
        assert (app.facing.side, app.facing.cursor) == (1, 4)
        app.facing.show((REPORTS[0], ()), NAMES, ())
        await pilot.press("j")
        assert (app.facing.side, app.facing.cursor) == (0, 1)
        app.facing.go_to(1, 99)
        assert (app.facing.side, app.facing.cursor) == (0, 6)


async def test_keys_move_the_cursor_and_say_so() -> None:
    """Once for each block."""
    app = Faced()
    async with app.run_test(size=COLUMNS) as pilot:
        await pilot.press("j", "j", "k", "G", "j", "g")
        moved = [index for _side, index in app.posts(Facing.Moved)]
        assert moved == [0, 1, 2, 1, 6, 0]


async def test_enter_opens_the_block_and_o_its_citation() -> None:
    """Of the text that leads."""
    app = Faced()
    async with app.run_test(size=COLUMNS) as pilot:
        await pilot.press("j", "enter")
        app.facing.side = 1
        await pilot.press("o")
        assert app.posts(Facing.Opened) == [(0, 1)]
        assert app.posts(Facing.CitationAsked) == [(1, 5)]


async def test_both_blocks_of_the_current_meeting_are_pointed_at() -> None:
    """By signs, not by colour alone."""
    app = Faced()
    async with app.run_test(size=COLUMNS):
        app.facing.go(BY_ID["boats"])
        (line,) = (each for each in app.lines if "=[~]=" in each)
        assert line.startswith(f"{POINTER}3.1")
        assert f"=[~]={TRACE}7.1" in line
        assert app.facing.current == BY_ID["boats"]
        assert set(app.facing.here) == {BY_ID["boats"], BY_ID["perhaps"]}


async def test_the_names_say_which_text_leads() -> None:
    """The pointer goes over with the keys."""
    app = Faced()
    async with app.run_test(size=COLUMNS) as pilot:
        app.facing.side = 1
        await pilot.pause()
        assert f"{POINTER}Karasu Post" in app.lines[0]
        assert app.posts(Facing.Moved)[-1] == (1, 0)


async def test_let_loose_the_texts_stand_one_above_the_other_where_it_is_narrow() -> (
    None
):
    """Each with its name over it."""
    app = Faced()
    async with app.run_test(size=NARROW) as pilot:
        app.facing.sync = False
        await pilot.pause()
        assert app.lines[0] == f"{POINTER}Lake Chronicle"
        at = next(n for n, line in enumerate(app.lines) if "Karasu Post" in line)
        assert app.lines[at + 1].startswith(" 1.1  (Karasu)")


async def test_without_the_focus_a_trace_is_left_of_the_pointer() -> None:
    """One pointer on the screen says where the keys go."""
    app = Faced()
    async with app.run_test(size=COLUMNS) as pilot:
        app.set_focus(None)
        await pilot.pause()
        assert app.lines[1].startswith(f"{TRACE}1.1")
        assert not any(POINTER in line for line in app.lines)


@pytest.mark.parametrize("size", [NARROW, COLUMNS])
async def test_a_click_takes_a_block_of_either_text_where_it_stands(
    size: tuple[int, int],
) -> None:
    """A double click opens it."""
    app = Faced()
    async with app.run_test(size=size) as pilot:
        y = next(n for n, line in enumerate(app.lines) if "6.1  Паром" in line)
        x = app.lines[y].index("Паром")
        await pilot.click(Facing, offset=(x, y), times=2)
        assert (app.facing.side, app.facing.cursor) == (1, 5)
        assert any(f"{POINTER}6.1  Паром" in line for line in app.lines)
        assert app.posts(Facing.Opened) == [(1, 5)]


async def test_a_click_beside_the_texts_does_nothing() -> None:
    """Nor one on their names."""
    app = Faced()
    async with app.run_test(size=LARGE) as pilot:
        for offset in ((5, 0), (190, 3), (20, 50)):
            await pilot.click(Facing, offset=offset, times=2)
        assert app.posts(Facing.Moved) == [(0, 0)]


async def test_the_wheel_scrolls_what_is_under_it() -> None:
    """Let loose, one text alone."""
    app = Faced(*many(9))
    async with app.run_test(size=COLUMNS) as pilot:
        app.facing.sync = False
        await pilot.pause()
        wheel: list[type[MouseEvent]] = [
            MouseScrollDown
        ]  # the pilot has none of its own
        await pilot._post_mouse_events(wheel, Facing, offset=(90, 20), button=0)
        assert app.lines[1].startswith(f"{POINTER}1.1  The ferry")
        assert "1.1  (Karasu)" not in app.lines[1]


async def test_other_highlights_are_drawn_in_place() -> None:
    """The screen marks the words of the current meeting."""
    app = Faced()
    async with app.run_test(size=COLUMNS) as pilot:
        app.facing.go(BY_ID["how many"])
        before = app.lines
        plain = tuple(
            tuple(Block(each.line, each.label, hang=each.hang) for each in text)
            for text in REPORTS
        )
        app.facing.replace((plain[0], plain[1]))
        await pilot.pause()
        assert app.lines == before
        strip = app.facing.render_line(1)
        bold = [each.text for each in strip if each.style and each.style.bold]
        assert "Eighteen passengers" not in bold


async def test_another_size_keeps_the_cursor_in_view() -> None:
    """In whatever form."""
    app = Faced(*many(9))
    async with app.run_test(size=COLUMNS) as pilot:
        await pilot.press(*"jjjjjjjjj")
        cursor = app.facing.cursor
        begins = f"{POINTER}{cursor % len(REPORTS[0]) + 1}.1"
        for size in (NARROW, (40, 10), LARGE, COLUMNS):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert app.facing.cursor == cursor > 0
            assert sum(line.startswith(begins) for line in app.lines) == 1


async def test_the_place_is_drawn_at_the_edge() -> None:
    """It reaches the bottom with the text."""
    app = Faced((Long(100_000), Long(100_000)))
    async with app.run_test(size=NARROW) as pilot:
        assert app.lines[1].endswith("┃")
        await pilot.press("G")
        assert app.lines[-1].endswith("┃")
        assert app.facing.cursor > 99_000


async def test_without_texts_it_says_why() -> None:
    """A blank could mean anything."""
    app = Faced(((), ()), ())
    async with app.run_test(size=NARROW) as pilot:
        app.facing.empty = "No text is attached"
        await pilot.press("j", "G", "enter", "o", "pagedown", "k", "g")
        assert "No text is attached" in app.lines[1]
        assert app.posted == []


@pytest.mark.parametrize("size", [(1, 1), (2, 1), (3, 2), (12, 4)])
async def test_no_size_is_too_small(size: tuple[int, int]) -> None:
    """It may say nothing, but it goes on."""
    app = Faced()
    async with app.run_test(size=size) as pilot:
        await pilot.press("j", "G", "pageup", "ctrl+d", "enter", "k")
        app.facing.sync = False
        app.facing.side = 1
        app.facing.styles.height = 0
        await pilot.press("j", "pagedown", "g", "G", "o")


LOOKS: dict[str, tuple[tuple[int, int], str, tuple[str, ...]]] = {
    "small": (NARROW, "how many", ()),
    "smallest": ((40, 10), "boats", ()),
    "middle": (COLUMNS, "boats", ()),
    "large": (LARGE, "why", ("side",)),
    "loose": (COLUMNS, "engine", ("sync",)),
    "small-loose": (NARROW, "why", ("sync",)),
}


@pytest.mark.parametrize("look", LOOKS)
def test_it_looks_as_it_did(snap_compare: Callable[..., bool], look: str) -> None:
    """At the sizes that must look right."""
    size, meeting, turned = LOOKS[look]
    app = Faced()

    async def walk(_pilot: object) -> None:
        for name in turned:
            setattr(app.facing, name, not getattr(app.facing, name))
        app.facing.go(BY_ID[meeting])

    assert snap_compare(app, terminal_size=size, run_before=walk)


def test_one_text_looks_as_it_did(snap_compare: Callable[..., bool]) -> None:
    """In the reader."""
    app = Faced((REPORTS[1], ()), ())
    assert snap_compare(app, terminal_size=NARROW, press=("j", "j"))
