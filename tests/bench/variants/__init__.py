"""Names written in two ways: sets of questions to tune a search with and to test it.

    corpus, asked = make(persons=None, entities=100_000)

Of each pair of forms one stands in the corpus and the other is asked for. The tokens
that names are composed of are parted in two: half are there to tune with, the other
half is held out. The same is drawn at every run and on every machine. Nothing here is
shared with the search that is tested.

``peoples`` composes names of the bench's lists and writes them in other letters,
``sources`` has places and, where there is a file of them, name groups; ``kinds`` makes
the pairs, ``sets`` the two sets and the corpus.
"""

from bench.variants.sets import Asked, make, read_as, words
from bench.variants.sources import HELD, TUNE

__all__ = ["HELD", "TUNE", "Asked", "make", "read_as", "words"]
