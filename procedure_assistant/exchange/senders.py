"""Which sender each kind of destination has. None is loaded before it is used; a kind that is not here is not offered."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from procedure_assistant.services.delivery import Kind, Sender

if TYPE_CHECKING:
    from procedure_assistant.services.export import ExportFile, VisitExport

    Make = Callable[[VisitExport, str], ExportFile]


def senders(make: Make) -> dict[Kind, Callable[[], Sender]]:
    """What makes the sender of each kind, once; ``make`` writes a visit in a format."""

    @cache
    def folder() -> Sender:
        from procedure_assistant.exchange.send_folder import FolderSender  # noqa: PLC0415 -- only where it is sent to

        return FolderSender(make)

    @cache
    def fhir() -> Sender:
        from procedure_assistant.exchange.send_fhir import FhirSender  # noqa: PLC0415 -- only where it is sent to

        return FhirSender()

    @cache
    def mllp() -> Sender:
        from procedure_assistant.exchange.send_mllp import MllpSender  # noqa: PLC0415 -- only where it is sent to

        return MllpSender()

    @cache
    def dicom() -> Sender:
        from procedure_assistant.exchange.send_dicom import DicomSender  # noqa: PLC0415 -- only where it is sent to

        return DicomSender()

    return {Kind.FOLDER: folder, Kind.FHIR: fhir, Kind.MLLP: mllp, Kind.DICOM: dicom}
