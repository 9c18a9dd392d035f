"""What stands around a consent text on screen and paper, in the patient's language: neither follows the language of the staff.

Plain words, no decision. A key has the same places in both languages; a test holds that.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

LANGUAGE_NAMES = {"en": "English", "es": "Español"}
"""Each language by the name it has in itself."""

_ENGLISH: Mapping[str, str] = {
    "heading": "Consent",
    "procedure": "Procedure",
    "toxin": "Botulinum toxin injections",
    "block": "Nerve block at the back of the head",
    "combined": "Botulinum toxin injections and nerve block",
    "prp": "Injection of platelets from your own blood (PRP)",
    "cells": "Injection of cells",
    "exosomes": "Injection of exosomes",
    "side": "Side",
    "left": "left",
    "right": "right",
    "both": "both sides",
    "": "does not apply",
    "sample": "Sample text, to be replaced or confirmed by the clinic",
    "of_patient": "Signature of the patient",
    "of_representative": "Signature of the representative",
    "name": "Name",
    "relation": "Relation to the patient",
    "date_time": "Date and time",
    "witness": "Witness",
    "interpreter": "Interpreter",
    "drawn": "Signed on the screen with {with_what}",
    "pen": "a pen",
    "touch": "the finger",
    "mouse": "the mouse",
    "attested": "{name} cannot sign by hand: {unable}. {witness} attests the consent.",
    "which_text": "Text “{title}”, version {version}, SHA-256 {hash}",
    "withdrawn": "WITHDRAWN",
    "withdrawn_on": "Withdrawn on {when}: {reason}",
    "read": "{percent} % read",
    "go_sign": "Go on to sign",
    "back_text": "Back to the text",
    "who": "I am {name}, born {born}",
    "who_represents": "I am {name}, {relation} of the patient",
    "confirm": "Yes, that is me",
    "sign_here": "Sign in the box with finger, pen or mouse",
    "undo_stroke": "Undo last line",
    "clear": "Clear",
    "sign": "Sign",
    "cannot": "I cannot sign by hand",
    "can": "Sign by hand after all",
    "why": "Why not",
    "witness_name": "Name of the witness",
    "need_name": "Confirm your name first.",
    "need_ink": "Sign in the box first.",
    "need_witness": "A reason and a witness are needed.",
    "signed_title": "Thank you. The form is signed.",
    "signed_text": "Signed by {name} on {when}. You may have a copy. Give the screen back to the staff.",
    "staff": "Staff",
    "leave_title": "Only for staff: go back to the chart?",
    "leave_text": "What is drawn and not signed is not kept.",
    "leave": "Back to the chart",
    "stay": "Stay here",
    "language": "Language",
    "pad": "Box for the signature",
    "text": "Text of the consent",
}
_SPANISH: Mapping[str, str] = {
    "heading": "Consentimiento",
    "procedure": "Procedimiento",
    "toxin": "Inyecciones de toxina botulínica",
    "block": "Bloqueo de nervio en la parte posterior de la cabeza",
    "combined": "Inyecciones de toxina botulínica y bloqueo de nervio",
    "prp": "Inyección de plaquetas de su propia sangre (PRP)",
    "cells": "Inyección de células",
    "exosomes": "Inyección de exosomas",
    "side": "Lado",
    "left": "izquierdo",
    "right": "derecho",
    "both": "ambos lados",
    "": "no corresponde",
    "sample": "Texto de muestra: la clínica debe sustituirlo o confirmarlo",
    "of_patient": "Firma del paciente",
    "of_representative": "Firma del representante",
    "name": "Nombre",
    "relation": "Relación con el paciente",
    "date_time": "Fecha y hora",
    "witness": "Testigo",
    "interpreter": "Intérprete",
    "drawn": "Firmado en la pantalla con {with_what}",
    "pen": "un lápiz",
    "touch": "el dedo",
    "mouse": "el ratón",
    "attested": "{name} no puede firmar a mano: {unable}. {witness} da fe del consentimiento.",
    "which_text": "Texto «{title}», versión {version}, SHA-256 {hash}",
    "withdrawn": "RETIRADO",
    "withdrawn_on": "Retirado el {when}: {reason}",
    "read": "{percent} % leído",
    "go_sign": "Continuar para firmar",
    "back_text": "Volver al texto",
    "who": "Soy {name}, fecha de nacimiento {born}",
    "who_represents": "Soy {name}, {relation} del paciente",
    "confirm": "Sí, esa persona soy yo",
    "sign_here": "Firme en el recuadro con el dedo, el lápiz o el ratón",
    "undo_stroke": "Deshacer la última línea",
    "clear": "Borrar",
    "sign": "Firmar",
    "cannot": "No puedo firmar a mano",
    "can": "Firmar a mano",
    "why": "Por qué no",
    "witness_name": "Nombre del testigo",
    "need_name": "Primero confirme su nombre.",
    "need_ink": "Primero firme en el recuadro.",
    "need_witness": "Faltan el motivo y el testigo.",
    "signed_title": "Gracias. El formulario está firmado.",
    "signed_text": "Firmado por {name} el {when}. Puede tener una copia. Devuelva la pantalla al personal.",
    "staff": "Personal",
    "leave_title": "Solo para el personal: ¿volver a la historia clínica?",
    "leave_text": "Lo dibujado y no firmado no se guarda.",
    "leave": "Volver a la historia",
    "stay": "Quedarse aquí",
    "language": "Idioma",
    "pad": "Recuadro para la firma",
    "text": "Texto del consentimiento",
}
WORDS: Mapping[str, Mapping[str, str]] = {"en": _ENGLISH, "es": _SPANISH}

_MONTHS = {
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    "es": ("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic"),
}


def words_of(language: str) -> Mapping[str, str]:
    """The words of a language; English for one that is not here."""
    return WORDS.get(language, _ENGLISH)


def day_in(language: str, year: int, month: int, day: int) -> str:
    """ "14 Feb 1981", "14 feb 1981"."""
    return f"{day} {_MONTHS.get(language, _MONTHS['en'])[month - 1]} {year}"


def moment_in(language: str, local: datetime) -> str:
    """ "14 Feb 2026 15:24" in the clinic's zone."""
    return f"{day_in(language, local.year, local.month, local.day)} {local:%H:%M}"
