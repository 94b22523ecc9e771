"""What is said below a form: the sign of a cut stands where something was cut."""

from typing import Final

import pytest
from textual.app import App, ComposeResult

from dossier.rows import ELLIPSIS, Span
from dossier.widgets.saying import Saying

_WHOLE: Final = "It is said in one line."
_LONG: Final = "It takes more lines than there are, " * 3 + "to its end."


class Below(App[None]):
    """Something that says something."""

    CSS = "Saying.grows { height: auto; min-height: 2; max-height: 4; }"

    def __init__(self, *said: Span, grows: bool = False) -> None:
        """What is said."""
        super().__init__()
        self.saying = Saying()
        self.saying.set_class(grows, "grows")
        self._said = said

    def compose(self) -> ComposeResult:
        """It alone."""
        yield self.saying

    def on_mount(self) -> None:
        """Say it."""
        self.saying.say(tuple((one,) for one in self._said))

    @property
    def drawn(self) -> list[str]:
        """Its lines."""
        height = self.saying.size.height
        return [self.saying.render_line(y).text.strip() for y in range(height)]


@pytest.mark.parametrize(
    ("said", "drawn"),
    [
        ((_WHOLE, _WHOLE, _WHOLE), [_WHOLE, _WHOLE]),
        ((_WHOLE, _WHOLE), [_WHOLE, _WHOLE]),
        (
            (_WHOLE, _LONG),
            [_WHOLE, f"It takes more lines than there are, It{ELLIPSIS}"],
        ),
    ],
)
async def test_a_sentence_that_is_whole_has_no_sign_of_a_cut(
    said: tuple[str, ...], drawn: list[str]
) -> None:
    """Though others stand behind it for which there is no line."""
    app = Below(*map(Span, said))
    async with app.run_test(size=(42, 10)):
        assert app.drawn == drawn


async def test_where_it_may_grow_a_warning_is_said_to_its_end() -> None:
    """What is no warning has what is left; two lines are always there."""
    app = Below(Span(_LONG, "warning"), Span(_LONG), grows=True)
    async with app.run_test(size=(50, 10)) as pilot:
        await pilot.pause()
        assert " ".join(app.drawn) == _LONG
        app.saying.say(((Span(_LONG),),))
        await pilot.pause()
        assert len(app.drawn) == 2
