"""Addresses of the work on issues and on the batch."""

from django.urls import URLPattern, path

from convenor.apps.ballots.views import batch, comments, drafters, issues, many, suggestions, watch, work

ISSUES = "ballots/<int:ballot>/issues/"
ISSUE = f"{ISSUES}<int:issue>/"
BATCH = "ballots/<int:ballot>/batch/"
SUGGESTIONS = "ballots/<int:ballot>/suggestions/"
DRAFTERS = "ballots/<int:ballot>/drafting-group/"

urlpatterns: list[URLPattern] = [
    path(ISSUES, issues.board, name="ballot-issues"),
    path(ISSUE, issues.issue, name="ballot-issue"),
    path(f"{ISSUE}propose/", work.propose, name="ballot-issue-propose"),
    path(f"{ISSUE}decide/", work.decide, name="ballot-issue-decide"),
    path(f"{ISSUE}step/", work.step, name="ballot-issue-step"),
    path(f"{ISSUE}stance/", work.stance, name="ballot-issue-stance"),
    path(f"{ISSUE}comments/", work.comments, name="ballot-issue-comments"),
    path(f"{ISSUE}title/", work.title, name="ballot-issue-title"),
    path(f"{ISSUE}assign/", work.assign, name="ballot-issue-assign"),
    path(SUGGESTIONS, suggestions.suggestions, name="ballot-suggestions"),
    path(f"{SUGGESTIONS}look/", suggestions.look, name="ballot-look"),
    path(f"{SUGGESTIONS}group/", suggestions.group, name="ballot-group"),
    path(f"{SUGGESTIONS}alone/", suggestions.alone, name="ballot-alone"),
    path(BATCH, batch.batch, name="ballot-batch"),
    path(f"{BATCH}step/", batch.step, name="ballot-batch-step"),
    path(f"{BATCH}undo/<int:batch>/", batch.undo, name="ballot-batch-undo"),
    path("ballots/<int:ballot>/now", watch.now, name="ballot-now"),
    path("ballots/<int:ballot>/comments/many/", many.many, name="ballot-many"),
    path("ballots/<int:ballot>/comments/<int:comment>/note/", comments.note, name="ballot-comment-note"),
    path("ballots/<int:ballot>/comments/<int:comment>/pull/", batch.pull, name="ballot-pull"),
    path(DRAFTERS, drafters.drafters, name="ballot-drafters"),
    path(f"{DRAFTERS}add/", drafters.add, name="ballot-drafter-add"),
    path(f"{DRAFTERS}remove/", drafters.remove, name="ballot-drafter-remove"),
]
