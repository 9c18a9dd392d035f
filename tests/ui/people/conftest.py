"""The same clinic as for coming in."""

from tests.ui.access.conftest import access, clinic, on_screen

__all__ = ["access", "clinic", "on_screen"]
