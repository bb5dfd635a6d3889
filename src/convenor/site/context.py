"""What every page knows: the navigation for the reader's roles, the demo's mark."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from convenor.domain.kernel import Role
from convenor.site import access


def page(request: HttpRequest) -> dict[str, Any]:
    """Context of every template."""
    return {
        "nav": SimpleLazyObject(lambda: navigation(request)),
        "demo": settings.DEMO_SIGN_IN,
        "languages": settings.LANGUAGES,
    }


def navigation(request: HttpRequest) -> list[dict[str, Any]]:
    """Links for the reader's roles, the current one marked."""
    roles = access.general_roles(request.user)
    if Role.STRANGER in roles:
        return []
    entries = [(_("Home"), "home", True)]
    links = [(label, reverse(name)) for label, name, shown in entries if shown]
    return [{"label": label, "url": url, "current": request.path == url} for label, url in links]
