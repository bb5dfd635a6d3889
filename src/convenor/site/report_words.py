"""The words for what the rules refuse about a meeting's report, its log and its talk times."""

from django.utils.translation import gettext_lazy as _

WORDS: dict[str, object] = {
    # the report as a whole
    "log-is-not-closed": _(
        "This log ends before the meeting was closed. Only the log of a meeting that is over can be taken in."
    ),
    "meeting-has-a-log": _("“%(meeting)s” has a log already. Nothing was taken in."),
    "meeting-is-not-closed": _(
        "“%(meeting)s” is not closed yet. The report can be drafted once the chair has closed it."
    ),
    "only-convenor": _("Only a convenor of the group can do this."),
    "only-secretariat-or-convenor-or-secretary": _(
        "Only the convenors, the secretary of the group or the secretariat can do this."
    ),
    "report-is-amending": _(
        "The report is open to amendments, so this cannot be done now. Nothing has changed."
    ),
    "report-is-draft": _(
        "The report is still being drafted, so this cannot be done yet. Nothing has changed."
    ),
    "report-is-empty": _("Nothing stands in the report. Add a passage first."),
    "report-is-final": _("The report is final. A convenor can take it up again, with a reason."),
    "report-is-not-out": _(
        "The report of this meeting is not open to you yet. A letter tells you when it is."
    ),
    "report-is-review": _(
        "The report is with the convenors, so this cannot be done now. Nothing has changed."
    ),
    "report-not-accepted": _(
        "Passages that no convenor has accepted yet: %(count)s of %(of)s. Accept or correct them first."
    ),
    "report-proposals-wait": _(
        "Amendments that are neither taken nor declined: %(count)s. Decide them first."
    ),
    "report-questions-wait": _("Questions without an answer: %(count)s. The secretary answers them first."),
    "report-round-days": _("Write a number of days from %(fewest)s to %(most)s."),
    "report-round-ends-later": _("Until %(until)s was promised. The round can be made longer, not shorter."),
    "report-round-is-open": _(
        "Amendments may still come until %(until)s. The report can be final after that."
    ),
    "report-round-is-over": _("The round of amendments is over. Nothing was proposed."),
    "report-take-up-needs-words": _("Write what is wrong with the report: it is kept beside the version."),
    "report-version-is-not-out": _("This version was for the convenors and the secretary alone."),
    "report-was-changed": _(
        "Somebody has changed the draft already. Drafting it again would lose that, so nothing was done."
    ),
    # its passages
    "amendment-changes-nothing": _("These are the words that the passage has already. Change them first."),
    "amendment-is-decided": _("%(name)s has decided this amendment already. Nothing was changed."),
    "amendment-needs-reason": _("Write why: the convenors and the others read it."),
    "answer-is-empty": _("Write an answer first."),
    "decline-needs-reason": _("Write why the amendment is declined: whoever proposed it reads it."),
    "passage-changed-meanwhile": _(
        "%(name)s changed this passage on %(at)s, after you had opened it. Nothing was overwritten."
    ),
    "passage-is-empty": _("Write the words of the passage first."),
    "passage-kind-unknown": _("There is no such kind of passage. Reload the page and choose again."),
    "question-is-answered": _("%(name)s has answered this question already. Nothing was changed."),
    "question-is-empty": _("Write your question first."),
    "was-not-present": _("Only those who were present at the meeting can propose amendments."),
    # a log as a file
    "item-is-not-open": _("Another item is open, or none."),
    "log-has-more-doubts": _("%(count)s more lines cannot stand where they do."),
    "log-is-too-long": _("The file has more than %(most)s lines. Nothing was taken in."),
    "log-line-bad-field": _(
        "Line %(line)s: “%(field)s” is missing or is not what it should be. Nothing was taken in."
    ),
    "log-line-cannot-stand": _("Line %(line)s (%(name)s) cannot have happened after the lines above it."),
    "log-line-is-no-json": _("Line %(line)s is not a line of JSON. Nothing was taken in."),
    "log-line-too-long": _("Line %(line)s holds a text that is too long. Nothing was taken in."),
    "log-line-unknown-event": _("Line %(line)s: no event is called “%(name)s”. Nothing was taken in."),
    "log-runs-backwards": _(
        "Line %(line)s happened before the line above it. The lines stand in another order than the log's."
    ),
    "number-was-given": _("This number was given already."),
    "somebody-else-speaks": _("Somebody else has the floor."),
    "somebody-speaks": _("Somebody has the floor still."),
}
