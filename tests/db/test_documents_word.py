"""Word documents: every paragraph, tables, boxes and notes, within bounds."""

import io
import zipfile

import pytest
from docx import Document
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml

from db.papers import docx, repacked
from dossier_db.documents import word as module
from dossier_db.documents.bounds import MOST_UNPACKED
from dossier_db.documents.kinds import WORD
from dossier_db.documents.parsing import parse
from dossier_db.documents.reading import Reading
from dossier_db.errors import Unreadable

_W = nsdecls("w")
NOTES = (
    f"<w:footnotes {_W}><w:footnote w:id='1'><w:p><w:r><w:t>A note.</w:t></w:r></w:p>"
    "</w:footnote></w:footnotes>"
)


def parsed(held: bytes) -> Reading:
    return parse(WORD, io.BytesIO(held), "a.docx")


def with_run(xml: str) -> bytes:
    """A document whose one paragraph has this after its first word."""
    document = Document()
    document.add_paragraph("Kept ")._p.append(parse_xml(xml))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_paragraphs_come_in_their_order() -> None:
    found = parsed(docx("First\tline\nsecond line", "", "Then", title="T", author="A"))
    assert found.text == "First\tline\nsecond line\n\nThen"
    assert (found.about.title, found.about.author) == ("T", "A")
    assert found.method.startswith("read with python-docx ")


def test_the_cells_of_a_row_stand_in_one_line() -> None:
    document = Document()
    table = document.add_table(2, 2)
    for place, words in enumerate(("Name", "Term", "K.", "five years")):
        table.cell(*divmod(place, 2)).text = words
    table.cell(1, 1).add_paragraph("suspended")
    document.add_paragraph("After")
    stream = io.BytesIO()
    document.save(stream)
    text = parsed(stream.getvalue()).text
    assert text == "Name\tTerm\n\nK.\tfive years\n\nsuspended\n\nAfter"


def test_what_was_inserted_is_read_and_what_was_deleted_is_not() -> None:
    inserted = f"<w:ins {_W}><w:r><w:t>and added</w:t></w:r></w:ins>"
    deleted = f"<w:del {_W}><w:r><w:delText>gone</w:delText></w:r></w:del>"
    assert parsed(with_run(inserted)).text == "Kept and added"
    assert parsed(with_run(deleted)).text == "Kept"


def test_text_boxes_are_read_once() -> None:
    box = (
        "<w:pict><v:textbox xmlns:v='urn:schemas-microsoft-com:vml'><w:txbxContent>"
        "<w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict>"
    )
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    both = (
        f"<w:r {_W}><mc:AlternateContent xmlns:mc='{mc}'><mc:Choice>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert parsed(with_run(both)).text == "Kept\n\nIn a box"


def test_headers_and_notes_stand_at_the_end() -> None:
    document = Document()
    document.add_paragraph("Text")
    document.sections[0].header.paragraphs[0].text = "Letterhead"
    stream = io.BytesIO()
    document.save(stream)
    found = parsed(stream.getvalue())
    assert found.text == "Text\n\nLetterhead"
    assert found.notes == ("Headers, footers and notes stand at the end of the text.",)


def test_footnotes_are_read() -> None:
    held = docx("Text")
    with zipfile.ZipFile(io.BytesIO(held)) as package:
        related = package.read("word/_rels/document.xml.rels").decode()
        types = package.read("[Content_Types].xml").decode()
    of = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    kind = (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    )
    relation = f'<Relationship Id="r99" Type="{of}" Target="footnotes.xml"/>'
    part = f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/>'
    changes = {
        "word/footnotes.xml": NOTES.encode(),
        "word/_rels/document.xml.rels": related.replace(
            "</Relationships>", f"{relation}</Relationships>"
        ).encode(),
        "[Content_Types].xml": types.replace("</Types>", f"{part}</Types>").encode(),
    }
    assert parsed(repacked(held, changes)).text == "Text\n\nA note."


def test_what_unpacks_to_more_than_a_document_is_refused() -> None:
    bomb = repacked(docx("x"), {"word/bomb.xml": b" " * (MOST_UNPACKED + 1)})
    assert len(bomb) < 1_000_000
    with pytest.raises(Unreadable, match=r"a\.docx unpacks to 128 MB in"):
        parsed(bomb)


def test_too_many_files_in_one_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_FILES", 3)
    with pytest.raises(Unreadable, match="is no document"):
        parsed(docx("x"))


def test_entities_of_its_own_are_not_put_in() -> None:
    entity = (
        '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "boom"><!ENTITY f SYSTEM'
        f' "file:///etc/passwd">]><w:document {_W}><w:body><w:p><w:r>'
        "<w:t>x&a;&f;</w:t></w:r></w:p></w:body></w:document>"
    )
    held = repacked(docx("x"), {"word/document.xml": entity.encode()})
    assert parsed(held).text == "x"


@pytest.mark.parametrize("cut", [10, 2_000, -30])
def test_a_file_that_is_cut_short_is_refused(cut: int) -> None:
    with pytest.raises(Unreadable, match="damaged or cut short"):
        parsed(docx("x")[:cut])


def test_a_packed_file_without_a_document_is_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("word/x.txt", "x")
    with pytest.raises(Unreadable, match="too large, or something else"):
        parsed(stream.getvalue())
