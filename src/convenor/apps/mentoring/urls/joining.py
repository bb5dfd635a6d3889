"""Addresses of the joining."""

from django.urls import path

from convenor.apps.mentoring.views import independence, nominations, pairs, people, roster
from convenor.domain.programme.joining import MOVES

_VERBS = tuple(dict.fromkeys(move.verb for move in MOVES))

urlpatterns = [
    path("nominations/", nominations.nominations, name="nominations"),
    path("nominations/new/", nominations.nomination_new, name="nomination-new"),
    path("nominations/<int:pk>/", nominations.nomination, name="nomination"),
    *(
        path(
            f"nominations/<int:pk>/{verb}/",
            nominations.nomination_move,
            {"verb": verb},
            name=f"nomination-{verb}",
        )
        for verb in _VERBS
    ),
    path("mentors/", roster.mentors, name="mentors"),
    path("mentors/new/", roster.mentor_new, name="mentor-new"),
    path("mentors/me/", roster.mentor_me, name="mentor-me"),
    path("mentors/<int:pk>/", roster.mentor, name="mentor"),
    path("mentors/<int:pk>/leave/", roster.mentor_leave, name="mentor-leave"),
    path("mentors/<int:pk>/experience/", roster.mentor_experience, name="mentor-experience"),
    path(
        "mentors/<int:pk>/experience/<int:row>/drop/",
        roster.mentor_experience_drop,
        name="mentor-experience-drop",
    ),
    path("mentors/<int:pk>/conflicts/", roster.mentor_conflict, name="mentor-conflict"),
    path(
        "mentors/<int:pk>/conflicts/<int:row>/drop/",
        roster.mentor_conflict_drop,
        name="mentor-conflict-drop",
    ),
    path("journeys/<int:journey>/pairing/", pairs.pairing_choose, name="pairing-choose"),
    path("pairings/<int:pk>/", pairs.pairing, name="pairing"),
    path("pairings/<int:pk>/accept/", pairs.pairing_accept, name="pairing-accept"),
    path("pairings/<int:pk>/decline/", pairs.pairing_decline, name="pairing-decline"),
    path("pairings/<int:pk>/close/", pairs.pairing_close, name="pairing-close"),
    path("pairings/<int:pk>/end/", pairs.pairing_end, name="pairing-end"),
    path("confidential/", pairs.confidential, name="confidential"),
    path("confidential/<int:pk>/", pairs.confidential_answer, name="confidential-answer"),
    path("people/<int:person>/deactivate/", people.person_deactivate, name="person-deactivate"),
    path("alarms/", independence.alarms, name="alarms"),
    path("alarms/<int:pk>/settle/", independence.alarm_settle, name="alarm-settle"),
    path("groups/<int:group>/edit/", independence.group_edit, name="group-edit"),
    path("groups/<int:group>/members/", independence.member_add, name="member-add"),
    path("memberships/<int:pk>/end/", independence.member_end, name="member-end"),
]
