"""What can be done in a visit: each command looks at the record and answers with events, or refuses and says how to go on."""

from procedure_assistant.domain.commands.decision import Decision, Refusal

__all__ = ["Decision", "Refusal"]
