"""Every address of the product. Each has a row in the permission table (``access.py``)."""

from django.urls import include, path

from convenor.site import ballot_agenda, demo_pages, privacy, views
from convenor.site.erasure import views as erasure
from convenor.site.own_data.views import own_data

handler429 = "convenor.site.errors.too_often_for_sign_in"  # asked by django-allauth
handler500 = "convenor.site.broken.answer"
urlpatterns = [
    path("", views.front, name="front"),
    path("design/", views.design, name="design"),
    path("privacy/", privacy.privacy, name="privacy"),
    path("privacy/mine/", own_data, name="own-data"),
    path("privacy/erasure/", erasure.erasure, name="erasure"),
    path("privacy/erasure/take-back/", erasure.erasure_take_back, name="erasure-take-back"),
    path("people/erasures/", erasure.erasures, name="erasures"),
    path("people/<int:person>/erase/", erasure.person_erase, name="person-erase"),
    path("demo/", demo_pages.demo, name="demo"),
    path("demo/<int:person>/", demo_pages.demo_sign_in, name="demo-sign-in"),
    path("ballots/<int:ballot>/agenda/", ballot_agenda.ballot_agenda, name="ballot-agenda"),
    path("ballots/<int:ballot>/agenda/plan/", ballot_agenda.plan, name="ballot-agenda-plan"),
    path(
        "ballots/<int:ballot>/agenda/issues/<int:number>/minutes/",
        ballot_agenda.minutes,
        name="ballot-agenda-minutes",
    ),
    path(
        "ballots/<int:ballot>/agenda/issues/<int:number>/take/", ballot_agenda.take, name="ballot-agenda-take"
    ),
    path(
        "ballots/<int:ballot>/agenda/batch/take/", ballot_agenda.take_batch, name="ballot-agenda-take-batch"
    ),
    path("language/", views.set_language, name="set-language"),
    path("", include("convenor.apps.accounts.urls")),
    path("", include("convenor.apps.outbox.urls")),
    path("", include("convenor.apps.committees.urls")),
    path("", include("convenor.apps.learning.urls")),
    path("", include("convenor.apps.meetings.urls")),
    path("", include("convenor.apps.ballots.urls")),
    path("", include("convenor.apps.practice.urls")),
    path("", include("convenor.apps.mentoring.urls")),
]
