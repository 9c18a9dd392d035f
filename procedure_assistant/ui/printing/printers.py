"""The printers of this computer by name, and a file name that is still free in a folder. Prints nothing itself."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from procedure_assistant.domain.say import say
from procedure_assistant.services.problem import Problem
from procedure_assistant.ui.printing.memory import Destination

_TRAYS = {one.value for one in QPrinter.PaperSource}
"""What Qt has a name for; a tray of the driver's own is left to the driver."""


def printer_names() -> tuple[str, ...]:
    """The printers that are set up here now."""
    return tuple(QPrinterInfo.availablePrinterNames())


def printer_for(chosen: Destination) -> QPrinter:
    """The printer with the tray that is remembered. Raises ``Problem`` PRINTER-GONE where there is no such printer any more."""
    if chosen.name not in printer_names():
        raise Problem(
            "PRINTER-GONE",
            say("The printer {name} is not set up on this computer any more. Nothing was printed; the record is safe.", name=chosen.name),
            hint=say("Choose another printer beside Print, or set this one up again and try again."),
        )
    printer = QPrinter(QPrinterInfo.printerInfo(chosen.name), QPrinter.PrinterMode.HighResolution)
    if chosen.tray in _TRAYS:
        printer.setPaperSource(QPrinter.PaperSource(chosen.tray))
    return printer


def destination_of(printer: QPrinter) -> Destination | None:
    """What to remember of a printer that was chosen in the dialog; None for one that only writes a file."""
    if printer.outputFileName() or not printer.printerName():
        return None
    return Destination("printer", printer.printerName(), printer.paperSource().value)


def free_name(folder: Path, name: str) -> Path:
    """The name in the folder; where it is taken, with a number behind it: a copy that is there is never written over."""
    path, number = folder / name, 2
    while path.exists():
        path = folder / f"{Path(name).stem}-{number}{Path(name).suffix}"
        number += 1
    return path
