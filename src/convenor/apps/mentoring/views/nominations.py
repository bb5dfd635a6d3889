"""Pages of nominations."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from convenor.apps.accounts.table import SignedInRequest
from convenor.apps.learning.programmes import current
from convenor.apps.mentoring.actions import joining as actions
from convenor.apps.mentoring.forms.joining import MoveForm, NominationForm
from convenor.apps.mentoring.models import Nomination
from convenor.apps.mentoring.queries import joining as queries
from convenor.domain.kernel import Refused, Role

A_PAGE = 25


def nominations(request: SignedInRequest) -> HttpResponse:
    """The nominations that the reader may see, and where each stands."""
    found = queries.nominations_for(request.user, request.roles)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "lines": queries.lines_of(request.user, request.roles, page.object_list),
        "may_nominate": Role.MEMBER_BODY in request.roles,
        "shows_body": Role.SECRETARIAT in request.roles,
    }
    return render(request, "mentoring/nominations.html", context)


def nomination_new(request: SignedInRequest) -> HttpResponse:
    """A member body nominates somebody."""
    form = NominationForm(request.POST or None, by=request.user)
    if request.method != "POST" or not form.is_valid():
        return _new_form(request, form, None)
    given = form.cleaned_data
    try:
        made = actions.nominate(
            given["body"], form.who(), given["group"], given["statement"], by=request.user, at=timezone.now()
        )
    except Refused as refused:
        return _new_form(request, form, refused)
    messages.success(
        request, _("%(name)s is nominated. The letter is on its way.") % {"name": made.person.name}
    )
    return redirect("nomination", pk=made.pk)


def _new_form(request: SignedInRequest, form: NominationForm, refused: Refused | None) -> HttpResponse:
    context = {"form": form, "refused": refused, "programme": current()}
    status = 409 if refused else 422 if form.errors else 200
    return render(request, "mentoring/nomination_new.html", context, status=status)


def nomination(request: SignedInRequest, pk: int) -> HttpResponse:
    """One nomination: the way so far, and what is asked of the reader."""
    return _page(request, request.subject.thing, {})


def nomination_move(request: SignedInRequest, pk: int, verb: str) -> HttpResponse:
    """One legal move; what was typed survives a refusal."""
    form = MoveForm(request.POST, declarations=[each.key for each in current().declarations])
    tried: dict[str, Any] = {"verb": verb, "form": form}
    if not form.is_valid():
        return _page(request, request.subject.thing, tried, status=422)
    try:
        done = actions.BY_VERB[verb](
            request.subject.thing, **form.cleaned_data, by=request.user, at=timezone.now()
        )
    except Refused as refused:
        return _page(request, request.subject.thing, {**tried, "refused": refused}, status=409)
    messages.success(request, queries.standing_of(done))
    return redirect("nomination", pk=pk)


def _page(
    request: SignedInRequest, thing: Nomination, tried: dict[str, Any], status: int = 200
) -> HttpResponse:
    thing.refresh_from_db(fields=["state"])
    context = {"it": queries.page_of(thing, request.roles), "tried": tried, "roles": request.roles}
    return render(request, "mentoring/nomination.html", context, status=status)
