"""The language of the screen: texts of `domain.say` shown in it, and shown again when it changes. Knows no screen and no content.

Whoever writes a text writes it in English with `say(…)`; our own widgets (everything in `ui/widgets`) show it in the reader's language
and need no more. A widget of Qt's own is told through `put(widget.setToolTip, text)`, painting of one's own through `tr(text)`.
English is the fast way: nothing is looked up.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from types import MethodType
from typing import TYPE_CHECKING, Literal, Protocol, cast

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from procedure_assistant.domain.say import Said
from procedure_assistant.resources import resource

if TYPE_CHECKING:
    from procedure_assistant.ui.recall import Patterns

    _Base = QWidget
else:
    _Base = object

Language = Literal["en", "es"]
LANGUAGES: dict[Language, str] = {"en": "English", "es": "Español"}
"""Every language by the name it has in itself."""

CONTEXT = "say"
"""The one context of the catalogues: the same English text is the same text everywhere, parted only by `sense`."""

_NARROW_SPACE = "\N{NARROW NO-BREAK SPACE}"
_KEPT = "_kept_texts"


class _Method(Protocol):
    """What a bound method is to `put`."""

    __self__: object
    __name__: str


class _Current:
    """The language that the screen shows; one process shows one."""

    language: Language = "en"
    tongue: Tongue | None = None
    translator: QTranslator | None = None


class Tongue:
    """A language with the signs of one country."""

    def __init__(self, locale: QLocale) -> None:
        self.locale = locale
        point = locale.decimalPoint()
        # Where the comma parts the decimals, "1.000" could be read as one: thousands are parted by a space there.
        self._signs = str.maketrans({".": point, ",": "," if point == "." else _NARROW_SPACE})
        self._plain_signs = point == "."
        self._templates: dict[tuple[str, str], str] = {}
        self._recall: Patterns | None = None

    def template(self, english: str, sense: str) -> str:
        """The template from the catalogue, kept, since the same ones come again with every click."""
        key = (english, sense)
        found = self._templates.get(key)
        if found is None:
            found = self._templates[key] = QCoreApplication.translate(CONTEXT, english, sense or None)
        return found

    def number(self, english: str) -> str:
        """With the locale's decimal sign."""
        return english if self._plain_signs else english.translate(self._signs)

    def recalled(self, english: str) -> str:
        """By its template in the catalogue; values are recalled in turn."""
        if not any(sign.isalpha() for sign in english):
            return self.number(english) if english and all(sign.isdecimal() or sign in ".," for sign in english) else english
        whole = self.template(english, "")
        return whole if whole != english else self._patterns().told(english, self)

    def _patterns(self) -> Patterns:
        if self._recall is None:
            from procedure_assistant.ui.recall import shipped_patterns  # noqa: PLC0415 -- only for stored texts in another language

            self._recall = shipped_patterns()
        return self._recall

    def day(self, value: date) -> str:
        """Day, short name of the month, year."""
        month = self.locale.standaloneMonthName(value.month, QLocale.FormatType.ShortFormat).rstrip(".")
        return f"{value.day} {month} {value.year}"


def tr(text: str) -> str:
    """What the screen shows for a text: in English, and for what is not of `say`, the text itself."""
    tongue = _Current.tongue
    if tongue is None or not isinstance(text, Said):
        return text
    return text.told(tongue)


def put(setter: Callable[[str], object], text: str) -> None:
    """Set a text of a widget or an action of Qt's own, now and again whenever the language changes: `put(edit.setToolTip, say("…"))`."""
    if isinstance(setter, MethodType):  # a setter of our own, which puts the text itself
        setter(text)
        return
    method = cast("_Method", setter)
    if isinstance(text, Said):
        vars(method.__self__).setdefault(_KEPT, {})[method.__name__] = text
        setter(tr(text))
        return
    if kept := vars(method.__self__).get(_KEPT):
        kept.pop(method.__name__, None)
    setter(text)


def text_of(widget: QAbstractButton | QLabel) -> str:
    """The text that a widget was told, to be said elsewhere too: `widget.text()` is what it shows in one language."""
    return kept_texts(widget).get("setText", widget.text())


