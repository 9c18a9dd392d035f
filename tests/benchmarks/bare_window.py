"""The smallest PySide6 program: an empty window. Says when it was painted and what memory it holds; run by start_up."""

import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from tests.benchmarks.memory import proportional_mb, resident_mb


class Bare(QWidget):
    """An empty window that tells of its first painting."""

    def __init__(self) -> None:
        super().__init__()
        self.painted = False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell when the painting is over."""
        super().paintEvent(event)
        if not self.painted:
            self.painted = True
            QTimer.singleShot(0, self.tell)

    def tell(self) -> None:
        """Say it, and end."""
        computed, now = time.process_time(), time.monotonic()
        sys.stdout.write(f"painted {now}\ncomputed {computed}\nmemory {resident_mb()}\nshared {proportional_mb()}\n")
        self.close()


if __name__ == "__main__":
    app = QApplication(sys.argv)
    window = Bare()
    window.resize(1440, 900)
    window.show()
    app.exec()
