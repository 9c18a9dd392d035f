"""The kinds of visit that can be started, sorted for the eye: by what is given, combinations last. No Qt, no decision."""

from __future__ import annotations

from collections.abc import Sequence

from procedure_assistant.domain.say import say
from procedure_assistant.protocols.catalogue import Offer
from procedure_assistant.ui.patients.content import StartOffer

TOXIN, BLOCK, REGENERATIVE, COMBINED = say("Botulinum toxin"), say("Nerve block"), say("Regenerative"), say("Combined")
_GROUPS = (TOXIN, BLOCK, REGENERATIVE, COMBINED)
_BY_PROTOCOL = {"preempt_botox": TOXIN, "gon_block": BLOCK, "gon_block_ultrasound": BLOCK}


def start_offers(offers: Sequence[Offer]) -> tuple[StartOffer, ...]:
    """The offers group by group, each group in the order of the catalogue; what is neither toxin nor block is regenerative."""
    found = [StartOffer(offer.id, _words(offer), say("Start a visit: {offer}", offer=offer.title), group_of(offer)) for offer in offers]
    return tuple(sorted(found, key=lambda one: _GROUPS.index(one.group)))


def _words(offer: Offer) -> str:
    """The short title; where that is the heading already, what the title adds to it: "For chronic migraine"."""
    if offer.short != group_of(offer):
        return offer.short
    return offer.title.removeprefix(offer.short).strip().capitalize() or offer.short


def group_of(offer: Offer) -> str:
    """The heading that an offer stands under."""
    if len(offer.parts) > 1:
        return COMBINED
    return _BY_PROTOCOL.get(offer.parts[0][0], REGENERATIVE)
