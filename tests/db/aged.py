"""An age file with a passphrase that is little work, for those who only need one.

The library makes each as much work as this machine does in a second, on purpose. What
is made here is the same format, read by the library as any other.
"""

import base64
import hashlib
import hmac
import os
from typing import Final

from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_LITTLE: Final = 2
"""Work: 2 to the power of this."""
_CHUNK: Final = 64 * 1024
_FIRST: Final = bytes(12)


def seal(content: bytes, passphrase: str) -> bytes:
    """The content as an age file, as ``pyrage.passphrase.encrypt`` makes one."""
    own, salt, nonce = (os.urandom(16) for _ in range(3))
    spoken = b"age-encryption.org/v1/scrypt" + salt
    wrapping = hashlib.scrypt(
        passphrase.encode(), salt=spoken, n=2**_LITTLE, r=8, p=1, dklen=32
    )
    wrapped = ChaCha20Poly1305(wrapping).encrypt(_FIRST, own, None)
    head = b"age-encryption.org/v1\n-> scrypt %b %d\n%b\n---" % (
        _letters(salt),
        _LITTLE,
        _letters(wrapped),
    )
    proof = hmac.digest(_derived(own, b"", b"header"), head, "sha256")
    sealing = ChaCha20Poly1305(_derived(own, nonce, b"payload"))
    body = [head + b" " + _letters(proof) + b"\n" + nonce]
    for begin in range(0, len(content) or 1, _CHUNK):
        last = begin + _CHUNK >= len(content)
        number = (begin // _CHUNK).to_bytes(11) + bytes([last])
        body.append(sealing.encrypt(number, content[begin : begin + _CHUNK], None))
    return b"".join(body)


def _derived(key: bytes, salt: bytes, what: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt, what).derive(key)


def _letters(content: bytes) -> bytes:
    return base64.b64encode(content).rstrip(b"=")
