"""While the mail server is down nobody waits for it; when it is back, each letter leaves once."""

import email
import socket
import socketserver
import threading
import time
from collections.abc import Iterator
from datetime import timedelta
from email.message import Message
from statistics import median
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from convenor.apps.outbox import delivery
from convenor.apps.outbox.models import Letter
from learners import Learner, make_learner
from world import World

WRITTEN, LATER = 8, timedelta(hours=25)


class Talk(socketserver.StreamRequestHandler):
    """One conversation with a program that sends mail."""

    server: "Post"

    def handle(self) -> None:
        """Greet, take every letter, say good-bye."""
        self._say("220 ready")
        for line in self.rfile:
            verb = line.decode().strip().upper()
            if verb == "DATA":
                self._say("354 go on")
                self.server.letters.append(email.message_from_bytes(self._until_dot()))
            self._say("221 bye" if verb == "QUIT" else "250 ok")

    def _say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())

    def _until_dot(self) -> bytes:
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            lines.append(line.removeprefix(b"."))
        return b"".join(lines)


class Post(socketserver.ThreadingTCPServer):
    """A mail server that keeps what it is given."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, port: int) -> None:
        super().__init__(("127.0.0.1", port), Talk)
        self.letters: list[Message] = []


@pytest.fixture
def silent(settings: Any) -> Iterator[socket.socket]:
    """A mail server that takes the call and never says a word: the slowest way of being down."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(50)
        settings.MAIL_LEAVES = True
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = listener.getsockname()
        settings.EMAIL_TIMEOUT = 2
        yield listener


@pytest.fixture
def emil(world: World, client: Client) -> Learner:
    """Emil, who asks his mentor: each question writes one letter."""
    client.force_login(world.emil)
    return make_learner(world)


def ask(client: Client, emil: Learner, number: int) -> float:
    """Ask one question in the browser; the seconds until the answer."""
    begun = time.perf_counter()
    form = {"words": f"Question {number}", "once": f"once-{number}"}
    answer = client.post(emil.at("reading/my-iso-job/ask/"), form)

    assert answer.status_code == 302
    return time.perf_counter() - begun


def test_nobody_waits_for_a_mail_server_that_does_not_answer(
    client: Client, emil: Learner, silent: socket.socket, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):  # what follows a commit belongs to the request
        taken = [ask(client, emil, number) for number in range(WRITTEN)]

    assert Letter.objects.filter(sent_at=None).count() == WRITTEN
    assert median(taken) < 1  # one conversation would take the two seconds of its time-out


def test_each_letter_leaves_once_when_the_mail_server_is_back(
    client: Client, emil: Learner, silent: socket.socket
) -> None:
    for number in range(2):
        ask(client, emil, number)
    now = timezone.now()
    port = silent.getsockname()[1]
    while_down = delivery.deliver_due(now)
    silent.close()
    refused = delivery.deliver_due(now + LATER)
    with Post(port) as post:
        threading.Thread(target=post.serve_forever, daemon=True).start()
        sent = [delivery.deliver_due(now + LATER * days) for days in (2, 3)]
        post.shutdown()

    assert (while_down, refused, sent) == (0, 0, [2, 0])
    assert len(post.letters) == len({each["Message-ID"] for each in post.letters}) == 2
    assert [each["To"] for each in post.letters] == ["fatou@example.org"] * 2


def test_one_letter_is_not_taken_by_two_senders_at_once(
    client: Client, emil: Learner, silent: socket.socket
) -> None:
    ask(client, emil, 1)
    now = timezone.now()
    Letter.objects.update(claimed_at=now)  # another sender is in the middle of it

    assert delivery.deliver_due(now + timedelta(minutes=1)) == 0
    assert Letter.objects.get().tries == 0


def test_a_silent_mail_server_is_asked_once_for_all_letters(
    client: Client, emil: Learner, silent: socket.socket
) -> None:
    for number in range(5):
        ask(client, emil, number)
    now, begun = timezone.now(), time.perf_counter()

    sent = delivery.deliver_due(now)

    assert (sent, time.perf_counter() - begun < 4) == (0, True)  # one time-out of two seconds, not five
    assert sorted(Letter.objects.values_list("tries", "claimed_at")) == [*[(0, None)] * 4, (1, None)]
    assert delivery.deliver_due(now + timedelta(seconds=50)) == 0
    assert (
        sum(Letter.objects.values_list("tries", flat=True)) == 1
    )  # nobody was asked again within the minute
