"""How the timeline of the bundled case begins; builds the case where it is missing.

python -m bench.first_words HOME
"""

import json
import os
import sys

from dossier import opening
from dossier_db import Store

LETTERS = 12
"""As many as no width of the pane cuts."""


def main(home: str) -> None:
    """Print them."""
    os.environ["DOSSIER_HOME"] = home
    with Store.open(opening.bundled()) as store:
        print(json.dumps(store.timeline.listing().row(0).name[:LETTERS]))


if __name__ == "__main__":
    main(*sys.argv[1:])
