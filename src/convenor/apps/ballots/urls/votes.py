"""Addresses of the votes of a ballot."""

from django.urls import URLPattern, path

from convenor.apps.ballots.views import votes

urlpatterns: list[URLPattern] = [
    path("ballots/<int:ballot>/votes/", votes.ballot_votes, name="ballot-votes"),
    path("ballots/<int:ballot>/votes/list/", votes.votes_read, name="ballot-votes-read"),
    path("ballots/<int:ballot>/votes/new/", votes.vote_new, name="ballot-vote-new"),
    path("ballots/<int:ballot>/votes/<int:vote>/", votes.ballot_vote, name="ballot-vote"),
    path("ballots/<int:ballot>/votes/<int:vote>/drop/", votes.vote_drop, name="ballot-vote-drop"),
]
