"""Addresses of what leaves a ballot."""

from django.urls import URLPattern, path

from convenor.apps.ballots.views import figures, out

urlpatterns: list[URLPattern] = [
    path("ballots/<int:ballot>/figures/", figures.ballot_figures, name="ballot-figures"),
    path("ballots/<int:ballot>/out/", out.ballot_out, name="ballot-out"),
    path("ballots/<int:ballot>/out/files/<int:sheet>/answered", out.answered_file, name="ballot-answered"),
    path("ballots/<int:ballot>/out/report-<str:order>.<str:kind>", out.ballot_report, name="ballot-report"),
    path("ballots/<int:ballot>/out/editor.<str:kind>", out.editors_list, name="ballot-editor"),
    path("ballots/<int:ballot>/out/comments.<str:file>", out.ballot_rows, name="ballot-rows"),
]
