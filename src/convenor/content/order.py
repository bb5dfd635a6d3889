"""Whether the activities and items stand in an order that somebody can walk."""

from collections.abc import Sequence

from convenor.content.mistakes import Notebook, Place
from convenor.domain.programme.definition import Activity, EvidenceKind, Item, Programme


def check_order(programme: Programme, notebook: Notebook) -> None:
    """Note wrong numbers, activities that wait for each other, and a graduation that waits for itself."""
    _check_numbers("activity", programme.activities, notebook)
    _check_numbers("item", programme.self_test.items, notebook)
    if len({activity.key for activity in programme.activities}) == len(programme.activities):
        _check_circles(programme.activities, notebook)
    _check_graduation(programme, notebook)


def _place(kind: str, key: str, notebook: Notebook) -> Place:
    return notebook.defined.get(kind, {}).get(key, Place("programme.yaml", 0))


def _check_numbers(kind: str, things: Sequence[Activity | Item], notebook: Notebook) -> None:
    for right, thing in enumerate(things, start=1):
        if thing.number not in (0, right):  # 0 could not be read, which is noted already
            place = _place(kind, thing.key, notebook)
            notebook.note(
                place,
                f"{kind} “{thing.key}” has the number {thing.number}",
                f"number it {right}",
            )


def _check_circles(activities: Sequence[Activity], notebook: Notebook) -> None:
    """Each circle is noted once, at the activity of it that stands first."""
    after = {activity.key: activity.after for activity in activities}
    noted: set[str] = set()
    for activity in activities:
        circle = _circle_through(activity.key, after)
        if circle and not noted.intersection(circle):
            noted.update(circle)
            notebook.note(
                _place("activity", activity.key, notebook),
                f"nobody could begin: {' waits for '.join(circle)}",
                "take one of them out of “after”",
            )


def _circle_through(start: str, after: dict[str, tuple[str, ...]]) -> list[str]:
    """The way from ``start`` back to itself along ``after``, if there is one."""
    ways = [[start, before] for before in after[start]]
    seen: set[str] = set()
    while ways:
        way = ways.pop()
        if way[-1] == start:
            return way
        if way[-1] not in seen:
            seen.add(way[-1])
            ways += [[*way, before] for before in after.get(way[-1], ())]
    return []


def _check_graduation(programme: Programme, notebook: Notebook) -> None:
    needed = set(programme.graduation.activities)
    for activity in programme.activities:
        if activity.key in needed and any(
            rule.kind is EvidenceKind.GRADUATED for rule in activity.fulfilled_by
        ):
            notebook.note(
                _place("activity", activity.key, notebook),
                f"graduation waits for “{activity.key}”, which only graduation fulfils",
                "take it out of “activities” under “graduation”",
            )
