"""The votes of a ballot: whether it passed and why, who voted against, and what became of it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from convenor.apps.accounts.table import SignedInRequest
from convenor.apps.ballots.actions import votes as actions
from convenor.apps.ballots.forms.votes import VoteForm
from convenor.apps.ballots.models import Ballot, Vote
from convenor.apps.ballots.queries import votes as queries
from convenor.apps.ballots.views.shown import may, shown
from convenor.domain.ballot.vote_list import VoteList
from convenor.domain.kernel import Refused


def ballot_votes(request: SignedInRequest, ballot: int) -> HttpResponse:
    """Whether the ballot passed, each rule with its numbers, and every vote."""
    return _page(request)


def votes_read(request: SignedInRequest, ballot: int) -> HttpResponse:
    """Read a list of votes; each row that is not understood gets its reason."""
    sent = request.FILES.get("list")
    try:
        if sent is None:
            raise Refused("vote-list-missing")
        data = sent.read(actions.LARGEST_LIST + 1)
        found = actions.read_votes(request.subject.thing, data, by=request.user)
    except Refused as refused:
        return _page(request, refusal=refused)
    return _page(request, found=found)


def ballot_vote(request: SignedInRequest, ballot: int, vote: int) -> HttpResponse:
    """One vote: correct it, say what its reasons are, what was answered, and whether that satisfies."""
    return _form(request, _vote(request.subject.thing, vote))


def vote_new(request: SignedInRequest, ballot: int) -> HttpResponse:
    """Write down one vote by hand."""
    return _form(request, None)


def vote_drop(request: SignedInRequest, ballot: int, vote: int) -> HttpResponse:
    """Take a vote off."""
    row = _vote(request.subject.thing, vote)
    try:
        actions.drop_vote(row, request.POST.get("seen", ""), by=request.user)
    except Refused as refused:
        return _page(request, refusal=refused)
    messages.success(request, _("The vote of %(body)s is taken off.") % {"body": row.body})
    return redirect("ballot-votes", ballot)


def _page(
    request: SignedInRequest, *, found: VoteList | None = None, refusal: Refused | None = None
) -> HttpResponse:
    page = queries.votes(request.subject.thing)
    writes = may(request, "ballot-vote-new", "POST")
    status = 422 if refusal else 200
    return shown(
        request,
        "ballots/votes.html",
        "votes",
        status=status,
        page=page,
        read=found,
        refusal=refusal,
        writes=writes,
    )


def _form(request: SignedInRequest, row: Vote | None) -> HttpResponse:
    ballot, refusal = request.subject.thing, None
    comments = queries.comments_from(ballot, row.body) if row else ()
    form = VoteForm(request.POST or None, stage=ballot.stage, row=row, comments=comments)
    if request.method == "POST" and form.is_valid():
        try:
            kept = actions.keep_vote(ballot, form.cleaned_data, request.POST.get("seen", ""), by=request.user)
        except Refused as refused:
            refusal = refused
        else:
            messages.success(request, _("The vote of %(body)s is kept.") % {"body": kept.body})
            return redirect("ballot-votes", ballot.pk)
    now = refusal.row if isinstance(refusal, actions.VoteChanged) else row
    context = {"form": form, "vote": row, "now": now, "seen": queries.mark(now), "refusal": refusal}
    status = 422 if refusal or form.errors else 200
    return shown(request, "ballots/vote.html", "votes", status=status, **context)


def _vote(ballot: Ballot, pk: int) -> Vote:
    found = ballot.votes.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found
