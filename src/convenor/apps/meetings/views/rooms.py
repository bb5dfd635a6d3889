"""What steers a meeting's room beside its boards."""

from django.http import HttpResponse, JsonResponse
from django.utils import timezone

from convenor.apps.accounts.table import SignedInRequest
from convenor.apps.meetings.actions import room as actions
from convenor.apps.meetings.queries.consoles import until


def code(request: SignedInRequest, meeting: int) -> HttpResponse:
    """Another code to join by, or none: the one before opens nothing any more."""
    found = request.subject.thing
    if request.POST.get("end"):
        actions.end_code(found, by=request.user)
        return JsonResponse({"code": ""})
    room = actions.change_code(found, by=request.user, at=timezone.now())
    return JsonResponse({"code": room.code, "until": until(room)})
