"""What every page knows: the navigation for the reader's roles, the demo's mark."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from convenor.apps.practice.access import PRACTISING
from convenor.domain.kernel import Role
from convenor.site import access

GROUPED = frozenset(
    {Role.SECRETARIAT, Role.CONVENOR, Role.EXPERT, Role.SECRETARY, Role.MENTEE, Role.MEMBER_BODY}
)


def page(request: HttpRequest) -> dict[str, Any]:
    """Context of every template."""
    return {
        "nav": SimpleLazyObject(lambda: navigation(request)),
        "demo": settings.DEMO_SIGN_IN,
        "languages": settings.LANGUAGES,
    }


def navigation(request: HttpRequest) -> list[dict[str, Any]]:
    """Links for the reader's roles, the current one marked."""
    if not hasattr(request, "user"):  # refused before anybody was recognised
        return []
    roles = access.general_roles(request.user)
    if Role.STRANGER in roles:
        return []
    office = Role.SECRETARIAT in roles
    entries = [
        (_("Home"), "home", True),
        (_("My way"), "my-way", Role.MENTEE in roles),
        (_("Mentees"), "mentees", Role.MENTOR in roles),
        (_("Practice"), "practices", not office and not PRACTISING.isdisjoint(roles)),
        (_("Cohort"), "cohort", office),
        (_("Nominations"), "nominations", office or Role.MEMBER_BODY in roles),
        (_("Mentors"), "mentors", office),
        (_("Mentoring"), "mentor-me", Role.MENTOR in roles and not office),
        (_("In confidence"), "confidential", Role.CONFIDANT in roles),
        (_("Groups"), "groups", not GROUPED.isdisjoint(roles)),
        (_("People"), "people", office),
        (_("Letters"), "letters", True),
    ]
    links = [(label, reverse(name)) for label, name, shown in entries if shown]
    return [{"label": label, "url": url, "current": request.path.startswith(url)} for label, url in links]
