"""What a program leaves on a disk that nobody should read there: looked for, byte by
byte, in every file and behind every descriptor that it has open.
"""

import json
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

SECRETS: Final = ("Qaraqoyshy7731", "Жасырынбаева", "阿克塔斯秘密")
"""Words that stand nowhere else: a name, one in Cyrillic, one in Chinese."""
_LEAST: Final = 6
"""Letters of a part that is looked for, where a whole word is cut by an index."""


def forms(secret: str) -> set[bytes]:
    """A word as it may stand in a file."""
    found = set()
    for word in (secret, secret.lower(), secret.casefold(), secret.upper()):
        for part in {word, word[: max(_LEAST, len(word) // 2)]}:
            for coding in ("utf-8", "utf-16-le", "utf-16-be"):
                found.add(part.encode(coding))
            found.add(json.dumps(part).strip('"').encode())
            found.add(part.encode().hex().encode())
    return found


def behind(pid: int) -> Iterator[tuple[str, bytes]]:
    """All files that a process has open or mapped, those without a name among them."""
    process = Path("/proc") / str(pid)
    for link in sorted((process / "fd").iterdir()):
        if stat.S_ISREG(link.stat().st_mode):
            yield f"descriptor of {os.readlink(link)}", link.read_bytes()
    maps = process / "map_files"
    for link in sorted(maps.iterdir()) if os.geteuid() == 0 else ():
        name = os.readlink(link)
        system = name.startswith(("/usr/", "/lib")) or name.endswith((".so", ".py"))
        if not system and ".so." not in name and stat.S_ISREG(link.stat().st_mode):
            yield f"memory of {name}", link.read_bytes()


def within(folders: Iterable[Path]) -> Iterator[tuple[str, bytes]]:
    """All files in some folders, with their names, which may tell something too."""
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and not path.is_symlink():
                yield f"file {path}", path.read_bytes()
                yield f"name of {path}", os.fsencode(path.relative_to(folder))


def traces(places: Iterable[tuple[str, bytes]], words: Iterable[str]) -> list[str]:
    """Where one of the words stands."""
    wanted = [(word, form) for word in words for form in forms(word)]
    found = set()
    for place, content in places:
        found |= {f"{word} in the {place}" for word, form in wanted if form in content}
    return sorted(found)
