"""The idle clock: how long nobody has touched the keys, also while the lid was shut."""

import math
import os
from time import monotonic, time
from typing import Final

from dossier.errors import Refusal
from dossier.words import _

SETTING: Final = "DOSSIER_LOCK_AFTER"
"""Minutes without a key after which the screen is locked; 0: never."""
SEALED: Final = 5.0
"""Minutes for a sealed dossier where nobody has set any."""
NEVER: Final = 0.0


def minutes(sealed: bool) -> float:
    """The minutes that are set, else those of a sealed dossier; a plain one: never."""
    written = os.environ.get(SETTING, "").strip()
    if not written:
        return SEALED if sealed else NEVER
    try:
        found = float(written)
    except ValueError:
        found = math.nan
    if not math.isfinite(found) or found < 0:
        said = _("{setting} is a number of minutes, 0 for never: “{written}” is none.")
        raise Refusal(said.format(setting=SETTING, written=written))
    return found


class Idle:
    """Counts from the last touch.

    One clock stands still while a laptop sleeps, the other can be set back by hand:
    whichever has gone further counts.
    """

    def __init__(self, after: float) -> None:
        """Begin to count.

        Args:
            after: Minutes; 0: it is never over.
        """
        self._seconds = after * 60
        self.touch()

    @property
    def runs(self) -> bool:
        """There is a time after which it is over."""
        return self._seconds > 0

    def touch(self) -> None:
        """Somebody is there."""
        self._steady, self._wall = monotonic(), time()

    @property
    def over(self) -> bool:
        """Nobody has been there for as long as was set."""
        gone = max(monotonic() - self._steady, time() - self._wall)
        return self.runs and gone >= self._seconds
