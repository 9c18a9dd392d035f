"""Whether a product may be used, in one line: its route with the numbers that prove it. The rules are data; this words them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from procedure_assistant.domain.passport.reading import Passport
from procedure_assistant.domain.say import joined, say


class Status(StrEnum):
    """Where a product stands in law."""

    NOT_TOLD = "not_told"
    CLEARED_KIT = "cleared_kit"
    SAME_PROCEDURE = "same_procedure"
    IND_IRB = "ind_irb"
    UNAPPROVED = "unapproved"
    UNLAWFUL = "unlawful"


@dataclass(frozen=True, slots=True)
class RegulatoryStatus:
    """The status with its line for screen and paper."""

    status: Status
    words: str


def regulatory_status(passport: Passport) -> RegulatoryStatus:
    """The status that the answers of the regulatory section make; unlawful where a rule that no reason goes past says so."""
    route = passport.value("route")
    if not route:
        return RegulatoryStatus(Status.NOT_TOLD, say("Regulatory status not told"))
    for step in passport.form.steps():
        for rule in step.rules if step.id in passport.standing else ():
            if rule.id in passport.form.final and rule.when.holds(passport.standing, ()):
                return RegulatoryStatus(Status.UNLAWFUL, rule.says)
    words = {
        "cleared_kit": say("Kit cleared by 510(k) {value}", value=passport.value("clearance_number")).strip()
        + say("; use at nerves is off-label"),
        "same_procedure": say(
            "Same surgical procedure, 21 CFR 1271.15(b): {value}", value=passport.value("exception_basis") or say("basis not told")
        ),
        "ind_irb": joined(
            ", ",
            (
                say("IND {value}", value=passport.value("ind_number") or say("not told")),
                say("IRB {value}", value=passport.value("irb_number") or say("not told")),
                say("protocol {value}", value=passport.value("study_protocol") or say("not told")),
            ),
        ),
        "unapproved": say("Investigational, without approval or IND"),
    }
    return RegulatoryStatus(Status(route), words[route])
