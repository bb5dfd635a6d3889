"""The words for a ballot: what is in question in a file, which way a comment takes, what the rules of votes say."""

from django.utils.translation import gettext_lazy as _

WORDS: dict[str, object] = {
    # a ballot and its files
    "bag-is-empty": _("No file was chosen. Choose one or more files of comments."),
    "bag-too-full": _("At most %(most)s files are read at once. Drop them in in two or more parts."),
    "ballot-changed-meanwhile": _(
        "Somebody corrected this ballot while you were writing. Nothing of theirs was overwritten; your words are still here."
    ),
    "ballot-has-no-comments": _("There are no comments in “%(ballot)s” yet, so there is nothing to collate."),
    "ballot-is-collated": _("The comments of “%(ballot)s” are collated already. Nothing was changed."),
    "ballot-is-known": _("%(wg)s has the ballot “%(ballot)s” already. Nothing was added."),
    "ballot-is-practice": _(
        "This ballot is for practice. It is yours alone: it has no group, no votes, no meeting and no other files."
    ),
    "ballot-not-collated": _(
        "The comments of this ballot are still being collected. Once they are collated, everybody of the group reads them."
    ),
    "collation-not-whole": _(
        "A later collation counts as a whole: what it lacks would be gone. Of these files nothing new could be read: %(files)s. Get them in order first; nothing was changed."
    ),
    "column-of-comments-missing": _("Say in which column the comments stand."),
    "column-taken-twice": _("One column of the file was chosen twice. Choose each only once."),
    "comment-changed-meanwhile": _(
        "Somebody changed comment %(number)s meanwhile. It stands here as it is now; look again, then change it."
    ),
    "comment-text-too-long": _("This is %(length)s characters long, and %(most)s fit. Please shorten it."),
    "file-has-work": _(
        "Somebody has worked on comments of “%(file)s”, so it stays as it is. A later collation keeps the work."
    ),
    "file-is-gone": _("“%(file)s” was taken out meanwhile."),
    "file-not-read-again": _("“%(file)s” could not be read again. It stays as it was."),
    # practice
    "practice-answer-first": _(
        "Answer first: what the working group decided is shown once your own answer to the issue stands."
    ),
    "practice-too-many": _(
        "You have %(most)s practices already. Delete one that you no longer need, then begin another."
    ),
    # what is in question in a row
    "body-ambiguous": _(
        "These letters are a country's code and also another member body's acronym. Choose which is meant."
    ),
    "body-missing": _("The row does not say which member body the comment comes from. Choose one."),
    "body-several": _(
        "More than one member body stands in this cell. The comment is shown under each of them."
    ),
    "body-unknown": _(
        "Nobody of this name is in the table of member bodies and liaisons. Correct the name, or keep it as it is."
    ),
    "change-missing": _(
        "A technical comment without a proposed change: ask the member body for the words it wants."
    ),
    "clause-half-understood": _(
        "Only a part of the clause is understood. The comment stands there; correct the clause if it belongs elsewhere."
    ),
    "clause-missing": _(
        "No clause is named. The comment is taken to be about the whole document until you choose one."
    ),
    "clause-not-understood": _(
        "The clause is not understood. The comment stands at the end of the list until you correct it."
    ),
    "comment-empty": _(
        "There is a proposed change but no comment. Ask the member body why it wants the change."
    ),
    "comment-umbrella": _(
        "This comment points to another file. Add that file too, so that what it says is not lost."
    ),
    "row-empty": _(
        "The row has neither a comment nor a proposed change. It is kept, so that the numbering of the member body stays whole."
    ),
    "type-missing": _("The type is missing. Until you choose one, the comment goes to discussion."),
    "type-unknown": _("The type is not general, technical or editorial. Choose what is meant."),
    # which way a comment takes
    "lane-editorial": _("In the batch: the comment is editorial."),
    "lane-editors": _("In the batch: the comment comes from the editing unit of ISO/CS."),
    "lane-general": _("For discussion: the comment is about the document as a whole."),
    "lane-mixed": _("For discussion: the comment has a technical part."),
    "lane-technical": _("For discussion: the comment is technical."),
    "lane-untyped": _("For discussion: nobody has said that the comment is only editorial."),
    # the way of a resolution
    "drafting-group-is-full": _(
        "The drafting group has %(most)s people already, convenors included. Somebody has to leave it first."
    ),
    "only-convenor-or-drafter": _(
        "Only the convenors and the drafting group propose. The working group decides."
    ),
    "only-convenor-or-secretary-or-drafter": _(
        "Only the convenors, the secretary of the group and the drafting group can do this."
    ),
    "only-member-body-or-convenor-or-expert-or-drafter": _(
        "Only somebody of the working group can pull a comment out of the batch."
    ),
    "only-secretariat-or-convenor-or-secretary-or-drafter": _(
        "Only the convenors, the secretary, the secretariat and the drafting group can do this."
    ),
    "only-secretariat-or-secretary": _(
        "Only the working group decides; the secretary of the group or the secretariat records it."
    ),
    "resolution-disposition-is-missing": _("Choose first what is proposed or decided."),
    "resolution-in-principle-needs-reason": _(
        "“Accepted in principle” needs a reason: write in which other way the aim is met."
    ),
    "resolution-is-checked": _("The text has been checked already. Nothing was changed."),
    "resolution-is-decided": _("The working group has decided on this comment. Nothing was changed."),
    "resolution-is-discussed": _(
        "The working group has discussed this comment already. Nothing was changed."
    ),
    "resolution-is-discussed-anyway": _("This comment is for discussion already. Nothing was changed."),
    "resolution-is-edited": _("The text has been changed already. Nothing was done."),
    "resolution-is-grouped": _("Nothing is proposed for this comment yet."),
    "resolution-is-open": _("This comment belongs to no issue yet, and nothing is proposed."),
    "resolution-is-proposed": _("The working group has not decided on this proposal yet."),
    "resolution-not-accepted-needs-reason": _("“Not accepted” needs a reason: the member body reads it."),
    "resolution-not-discussed": _(
        "This comment is for discussion. The working group decides after it has discussed it, or by a correspondence round."
    ),
    "resolution-nothing-to-edit": _(
        "This decision changes nothing in the text, so there is nothing to edit."
    ),
    "resolution-reopen-needs-words": _("Write why the working group takes this up again."),
    "resolution-send-back-needs-words": _("Write what is wrong with the text: whoever edits it reads it."),
    "resolution-where-decided-is-missing": _(
        "Name the meeting or the correspondence round in which the working group decided."
    ),
    # the work on issues
    "assignee-not-of-the-drafting-group": _(
        "Issues are given to people of the drafting group. Take the person into it first."
    ),
    "batch-changed-meanwhile": _(
        "Somebody has changed something in the batch since this page was drawn. Nothing was done; look once more at what would change."
    ),
    "batch-changes-nothing": _("This step would change nothing."),
    "batch-everything-went-on": _(
        "Work has gone on with every one of these comments since. Nothing was taken back."
    ),
    "batch-undone-already": _("This step has been taken back already."),
    "many-changed-meanwhile": _(
        "Somebody has changed ticked comments since you looked at them: %(count)s. Nothing was done. They stand here as they are now; press again and they are changed too."
    ),
    "many-in-no-issue": _("Issues are given to people, and this comment is in none. Put it into one first."),
    "many-is-worked-on": _(
        "Something is proposed or discussed already, so it does not go into the batch. Withdraw the proposal first."
    ),
    "many-issue-is-decided": _(
        "The working group has decided on that issue, so it takes no comments in. Choose another, or make a new one."
    ),
    "many-issue-partly": _(
        "Its issue has other comments that are not ticked, and an issue is answered as a whole. Do it on the page of the issue, or tick them all."
    ),
    "many-nothing-ticked": _("Tick at least one comment first."),
    "many-technical-is-discussed": _("A technical comment is discussed; it does not go into the batch."),
    "many-text-missing": _("Write what is to stand there."),
    "many-which-issue": _("Choose the issue that takes them in."),
    "comments-grouped-meanwhile": _(
        "Somebody has put these comments into an issue meanwhile: %(numbers)s. Nothing was changed; reload the page."
    ),
    "drafter-not-of-the-group": _("The drafting group is made of people of the working group."),
    "grouping-is-old": _("Somebody has looked for groups once more. Reload the page to see what was found."),
    "grouping-without-comments": _("There are no comments to compare: all of them are decided."),
    "issue-changed-meanwhile": _(
        "Somebody has changed this issue since your page was drawn. Nothing of theirs was overwritten; your words are still here."
    ),
    "issue-is-gone": _("The issue “%(title)s” is not there any more: its comments went to other issues."),
    "issue-number-unknown": _("There is no other issue with the number %(number)s in this ballot."),
    "issue-split-takes-all": _("An issue keeps one comment at least: choose fewer for the new one."),
    "issue-title-missing": _("Give the issue a title: a few words by which the group will know it."),
    "issue-withdraw-first": _(
        "Something is proposed for these comments. Withdraw the proposal first; then they can go elsewhere."
    ),
    "issue-without-comments": _("Choose at least one comment."),
    "stance-changed-meanwhile": _(
        "Somebody else has read comment %(number)s meanwhile and noted something else. Look at it, then choose again."
    ),
    "stance-unknown": _("Choose for, against, or another remedy."),
    # votes
    "a-quarter-of-all": _("Against: %(against)s of %(counted)s votes that count; at most %(most)s may be."),
    "experts-named": _(
        "P-members in favour that name an expert: %(naming)s; %(needed)s are needed in a committee of %(p_members)s P-members."
    ),
    "note-consultation": _(
        "A committee draft is a consultation: consensus is judged, the numbers only help."
    ),
    "note-discuss-at-a-meeting": _("At least two P-members disagree: the draft is discussed at a meeting."),
    "note-fdis-may-be-skipped": _(
        "Nobody voted against: the committee may go to publication without a final draft."
    ),
    "two-thirds-of-p-members": _(
        "In favour: %(favour)s of %(counted)s votes of P-members that count; at least %(needed)s must be."
    ),
    "vote-twice": _(
        "%(body)s stands twice among the votes. Keep the vote that counts; nobody may guess which one it is."
    ),
    # the minutes of a meeting
    "hours-basic": _("Early, because other clauses hang on the scope and on definitions."),
    "hours-batch": _(
        "One decision on all that is in the batch; anybody can pull a comment out of it before."
    ),
    "hours-in-order": _("In the order of the document."),
    "hours-negative": _("First, because a vote against rests on it."),
}
