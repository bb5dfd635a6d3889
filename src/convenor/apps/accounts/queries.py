"""Reading who people are."""

import hashlib
from datetime import datetime

from convenor.apps.accounts.models import Invitation
from convenor.domain.kernel import Refused


def digest_of(token: str) -> str:
    """What is stored of a link's token."""
    return hashlib.sha256(token.encode()).hexdigest()


def invitation_behind(token: str, at: datetime) -> Invitation:
    """The invitation that ``token`` belongs to; refuses one unknown, used, or expired."""
    found = Invitation.objects.select_related("person").filter(digest=digest_of(token)).first()
    if found is None:
        raise Refused("link-unknown")
    if found.used_at is not None:
        raise Refused("link-used", when=found.used_at)
    if found.expires_at <= at:
        raise Refused("link-expired")
    return found
