"""Logins and passwords: what is compared as one, and what is refused before anybody gets it."""

from __future__ import annotations

import pytest

from procedure_assistant.services.people import ROLE_NAMES, Role, a_role, login_fault, login_form, password_fault

LONG_ENOUGH = "A password has at least 10 characters. A few words in a row are easy to keep in mind."
EASY = "This password is too easy to guess. Choose one without your name, your login, or rows of the keyboard."


@pytest.mark.parametrize(
    ("typed", "form"),
    [
        ("rellery", "rellery"),
        ("  R.Ellery ", "r.ellery"),
        ("Jose\u0301", "jos\u00e9"),
        ("STRASSE", "strasse"),
        ("stra\u00dfe", "strasse"),
        ("ruth   ellery", "ruth ellery"),
        ("\uff52uth", "ruth"),
    ],
)
def test_that_logins_are_compared_without_case_composition_and_spaces_around(typed: str, form: str):
    assert login_form(typed) == form
    assert login_form(form) == form


@pytest.mark.parametrize(
    ("login", "fault"),
    [
        ("rellery", ""),
        ("Ruth Ellery", ""),
        ("x" * 64, ""),
        ("x" * 65, "A login has at most 64 characters."),
        ("", "The login is missing."),
        (" \t", "The login is missing."),
        ("ruth\u200bellery", "A login has letters, digits and signs that can be seen."),
    ],
)
def test_that_a_login_that_cannot_be_typed_again_is_refused(login: str, fault: str):
    assert login_fault(login) == fault


@pytest.mark.parametrize(
    ("password", "fault"),
    [
        ("grey heron at dawn", ""),
        ("k8#vQ-2mZ!", ""),
        ("", "The password is missing."),
        ("k8#vQ-2mZ", LONG_ENOUGH),
        ("é" * 9, LONG_ENOUGH),
        ("ab cd efgh " * 19, "A password has at most 200 characters."),
        ("1111111111", EASY),
        ("abababababab", EASY),
        ("password123", EASY),
        ("1234567890", EASY),
        ("Qwertyuiop1!", EASY),
        ("Botox2026headache", EASY),
        ("rellery2026", EASY),
        ("ElleryRuth26", EASY),
    ],
)
def test_that_a_password_easy_to_guess_is_refused(password: str, fault: str):
    assert password_fault(password, "rellery", "Ruth Ellery") == fault


def test_that_a_password_may_hold_a_word_when_enough_is_left_of_it():
    assert password_fault("headache of seven herons", "rellery", "Ruth Ellery") == ""


def test_that_every_role_has_a_name_with_its_article():
    assert [a_role(role) for role in Role] == ["a physician", "a nurse", "an administrator", "a read-only user"]
    assert set(ROLE_NAMES) == set(Role)
