"""The settings for images: off until turned on, nobody allowed until named, and every fault in a sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from procedure_assistant.services.image_settings import (
    ImageSettings,
    Peer,
    image_settings_faults,
    load_image_settings,
    save_image_settings,
)
from tests.fakes import MemoryStore

GOOD = ImageSettings(listener_on=True, peers=(Peer("US_ROOM2", "192.168.7.20"), Peer("ARCHIVE", "10.0.0.0/8")))


def test_that_all_is_off_and_on_this_computer_alone_until_somebody_sets_it():
    assert load_image_settings(MemoryStore()) == ImageSettings(False, "PROCASSIST", 11112, "127.0.0.1", (), False, "")
    assert image_settings_faults(ImageSettings()) == ()


def test_that_settings_are_kept():
    store = MemoryStore()
    save_image_settings(store, GOOD)
    assert load_image_settings(store) == GOOD
    assert image_settings_faults(GOOD) == ()


def test_that_values_of_a_later_version_stay():
    store = MemoryStore()
    store.save_setting("images", '{"colour":"grey","port":104}')
    save_image_settings(store, replace(load_image_settings(store), port=105))
    assert store.setting("images") is not None
    assert '"colour":"grey"' in str(store.setting("images"))
    assert load_image_settings(store).port == 105


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"ae_title": " "}, "The AE title of this program is missing."),
        ({"ae_title": "A" * 17}, "The AE title of this program is up to 16 plain letters, digits and signs, without backslash."),
        ({"ae_title": "A\\B"}, "The AE title of this program is up to 16 plain letters, digits and signs, without backslash."),
        ({"port": 0}, "The port is a number from 1 to 65535; 104 and 11112 are usual."),
        ({"port": 70000}, "The port is a number from 1 to 65535; 104 and 11112 are usual."),
        ({"bind": "here"}, "The address to listen at is an IP address such as 127.0.0.1 or 192.168.7.10."),
        ({"peers": (Peer("Ü", "10.0.0.1"),)}, "The AE title of a peer is up to 16 plain letters, digits and signs, without backslash."),
        (
            {"peers": (Peer("US", "room 2"),)},
            "The address of US is an IP address such as 192.168.7.20, or a network such as 192.168.7.0/24.",
        ),
        ({"peers": ()}, "No device may send yet: add the AE title and the address of the ultrasound machine."),
        ({"folder_on": True}, "Choose the folder that shall be watched."),
    ],
)
def test_that_every_fault_is_a_sentence(changes: dict[str, object], fault: str):
    assert image_settings_faults(replace(GOOD, **changes)) == (fault,)
