"""One press for all comments of a file that are in question in one way."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import ngettext

from convenor.apps.accounts.table import SignedInRequest
from convenor.apps.ballots.actions import repairs as actions
from convenor.apps.ballots.views.files import page_of
from convenor.domain.kernel import Refused


def repairs(request: SignedInRequest, ballot: int) -> HttpResponse:
    """Take every suggestion for a kind of doubt, leave them all, or say whom one name means."""
    sheet = request.POST.get("file", "")
    if not (sheet.isdecimal() and len(sheet) < 10):
        raise Refused("unknown-move")
    try:
        messages.success(request, _done(request, int(sheet)))
    except Refused as refusal:
        return page_of(request, int(sheet), refusal)
    return redirect("ballot-file", ballot, sheet)


def _done(request: SignedInRequest, file: int) -> str:
    ballot, given, by = request.subject.thing, request.POST, request.user
    if code := given.get("leave"):
        count = actions.leave_at_once(ballot, file, code, by=by)
        words = ngettext(
            "%(count)s comment is left as it is.", "%(count)s comments are left as they are.", count
        )
        return words % {"count": count}
    if name := given.get("name"):
        count = actions.put_body_at_once(ballot, file, name, given.get("text", ""), by=by)
    else:
        count = actions.put_right_at_once(ballot, file, given.get("code", ""), by=by)
    words = ngettext("%(count)s comment is put right.", "%(count)s comments are put right.", count)
    return words % {"count": count}
