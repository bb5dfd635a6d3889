"""Letters leave after commit, each once; one that fails is tried again, later and later."""

import threading
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils import timezone

from convenor.apps.learning import programmes
from convenor.apps.outbox import actions, delivery
from convenor.apps.outbox.models import Letter
from world import World

NOW = timezone.now()
CALENDAR = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n"
LOCMEM = "django.core.mail.backends.locmem.EmailBackend"


class Broken(BaseEmailBackend):
    """A mail server that cannot be reached."""

    def send_messages(self, messages: Any) -> int:
        """Fail as a network does."""
        raise ConnectionRefusedError


class Slow(BaseEmailBackend):
    """A mail server that takes five minutes for a letter; while it has the sixth, a second sender comes by."""

    minutes = 0

    def send_messages(self, messages: Any) -> int:
        """Take the letter."""
        Slow.minutes += 5
        mail.outbox += messages
        if Slow.minutes == 30:
            delivery.deliver_due(NOW + timedelta(minutes=29))
        return len(messages)


@pytest.fixture
def leaving(settings: Any) -> Any:
    settings.MAIL_LEAVES, settings.EMAIL_BACKEND = True, LOCMEM
    return settings


def write(world: World, key: str = "pairing-proposed:1", **more: Any) -> Letter:
    values = {"other": "Fatou", "mentor": "Fatou", "mentee": "Emil", "wg": "WG 57"}
    template = programmes.current().letter("pairing-proposed")
    return actions.post(world.emil, template, values, key=key, at=NOW, path="/pairings/1/", **more)


def test_a_letter_leaves_once_as_text_and_html(world: World, leaving: Any) -> None:
    write(world)

    sent = [delivery.deliver_due(NOW), delivery.deliver_due(NOW)]

    assert sent == [1, 0]
    (message,) = mail.outbox
    assert message.to == ["emil@example.org"]
    assert [kind for _text, kind in message.alternatives] == ["text/html"]  # type: ignore[attr-defined]
    assert "/pairings/1/" in message.body


def test_two_writings_with_one_key_are_one_letter(world: World, leaving: Any) -> None:
    first, second = write(world), write(world)

    assert first.pk == second.pk
    assert delivery.deliver_due(NOW) == 1


def test_nothing_leaves_of_what_was_rolled_back(world: World, leaving: Any) -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        write(world)
        raise RuntimeError

    assert delivery.deliver_due(NOW) == 0


def test_a_failure_waits_longer_each_time_and_keeps_its_message_id(world: World, leaving: Any) -> None:
    letter = write(world)
    leaving.EMAIL_BACKEND = f"{__name__}.Broken"

    waits = []
    at = NOW
    for _try in range(3):
        assert delivery.deliver_due(at) == 0
        letter.refresh_from_db()
        waits.append(letter.next_try_at - at)
        at = letter.next_try_at
    leaving.EMAIL_BACKEND = LOCMEM

    assert waits == [timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=15)]
    assert (letter.tries, letter.failure) == (3, "ConnectionRefusedError")
    assert delivery.deliver_due(at) == 1
    assert mail.outbox[0].extra_headers["Message-ID"] == delivery.message_id(letter.key)


def test_a_letter_is_given_up_after_eight_tries_and_stays_to_be_read(world: World, leaving: Any) -> None:
    letter = write(world)
    leaving.EMAIL_BACKEND = f"{__name__}.Broken"
    at = NOW
    for _try in range(8):
        delivery.deliver_due(at)
        letter.refresh_from_db()
        at = letter.next_try_at
    leaving.EMAIL_BACKEND = LOCMEM

    assert delivery.deliver_due(at) == 0
    assert (letter.tries, letter.sent_at) == (8, None)


def test_a_letter_claimed_by_a_dead_sender_is_taken_up_after_ten_minutes(world: World, leaving: Any) -> None:
    letter = write(world)
    Letter.objects.filter(pk=letter.pk).update(claimed_at=NOW)

    sent = [delivery.deliver_due(NOW + timedelta(minutes=minutes)) for minutes in (5, 9, 11)]

    assert sent == [0, 0, 1]


def test_two_senders_on_a_long_round_send_each_letter_once(world: World, leaving: Any) -> None:
    for number in range(6):
        write(world, f"one-of-many:{number}")
    leaving.EMAIL_BACKEND, Slow.minutes = f"{__name__}.Slow", 0

    delivery.deliver_due(NOW, clock=lambda: Slow.minutes * 60)

    ids = [each.extra_headers["Message-ID"] for each in mail.outbox]
    assert (len(ids), len(set(ids))) == (6, 6)


def test_a_broken_seal_stops_no_other_letter(world: World, leaving: Any) -> None:
    broken = write(world, "broken")
    Letter.objects.filter(pk=broken.pk).update(sealed=b"x" * 60)
    write(world, "whole")

    assert delivery.deliver_due(NOW) == 1
    broken.refresh_from_db()
    assert broken.failure == "Refused"


def test_a_calendar_invitation_is_attached_with_its_method(world: World, leaving: Any) -> None:
    write(world, calendar=(CALENDAR, "REQUEST"))

    delivery.deliver_due(NOW)

    part = next(each for each in mail.outbox[0].message().walk() if each.get_filename() == "invitation.ics")
    assert (part.get_content_type(), part.get_param("method")) == ("text/calendar", "REQUEST")
    assert part.get_payload(decode=True).decode().splitlines() == CALENDAR.splitlines()  # type: ignore[union-attr]


def test_where_no_mail_leaves_letters_count_as_sent_and_are_read_in_the_browser(
    world: World, settings: Any
) -> None:
    settings.MAIL_LEAVES = False
    write(world)

    assert delivery.deliver_due(NOW) == 1
    assert mail.outbox == []


def test_the_words_are_sealed_in_the_database(world: World) -> None:
    letter = write(world)

    assert b"Fatou" not in bytes(Letter.objects.get(pk=letter.pk).sealed)
    assert "Fatou" in delivery.read(letter).text


@pytest.mark.django_db
def test_what_is_due_from_time_to_time_is_done_by_the_same_thread() -> None:
    done, stop = [], threading.Event()

    def chore(now: datetime) -> None:
        done.append(now)
        stop.set()

    delivery.wake()
    delivery.run(stop, (chore,))

    assert len(done) == 1
