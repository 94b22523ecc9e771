"""Expressions: how FTS5 is asked for words of the index."""

from collections.abc import Iterable


def quoted(word: str) -> str:
    """Just this word."""
    return f'"{word}"'


def either(expressions: Iterable[str]) -> str:
    """Any of these."""
    return f"({' OR '.join(expressions)})"
