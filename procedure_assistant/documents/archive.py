"""Makes a finished PDF one that can still be read in thirty years. Changes nothing that is seen, and knows no document by name.

That is PDF/A-1b; with a file attached it is PDF/A-3b, which differs in the part number and in the attachment alone. What PDF/A asks of
the drawing itself (embedded fonts, no transparency) is kept where it is drawn.
"""

from __future__ import annotations

import hashlib
import re
import uuid
from functools import cache
from io import BytesIO
from xml.sax.saxutils import escape

from pikepdf import Array, Dictionary, Name, ObjectStreamMode, Pdf, String

from procedure_assistant.resources import resource
from procedure_assistant.services.records import Attached

PART, PART_WITH_ATTACHMENT, CONFORMANCE = 1, 3, "B"
CONDITION = "sRGB IEC61966-2.1"
_PDF_DATE = re.compile(r"D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)([+-]\d\d)'(\d\d)'")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_DESCRIPTIONS = {
    "/Title": '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt></dc:title>',
    "/Author": "<dc:creator><rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq></dc:creator>",
    "/Subject": '<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt></dc:description>',
    "/Creator": "<xmp:CreatorTool>{}</xmp:CreatorTool>",
    "/Producer": "<pdf:Producer>{}</pdf:Producer>",
    "/CreationDate": "<xmp:CreateDate>{}</xmp:CreateDate>",
    "/ModDate": "<xmp:ModifyDate>{}</xmp:ModifyDate>",
}
"""How the packet says what the file's own information says: PDF/A wants both, and both the same."""

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">
<pdfaid:part>{part}</pdfaid:part>
<pdfaid:conformance>{conformance}</pdfaid:conformance>
{said}
<xmpMM:DocumentID>uuid:{document}</xmpMM:DocumentID>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


def archival(pdf: bytes) -> bytes:
    """The same pages as PDF/A-1b. Equal bytes give equal bytes.

    ``pdf`` must carry its title, dates and language, have every font embedded and hold nothing transparent.

    Raises:
        ResourceMissing: the colour profile is not there.
        pikepdf.PdfError: the bytes are not a PDF.
    """
    with Pdf.open(BytesIO(pdf)) as file:
        _describe(file, PART, pdf)
        kept = BytesIO()
        # PDF/A-1 is PDF 1.4, which has no object streams; the id follows from the content. What is drawn comes compressed.
        file.save(
            kept,
            force_version="1.4",
            object_stream_mode=ObjectStreamMode.disable,
            fix_metadata_version=False,
            compress_streams=False,
            deterministic_id=True,
        )
        return kept.getvalue()


def with_attachment(pdf: bytes, attached: Attached) -> bytes:
    """The same pages as PDF/A-3b with a file within it, as another form of what they say. Equal bytes give equal bytes.

    ``pdf`` is one that :func:`archival` made, not signed yet: a signature would no longer hold. Raises as it does.
    """
    with Pdf.open(BytesIO(pdf)) as file:
        _describe(file, PART_WITH_ATTACHMENT, pdf + attached.data)
        specification = file.make_indirect(_specification(file, attached))
        file.Root.AF = Array([specification])
        file.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array([String(attached.name), specification])))
        kept = BytesIO()
        # Part 3 is PDF 1.7. The tables stay as readers of 1.4 know them, so that every reader finds the file within.
        file.save(
            kept,
            force_version="1.7",
            object_stream_mode=ObjectStreamMode.disable,
            fix_metadata_version=False,
            compress_streams=False,
            deterministic_id=True,
        )
        return kept.getvalue()


def _specification(file: Pdf, attached: Attached) -> Dictionary:
    """What PDF/A-3 wants to know of a file within: its type, its date, and what it is to the pages."""
    stamp = attached.made_at.strftime("D:%Y%m%d%H%M%S%z")
    parameters = Dictionary(
        ModDate=String(f"{stamp[:-2]}'{stamp[-2:]}'"),
        Size=len(attached.data),
        CheckSum=String(hashlib.md5(attached.data, usedforsecurity=False).digest()),  # PDF names MD5 here
    )
    stream = file.make_stream(attached.data, Type=Name.EmbeddedFile, Subtype=Name("/" + attached.media_type), Params=parameters)
    name = String(attached.name)
    return Dictionary(
        Type=Name.Filespec, F=name, UF=name, Desc=String(attached.description), AFRelationship=Name.Alternative,
        EF=Dictionary(F=stream, UF=stream),
    )  # fmt: skip


def _describe(file: Pdf, part: int, source: bytes) -> None:
    """Packet and output intent; ``source`` is what the document's own id follows from."""
    said = _information(file)
    file.Root.Metadata = file.make_stream(_packet(file, said, part, source), Type=Name.Metadata, Subtype=Name.XML)
    file.Root.OutputIntents = Array([file.make_indirect(_output_intent(file))])


def _information(file: Pdf) -> dict[str, str]:
    """What the file says of itself. What is empty leaves it, and what XML cannot hold is named: the packet must say the same."""
    said: dict[str, str] = {}
    for key in list(file.docinfo.keys()):
        text = _NOT_XML.sub(lambda match: f"[U+{ord(match[0]):04X}]", str(file.docinfo[key]))
        if key in _DESCRIPTIONS and text:
            file.docinfo[key] = said[key] = text
        else:
            del file.docinfo[key]
    return said


def _packet(file: Pdf, said: dict[str, str], part: int, source: bytes) -> bytes:
    lines = [_DESCRIPTIONS[key].format(escape(_xmp_date(text))) for key, text in said.items()]
    lines.append(f"<dc:language><rdf:Bag><rdf:li>{escape(str(file.Root.Lang))}</rdf:li></rdf:Bag></dc:language>")
    document = uuid.UUID(bytes=hashlib.sha256(source).digest()[:16], version=4)
    return _PACKET.format(part=part, conformance=CONFORMANCE, said="\n".join(lines), document=document).encode()


def _xmp_date(text: str) -> str:
    """A date as XMP writes it ("2026-11-23T15:26:00-05:00"); any other text as it is."""
    return _PDF_DATE.sub(r"\1-\2-\3T\4:\5:\6\7:\8", text)


def _output_intent(file: Pdf) -> Dictionary:
    """What the colours mean: numbers alone would be other colours on every screen."""
    profile = file.make_stream(_profile(), N=3, Alternate=Name.DeviceRGB)
    return Dictionary(
        Type=Name.OutputIntent, S=Name.GTS_PDFA1, OutputConditionIdentifier=CONDITION, Info=CONDITION, DestOutputProfile=profile
    )


@cache
def _profile() -> bytes:
    return resource("colour", "sRGB2014.icc").read_bytes()
