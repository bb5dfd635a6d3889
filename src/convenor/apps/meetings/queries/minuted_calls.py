"""Consensus calls and straw polls of the minutes, in words."""

from collections.abc import Callable, Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.documents.outline import Block, Paragraph, Quote, Table
from convenor.domain.meeting.readings.calls import CallRecord, ObjectionRecord, PollRecord, Tally
from convenor.domain.meeting.state.consensus import Option

Named = Callable[[int], str]


def call(found: CallRecord, named: Named) -> Iterator[Block]:
    """One call: the text, where everybody stood, each objection and how it ended, and what was declared."""
    if found.clause:
        yield Paragraph(
            _("Consensus call on %(clause)s. The text put to the group:") % {"clause": found.clause}
        )
    else:
        yield Paragraph(_("Consensus call. The text put to the group:"))
    yield Quote(found.text)
    if found.tally:
        yield _positions(found.tally)
        answered = _("%(answered)s of %(present)s answered.")
        yield Paragraph(answered % {"answered": found.answered, "present": found.present}, soft=True)
    for objection in found.objections:
        yield Paragraph(_objection(objection, named))
    for option in found.options:
        yield from _option(option, named)
    if found.final_text != found.text:
        yield Paragraph(_("The text became:"))
        yield Quote(found.final_text)
    yield Paragraph(_declared(found, named))


def poll(found: PollRecord) -> Iterator[Block]:
    """One straw poll: its question, its counts, and that it decides nothing."""
    yield Paragraph(_("Straw poll, which is not a decision: %(question)s") % {"question": found.question})
    if found.counts is None:
        yield Paragraph(_("The poll was not closed, so it has no counts."), soft=True)
        return
    rows = tuple((option, str(count)) for option, count in zip(found.options, found.counts, strict=True))
    yield Table((_("Answer"), _("How many")), rows)
    counts = _("%(voted)s of %(present)s who were present answered.")
    yield Paragraph(counts % {"voted": found.voted, "present": found.present}, soft=True)


def _positions(tally: Tally) -> Table:
    words = {
        "support": _("supports the text"),
        "live-with": _("can live with it"),
        "clarify": _("needs clarification"),
        "oppose": _("opposes it"),
        "abstain": _("abstains"),
    }
    rows = tuple(
        (
            words[position],
            str(count),
            ", ".join(body for body, counts in tally.by_body.items() if body and counts.get(position)),
        )
        for position, count in tally.counts.items()
    )
    return Table((_("Position"), _("How many"), _("Member bodies")), rows)


def _objection(found: ObjectionRecord, named: Named) -> str:
    who = named(found.seat)
    lines = [_("%(who)s opposed: %(reason)s") % {"who": who, "reason": found.reason}] if found.reason else []
    if not found.reason:
        lines.append(_("%(who)s could not live with an option.") % {"who": who})
    if found.remedy:
        lines.append(_("What would resolve it: %(remedy)s") % {"remedy": found.remedy})
    if found.why:
        lines.append(_("What lies under it: %(why)s") % {"why": found.why})
    if found.gist and found.confirmed:
        lines.append(
            _("In the chair’s words, which %(who)s confirmed: %(gist)s") % {"who": who, "gist": found.gist}
        )
    ends = {
        "withdrawn": _("The objection was withdrawn."),
        "sustained": _("The objection was sustained."),
        "open": _("The objection was still open when the call ended."),
    }
    return "\n".join([*lines, ends.get(found.ended, "")]).strip()


def _option(found: Option, named: Named) -> Iterator[Block]:
    yield Paragraph(_("Another text was proposed:"))
    yield Quote(found.text)
    if not found.tested:
        return
    count = len(found.unlivable)
    against = ngettext(
        "%(count)s person could not live with it: %(names)s.",
        "%(count)s people could not live with it: %(names)s.",
        count,
    )
    names = ", ".join(named(seat) for seat in found.unlivable)
    nobody = _("Asked who could not live with it, nobody objected.")
    yield Paragraph(against % {"count": count, "names": names} if count else nobody)


def _declared(found: CallRecord, named: Named) -> str:
    who = named(found.declared_by)
    steps = {
        "drafting-group": _("%(who)s declared that there is no consensus; a drafting group takes it on."),
        "parked": _("%(who)s declared that there is no consensus; the question is put aside."),
        "next-meeting": _("%(who)s declared that there is no consensus; the next meeting takes it up."),
    }
    outcomes = {
        "consensus": _("%(who)s declared consensus."),
        "reservations": _("%(who)s declared consensus, with the reservations noted above."),
        "none": steps.get(found.next_step, _("%(who)s declared that there is no consensus.")),
    }
    if found.outcome in outcomes:
        return outcomes[found.outcome] % {"who": who or _("The chair")}
    if found.stage == "taken-back":
        return _("The call was taken back without a result.")
    return _("The call was not brought to an end.")
