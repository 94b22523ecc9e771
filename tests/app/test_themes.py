"""Themes and roles."""

import pytest
from rich.style import Style
from textual.app import App, ComposeResult
from textual.filter import Monochrome

from dossier.rows import Role, Span
from dossier.themes import DEFAULT, TERMINAL, ansi_color, first_theme, themes
from dossier.widgets.ink import strip_of
from dossier.widgets.rows import RowList

ROLES: tuple[Role, ...] = ("", "strong", "quiet", "accent", "warning")


def style_of(rows: RowList[object], role: Role, cursor: bool = False) -> Style:
    """What is drawn in a role, in a line of the list."""
    (drawn,) = strip_of(rows, (Span("x", role),), 1, cursor=cursor)
    assert drawn.style is not None
    return drawn.style


@pytest.fixture(autouse=True)
def own_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """The terminal of whoever runs the tests stays outside."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")


class Themed(App[None]):
    """One list, in the colours that were asked for."""

    def __init__(self) -> None:
        """As the app starts."""
        super().__init__(ansi_color=ansi_color())

    def compose(self) -> ComposeResult:
        """Something that draws in roles, and has the focus."""
        yield RowList()


def test_every_theme_is_one_of_textuals() -> None:
    """Choosing one cannot fail."""
    assert {name for name, _words in themes()} <= set(Themed().available_themes)


def test_a_remembered_theme_comes_back() -> None:
    """Unless it does not exist any more."""
    assert first_theme("textual-light") == "textual-light"
    assert first_theme("solarized-rainbow") == DEFAULT
    assert first_theme(None) == DEFAULT


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "linux")])
def test_few_colours_mean_those_of_the_terminal(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever was chosen elsewhere."""
    monkeypatch.setenv(name, value)
    assert first_theme("textual-dark") == TERMINAL


def test_no_color_is_not_drawn_in_greys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Textual's greys are colours of 24 bits."""
    monkeypatch.setenv("NO_COLOR", "1")
    assert not any(isinstance(each, Monochrome) for each in Themed().get_line_filters())


@pytest.mark.parametrize("theme", [name for name, _words in themes()])
async def test_what_is_cited_is_underlined(theme: str) -> None:
    """Of what a terminal may draw as it draws the rest, not even dim is sure."""
    app = Themed()
    async with app.run_test() as pilot:
        app.theme = theme
        await pilot.pause()
        cited = style_of(app.query_one(RowList), "cited")
        assert cited.underline


@pytest.mark.parametrize("before", [name for name, _words in themes()])
@pytest.mark.parametrize("theme", [name for name, _words in themes()])
async def test_a_line_can_be_drawn_at_any_moment_of_a_change(
    before: str, theme: str
) -> None:
    """Also between the name of a theme and its colours."""
    app = Themed()
    async with app.run_test() as pilot:
        app.theme = before
        await pilot.pause()
        app.theme = theme
        rows = app.query_one(RowList)
        assert rows.has_focus
        assert all(style_of(rows, role, cursor=True) for role in ROLES)


@pytest.mark.parametrize("theme", [name for name, _words in themes()])
async def test_roles_look_different(theme: str) -> None:
    """In every theme, and under the cursor as well."""
    app = Themed()
    async with app.run_test() as pilot:
        app.theme = theme
        await pilot.pause()
        rows = app.query_one(RowList)
        styles = {style_of(rows, role) for role in ROLES}
        assert len(styles) == len(ROLES)
        assert all(style_of(rows, role, cursor=True) not in styles for role in ROLES)
