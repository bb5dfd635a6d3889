"""The page on which an activity is done."""

from collections.abc import Collection

from django.urls import NoReverseMatch, reverse

from convenor.apps.mentoring.models import Journey
from convenor.domain.kernel import Role
from convenor.domain.programme.definition import EvidenceKind, EvidenceRule
from convenor.domain.programme.journey import Standing, StandingState


def place_of(journey: Journey, standing: Standing, roles: Collection[Role]) -> str:
    """Where one works on the activity, or sees what came of it; empty for what is later or not for this reader."""
    pair = not {Role.MENTEE, Role.MENTOR}.isdisjoint(roles)
    if standing.state is StandingState.LATER or not (pair or Role.SECRETARIAT in roles):
        return ""
    lacking = {each.kind for each in standing.missing}
    rules = standing.activity.fulfilled_by
    rule = next((each for each in rules if each.kind in lacking), rules[0])
    if rule.kind is EvidenceKind.SESSION_HELD and not pair:
        return ""
    return page_for(journey, rule, standing.activity.key)


def page_for(journey: Journey, rule: EvidenceRule, activity: str) -> str:
    """The page for one kind of evidence."""
    here, learner = {"journey": journey.pk}, {"enrolment": journey.enrolment_id}
    match rule.kind:
        case EvidenceKind.SESSION_HELD:
            return reverse("sessions", kwargs=here) + f"#{activity}"
        case EvidenceKind.READINGS_READ:
            return address("readings", **learner)
        case EvidenceKind.SELF_TEST_SUBMITTED:
            return address("self-test", **learner)
        case EvidenceKind.HANDOUT_SUBMITTED:
            return address("handout", **learner, form=rule.ref)
        case EvidenceKind.PREPARED_WITH_CONVENORS | EvidenceKind.MEETING_ATTENDED:
            return reverse("attendances", kwargs=here)
        case EvidenceKind.OBJECTIVES_CONFIRMED:
            return reverse("objectives", kwargs=here)
        case EvidenceKind.GRADUATED:
            return reverse("graduation", kwargs=here)
        case EvidenceKind.PAIRED:
            return ""


def address(name: str, **kwargs: object) -> str:
    """The address called ``name``; empty while that page does not exist."""
    try:
        return reverse(name, kwargs=kwargs)
    except NoReverseMatch:
        return ""
