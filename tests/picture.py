"""Makes the README's picture: the program on the bundled case, as it runs.

    .venv/bin/python tests/picture.py

writes ``assets/picture.svg``; with a size, a file and keys any other:

    .venv/bin/python tests/picture.py 200x60 /tmp/wide.svg 3 j enter
"""

import asyncio
import os
import sys
import tempfile
from pathlib import Path

PICTURE = Path(__file__).parents[1] / "assets" / "picture.svg"


async def draw(size: tuple[int, int], target: Path, keys: list[str]) -> None:
    """Run the app without a terminal, press the keys, and keep what it shows."""
    from dossier import opening
    from dossier.main import DossierApp

    with opening.opened(opening.bundled()) as store:
        app = DossierApp(store)
        async with app.run_test(size=size) as pilot:
            for key in ("", *keys):
                await pilot.press(*([key] if key else ()))
                await app.workers.wait_for_complete()
                await pilot.pause(0.5)  # the detail follows a cursor that rests
            target.write_text(app.export_screenshot(), "utf-8")


def main() -> None:
    """Read the size, the file and the keys from the command line."""
    size, target, *keys = [
        *sys.argv[1:],
        *("100x32", str(PICTURE), "n", "n")[len(sys.argv) - 1 :],
    ]
    columns, lines = (int(part) for part in size.split("x"))
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DOSSIER_HOME"] = folder  # nobody's own dossier or theme
        asyncio.run(draw((columns, lines), Path(target), keys))


if __name__ == "__main__":
    main()
