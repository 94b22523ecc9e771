"""Commands that encrypt a dossier: their options."""

from typing import Final

from dossier.usage.options import Verb, file
from dossier.words import later

VERBS: Final = {
    "seal": Verb(
        later("encrypt a dossier under a passphrase that is asked for"), (file,)
    ),
    "unseal": Verb(later("make a sealed dossier plain again"), (file,)),
    "passphrase": Verb(
        later("seal a sealed dossier under another passphrase"), (file,)
    ),
}
