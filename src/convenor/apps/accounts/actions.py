"""Writing down who people are: invitations, profiles, seats."""

import secrets
from datetime import datetime, timedelta

from convenor.apps.accounts.models import Invitation, Person
from convenor.apps.accounts.queries import digest_of, invitation_behind
from convenor.apps.audit.actions import audited
from convenor.domain.kernel import Refused

VALID_FOR = timedelta(days=14)


@audited("person.invited")
def invite(person: Person, *, by: Person, at: datetime, leads_to: str = "/home/") -> str:
    """Make the path of a link that opens ``person``'s account once. Links made earlier no longer work."""
    Invitation.objects.filter(person=person, used_at=None).update(expires_at=at)
    token = secrets.token_urlsafe(32)
    Invitation.objects.create(
        person=person, digest=digest_of(token), leads_to=leads_to, made_at=at, expires_at=at + VALID_FOR
    )
    return f"/welcome/{token}/"


@audited("invitation.used")
def open_account(token: str, password: str, *, at: datetime, by: Person | None = None) -> Invitation:
    """Set the first password and use up the link. Of two at once, one wins and the other is told."""
    invitation = invitation_behind(token, at)
    if not Invitation.objects.filter(pk=invitation.pk, used_at=None).update(used_at=at):
        raise Refused("link-used", when=at)
    invitation.person.set_password(password)
    invitation.person.save(update_fields=["password"])
    return invitation
