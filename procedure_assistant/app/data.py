"""What the shipped data files say: protocols, texts, codes. Each is read when it is first asked for, and once."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from procedure_assistant.domain.say import say
from procedure_assistant.resources import resource
from procedure_assistant.services.problem import Problem

if TYPE_CHECKING:
    from procedure_assistant.domain.claims import ClaimCodes
    from procedure_assistant.protocols import Catalogue
    from procedure_assistant.protocols.consent_texts import ConsentText
    from procedure_assistant.protocols.leaflets import LeafletTexts
    from procedure_assistant.services.folding import Folding
    from procedure_assistant.services.ports import Derived, LogRow


def derived(rows: tuple[LogRow, ...]) -> Derived:
    """The rows that follow from a log."""
    return folding().derived(rows)


@cache
def folding() -> Folding:
    """What folds logs into records, by the shipped protocols."""
    from procedure_assistant.services.folding import Folding  # noqa: PLC0415 -- slow import

    return Folding(catalogue())


@cache
def catalogue() -> Catalogue:
    """The protocols. Raises ``Problem`` PROTOCOL-FAULTS with every fault of the files."""
    from procedure_assistant.protocols import ProtocolFaults, load_catalogue  # noqa: PLC0415 -- slow import

    try:
        return load_catalogue(resource())
    except ProtocolFaults as error:
        raise Problem(
            "PROTOCOL-FAULTS",
            say("The clinical data files have faults, so no visit can be opened.\n{error}", error=error),
            hint=say("Correct the files named."),
        ) from error


def claim_codes() -> ClaimCodes:
    """The dated tables of billing codes."""
    from procedure_assistant.protocols.claims import read_claim_codes  # noqa: PLC0415 -- only where a claim is looked at

    return read_claim_codes(resource(), catalogue().citations)


@cache
def consent_sample(kind: str, language: str) -> ConsentText:
    """The shipped sample of a consent text."""
    from procedure_assistant.protocols.consent_texts import read_sample  # noqa: PLC0415 -- only when one is shown

    return read_sample(resource(), kind, language)


def leaflet_texts(language: str) -> LeafletTexts:
    """The after-care texts of a language."""
    from procedure_assistant.protocols.leaflets import read_leaflet  # noqa: PLC0415 -- only when one is printed

    return read_leaflet(resource(), language, catalogue().citations)
