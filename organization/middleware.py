from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from core import clock
from organization.actors import Actor


class ActorMiddleware:
    """Give the request its `actor`: the account at this moment, read when first asked for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = SimpleLazyObject(
            lambda: Actor(
                request.user if request.user.is_authenticated else None,
                clock.now(),
                address=request.META.get("REMOTE_ADDR"),
            )
        )
        return self.get_response(request)
