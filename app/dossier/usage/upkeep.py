"""Commands that look after the file: their options."""

from typing import Final

from dossier.usage.options import Verb, as_json
from dossier.words import later

VERBS: Final = {
    "reindex": Verb(later("make the index of the search anew")),
    "verify": Verb(
        later("look whether the file, its references and its index are sound"),
        (as_json,),
    ),
}
