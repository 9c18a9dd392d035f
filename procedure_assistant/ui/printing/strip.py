"""The print queue where one prints: what is waiting, and what did not come out with a way to try again. Nothing while all is well."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.ui.pages import column, line
from procedure_assistant.ui.printing.queue import Job, PrintQueue, State
from procedure_assistant.ui.widgets.buttons import button
from procedure_assistant.ui.widgets.surfaces import Panel, Text


class PrintStrip(QWidget):
    """One row for each job that has not come out yet."""

    def __init__(self, queue: PrintQueue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("printing.strip")
        self._queue = queue
        self._rows = column(self, spacing=6)
        self._shown: list[QWidget] = []
        queue.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        for row in self._shown:
            row.hide()
            self._rows.removeWidget(row)
            row.deleteLater()
        self._shown = [self._row(number, job) for number, job in self._queue.jobs.items()]
        for row in self._shown:
            self._rows.addWidget(row)
            row.show()  # else Qt shows it with the next turn of the loop, and the strip flickers
        self.setVisible(bool(self._shown))

    def _row(self, number: int, job: Job) -> QWidget:
        failed = job.state is State.FAILED
        panel = Panel("surface", border="danger_line" if failed else "line", radius="radius_control")
        panel.setObjectName(f"printing.job_{number}")
        words = column(panel, spacing=4)
        words.setContentsMargins(14, 8, 8, 8)
        words.addWidget(Text(_head(job), "body_strong", wrap=True))
        if job.why:
            words.addWidget(Text(job.why, "small", wrap=True))
        row = line(spacing=8)
        row.addStretch(1)
        words.addLayout(row)
        if failed:
            again = button(
                say("Try again"), "secondary", "sm", object_name=f"printing.retry_{number}",
                spoken=say("Print again: {title}", title=job.title),
            )  # fmt: skip
            again.clicked.connect(lambda: self._queue.retry(number))
            row.addWidget(again)
        if job.state is not State.PRINTING:
            drop = button(
                say("Remove"), "ghost", "sm", object_name=f"printing.drop_{number}",
                spoken=say("Do not print: {title}", title=job.title),
            )  # fmt: skip
            drop.clicked.connect(lambda: self._queue.drop(number))
            row.addWidget(drop)
        return panel


def _head(job: Job) -> str:
    if job.state is State.FAILED:
        return say("{title} was not printed on {to}", title=job.title, to=job.to)
    if job.state is State.PRINTING:
        return say("{title} is being sent to {to}", title=job.title, to=job.to)
    return say("{title} waits for {to}", title=job.title, to=job.to)
