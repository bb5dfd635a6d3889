"""``convenor forget-sittings``: names leave the talk times once the date that was promised has passed."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from convenor.apps.meetings.actions.talk_time import forget_due


class Command(BaseCommand):
    """Forget who sat where, where it is due. The running server does the same every hour."""

    help = (
        "Forget who sat at which seat of a meeting, where the date has passed that was promised for it. The log "
        "names seats only and stays. A server that runs does this by itself, every hour."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Forget what is due, and say how much that was."""
        self.stdout.write(f"Names forgotten: {forget_due(timezone.now())}.")
