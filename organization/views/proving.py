"""Once more the password, before an act that binds the department (quality.md: re-authentication, to issue or sign).

A view says so last, when who acts may and what he posted is valid: `demand_password(request, what)`. Whoever has not
just proven himself is answered with a page that holds what he posted and sends it, with his password, to the same
address; nothing is kept on the server and nothing is lost by a wrong password.
"""

import time

from axes.helpers import get_client_ip_address
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from core.forms import status_of
from organization.forms.passwords import ProofForm
from organization.services.sign_ins import note_proof
from organization.views.sign_in import fields_of


class PasswordWanted(Exception):
    """Who posted is asked for his password first; `what` says in his words what will then be done."""

    def __init__(self, what: str, form: ProofForm) -> None:
        self.what, self.form = what, form
        super().__init__(what)


def demand_password(request: HttpRequest, what: str) -> None:
    """Go on for who has given his password lately or gives the right one with this post; else raise PasswordWanted.

    One proof lasts `PROOF_SECONDS` after the last act that wanted it, by the machine's clock: one who answers one by
    one is asked once. The session gets a new key, as after signing in.
    """
    at = int(time.time())
    if at - request.session.get("proven_at", 0) > settings.PROOF_SECONDS:
        form = ProofForm(request, request.POST if "password" in request.POST else None)
        if not form.is_valid():
            raise PasswordWanted(what, form)
        request.session.cycle_key()
        note_proof(request.user, address=get_client_ip_address(request), now=request.actor.now)
    request.session["proven_at"] = at


def password_page(request: HttpRequest, wanted: PasswordWanted) -> HttpResponse:
    """The page that asks for the password and holds what was posted."""
    context = {
        "form": wanted.form, "what": wanted.what, "fields": fields_of(request), "action": request.get_full_path(),
        "minutes": settings.PROOF_SECONDS // 60,
    }  # fmt: skip
    return render(request, "accounts/prove.html", context, status=status_of(wanted.form))
