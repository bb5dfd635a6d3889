"""Addresses of the files of a ballot and of its comments."""

from django.urls import URLPattern, path

from convenor.apps.ballots.views import comments, files, repairs

urlpatterns: list[URLPattern] = [
    path("ballots/<int:ballot>/files/", files.bag, name="ballot-files"),
    path("ballots/<int:ballot>/collate/", files.collate, name="ballot-collate"),
    path("ballots/<int:ballot>/files/<int:sheet>/", files.file, name="ballot-file"),
    path("ballots/<int:ballot>/files/<int:sheet>/columns/", files.columns, name="ballot-file-columns"),
    path("ballots/<int:ballot>/files/<int:sheet>/out/", files.take_out, name="ballot-file-out"),
    path("ballots/<int:ballot>/files/<int:sheet>/original", files.original, name="ballot-file-original"),
    path("ballots/<int:ballot>/repairs/", repairs.repairs, name="ballot-repairs"),
    path("ballots/<int:ballot>/clauses/", comments.by_clause, name="ballot-clauses"),
    path("ballots/<int:ballot>/comments/<int:comment>/", comments.comment, name="ballot-comment"),
    path(
        "ballots/<int:ballot>/comments/<int:comment>/pictures/<int:place>",
        comments.picture,
        name="ballot-comment-picture",
    ),
    path(
        "ballots/<int:ballot>/comments/<int:comment>/repair/", comments.repair, name="ballot-comment-repair"
    ),
]
