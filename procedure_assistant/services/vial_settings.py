"""What the clinic sets about vials: who may share one, for how long one is used, whether waste is witnessed. Decides nothing clinical."""

from __future__ import annotations

from typing import Any

import msgspec

from procedure_assistant.domain.say import say
from procedure_assistant.domain.vials import VialPolicy
from procedure_assistant.services.ports import Store

_KEY = "vials"
MOST_HOURS = 24 * 28
"""Four weeks; a longer time is a slip of the keyboard."""


def load_vial_policy(store: Store) -> VialPolicy:
    """The clinic's policy as stored; as the labels say where nothing was set."""
    stored = _stored(store)
    return VialPolicy(
        frozenset(msgspec.convert(stored.get("shared", []), type=list[str], strict=True)),
        msgspec.convert(stored.get("hours", {}), type=dict[str, int], strict=True),
        msgspec.convert(stored.get("witness", False), type=bool, strict=True),
    )


def save_vial_policy(store: Store, policy: VialPolicy) -> None:
    """Keep the policy; values that this version does not know stay as they are. Ask ``vial_policy_faults`` first."""
    known = {"shared": sorted(policy.shared), "hours": dict(sorted(policy.hours.items())), "witness": policy.witness}
    store.save_setting(_KEY, msgspec.json.encode({**_stored(store), **known}).decode())


def vial_policy_faults(policy: VialPolicy) -> tuple[str, ...]:
    """Everything that is wrong with a policy, in sentences; empty when it can be used."""
    return tuple(
        say("The hours of use are a whole number from 1 to {most}, not {hours}.", most=MOST_HOURS, hours=hours)
        for hours in policy.hours.values()
        if not 1 <= hours <= MOST_HOURS
    )


def _stored(store: Store) -> dict[str, Any]:
    text = store.setting(_KEY)
    found: dict[str, Any] = msgspec.json.decode(text) if text else {}
    return found
