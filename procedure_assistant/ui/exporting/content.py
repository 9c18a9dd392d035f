"""What the export sheet shows, as plain values. No Qt."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FormatLine:
    """A format to choose: id, title, and in one sentence what it is for."""

    id: str
    title: str
    purpose: str


@dataclass(frozen=True, slots=True)
class ExportContent:
    """The sheet. ``why_not`` says why nothing can leave now, "" when it can; ``busy`` what is under way, "" when nothing is.

    ``draft`` is True where the record is not signed; then ``draft_wanted`` says whether somebody asked for it all the same.
    ``preview`` is what leaves, as text; ``preview_title`` says whether it is the file itself.
    """

    formats: tuple[FormatLine, ...] = ()
    chosen: str = ""
    why_not: str = ""
    draft: bool = False
    draft_wanted: bool = False
    busy: str = ""
    told: str = ""
    preview_title: str = ""
    preview: str = ""
    copy_why: str = ""
    """Why this format cannot be copied, "" where it can."""

    @property
    def purpose(self) -> str:
        """What the chosen format is for."""
        return next((one.purpose for one in self.formats if one.id == self.chosen), "")

    @property
    def ready(self) -> bool:
        """Whether something can be copied or saved now."""
        return bool(self.preview) and not self.why_not and not self.busy
