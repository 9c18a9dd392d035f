"""What is wrong with a person who is typed into a form, by field, before anything is asked of the key ring. No Qt."""

from __future__ import annotations

from procedure_assistant.domain.say import say
from procedure_assistant.services.people import login_fault, password_fault

NO_NAME = say("The name is missing. It is printed in every record that this person charts.")
NOT_THE_SAME = say("The two passwords differ. Type the same one twice.")


def name_fault(name: str) -> str:
    """A sentence, "" when nothing is wrong."""
    return "" if name.strip() else NO_NAME


def new_password_faults(password: str, again: str, *own_words: str) -> dict[str, str]:
    """Faults of a password that is set, by the fields "password" and "again"; ``own_words`` as for ``password_fault``."""
    if fault := password_fault(password, *own_words):
        return {"password": fault}
    return {} if password == again else {"again": NOT_THE_SAME}


def new_person_faults(name: str, login: str, password: str, again: str) -> dict[str, str]:
    """Every fault of a new person by the fields name, login, password and again, in this order."""
    named = {"name": name_fault(name), "login": login_fault(login)}
    return {field: fault for field, fault in named.items() if fault} | new_password_faults(password, again, login, name)
