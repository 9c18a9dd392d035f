"""What the staff decided before the patient gets the screen, as plain values. No Qt, no decision."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from procedure_assistant.domain.events_consent import ConsentSigned, DrawnBy, Signer, Stroke
from procedure_assistant.protocols.consent_texts import ConsentText
from procedure_assistant.services.consent_words import day_in, words_of


@dataclass(frozen=True, slots=True)
class Handover:
    """Who signs, for which side, through whom. ``texts`` are those in force by language; ``language`` is shown first."""

    texts: Mapping[str, ConsentText]
    language: str
    side: str
    signer: Signer
    name: str
    born: date
    relation: str = ""
    witness: str = ""
    interpreter: str = ""

    def text(self, language: str) -> ConsentText:
        """The text of a language."""
        return self.texts[language]

    def about(self, language: str) -> tuple[tuple[str, str], ...]:
        """What stands over the text: procedure and side, in the patient's language."""
        words = words_of(language)
        found = [(words["procedure"], words[self.text(language).kind])]
        if self.side:
            found.append((words["side"], words[self.side]))
        return tuple(found)

    def who(self, language: str) -> str:
        """The sentence that is confirmed: "I am Lena Hartwell, born 14 Feb 1981"."""
        words = words_of(language)
        if self.signer is Signer.REPRESENTATIVE:
            return words["who_represents"].format(name=self.name, relation=self.relation)
        return words["who"].format(name=self.name, born=day_in(language, self.born.year, self.born.month, self.born.day))

    def signed(self, language: str, strokes: tuple[Stroke, ...], drawn_by: DrawnBy) -> ConsentSigned:
        """The consent as it was signed by hand."""
        text = self.text(language)
        return ConsentSigned(
            kind=text.kind, title=text.title, version=text.version, language=language, text=text.text, text_hash=text.sha256,
            procedure="", side=self.side, signer=self.signer, name=self.name, relation=self.relation, witness=self.witness,
            interpreter=self.interpreter, strokes=strokes, drawn_by=drawn_by, sample=text.sample,
        )  # fmt: skip

    def attested(self, language: str, unable: str, witness: str) -> ConsentSigned:
        """The consent of somebody whose hand cannot sign."""
        text = self.text(language)
        return ConsentSigned(
            kind=text.kind, title=text.title, version=text.version, language=language, text=text.text, text_hash=text.sha256,
            procedure="", side=self.side, signer=self.signer, name=self.name, relation=self.relation, witness=witness,
            interpreter=self.interpreter, strokes=(), drawn_by=DrawnBy.NOBODY, unable=unable, sample=text.sample,
        )  # fmt: skip
