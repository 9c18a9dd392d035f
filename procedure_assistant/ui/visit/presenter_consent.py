"""What is asked of the consent: having it signed on the screen, withdrawn, given again in words. No Qt."""

from __future__ import annotations

from collections.abc import Callable

from procedure_assistant.domain.commands import consent
from procedure_assistant.domain.events_consent import ConsentSigned
from procedure_assistant.domain.say import say
from procedure_assistant.services.problem import Problem
from procedure_assistant.ui.visit.consent_content import RENEW, SIGN, WITHDRAW
from procedure_assistant.ui.visit.content import Asking
from procedure_assistant.ui.visit.presenter_base import problem_notice
from procedure_assistant.ui.visit.presenter_forms import FormRequests


class ConsentRequests(FormRequests):
    """``open_consent`` shows what leads to the signature; None where nobody can sign on this screen."""

    open_consent: Callable[[], None] | None = None
    gloved = False

    def act_on_consent(self, about: str) -> None:
        """A button beside the question for the consent."""
        if about == SIGN and self.open_consent is not None:
            try:
                self.open_consent()
            except Problem as problem:
                self._tell(problem_notice(problem))
        elif about == WITHDRAW:
            asking = Asking(
                say("The patient takes the consent back"),
                say("No needle goes in after this. The reason is printed in the record."),
                say("What the patient said"),
                say("Withdraw the consent"),
            )
            self._ask(asking, lambda words: self._do(consent.withdraw, words))
        elif about == RENEW:
            asking = Asking(
                say("The patient consents again in words"),
                say("It is printed in the record, with your name and the time."),
                say("What was agreed, and who heard it"),
                say("Consented again"),
            )
            self._ask(asking, lambda words: self._do(consent.renew, words))

    def sign_consent(self, form: ConsentSigned) -> str:
        """Keep a signature; "" when it is on the disk, else why it is not."""
        if self._do(consent.sign, form):
            return ""
        notice = next(iter(self._notices), None)
        return say("{title} {text}", title=notice.title, text=notice.text).strip() if notice is not None else say("Nothing was signed.")
