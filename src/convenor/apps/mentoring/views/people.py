"""Closing somebody's account, from the person's page."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from convenor.apps.accounts.table import SignedInRequest
from convenor.apps.mentoring.actions import people as actions


def person_deactivate(request: SignedInRequest, person: int) -> HttpResponse:
    """Close the account; what was done stays."""
    who = actions.deactivate(request.subject.thing, by=request.user, at=timezone.now())
    messages.success(request, _("The account of %(name)s is closed.") % {"name": who.name})
    return redirect("person", person=who.pk)
