"""The one exception that is shown to the clinician; every adapter turns foreign errors into it and adds no patient data."""

from __future__ import annotations

from procedure_assistant.domain.say import say


class Problem(Exception):
    """Something expected went wrong. ``str()`` of it is a sentence for the clinician.

    Args:
        code: stable identifier such as ``STORE-FULL``, for the help and the log.
        message: what happened and what is safe, in one or two sentences.
        hint: what to do next.
        detail: technical text for the log only; never patient data.
    """

    def __init__(self, code: str, message: str, *, hint: str = "", detail: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint
        self.detail = detail

    @property
    def text(self) -> str:
        """Message and hint in one paragraph, as shown on screen and on the command line."""
        return say("{message} {hint}", message=self.message, hint=self.hint).strip()
