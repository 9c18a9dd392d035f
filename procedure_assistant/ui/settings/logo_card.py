"""The logo of the clinic: choose a file, see it as it will be printed, take it away. Every change is kept at once."""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.services.permissions import Act
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.settings import ClinicSettings, load_settings, save_settings
from procedure_assistant.ui.names import named
from procedure_assistant.ui.widgets.buttons import button
from procedure_assistant.ui.widgets.surfaces import Panel, Text

if TYPE_CHECKING:
    from procedure_assistant.services.bundle import Services

_SHOWN_HEIGHT = 48
_TEXT = say("Printed in black at the head of every record and paper. PNG, JPEG or SVG, at most 5 MB; only a small copy is kept.")


class LogoCard(Panel):
    """For whoever may change the settings; whoever lays it out shows it to nobody else."""

    def __init__(self, services: Services, changed: Callable[[ClinicSettings], None], parent: QWidget | None = None) -> None:
        super().__init__("surface", border="line", radius="radius_card", parent=parent)
        self.setObjectName("settings.logo")
        self._store, self._guard, self._changed = services.store, services.visits.guard, changed
        self._picture = named(QLabel(), "settings.logo.picture", say("The logo as it is printed"))
        self._picture.setStyleSheet("background: white; padding: 6px;")  # as paper is, in every theme
        self._none = Text(say("No logo yet."), "body")
        self.told = Text("", "small", tone="danger", wrap=True)
        self.choose = button(say("Choose a logo"), "secondary", "sm", "image", object_name="settings.logo.choose")
        self.remove = button(say("Remove"), "ghost", "sm", object_name="settings.logo.remove", spoken=say("Remove the logo"))
        self.choose.clicked.connect(self._ask)
        self.remove.clicked.connect(lambda: self._keep(""))
        self._lay_out()
        self.refresh()

    def refresh(self) -> None:
        """Show what is stored."""
        self.told.hide()
        try:
            self._show(load_settings(self._store).logo)
        except Problem as problem:
            self._tell(problem)

    def take(self, path: Path) -> None:
        """Keep the logo of a file; one that cannot be used is told, and the one before stays."""
        from procedure_assistant.ui.settings.logo_file import read_logo  # noqa: PLC0415 -- seldom needed

        try:
            self._guard.allow(save_settings)
            kept = base64.b64encode(read_logo(path)).decode()
        except Problem as problem:
            self._tell(problem)
            return
        self._keep(kept)

    def _keep(self, logo: str) -> None:
        try:
            self._guard.allow(save_settings)
            after = replace(load_settings(self._store), logo=logo)  # read anew: another window may have stored another field
            save_settings(self._store, after)
            self._guard.note(Act.CHANGE_SETTINGS, "", say("logo") if logo else say("logo removed"))
        except Problem as problem:
            self._tell(problem)
            return
        self.refresh()
        self._changed(after)

    def _show(self, logo: str) -> None:
        image = QImage.fromData(base64.b64decode(logo)) if logo else QImage()
        self._picture.setVisible(not image.isNull())
        self._none.setVisible(image.isNull())
        self.remove.setVisible(bool(logo))
        if not image.isNull():
            shown = image.convertToFormat(QImage.Format.Format_Grayscale8)
            smooth = Qt.TransformationMode.SmoothTransformation
            self._picture.setPixmap(QPixmap.fromImage(shown.scaledToHeight(_SHOWN_HEIGHT, smooth)))

    def _tell(self, problem: Problem) -> None:
        self.told.setText(problem.text)
        self.told.show()

    def _ask(self) -> None:
        dialog = QFileDialog(self.window(), say("Choose a logo"), "", "PNG, JPEG, SVG (*.png *.jpg *.jpeg *.svg)")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self.take(Path(path)))
        dialog.open()

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 20, 24, 22)
        rows.setSpacing(8)
        rows.addWidget(Text(say("Logo"), "strong"))
        rows.addWidget(Text(_TEXT, "small", wrap=True))
        rows.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignLeft)
        rows.addWidget(self._none)
        rows.addWidget(self.told)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.choose)
        foot.addWidget(self.remove)
        foot.addStretch(1)
        rows.addLayout(foot)
