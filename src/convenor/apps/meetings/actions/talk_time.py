"""Talk times are personal data: leaving a meeting out of one's history, and forgetting who sat where."""

from datetime import datetime

from django.db.models import Q

from convenor.apps.accounts.models import Person
from convenor.apps.audit.actions import audited
from convenor.apps.meetings.models import Sitting


@audited("talk-time.history-chosen")
def choose_history(sitting: Sitting, *, left_out: bool, by: Person) -> Sitting:
    """Leave a meeting out of one's history across meetings, or take it in again."""
    sitting.history_opt_out = left_out
    sitting.save(update_fields=["history_opt_out"])
    return sitting


@audited("talk-time.forgotten")
def forget_due(at: datetime, *, by: Person | None = None) -> int:
    """Forget who sat where: once the date that was promised has passed, or, for whoever left the meeting out of
    the history, once the report is final. The log names seats and stays as it is. How many seats lost their name.
    """
    dated = Q(meeting__room__delete_after__lt=at.date(), meeting__ends_at__lt=at)
    left_out = Q(history_opt_out=True, meeting__report__state="final")
    count, _rows = Sitting.objects.filter(dated | left_out).delete()
    return count
