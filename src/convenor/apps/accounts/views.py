"""Pages of this app: opening an account, the profile, signing out, the secretariat's people."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from convenor.apps.accounts import actions, queries
from convenor.apps.accounts.forms import BodyForm, FirstPassword, PersonForm, SeatForm
from convenor.apps.accounts.rows import ProfilePage
from convenor.apps.accounts.table import SignedInRequest
from convenor.domain.kernel import Refused

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@never_cache
@sensitive_post_parameters("password")
def welcome(request: HttpRequest, token: str) -> HttpResponse:
    """Show who invites to what and ask for a first password; looking does not use up the link."""
    invitation, refusal = queries.invitation_state(token, timezone.now())
    if invitation is None:
        return render(request, "accounts/link.html", {"refusal": refusal}, status=410)
    form = FirstPassword(request.POST or None, person=invitation.person)
    if request.method == "POST" and form.is_valid():
        password, by = form.cleaned_data["password"], invitation.person
        opened = actions.open_account(token, password, at=timezone.now(), by=by)
        login(request, opened.person, backend=BACKEND)  # as stored now: the sign-in hangs on the password
        return redirect(opened.leads_to)
    context = {"invitation": invitation, "form": form, "programme": request.programme}  # type: ignore[attr-defined]
    return render(request, "accounts/welcome.html", context, status=422 if form.errors else 200)


def sign_out(request: SignedInRequest) -> HttpResponse:
    """End the sign-in of this browser."""
    logout(request)
    messages.success(request, _("You are signed out."))
    return redirect("front")


def profile(request: SignedInRequest) -> HttpResponse:
    """What somebody says of oneself: names, languages, zone, hours of the week."""
    page = ProfilePage(request.user, request.POST or None)
    if page.is_right():
        person = actions.change_profile(request.user, *page.cleaned(), by=request.user)
        with override(person.language):
            messages.success(request, _("Your profile is saved."))
        return redirect("profile")
    status = 422 if page.press == "save" else 200
    return render(request, "accounts/profile.html", {"profile": page}, status=status)


def people(request: SignedInRequest) -> HttpResponse:
    """Everybody, with their standing, for the secretariat."""
    sought = request.GET.get("q", "").replace("\x00", "")[:80]
    page, found = queries.listed(timezone.now(), sought, request.GET.get("page", "1"))
    return render(request, "accounts/people.html", {"page": page, "people": found, "sought": sought})


def person_new(request: SignedInRequest) -> HttpResponse:
    """Write down somebody new; whoever is there already is named, with the way to a fresh letter."""
    form, known = PersonForm(request.POST or None), None
    if request.method == "POST" and form.is_valid():
        try:
            person = actions.add_person(by=request.user, **form.cleaned_data)
        except Refused as refusal:
            known = refusal.values
        else:
            messages.success(request, _("%(name)s is written down.") % {"name": person.name})
            return redirect("person", person.pk)
    context = {"form": form, "known": known}
    return render(request, "accounts/person_new.html", context, status=422 if form.errors or known else 200)


def person(request: SignedInRequest, person: int) -> HttpResponse:
    """One person, as the secretariat sees and corrects."""
    who, now = request.subject.thing, timezone.now()
    form = PersonForm(request.POST or None, known=who)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_person(who, by=request.user, at=now, **form.cleaned_data)
        except Refused as refusal:
            form.add_error("email", _("%(person)s has this address already.") % refusal.values)
            who = queries.people().get(pk=who.pk)
        else:
            messages.success(request, _("The changes are saved."))
            return redirect("person", who.pk)
    context = {"who": who, "form": form, **queries.person_page(who, request.user, now)}
    return render(request, "accounts/person.html", context, status=422 if form.errors else 200)


def seat_give(request: SignedInRequest, person: int) -> HttpResponse:
    """Let somebody work in the secretariat, or be the confidant."""
    who, form = request.subject.thing, SeatForm(request.POST)
    if form.is_valid():
        seat = actions.give_seat(who, form.cleaned_data["kind"], by=request.user)
        names = {"name": who.name, "office": seat.get_kind_display()}
        messages.success(request, _("%(name)s now has this office: %(office)s.") % names)
    return redirect("person", who.pk)


def seat_end(request: SignedInRequest, person: int) -> HttpResponse:
    """End somebody's office."""
    who, form = request.subject.thing, SeatForm(request.POST)
    if form.is_valid():
        actions.end_seat(who, form.cleaned_data["kind"], by=request.user)
        messages.success(request, _("The office of %(name)s has ended.") % {"name": who.name})
    return redirect("person", who.pk)


def person_reactivate(request: SignedInRequest, person: int) -> HttpResponse:
    """Let somebody sign in again."""
    who = actions.reactivate(request.subject.thing, by=request.user)
    messages.success(request, _("%(name)s can sign in again.") % {"name": who.name})
    return redirect("person", who.pk)


def bodies(request: SignedInRequest) -> HttpResponse:
    """Member bodies with those who speak for them; a new one is added here."""
    form = BodyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_body(by=request.user, **form.cleaned_data)
        except Refused:
            form.add_error("acronym", _("There is a member body of this short name already."))
        else:
            messages.success(request, _("The member body is added."))
            return redirect("bodies")
    context: dict[str, Any] = {"bodies": queries.bodies(), "form": form}
    return render(request, "accounts/bodies.html", context, status=422 if form.errors else 200)
