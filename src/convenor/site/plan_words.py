"""The words for what is refused while a meeting is planned, and for what to change where its agenda does not fit."""

from django.utils.translation import gettext_lazy as _

WORDS: dict[str, object] = {
    # writing
    "plan-changed-by": _(
        "%(who)s has changed this since you opened the page. Choose which of the two stays."
    ),
    "plan-budget-too-long": _(
        "The longest discussion has %(most)s minutes in all. A delegation can have that much or less."
    ),
    "plan-choice": _("Choose one of what is offered."),
    "plan-clock": _("Write a time of the day as in 09:30."),
    "plan-day": _("Write a day as in 2030-05-31."),
    "plan-field": _("There is no such field here. Reload the page: it may be an older one."),
    "plan-number": _("Write a whole number from 0 to %(most)s."),
    "plan-person": _(
        "This person does not sit in the group any more, or may not do this. Choose somebody else."
    ),
    "plan-row-gone": _(
        "Somebody has taken this off meanwhile. Your words are still here: copy what you need."
    ),
    "plan-spot-taken": _("Somebody sits on seat %(spot)s already. Free it first, or choose another."),
    "plan-too-many": _("There are %(most)s already, and more do not help anybody. Take one off first."),
    # what is kept of talk times
    "keeping-ends-too-early": _("The meeting ends on %(day)s. Choose that day, or a later one."),
    "keeping-ends-too-late": _(
        "Names leave a meeting within a year of it, as the privacy page says: choose %(day)s or an earlier day."
    ),
    "keeping-was-told": _(
        "People have come in and were told %(day)s. You may choose an earlier day, not a later one."
    ),
    "keeping-purpose-was-told": _(
        "People have come in and read what it is for. It stays as they read it until the meeting is over."
    ),
    "door-has-no-code": _(
        "Only members who sign in come into this meeting. Choose in the plan, under “The room”, who else does."
    ),
    # agreeing and opening
    "plan-only-convenors-agree": _("Only the co-convenors of the group agree on the plan."),
    "plan-no-consensus-yet": _("Choose first how consensus is sought; then you can agree on it."),
    "plan-no-agenda-yet": _("The agenda is empty. Write at least one item with a title first."),
    "plan-not-agreed": _(
        "%(who)s has not agreed to the plan. Wait for it, or open the room all the same: that is recorded."
    ),
    # the table and the groups
    "plan-no-table": _("Say first how many rows of seats there are, and how many seats in a row."),
    "plan-table-too-small": _(
        "%(people)s people are expected in the room, and the table has %(seats)s seats."
    ),
    "plan-no-groups-yet": _("There is no breakout group yet. Add one first."),
    "plan-nobody-in-the-room": _("Nobody is expected in the room, so there are no name tents to print."),
    # an agenda that does not fit
    "fit-shorter-turns": _("%(seconds)s seconds for each turn: then it takes %(minutes)s minutes."),
    "fit-in-groups": _(
        "Work in %(groups)s groups that report back: then it takes about %(minutes)s minutes."
    ),
    "fit-more-minutes": _("Give it %(minutes)s minutes, %(more)s more than now."),
    "fit-over": _(
        "The items take %(over)s minutes more than the meeting has. Take one off, or shorten some."
    ),
    "fit-limit": _("With at most %(seconds)s seconds for each turn, all of it fits %(people)s people."),
    "fit-longer-meeting": _("Or meet %(more)s minutes longer in all."),
}
