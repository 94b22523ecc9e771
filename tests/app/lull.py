"""When an app under a pilot has come to rest: seen, where Textual's pilot guesses.

Textual's own pilot sleeps until the process does little, which takes long on a quiet
machine and ends too soon on a busy one. Here nothing is slept through: an event loop
without a callback that is ready, and threads without work, have nothing left to do but
what a timer brings.

Nor is a frame drawn that nobody looks at: the driver of a pilot throws it away.
``Reader.lines`` and the snapshots draw what they look at; real frames are the matter of
the tests in a real terminal.
"""

import asyncio
import time
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, Final

import pytest
import textual.app
import textual.pilot
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.pilot import Pilot
from textual.screen import Screen

_PATIENCE: Final = 0.2
"""Seconds that the work of threads is waited for: a test may be holding it up."""
_TICK: Final = 0.001

_at_work: set[Future[Any]] = set()


def patched(patch: pytest.MonkeyPatch) -> None:
    """Let pilots wait so, draw nothing, and read the same style sheets once."""
    submit = ThreadPoolExecutor.submit

    def noted(self: ThreadPoolExecutor, /, *args: Any, **named: Any) -> Future[Any]:
        job = submit(self, *args, **named)
        _at_work.add(job)
        job.add_done_callback(_at_work.discard)
        return job

    patch.setattr(ThreadPoolExecutor, "submit", noted)
    patch.setattr(textual.pilot, "wait_for_idle", _idle)
    patch.setattr(textual.app, "wait_for_idle", _idle)
    patch.setattr(Pilot, "_wait_for_screen", _handled)
    drawn = Screen._compositor_refresh

    def undrawn(screen: Screen[Any]) -> None:
        if screen is not screen.app.screen:
            drawn(screen)
        screen._compositor._dirty_regions.clear()
        screen._dirty_widgets.clear()

    patch.setattr(Screen, "_compositor_refresh", undrawn)
    parse, parsed = Stylesheet._parse_rules, dict[object, list[RuleSet]]()

    def remembered(sheet: Stylesheet, css: str, **of: Any) -> list[RuleSet]:
        key = (css, *of.values(), *sheet._variables.values())
        if key not in parsed:
            parsed[key] = parse(sheet, css, **of)
        return parsed[key]

    patch.setattr(Stylesheet, "_parse_rules", remembered)


async def _idle(*_seconds: float) -> None:
    end = time.monotonic() + _PATIENCE
    await _drained()
    while _at_work and time.monotonic() < end:
        await asyncio.sleep(_TICK)
        await _drained()


async def _handled(pilot: Pilot[Any], _timeout: float = 0) -> bool:
    await _drained()
    while pilot.app._resize_event is not None:  # taken up a moment later
        await asyncio.sleep(_TICK)
        await _drained()
    return True


async def _drained() -> None:
    """Until no callback is ready: each message of each widget has been answered."""
    ready = asyncio.get_running_loop()._ready  # type: ignore[attr-defined]
    await asyncio.sleep(0)
    while ready:
        await asyncio.sleep(0)
