"""The floor: a page with one SELECT, a list of fifty rows, an insert; behind the same session, sign-in and CSRF."""

from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import include, path
from django.views.decorators.http import require_POST

from tests.bench.models import BareRow

LIST = engines["django"].from_string(
    "<!doctype html><title>Danh sách</title><table>"
    "{% for row in rows %}<tr><td>{{ row.name }}</td><td>{{ row.text }}</td><td>{{ row.at }}</td></tr>{% endfor %}"
    "</table>"
)


def one(request: HttpRequest) -> HttpResponse:
    return HttpResponse(LIST.render({"rows": [BareRow.objects.get(pk=1)]}))


def fifty(request: HttpRequest) -> HttpResponse:
    return HttpResponse(LIST.render({"rows": BareRow.objects.order_by("pk")[:50]}))


@require_POST
def insert(request: HttpRequest) -> HttpResponse:
    row = BareRow.objects.create(name=request.user.username, text=request.POST["text"])
    return HttpResponse(str(row.pk), status=201)


urlpatterns = [
    path("san/mot/", one),
    path("san/danh-sach/", fifty),
    path("san/ghi/", insert),
    path("", include("thidua.urls")),
]
