"""The settings card of the consent texts: what is in force by procedure and language, to be read, taken over, replaced. It only asks."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.services.bundle import Services
from procedure_assistant.services.consent_texts import Samples
from procedure_assistant.services.consent_words import words_of
from procedure_assistant.ui.language import tr
from procedure_assistant.ui.names import named
from procedure_assistant.ui.pages import column, line, message_bar, show_notice
from procedure_assistant.ui.settings.consents_presenter import ConsentsContent, ConsentsPresenter, TextLine
from procedure_assistant.ui.widgets.buttons import button, icon_button
from procedure_assistant.ui.widgets.over_card import OverCard
from procedure_assistant.ui.widgets.surfaces import Hairline, Panel, Text

_LEAD = say(
    "Each text is kept with its version. A patient signs the text in force, and the record keeps it word for word. The samples are the "
    "program’s own words: save one, change it, and add it under a version of the clinic."
)
_FILES = say("Text files (*.txt);;All files (*)")
_WIDTH, _MARGIN = 900, 32


class ConsentsCard(Panel):
    """The card below the settings, for whoever may change them."""

    def __init__(self, services: Services, samples: Samples, parent: QWidget | None = None) -> None:
        super().__init__("surface", border="line", radius="radius_card", parent=parent)
        self.setObjectName("settings.consents")
        self.message = message_bar("consents.message")
        self.add = button(say("Add a text file…"), "secondary", object_name="consents.add", icon="plus")
        self._list = QWidget()
        self._rows = column(self._list, spacing=8)
        self._shown: tuple[TextLine, ...] = ()
        rows = column(self, spacing=8)
        rows.setContentsMargins(24, 20, 24, 22)
        rows.addWidget(Text(say("Consent texts"), "strong"))
        rows.addWidget(Text(_LEAD, "small", wrap=True))
        rows.addWidget(self.message)
        rows.addWidget(self._list)
        rows.addWidget(Hairline())
        rows.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.presenter = ConsentsPresenter(services, samples, self)
        self.add.clicked.connect(self._ask_file)
        self.message.action_requested.connect(self.presenter.undo)

    def show_texts(self, content: ConsentsContent) -> None:
        """Show what is in force."""
        show_notice(self.message, content.notice)
        if content.lines == self._shown:
            return
        self._shown = content.lines
        while item := self._rows.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for one in content.lines:
            self._rows.addWidget(self._row(one))

    def _row(self, one: TextLine) -> QWidget:
        whole = QWidget()
        row = line(whole, spacing=8)
        words = column(spacing=1)
        words.addWidget(Text(one.name, "body_strong", wrap=True))
        words.addWidget(Text(one.standing, "small", tone="warn" if one.is_sample else "", wrap=True))
        row.addLayout(words, 1)
        read = button(say("Read"), "ghost", "sm", object_name=f"consents.read.{one.id}", spoken=say("Read {name}", name=one.name))
        read.clicked.connect(partial(self._read, one))
        spoken = say("Save {name} as a file", name=one.name)
        save = button(say("Save as file…"), "ghost", "sm", object_name=f"consents.save.{one.id}", spoken=spoken)
        save.clicked.connect(partial(self._ask_where, one))
        row.addWidget(read)
        row.addWidget(save)
        if one.is_sample:
            spoken = say("Confirm {name} as the clinic’s own text", name=one.name)
            take = button(say("Confirm as ours"), "ghost", "sm", object_name=f"consents.confirm.{one.id}", spoken=spoken)
            take.clicked.connect(lambda: self.presenter.take_over(one))
            row.addWidget(take)
        else:
            gone = button(say("Remove"), "ghost", "sm", object_name=f"consents.remove.{one.id}", spoken=say("Remove {name}", name=one.name))
            gone.clicked.connect(lambda: self.presenter.remove(one))
            row.addWidget(gone)
        return whole

    def _read(self, one: TextLine, _pressed: bool = False) -> None:
        TextPreview(self._page(), one)

    def _page(self) -> QWidget:
        """The whole page of settings, which the lock screen takes out of sight with everything on it."""
        page: QWidget = self
        while (above := page.parentWidget()) is not None and not isinstance(above, QStackedWidget):
            page = above
        return page

    def _ask_file(self) -> None:
        dialog = QFileDialog(self.window(), tr(say("Add a consent text")), "", tr(_FILES))
        dialog.setObjectName("dialog.consent")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.filesSelected.connect(lambda chosen: self.presenter.add(Path(chosen[0])))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _ask_where(self, one: TextLine, _pressed: bool = False) -> None:
        dialog = QFileDialog(self.window(), tr(say("Save as file")), f"consent_{one.id.replace('.', '_')}.txt", tr(_FILES))
        dialog.setObjectName("dialog.consent.save")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("txt")
        dialog.fileSelected.connect(lambda path: self.presenter.save(one, Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


class TextPreview(OverCard):
    """A text as a patient sees it, over the page until Esc, its button or a press beside it."""

    def __init__(self, page: QWidget, one: TextLine) -> None:
        from procedure_assistant.ui.consent.reading import ConsentReading  # noqa: PLC0415 -- seldom needed

        super().__init__(page, _WIDTH, _MARGIN)
        named(self, "consents.preview", one.name)
        self.cross = icon_button("x", object_name="consents.preview.close", spoken=say("Close the text"))
        self.cross.clicked.connect(self.leave)
        words = words_of(one.text.language)
        self.reading = ConsentReading(words["text"])
        about = ((words["procedure"], words[one.text.kind]),)
        self.reading.set_text(one.text.text, about, words["sample"] if one.text.sample else "", agree=True)
        inner = column(self._card, spacing=6)
        inner.setContentsMargins(20, 14, 14, 14)
        head = line(spacing=10)
        head.addWidget(Text(say("{name}, version {version}", name=one.name, version=one.text.version), "title", wrap=True), 1)
        head.addWidget(self.cross)
        inner.addLayout(head)
        inner.addWidget(self.reading, 1)
        self.open(self.reading.area)

    def stops(self) -> tuple[QWidget, ...]:
        """The text, and what closes it."""
        return self.reading.area, self.cross
