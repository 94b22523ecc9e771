"""Lists of words as they are written in this package: in one string, for reading."""


def listed(*words: str) -> frozenset[str]:
    """The words of some strings, parted by spaces."""
    return frozenset(word for line in words for word in line.split())
