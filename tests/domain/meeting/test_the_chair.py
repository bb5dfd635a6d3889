"""The chair's baton: one convenor has it, and it changes hands when it is accepted."""

from at_the_table import AMINA, BRUNO, CHEN, DANA, HUGO, NINE, TABLE, Room

from convenor.domain.meeting import commands as cmd
from convenor.domain.meeting import events as ev

OFFER = cmd.OfferChair(by=AMINA, to=BRUNO)
TAKE = cmd.TakeChair(by=BRUNO)


def test_whoever_opens_the_meeting_has_the_chair() -> None:
    assert Room(*TABLE).wish(cmd.OpenMeeting(by=BRUNO)) == (
        ev.MeetingOpened(at=NINE, by=BRUNO),
        ev.ChairTaken(at=NINE, by=BRUNO, seat=BRUNO),
    )
    assert Room(*TABLE).refusal(cmd.OpenMeeting(by=CHEN)) == "only-convenors"
    assert Room().refusal(cmd.OpenMeeting(by=BRUNO)) == "meeting-is-open"


def test_the_chair_changes_hands_when_it_is_accepted() -> None:
    room = Room().do(OFFER)

    assert room.meeting.chair.seat == AMINA
    assert room.wish(TAKE) == (ev.ChairTaken(at=NINE, by=BRUNO, seat=BRUNO),)
    assert (room.meeting.chair.seat, room.meeting.chair.offered_to) == (BRUNO, 0)


def test_after_handing_over_one_may_argue_as_an_expert_and_take_it_back() -> None:
    room = Room().do(OFFER, TAKE, cmd.RaiseHand(by=AMINA, seat=AMINA), cmd.GiveFloor(by=BRUNO))
    assert room.meeting.floor.speaker and room.meeting.floor.speaker.hat == "expert"

    room.do(cmd.OfferChair(by=BRUNO, to=AMINA))
    assert [each.name for each in room.wish(cmd.TakeChair(by=AMINA))] == ["floor.yielded", "chair.taken"]


def test_whoever_takes_the_chair_waits_no_more() -> None:
    room = Room().do(cmd.RaiseHand(by=BRUNO, seat=BRUNO), OFFER, TAKE)

    assert dict(room.meeting.floor.hands) == {}


def test_only_a_convenor_who_is_present_is_offered_the_chair() -> None:
    assert Room().refusal(cmd.OfferChair(by=AMINA, to=CHEN)) == "only-convenors-may-chair"
    assert Room().refusal(cmd.OfferChair(by=AMINA, to=AMINA)) == "has-the-chair-already"
    away = Room().do(cmd.LeaveSeat(by=BRUNO, seat=BRUNO))
    assert away.refusal(OFFER) == "seat-is-not-present"
    assert Room().refusal(cmd.OfferChair(by=BRUNO, to=BRUNO)) == "only-chair"


def test_nobody_takes_a_chair_that_was_not_offered() -> None:
    assert Room().refusal(TAKE) == "chair-is-held"
    assert Room().do(OFFER).wish(cmd.TakeChair(by=AMINA)) == ()


def test_an_offer_is_declined_or_taken_back() -> None:
    assert Room().do(OFFER).wish(cmd.EndOffer(by=BRUNO)) == (ev.ChairOfferEnded(at=NINE, by=BRUNO),)
    assert Room().do(OFFER).wish(cmd.EndOffer(by=AMINA)) == (ev.ChairOfferEnded(at=NINE, by=AMINA),)
    assert Room().refusal(cmd.EndOffer(by=AMINA)) == "chair-is-held"
    assert Room().do(OFFER).wish(OFFER) == ()


def test_a_chair_who_leaves_leaves_the_chair_to_a_co_convenor() -> None:
    room = Room().do(cmd.LeaveSeat(by=AMINA, seat=AMINA))

    assert room.refusal(cmd.CloseQueue(by=BRUNO)) == "chair-is-vacant"
    assert room.refusal(cmd.CloseQueue(by=HUGO)) == "only-chair"
    assert room.wish(TAKE) == (ev.ChairTaken(at=NINE, by=BRUNO, seat=BRUNO),)


def test_who_was_offered_the_chair_and_leaves_is_not_waited_for() -> None:
    room = Room().do(OFFER, cmd.LeaveSeat(by=BRUNO, seat=BRUNO))

    assert room.meeting.chair.offered_to == 0


def test_the_share_of_voice_is_opened_to_all_by_a_convenor() -> None:
    show = cmd.ShowVoice(by=BRUNO, to_all=True)

    assert Room().wish(show) == (ev.VoiceShown(at=NINE, by=BRUNO, to_all=True),)
    assert Room().do(show).wish(show) == ()
    assert Room().refusal(cmd.ShowVoice(by=DANA, to_all=True)) == "only-convenors"


def test_a_meeting_goes_through_breaks_to_its_end() -> None:
    room = Room()
    assert room.refusal(cmd.EndBreak(by=AMINA)) == "meeting-is-open"
    assert room.refusal(cmd.StartBreak(by=AMINA, minutes=0)) == "break-needs-minutes"

    room.do(cmd.StartBreak(by=AMINA, minutes=10), cmd.EndBreak(by=AMINA), cmd.CloseMeeting(by=AMINA))
    assert room.meeting.course.stage == "closed"
    assert room.refusal(cmd.OpenMeeting(by=AMINA)) == "meeting-is-closed"
