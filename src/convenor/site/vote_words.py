"""The words for the votes of a ballot, for what leaves it as a document, and for the minutes of its meeting."""

from django.utils.translation import gettext_lazy as _

from convenor.site.comment_words import WHY_NOT

WORDS: dict[str, object] = {
    **WHY_NOT,  # a file into which no answers can be written
    "agenda-batch-not-decided": _("No meeting has decided on the batch. Nothing was recorded."),
    "agenda-minutes": _("Write the minutes as a whole number between 1 and %(most)s."),
    "agenda-no-such-meeting": _(
        "Choose a meeting of the group that is still to come. Nothing was put on an agenda."
    ),
    "agenda-not-at-a-meeting": _("“%(title)s” is on the agenda of no meeting. Nothing was recorded."),
    "report-too-long": _(
        "There are too many comments for one document. Take the workbook, which holds all of them."
    ),
    "vote-body-ambiguous": _(
        "“%(name)s” is the code of one country (%(country)s) and the acronym of the member body of another (%(other)s). Write the country code of the one that voted in a column “Country”, or write this vote down by hand."
    ),
    "vote-body-has-none": _("“%(name)s” is no member body: liaisons and editors comment, and have no vote."),
    "vote-body-missing": _("The row does not say which member body voted."),
    "vote-body-unknown": _(
        "Nobody of the name “%(name)s” is in the table of member bodies. Write its country code or its acronym."
    ),
    "vote-changed-meanwhile": _(
        "Somebody has written down the vote of %(body)s since this page was opened. It stands here as it is now; what you typed is still in the form."
    ),
    "vote-choice-missing": _("The row does not say how the member body voted."),
    "vote-choice-unknown": _("“%(typed)s” is neither for, nor against, nor an abstention."),
    "vote-list-empty": _("There is nothing in this file. Nothing was taken over."),
    "vote-list-missing": _("Choose first the file with the votes."),
    "vote-list-no-columns": _(
        "No row of headings was found that names a column for the member body and one for the vote. Write “Member body” and “Vote” above these columns, and try again."
    ),
    "vote-list-not-csv": _("This file is no list with separators. Save it as CSV, and use that copy."),
    "vote-list-too-large": _("This file is larger than any list of votes. Nothing was taken over."),
    "vote-status-unknown": _("“%(typed)s” is neither P-member nor O-member."),
    "vote-there-already": _(
        "The vote of %(body)s is written down already. It stands here as it is now; “Keep this vote” puts what you typed in its place."
    ),
}
