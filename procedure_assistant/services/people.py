"""Who works here, and what a login and a password must be like. Plain values and rules; keeps nothing and checks no password."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from procedure_assistant.domain.say import joined, say

SHORTEST_PASSWORD = 10
"""Characters. A stolen disk may be guessed at without end, so it is more than the 8 that NIST SP 800-63B asks for."""

LONGEST_PASSWORD = 200
LONGEST_LOGIN = 64
_FEWEST_DIFFERENT = 5
_SHORTEST_REST = 6
# What guessing programs try first; a password is judged by what is left without it.
_EASY = ("1234567890", "123456789", "qwertyuiop", "qwertzuiop", "password", "passwort", "letmein", "welcome", "headache", "botox")


class Role(StrEnum):
    """What somebody does here; decides what may be done (services.permissions)."""

    PHYSICIAN = "physician"
    NURSE = "nurse"
    ADMINISTRATOR = "administrator"
    READ_ONLY = "read_only"


ROLE_NAMES = {
    Role.PHYSICIAN: say("physician"),
    Role.NURSE: say("nurse"),
    Role.ADMINISTRATOR: say("administrator"),
    Role.READ_ONLY: say("read-only user"),
}
"""How each role is called in the middle of a sentence."""
_A_ROLE = {
    Role.PHYSICIAN: say("a physician"),
    Role.NURSE: say("a nurse"),
    Role.ADMINISTRATOR: say("an administrator"),
    Role.READ_ONLY: say("a read-only user"),
}
# Whole, since another language has another article for each, or none.


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who may log in.

    ``id`` is the random id under which the key ring keeps the wrapped key; ``login`` is kept as :func:`login_form` gives it.
    An inactive account stays for the record, but lets nobody in. Both moments are UTC.
    """

    id: str
    login: str
    name: str
    credentials: str
    role: Role
    active: bool
    created_at: datetime
    password_changed_at: datetime


def a_role(role: Role) -> str:
    """The role with its article: "a nurse", "an administrator"."""
    return _A_ROLE[role]


def login_form(login: str) -> str:
    """The one form in which logins are compared: letter case, kind of accents and spaces around do not count."""
    folded = unicodedata.normalize("NFKC", login).casefold()
    return joined(" ", unicodedata.normalize("NFKC", folded).split())


def login_fault(login: str) -> str:
    """What is wrong with a login that somebody shall get, in a sentence; "" when nothing."""
    form = login_form(login)
    if not form:
        return say("The login is missing.")
    if len(form) > LONGEST_LOGIN:
        return say("A login has at most {longest_login} characters.", longest_login=LONGEST_LOGIN)
    if not form.isprintable():
        return say("A login has letters, digits and signs that can be seen.")
    return ""


def password_fault(password: str, *own_words: str) -> str:
    """What is wrong with a password that somebody shall get, in a sentence; "" when nothing.

    ``own_words`` are the login and the names of its owner, which everybody would try first.
    """
    if not password:
        return say("The password is missing.")
    if len(password) < SHORTEST_PASSWORD:
        return say(
            "A password has at least {shortest_password} characters. A few words in a row are easy to keep in mind.",
            shortest_password=SHORTEST_PASSWORD,
        )
    if len(password) > LONGEST_PASSWORD:
        return say("A password has at most {longest_password} characters.", longest_password=LONGEST_PASSWORD)
    rest = login_form(password)
    parts = (part for words in own_words for part in login_form(words).split() if len(part) > 2)
    for known in (*_EASY, *sorted(parts, key=len, reverse=True)):
        rest = rest.replace(known, "")
    if len(set(password)) < _FEWEST_DIFFERENT or len(rest) < _SHORTEST_REST:
        return say("This password is too easy to guess. Choose one without your name, your login, or rows of the keyboard.")
    return ""
