"""The languages by their own names, on the pages before anybody is in. A choice is shown at once and kept for this workstation."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.ui import language
from procedure_assistant.ui.appearance_file import AppearanceFile
from procedure_assistant.ui.widgets.choices import Choice, Segmented


class LanguageChoice(Segmented):
    """No part of the records, so nobody has to be in for it; on the settings page it is the presenter of the appearance who keeps it."""

    def __init__(self, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(object_name, say("Language of the screen"), parent=parent)
        self.set_choices([Choice(one, name) for one, name in language.LANGUAGES.items()])
        self.set_current(language.current())
        self.chosen.connect(self._choose)

    def retell(self) -> None:
        """Another one may have been chosen elsewhere."""
        self.set_current(language.current())

    def _choose(self, chosen: str) -> None:
        keeper = AppearanceFile(self)
        keeper.keep_appearance(keeper.appearance()._replace(language=chosen))
        app = QApplication.instance()
        if isinstance(app, QApplication):
            language.apply(app, language.language_of(chosen))
