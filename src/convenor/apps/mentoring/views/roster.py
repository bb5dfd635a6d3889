"""Pages of the mentors: the roster, one mentor, one's own page."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from convenor.apps.accounts.table import SignedInRequest
from convenor.apps.mentoring.actions import roster as actions
from convenor.apps.mentoring.forms.roster import ConflictForm, ExperienceForm, MentorForm, TermsForm
from convenor.apps.mentoring.queries import roster as queries
from convenor.domain.kernel import Refused, Role

A_PAGE = 50


def mentors(request: SignedInRequest) -> HttpResponse:
    """The roster: who, with how much room."""
    page = Paginator(queries.mentors(), A_PAGE).get_page(request.GET.get("page"))
    entries = [queries.entry_of(each, timezone.localdate()) for each in page.object_list]
    return render(request, "mentoring/mentors.html", {"page": page, "entries": entries})


def mentor_new(request: SignedInRequest) -> HttpResponse:
    """Put somebody on the roster."""
    form = MentorForm(request.POST or None, initial={"capacity": 1})
    if request.method != "POST" or not form.is_valid():
        status = 422 if form.errors else 200
        return render(request, "mentoring/mentor_new.html", {"form": form}, status=status)
    person = form.cleaned_data["person"]
    mentor = actions.add(person, form.terms(), by=request.user, at=timezone.now())
    messages.success(
        request,
        _("%(name)s is on the roster. Add the groups that were convened: without one, nobody can be asked.")
        % {"name": person.name},
    )
    return redirect("mentor", pk=mentor.pk)


def mentor_me(request: SignedInRequest) -> HttpResponse:
    """One's own place on the roster."""
    return _page(request)


def mentor(request: SignedInRequest, pk: int) -> HttpResponse:
    """One mentor; saving changes what is offered."""
    if request.method != "POST":
        return _page(request)
    form = TermsForm(request.POST)
    if not form.is_valid():
        return _page(request, terms=form)
    actions.change(request.subject.thing, form.terms(), by=request.user, at=timezone.now())
    return _back(request, _("Saved."))


def mentor_experience(request: SignedInRequest, pk: int) -> HttpResponse:
    """Add a working group that was convened."""
    form = ExperienceForm(request.POST)
    if not form.is_valid():
        return _page(request, experience=form)
    actions.add_experience(request.subject.thing, form.convened(), by=request.user, at=timezone.now())
    return _back(request, _("Added."))


def mentor_experience_drop(request: SignedInRequest, pk: int, row: int) -> HttpResponse:
    """Take a working group off the list."""
    actions.drop_experience(request.subject.thing, row, by=request.user, at=timezone.now())
    return _back(request, _("Taken off the list."))


def mentor_conflict(request: SignedInRequest, pk: int) -> HttpResponse:
    """Declare a conflict of interest."""
    form = ConflictForm(request.POST)
    if not form.is_valid():
        return _page(request, conflict=form)
    who = form.cleaned_data["who"]
    try:
        actions.declare_conflict(request.subject.thing, who, by=request.user, at=timezone.now())
    except Refused as refused:
        return _page(request, conflict=form, refused=refused)
    return _back(request, _("The conflict is declared. You will not be paired."))


def mentor_conflict_drop(request: SignedInRequest, pk: int, row: int) -> HttpResponse:
    """A conflict no longer holds."""
    actions.withdraw_conflict(request.subject.thing, row, by=request.user, at=timezone.now())
    return _back(request, _("The conflict is taken back."))


def mentor_leave(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take somebody off the roster; refused in words while somebody is paired."""
    try:
        actions.leave(request.subject.thing, by=request.user, at=timezone.now())
    except Refused as refused:
        return _page(request, refused=refused)
    name = request.subject.thing.person.name
    messages.success(request, _("%(name)s is off the roster.") % {"name": name})
    return redirect("mentors")


def _page(request: SignedInRequest, *, refused: Refused | None = None, **forms: Form) -> HttpResponse:
    """The mentor's page, with a form as it was sent where something is to be put right."""
    thing = request.subject.thing
    context = {
        "it": queries.page_of(thing, timezone.localdate()),
        "own": Role.SELF in request.roles,
        "terms": TermsForm.of(thing),
        "experience": ExperienceForm(),
        "conflict": ConflictForm(),
        "refused": refused,
        **forms,
    }
    return render(request, "mentoring/mentor.html", context, status=409 if refused else 422 if forms else 200)


def _back(request: SignedInRequest, words: str) -> HttpResponse:
    messages.success(request, words)
    if Role.SELF in request.roles:
        return redirect("mentor-me")
    return redirect("mentor", pk=request.subject.thing.pk)
