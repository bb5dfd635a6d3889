"""Pages that belong to no app."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from convenor.apps.accounts import actions
from convenor.apps.accounts.models import Person
from convenor.apps.learning import programmes
from convenor.site.design import design as design


def front(request: HttpRequest) -> HttpResponse:
    """The public front page: what, for whom, how."""
    return render(request, "site/front.html", {"programme": programmes.current()})


def set_language(request: HttpRequest) -> HttpResponse:
    """Read on in another language, here and in letters; whoever is signed in finds it so the next time too."""
    from django.views.i18n import set_language as switch

    language = request.POST.get("language", "")
    if isinstance(request.user, Person) and language in dict(settings.LANGUAGES):
        actions.read_in(request.user, language, by=request.user)
    return switch(request) or redirect("front")
