"""Every module and every command, in one process, in a folder: run by the tests.

    python tests/app/everything.py FOLDER

What was imported and what was run is printed.
"""

import importlib
import pkgutil
import sys
import zipfile
from pathlib import Path
from types import ModuleType
from typing import Final

import dossier
import dossier_assets
import dossier_db
from app import hostile
from app.commanded import RUNS, Place, run
from db.papers import docx, mhtml, pdf
from dossier.usage import VERBS

AWAY: Final = "https://away.example.org"
"""Where documents want to fetch from."""
_PAGE: Final = f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN" "{AWAY}/x.dtd"
[<!ENTITY far SYSTEM "{AWAY}/entity">]>
<html><head><base href="{AWAY}/"><meta http-equiv="refresh" content="0;url={AWAY}/r">
<title>Far</title>
<link rel="stylesheet" href="{AWAY}/a.css"><script src="a.js"></script>
<style>@import url({AWAY}/b.css); body {{ background: url(c.png) }}</style></head>
<body><p>One paragraph that is to be read, &far; and all.</p><img src="d.png">
<iframe src="{AWAY}/e"></iframe><object data="f.svg"></object></body></html>"""
_BESIDE: Final = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/'
    'package/2006/relationships"><Relationship Id="rId1" TargetMode="External"'
    ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
    f'attachedTemplate" Target="{AWAY}/template.dotm"/></Relationships>'
)
_MAIL: Final = (
    "From: a@example.org\r\nTo: b@example.org\r\nSubject: Far\r\nMIME-Version: 1.0\r\n"
    "Content-Type: message/external-body; access-type=URL;"
    f' URL="{AWAY}/body"\r\n\r\nContent-Type: text/plain\r\n\r\n'
)


def documents(folder: Path) -> list[str]:
    """Documents that want to fetch something; their paths.

    Args:
        folder: Where they are written.
    """
    held = {
        "far.html": _PAGE.encode(),
        "far.mhtml": mhtml(("far.html", "text/html", _PAGE.encode())),
        "far.eml": _MAIL.encode(),
        "far.pdf": pdf([(70, 750, "One paragraph that is to be read.")]).replace(
            b"/Type /Catalog",
            f"/Type /Catalog /OpenAction << /S /URI /URI ({AWAY}) >>".encode(),
        ),
        "far.docx": docx("One paragraph that is to be read."),
        "far.json": f'[{{"type": "webpage", "title": "F", "URL": "{AWAY}"}}]'.encode(),
        "far.ris": f"TY  - ELEC\nTI  - Far\nUR  - {AWAY}\nER  - \n".encode(),
    }
    for name, content in held.items():
        (folder / name).write_bytes(content)
    with zipfile.ZipFile(folder / "far.docx", "a") as parts:
        parts.writestr("word/_rels/settings.xml.rels", _BESIDE)
    return [str(folder / name) for name in held]


def _import_all(package: ModuleType) -> None:
    for info in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if not info.name.endswith("__main__"):
            importlib.import_module(info.name)
            print("imported", info.name)


def main(folder: Path) -> None:
    """Import all there is, and run every command on a hostile dossier.

    Args:
        folder: An empty one.
    """
    for package in (dossier, dossier_db, dossier_assets):
        _import_all(package)
    made = hostile.write(folder / "made.dossier")
    for command in VERBS:
        place = Place(folder, made.read_bytes())
        for words in RUNS[command]:
            run(place.words(command, words))
        place.close()
        print("ran", command)
    for path in documents(folder):
        said = run(["import", path, "-d", str(made), "--by", "Saule", "--json"])
        print("read" if said.code == 0 else "refused", Path(path).name)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
