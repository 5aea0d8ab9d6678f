"""Our fault is not theirs: what a unit was refused for want of capacity is counted (deadline.md rule 15)."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from awards.services.capacity import note_refusal

Answer = Callable[[HttpRequest], HttpResponse]
FOR_CAPACITY = frozenset({429, 503})


class OurFaultMiddleware:
    """Note each 429 and 503 that somebody signed in gets; who is locked out for a wrong password is not signed in."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code in FOR_CAPACITY:
            match = request.resolver_match
            note_refusal(request.actor, status=response.status_code, route=match.url_name or "" if match else "")
        return response