def name_of(widget: QWidget) -> str:
    """The spoken name that a widget was told."""
    return kept_texts(widget).get("setAccessibleName", widget.accessibleName())


def kept_texts(owner: object) -> dict[str, Said]:
    """The texts that were put, by the name of the method that shows them."""
    found: dict[str, Said] = vars(owner).get(_KEPT, {})
    return found


class Translated(_Base):
    """Mixin of our own widgets, left of Qt's class: what is said to them is translated, and again when the language changes."""

    def setToolTip(self, text: str, /) -> None:
        """Show it in the reader's language."""
        put(super().setToolTip, text)

    def setAccessibleName(self, text: str, /) -> None:
        """Speak it in the reader's language."""
        put(super().setAccessibleName, text)

    def setAccessibleDescription(self, text: str, /) -> None:
        """Speak it in the reader's language."""
        put(super().setAccessibleDescription, text)

    def retell(self) -> None:
        """Called after the language changed and the kept texts were set anew, for what is made from texts in another way."""


def tongue() -> Tongue | None:
    """How texts are told just now; None for English."""
    return _Current.tongue


def current() -> Language:
    """The language that is shown."""
    return _Current.language


def locale() -> QLocale:
    """The locale of what is shown, for entry fields."""
    return _Current.tongue.locale if _Current.tongue else QLocale(QLocale.Language.English, QLocale.Country.UnitedStates)


def system_language() -> Language:
    """What the operating system asks for; English where it is a language that is not here."""
    wanted = (QLocale(name).language() for name in QLocale.system().uiLanguages())
    known: dict[QLocale.Language, Language] = {QLocale.Language.English: "en", QLocale.Language.Spanish: "es"}
    return next((known[one] for one in wanted if one in known), "en")


def language_of(chosen: str) -> Language:
    """What was chosen at this workstation; for "system", or what is not here, what the operating system asks for."""
    return next((known for known in LANGUAGES if known == chosen), None) or system_language()


def apply(app: QApplication, language: Language, *, catalogue: QTranslator | None = None) -> None:
    """Show the whole program in `language`, now, with every widget that exists. ``catalogue`` replaces the shipped one."""
    set_current(app, language, catalogue=catalogue)
    widgets = app.allWidgets()
    for widget in widgets:
        for owner in (widget, *widget.actions()):
            for name, text in tuple(kept_texts(owner).items()):
                put(getattr(owner, name), text)
    for widget in widgets:
        if isinstance(widget, Translated):
            widget.retell()
        if retheme := getattr(widget, "retheme", None):  # sizes that follow from the words, as from the font
            retheme()
        widget.updateGeometry()
        widget.update()


def set_current(app: QApplication, language: Language, *, catalogue: QTranslator | None = None) -> None:
    """Make `language` the one that new texts are shown in; FileNotFoundError when its catalogue is not there."""
    if _Current.translator is not None:
        app.removeTranslator(_Current.translator)
        _read_with(".")
    _Current.language, _Current.tongue, _Current.translator = language, None, None
    if language == "en" and catalogue is None:
        return
    _Current.translator = catalogue or _shipped(language)
    app.installTranslator(_Current.translator)
    _Current.tongue = Tongue(_locale_of(language))
    _read_with(_Current.tongue.locale.decimalPoint())


def _read_with(decimal_sign: str) -> None:
    from procedure_assistant.ui import entry  # noqa: PLC0415 -- not before the first paint in English

    entry.read_with(decimal_sign)


def _shipped(language: Language) -> QTranslator:
    path = resource("languages", f"{language}.qm")
    translator = QTranslator()
    if not translator.load(str(path)):
        raise FileNotFoundError(f"{path} cannot be read")
    return translator


def _locale_of(language: Language) -> QLocale:
    """The system's own country of the language; the United States where the system speaks another."""
    system = QLocale.system()
    wanted = QLocale(language).language()
    return system if system.language() == wanted else QLocale(wanted, QLocale.Country.UnitedStates)
