"""What is answered when something broke: 503 while the database or the disk cannot be reached, else 500.

Nothing here asks the database anything: neither who reads nor in which language.
"""

import errno
import sqlite3
import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.defaults import server_error

from convenor.site.errors import back, typed, wants_json

SOON = 60  # seconds after which a new try is worth while
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO}
OUT_OF_REACH = {
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
}


def is_out_of_reach(error: BaseException | None) -> bool:
    """Whether the database or the disk is at fault, and not the program."""
    if isinstance(error, OSError):
        return error.errno in FULL
    if not isinstance(error, OperationalError | InterfaceError):
        return False
    code = getattr(error.__cause__, "sqlite_errorcode", None)
    return code is None or code & 0xFF in OUT_OF_REACH


def answer(request: HttpRequest) -> HttpResponse:
    """Django's ``handler500``."""
    if not is_out_of_reach(sys.exc_info()[1]):
        return server_error(request)
    with translation.override(translation.get_language_from_request(request)):
        response: HttpResponse
        if wants_json(request):
            response = JsonResponse(
                {"words": _("Not saved: the database cannot be reached."), "code": "out-of-reach"}
            )
        else:
            again = request.get_full_path() if request.method == "GET" else back(request)
            response = HttpResponse(render_to_string("503.html", {"typed": typed(request), "again": again}))
    response.status_code = 503
    response["Retry-After"] = str(SOON)
    response["Cache-Control"] = "private, no-store"
    return response
