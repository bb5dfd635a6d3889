"""Pages that belong to no app."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from convenor.apps.learning import programmes
from convenor.site.design import design as design


def front(request: HttpRequest) -> HttpResponse:
    """The public front page: what, for whom, how."""
    return render(request, "site/front.html", {"programme": programmes.current()})


def set_language(request: HttpRequest) -> HttpResponse:
    """Read on in another language, here and in letters."""
    from django.views.i18n import set_language as switch

    return switch(request) or redirect("front")
