"""Sends the letters that wait: claims one, sends it, marks it. A letter keeps its Message-ID over every try."""

import hashlib
import logging
import threading
import time
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from smtplib import (
    SMTPAuthenticationError,
    SMTPConnectError,
    SMTPException,
    SMTPHeloError,
    SMTPServerDisconnected,
)
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import DatabaseError, close_old_connections
from django.db.models import Q, QuerySet
from django.utils import timezone

from convenor.apps.outbox import seal
from convenor.apps.outbox.models import Letter
from convenor.apps.outbox.words import Written, unpacked
from convenor.domain.kernel import Refused

CLAIM = timedelta(minutes=10)  # after which a letter whose sender died is tried again
PAUSES = (1, 5, 15, 60, 240, 720, 1440)  # minutes between tries
BATCH = 200  # letters read at once
SILENT = (SMTPConnectError, SMTPServerDisconnected, SMTPHeloError, SMTPAuthenticationError)
CHORES_EVERY = timedelta(hours=1)
Chore = Callable[[datetime], object]
log = logging.getLogger(__name__)
_wake = threading.Event()


class Silence(Exception):
    """The mail server takes no letter at all: it is not the letter's fault."""


def wake() -> None:
    """There is something to send."""
    _wake.set()


def read(letter: Letter) -> Written:
    """What a letter says."""
    return unpacked(seal.unseal(letter.sealed, seal.outer_key(), f"letter:{letter.key}"))


def deliver_due(at: datetime, clock: Callable[[], float] = time.monotonic) -> int:
    """Send every letter that is due; the number sent. What fails waits, and is tried again later.

    Each letter is claimed when its turn comes, so that no claim grows old while others are sent. Where the mail
    server itself does not answer, the others are not tried one by one: they wait a minute.
    """
    begun, sent = clock(), 0
    for letter in _due(at).order_by("made_at")[:BATCH]:
        now = at + timedelta(seconds=round(clock() - begun))
        if not _due(now).filter(pk=letter.pk).update(claimed_at=now):
            continue
        try:
            sent += _try(letter, now)
        except Silence:
            _due(now).update(next_try_at=now + timedelta(minutes=PAUSES[0]))
            break
    return sent


def _due(at: datetime) -> QuerySet[Letter]:
    """Letters to be sent that nobody is sending."""
    free = Q(claimed_at=None) | Q(claimed_at__lt=at - CLAIM)
    return Letter.objects.filter(free, sent_at=None, next_try_at__lte=at, tries__lt=len(PAUSES) + 1)


def _try(letter: Letter, at: datetime) -> bool:
    mine = Letter.objects.filter(pk=letter.pk, claimed_at=at)
    try:
        if settings.MAIL_LEAVES:  # type: ignore[misc]  # set from the environment's table
            _mail(letter)
    except (OSError, ValueError, Refused) as failure:  # smtplib's errors are OSErrors; a broken seal refuses
        pause = PAUSES[min(letter.tries, len(PAUSES) - 1)]
        mine.update(
            claimed_at=None,
            tries=letter.tries + 1,
            next_try_at=at + timedelta(minutes=pause),
            failure=type(failure).__name__,
        )
        if isinstance(failure, SILENT) or not isinstance(failure, SMTPException | ValueError | Refused):
            raise Silence from failure
        return False
    mine.update(claimed_at=None, sent_at=at, failure="")
    return True


def message_id(key: str) -> str:
    """The same for every try of one letter, so that a mailbox shows it once even if it came twice."""
    return f"<{hashlib.sha256(key.encode()).hexdigest()[:40]}@{urlsplit(settings.ADDRESS).hostname}>"


def _mail(letter: Letter) -> None:
    words = read(letter)
    message = EmailMultiAlternatives(
        subject=words.subject,
        body=words.text,
        to=[letter.to.email],
        headers={"Message-ID": message_id(letter.key), "Auto-Submitted": "auto-generated"},
    )
    message.attach_alternative(words.html, "text/html")
    if words.calendar:
        message.attach("invitation.ics", words.calendar, f"text/calendar; method={words.calendar_method}")
    message.send()


def run(stop: threading.Event, chores: Sequence[Chore] = ()) -> None:
    """Deliver until ``stop``: at once when something was written, and every half minute; ``chores`` every hour."""
    chores_due = timezone.now()
    while not stop.is_set():
        _wake.wait(timeout=30)
        _wake.clear()
        now = timezone.now()
        try:
            deliver_due(now)
            if now >= chores_due:
                chores_due = now + CHORES_EVERY
                for chore in chores:
                    chore(now)
        except DatabaseError:
            log.exception("Letters could not be read; the next try is in half a minute.")
        finally:
            close_old_connections()


def start(chores: Sequence[Chore] = ()) -> threading.Event:
    """Deliver in a thread of this process, and do what is to be done from time to time; set the answer to stop it."""
    stop = threading.Event()
    threading.Thread(target=run, args=(stop, chores), name="letters", daemon=True).start()
    wake()
    return stop
