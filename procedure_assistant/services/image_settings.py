"""What the clinic sets for images: the DICOM listener and the watched folder. Both are off until somebody turns them on."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from typing import Any

import msgspec

from procedure_assistant.domain.say import say
from procedure_assistant.services.ports import Store

_KEY = "images"
_LONGEST_TITLE = 16
THIS_COMPUTER = "127.0.0.1"
EVERYWHERE = "0.0.0.0"


@dataclass(frozen=True, slots=True)
class Peer:
    """A device that may send: its AE title, and its address or network ("192.168.7.20", "192.168.7.0/24"). Both must agree."""

    ae_title: str
    address: str


@dataclass(frozen=True, slots=True)
class ImageSettings:
    """The DICOM listener and the watched folder. Nobody may send before a peer is named here."""

    listener_on: bool = False
    ae_title: str = "PROCASSIST"
    port: int = 11112
    bind: str = THIS_COMPUTER
    """The address that is listened at; another than this computer's own only when somebody sets it."""
    peers: tuple[Peer, ...] = ()
    folder_on: bool = False
    folder: str = ""


def load_image_settings(store: Store) -> ImageSettings:
    """The settings as stored, defaults where nothing was set."""
    return msgspec.convert(_stored(store), type=ImageSettings, strict=True)


def save_image_settings(store: Store, settings: ImageSettings) -> None:
    """Keep the settings; values that this version does not know stay as they are. Ask ``image_settings_faults`` first."""
    store.save_setting(_KEY, msgspec.json.encode({**_stored(store), **msgspec.to_builtins(settings)}).decode())


def image_settings_faults(settings: ImageSettings) -> tuple[str, ...]:
    """Everything that is wrong with the settings, in sentences; empty when they can be used."""
    found = [*_title_faults(say("The AE title of this program"), settings.ae_title)]
    if not 1 <= settings.port <= 65535:
        found.append(say("The port is a number from 1 to 65535; 104 and 11112 are usual."))
    if not _is_address(settings.bind):
        found.append(say("The address to listen at is an IP address such as 127.0.0.1 or 192.168.7.10."))
    for peer in settings.peers:
        found.extend(_title_faults(say("The AE title of a peer"), peer.ae_title))
        if not _is_network(peer.address):
            found.append(
                say(
                    "The address of {ae_title} is an IP address such as 192.168.7.20, or a network such as 192.168.7.0/24.",
                    ae_title=peer.ae_title,
                )
            )
    if settings.listener_on and not settings.peers:
        found.append(say("No device may send yet: add the AE title and the address of the ultrasound machine."))
    if settings.folder_on and not settings.folder.strip():
        found.append(say("Choose the folder that shall be watched."))
    return tuple(found)


def _title_faults(what: str, title: str) -> tuple[str, ...]:
    if not title.strip():
        return (say("{what} is missing.", what=what),)
    if len(title) > _LONGEST_TITLE or not title.isascii() or not title.isprintable() or "\\" in title:
        return (
            say(
                "{what} is up to {longest_title} plain letters, digits and signs, without backslash.",
                what=what,
                longest_title=_LONGEST_TITLE,
            ),
        )
    return ()


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


def _is_network(text: str) -> bool:
    try:
        ipaddress.ip_network(text, strict=False)
    except ValueError:
        return False
    return True


def _stored(store: Store) -> dict[str, Any]:
    text = store.setting(_KEY)
    found: dict[str, Any] = msgspec.json.decode(text) if text else {}
    return found
