"""The floor as it stands: who speaks, whose hands wait, and the rules of the order."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, TypeVar

from convenor.domain.meeting import events as ev
from convenor.domain.meeting.state.rounds import Round, called, left, merged, passed
from convenor.domain.speaking import Hand

T = TypeVar("T", int, timedelta)


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who has the floor, since when, and how long the clock stood still."""

    seat: int
    since: datetime
    kind: str = "new"
    note: str = ""
    point: int = 0
    hat: str = ""
    held_since: datetime | None = None
    held: timedelta = timedelta()

    def spoken(self, at: datetime) -> timedelta:
        """How long it has lasted until ``at``, without the time in which the clock stood still."""
        until = min(self.held_since, at) if self.held_since else at
        return max(until - self.since - self.held, timedelta())


@dataclass(frozen=True, slots=True, kw_only=True)
class Floor:
    """Hands by seat; seconds spoken by seat in the meeting, on the current item and on the current point."""

    hands: Mapping[int, Hand] = field(default_factory=dict)
    speaker: Speaker | None = None
    open: bool = True
    order: str = "first-come"
    limit: int = 0
    budget: int = 0
    spoken: Mapping[int, timedelta] = field(default_factory=dict)
    spoken_on_item: Mapping[int, timedelta] = field(default_factory=dict)
    spoken_on_point: Mapping[int, timedelta] = field(default_factory=dict)
    turns: Mapping[int, int] = field(default_factory=dict)
    previous: int = 0  # the seat that was called last
    heard: Mapping[int, datetime] = field(default_factory=dict)  # when each was called last
    last_word: int = 0
    round: Round | None = None
    rounds: int = 0


def _raised(floor: Floor, event: ev.HandRaised) -> Floor:
    hand = Hand(
        seat=event.seat,
        at=event.at,
        kind=event.kind,
        note=event.note,
        way=event.way,
        by=event.by,
        point=event.point,
    )
    return replace(floor, hands={**floor.hands, event.seat: hand})


def _changed(floor: Floor, seat: int, **what: Any) -> Floor:
    hand = floor.hands.get(seat)
    if hand is None:
        return floor
    return replace(floor, hands={**floor.hands, seat: replace(hand, **what)})


def _hand_changed(floor: Floor, event: ev.HandChanged) -> Floor:
    return _changed(floor, event.seat, kind=event.kind, note=event.note, point=event.point)


def _without(hands: Mapping[int, Hand], seat: int) -> Mapping[int, Hand]:
    return {each: hand for each, hand in hands.items() if each != seat} if seat in hands else hands


def _lowered(floor: Floor, event: ev.HandLowered) -> Floor:
    return replace(floor, hands=_without(floor.hands, event.seat))


def _given(floor: Floor, event: ev.FloorGiven) -> Floor:
    floor = _silent(floor, event.at)
    seat = event.seat
    speaker = Speaker(
        seat=seat, since=event.at, kind=event.kind, note=event.note, point=event.point, hat=event.hat
    )
    return replace(
        floor,
        hands=_without(floor.hands, seat),
        speaker=speaker,
        previous=seat,
        turns={**floor.turns, seat: floor.turns.get(seat, 0) + 1},
        heard={**floor.heard, seat: event.at},
        round=called(floor.round, seat) if event.kind == "round" else floor.round,
    )


def _yielded(floor: Floor, event: ev.FloorYielded) -> Floor:
    speaks = floor.speaker is not None and floor.speaker.seat == event.seat
    return _silent(floor, event.at) if speaks else floor


def _silent(floor: Floor, at: datetime) -> Floor:
    """Nobody speaks any more; whoever did was heard for so long."""
    if floor.speaker is None:
        return floor
    seat, lasted = floor.speaker.seat, floor.speaker.spoken(at)
    return replace(
        floor,
        speaker=None,
        spoken=_longer(floor.spoken, seat, lasted),
        spoken_on_item=_longer(floor.spoken_on_item, seat, lasted),
        spoken_on_point=_longer(floor.spoken_on_point, seat, lasted),
    )


def _longer(spoken: Mapping[int, timedelta], seat: int, lasted: timedelta) -> dict[int, timedelta]:
    return {**spoken, seat: spoken.get(seat, timedelta()) + lasted}


def _held(floor: Floor, event: ev.FloorHeld) -> Floor:
    if floor.speaker is None or floor.speaker.held_since:
        return floor
    return replace(floor, speaker=replace(floor.speaker, held_since=event.at))


def _resumed(floor: Floor, event: ev.FloorResumed) -> Floor:
    speaker = floor.speaker
    if speaker is None or speaker.held_since is None:
        return floor
    held = speaker.held + max(event.at - speaker.held_since, timedelta())
    return replace(floor, speaker=replace(speaker, held=held, held_since=None))


