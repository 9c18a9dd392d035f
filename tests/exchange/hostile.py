"""A visit full of what nobody should type and everybody may: formulas, tags, control words, turned text. Holds no test."""

from __future__ import annotations

from procedure_assistant.domain.commands import course, products
from procedure_assistant.domain.patient import Allergy
from procedure_assistant.services.export import VisitExport
from tests.exchange.visits import EXPIRY, Desk, person

LONG = "Überempfindlichkeit " * 15 + "Ende"
"""304 characters."""

TEXTS = (
    r"\par}{\field{\*\fldinst INCLUDEPICTURE http://example.org/x}}\u8226?",
    "<script>alert(1)</script> &amp; <!-- ]]> <img src=x onerror=alert(2)>",
    "\"'><svg onload=alert(3)>",
    "&xxe; <!DOCTYPE a [<!ENTITY xxe SYSTEM 'file:///etc/passwd'>]>",
    '=HYPERLINK("http://example.org";"x")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1,2)",
    "'=1+1",
    'a;b,c"d|e^f~g&h\\i',
    "bell\x07 escape\x1b[31m null\x00 delete\x7f \x9b",
    "English \u202etxet denrut\u202c \u05e9\u05dc\u05d5\u05dd \u0639\u0631\u0628\u0649",
    "👩🏽‍⚕️ 💉 𝔘𝔫𝔦 日本語 Ѐ",
    "{{7*7}} {n} ${x} %s %(a)s",
    LONG,
)
BROKEN = "one\ntwo\r\nthree\tfour\u2028five"


def hostile(desk: Desk) -> VisitExport:
    """Names, number, allergies, lots, reasons, witnesses and untoward events of such texts; a draft, since that needs no questions."""
    desk.patient = person(family_name=TEXTS[4], given_names=TEXTS[1], mrn=TEXTS[9], allergies=tuple(Allergy(one, one) for one in TEXTS))
    player = desk.begin("gon_block")
    player.do(products.open_product, "lidocaine_2_2ml", TEXTS[5], EXPIRY)
    for one in (*TEXTS, BROKEN):
        player.do(course.note_adverse_event, f"{one} 1", f"{one} 2", f"{one} 3")
    player.do(products.waste_all, TEXTS[0], TEXTS[11])
    exports = desk.services.exports
    assert exports is not None
    return exports.of(player.visit.id, draft=True)
