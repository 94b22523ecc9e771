"""What is slow on purpose and is asked for again and again is made once."""

from collections.abc import Callable
from functools import lru_cache


def made_once(derive: Callable[..., bytes]) -> Callable[..., bytes]:
    """``hashlib.pbkdf2_hmac``, which makes the key of a passphrase and a salt once."""
    made = lru_cache(maxsize=256)(derive)

    def make(name: str, secret: bytes, salt: bytes, rounds: int, size: int) -> bytes:
        return made(name, bytes(secret), bytes(salt), rounds, size)

    return make
