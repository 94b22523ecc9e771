"""Wiping: the bytes of a file written over, once.

On many disks they can be read all the same: an SSD writes elsewhere.
"""

import os
from typing import Final

_NOUGHTS: Final = bytes(1 << 20)


def overwrite(file: int) -> None:
    """Write noughts over all of a file that is open for writing.

    Raises OSError where that cannot be done.
    """
    os.lseek(file, 0, os.SEEK_SET)
    for _ in range(os.fstat(file).st_size // len(_NOUGHTS) + 1):
        os.write(file, _NOUGHTS)
    os.fsync(file)
