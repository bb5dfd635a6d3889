"""The drafting group of a ballot, what each of it has to do, and who may join."""

from dataclasses import dataclass

from django.db.models import Count, Q

from convenor.apps.ballots.models import Ballot
from convenor.apps.committees.models import Membership
from convenor.domain.ballot.resolution import DRAFTERS_AT_MOST, State, why_not_add_drafter
from convenor.domain.kernel import Refused

TO_DO = (State.OPEN.value, State.GROUPED.value)


@dataclass(frozen=True, slots=True)
class DraftingPerson:
    """Somebody who drafts."""

    pk: int
    name: str
    issues: int  # given to them
    to_do: int  # of these, without a proposal


@dataclass(frozen=True, slots=True)
class DraftingGroup:
    """Everybody who drafts, and who could."""

    people: tuple[DraftingPerson, ...]
    others: tuple[tuple[int, str], ...]
    unassigned: int
    why_not_more: Refused | None
    most: int = DRAFTERS_AT_MOST


def drafting_group(ballot: Ballot) -> DraftingGroup:
    """Four queries."""
    drafters = list(ballot.drafters.select_related("person"))
    had: dict[int | None, tuple[int, int]] = {
        each["assignee"]: (each["issues"], each["to_do"])
        for each in ballot.issues.order_by()
        .values("assignee")
        .annotate(issues=Count("pk"), to_do=Count("pk", filter=Q(state__in=TO_DO)))
    }
    people = tuple(
        DraftingPerson(
            each.person_id,
            each.person.name,
            *had.get(each.person_id, (0, 0)),
        )
        for each in drafters
    )
    seats = Membership.objects.filter(group=ballot.group_id, until=None).exclude(
        person__in=[each.pk for each in people]
    )
    others = tuple(seats.order_by("person__name").values_list("person", "person__name"))
    return DraftingGroup(people, others, had.get(None, (0, 0))[1], why_not_add_drafter(len(people)))
