"""The card of this workstation's appearance on the settings page: theme and text size. It decides nothing."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.services.appearance import SKIN_TONES, SYSTEM, TEXT_SIZES
from procedure_assistant.ui.language import LANGUAGES
from procedure_assistant.ui.pages import column
from procedure_assistant.ui.settings.appearance_presenter import AppearanceContent, AppearancePresenter
from procedure_assistant.ui.widgets.choices import Choice, ChoiceRow
from procedure_assistant.ui.widgets.surfaces import Panel, Text

_THEMES = (
    Choice("system", say("System")),
    Choice("light", say("Light")),
    Choice("dark", say("Dark")),
    Choice("high_contrast", say("High contrast")),
)
_SKINS = tuple(
    Choice(tone, words)
    for tone, words in zip(
        SKIN_TONES, (say("Light"), say("Light-medium"), say("Medium"), say("Brown"), say("Deep", sense="skin")), strict=True
    )
)


_LANGUAGES = (Choice(SYSTEM, say("System")), *(Choice(one, name) for one, name in LANGUAGES.items()))


class AppearanceCard(Panel):
    """Each choice is shown at once. Call :meth:`ask` before it is used."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", border="line", radius="radius_card", parent=parent)
        self.setObjectName("settings.workstation")
        self.theme = ChoiceRow("settings.theme", say("Appearance"), _THEMES)
        self.language = ChoiceRow("settings.language", say("Language of the screen"), _LANGUAGES)
        self.skin = ChoiceRow("settings.skin_tone", say("Skin of the figures"), _SKINS)
        self.size_choice = ChoiceRow("settings.text_size", say("Text size"), ())
        self._note = Text("", "small", wrap=True)
        self._problem = Text("", "small", tone="danger", wrap=True)
        rows = column(self, spacing=8)
        rows.setContentsMargins(24, 20, 24, 22)
        rows.addWidget(Text(say("This workstation"), "strong"))
        rows.addWidget(Text(say("For everybody who works here. “System” follows what this computer is set to."), "small", wrap=True))
        rows.addSpacing(4)
        rows.addWidget(Text(say("Language of the screen"), "small_strong"))
        rows.addWidget(self.language)
        rows.addWidget(Text(say("The record, its print and its text for the chart stay in English."), "small", wrap=True))
        rows.addSpacing(4)
        rows.addWidget(Text(say("Appearance"), "small_strong"))
        rows.addWidget(self.theme)
        rows.addSpacing(4)
        rows.addWidget(Text(say("Text size"), "small_strong"))
        rows.addWidget(self.size_choice)
        rows.addWidget(self._note)
        rows.addSpacing(4)
        rows.addWidget(Text(say("Skin of the figures"), "small_strong"))
        rows.addWidget(self.skin)
        rows.addWidget(self._problem)

    def ask(self, presenter: AppearancePresenter) -> None:
        """Whom a choice is told to."""
        self.theme.chosen.connect(presenter.choose_theme)
        self.skin.chosen.connect(presenter.choose_skin_tone)
        self.language.chosen.connect(presenter.choose_language)
        self.size_choice.chosen.connect(lambda size: presenter.choose_text_size(int(size)))

    def show_appearance(self, content: AppearanceContent) -> None:
        """Show what counts."""
        self.theme.set_current(content.theme)
        self.skin.set_current(content.skin_tone)
        self.language.set_current(content.language)
        sizes = [size for size in TEXT_SIZES if size in content.sizes or size == content.text_size]
        self.size_choice.set_choices([Choice(str(size), say("{size} %", size=size)) for size in sizes])
        self.size_choice.set_current(str(content.text_size))
        for text, words in ((self._note, content.size_note), (self._problem, content.problem)):
            text.setText(words)
            text.setVisible(bool(words))