def _last_word(floor: Floor, event: ev.LastWordGiven) -> Floor:
    hands = {seat: hand for seat, hand in floor.hands.items() if seat == event.seat}
    return replace(floor, hands=hands, open=False, last_word=event.seat)


def _item_opened(floor: Floor, event: ev.ItemOpened) -> Floor:
    """A new item begins with an open queue, and everybody has yet to be heard on it."""
    floor = _silent(floor, event.at)
    return replace(floor, open=True, last_word=0, round=None, spoken_on_item={}, spoken_on_point={})


def _item_closed(floor: Floor, event: ev.ItemClosed) -> Floor:
    return replace(_silent(floor, event.at), round=None)


def _meeting_closed(floor: Floor, event: ev.MeetingClosed) -> Floor:
    return replace(_silent(floor, event.at), hands={}, round=None)


def _round_started(floor: Floor, event: ev.RoundStarted) -> Floor:
    going = Round(number=event.round, to_come=event.seats, seconds=event.seconds)
    return replace(floor, round=going, rounds=max(floor.rounds, event.round))


def _gone(floor: Floor, event: ev.SeatLeft | ev.SeatRemoved | ev.ChairTaken) -> Floor:
    """Whoever is away, or has the chair now, neither waits nor speaks."""
    if floor.speaker and floor.speaker.seat == event.seat:
        floor = _silent(floor, event.at)
    hands = _without(floor.hands, event.seat)
    return replace(floor, hands=hands, round=left(floor.round, event.seat))


def _merged(floor: Floor, event: ev.SeatMerged) -> Floor:
    """What ``seat`` had belongs to ``into``; who speaks does not wait."""
    seat, into = event.seat, event.into
    speaker = floor.speaker
    if speaker and speaker.seat == seat:
        speaker = replace(speaker, seat=into)
    hands = _hands_merged(floor.hands, seat, into)
    return replace(
        floor,
        speaker=speaker,
        hands=_without(hands, speaker.seat) if speaker else hands,
        spoken=_summed(floor.spoken, seat, into),
        spoken_on_item=_summed(floor.spoken_on_item, seat, into),
        spoken_on_point=_summed(floor.spoken_on_point, seat, into),
        turns=_summed(floor.turns, seat, into),
        heard=_latest(floor.heard, seat, into),
        previous=into if floor.previous == seat else floor.previous,
        last_word=into if floor.last_word == seat else floor.last_word,
        round=merged(floor.round, seat, into),
    )


def _hands_merged(hands: Mapping[int, Hand], seat: int, into: int) -> Mapping[int, Hand]:
    if seat not in hands:
        return hands
    return {into: replace(hands[seat], seat=into), **_without(hands, seat)}


def _summed(amounts: Mapping[int, T], seat: int, into: int) -> Mapping[int, T]:
    if seat not in amounts:
        return amounts
    both = amounts[seat] + amounts[into] if into in amounts else amounts[seat]
    return {**{each: amount for each, amount in amounts.items() if each != seat}, into: both}


def _latest(moments: Mapping[int, datetime], seat: int, into: int) -> Mapping[int, datetime]:
    if seat not in moments:
        return moments
    latest = max(moments[seat], moments.get(into, moments[seat]))
    return {**{each: moment for each, moment in moments.items() if each != seat}, into: latest}


REACTIONS: Mapping[type[ev.Fact], Callable[[Floor, Any], Floor]] = {
    ev.HandRaised: _raised,
    ev.HandChanged: _hand_changed,
    ev.HandLowered: _lowered,
    ev.HandDeferred: lambda floor, event: _changed(floor, event.seat, behind=event.at),
    ev.FloorGiven: _given,
    ev.FloorYielded: _yielded,
    ev.FloorHeld: _held,
    ev.FloorResumed: _resumed,
    ev.QueueClosed: lambda floor, _: replace(floor, open=False),
    ev.QueueOpened: lambda floor, _: replace(floor, open=True, last_word=0),
    ev.OrderChosen: lambda floor, event: replace(floor, order=event.order),
    ev.LimitSet: lambda floor, event: replace(floor, limit=event.seconds),
    ev.BudgetSet: lambda floor, event: replace(floor, budget=event.seconds),
    ev.LastWordGiven: _last_word,
    ev.RoundStarted: _round_started,
    ev.RoundPassed: lambda floor, event: replace(floor, round=passed(floor.round, event.seat)),
    ev.RoundEnded: lambda floor, _: replace(floor, round=None),
    ev.SeatLeft: _gone,
    ev.SeatRemoved: _gone,
    ev.ChairTaken: _gone,
    ev.SeatMerged: _merged,
    ev.PointOpened: lambda floor, _: replace(floor, spoken_on_point={}),
    ev.ItemOpened: _item_opened,
    ev.ItemClosed: _item_closed,
    ev.BreakStarted: lambda floor, event: _silent(floor, event.at),
    ev.MeetingClosed: _meeting_closed,
}
