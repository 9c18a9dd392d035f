"""What a scan does in a visit: opens the container it names or fills the kit of the passport, as one press; refuses in words. No Qt."""

from __future__ import annotations

from enum import Enum, auto

from procedure_assistant.domain.commands import passport, products
from procedure_assistant.domain.passport.reading import passports
from procedure_assistant.domain.protocol import Shows
from procedure_assistant.domain.say import say
from procedure_assistant.services.pack_codes import Standard
from procedure_assistant.services.passport_view import local_now
from procedure_assistant.services.permissions import Act
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.scanning import Scanned, ScanService, kit_values
from procedure_assistant.ui.visit.content import Notice
from procedure_assistant.ui.visit.presenter_base import problem_notice
from procedure_assistant.ui.visit.presenter_passport import PassportRequests

_KIT = ("kit_udi", "kit_lot", "kit_expiry", "kit_maker", "kit_model")


class Came(Enum):
    """What came of a scan."""

    CHARTED = auto()
    REFUSED = auto()
    """Nothing was charted, and a message says why."""
    INCOMPLETE = auto()
    """The code names the product alone: lot and expiry are to be typed as printed."""
    UNKNOWN = auto()
    """Nobody has said yet which product it is."""


class ScanRequests(PassportRequests):
    """Charts what was scanned."""

    scanning: ScanService | None = None

    @property
    def takes_kits(self) -> bool:
        """Whether a product of this visit is made with a kit whose device, lot and expiry its passport asks for."""
        return any(form.step("kit_lot") is not None for form in self.record.protocol.passports)

    def take_scan(self, scanned: Scanned) -> Came:
        """Chart a scan, one act with one undo."""
        if why := self._permits(Act.CHART):
            self._tell(Notice("refusal", say("Nothing was charted."), why))
            return Came.REFUSED
        if self._is_refused(scanned):
            return Came.REFUSED
        if not scanned.is_known:
            return Came.UNKNOWN
        if scanned.kit is not None:
            return self._take_kit(scanned)
        if not scanned.lot or scanned.expiry is None:
            self._to_products()
            return Came.INCOMPLETE
        done = self._do(products.open_product, scanned.product, scanned.lot, scanned.expiry, scanned.serial, scanned.ndc)
        return Came.CHARTED if done else Came.REFUSED

    def _is_refused(self, scanned: Scanned) -> bool:
        """Whether it may not be used here; then that is on the screen."""
        if self.scanning is None:
            return False
        try:
            refusal = self.scanning.refusal(scanned, self.record, self.visit.id)
        except Problem as problem:
            self._tell(problem_notice(problem))
            return True
        if refusal is not None:
            self._tell(self._refused(refusal))
        return refusal is not None

    def _to_products(self) -> None:
        section = next((one for one in self.record.protocol.sections if one.shows is Shows.PRODUCTS), None)
        if section is not None and self._section.shows is not Shows.PRODUCTS:
            self.go_to(section.id)

    def _take_kit(self, scanned: Scanned) -> Came:
        """Into the passport of the product that is there; of the only one that can be, where none was begun."""
        forms = [form for form in self.record.protocol.passports if form.step("kit_lot") is not None]
        now = next((one for one in reversed(passports(self.record)) if one.form in forms and one.product.returned is None), None)
        if not forms or (now is None and len(forms) > 1):
            title = say("This visit has no product that is made with a kit. Nothing was charted.")
            go_on = say("Begin the product first, then scan its kit.") if forms else say("Compare the kit with the visit.")
            self._tell(Notice("refusal", title, go_on))
            return Came.REFUSED
        if now is None:
            if not self._do(passport.begin, forms[0].id):
                return Came.REFUSED
            now = next(reversed(passports(self.record)))
        values = {name: value for name, value in kit_values(scanned).items() if name in _KIT and now.form.step(name) is not None}
        return Came.CHARTED if self._do(passport.fill, now.product.id, values, local_now(self._clock)) else Came.REFUSED

    def looks_like_kit(self, scanned: Scanned) -> bool:
        """Whether an unknown code is more likely a kit than a drug here: HIBC is for devices, and a drug carries its NDC."""
        return self.takes_kits and (scanned.code.standard is Standard.HIBC or not scanned.code.ndc_digits)
