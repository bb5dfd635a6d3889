"""What may be typed instead of pressed: the short lines of the Zakim bot, in English and in French.

``q+``, ``q+ mary``, ``q+ to ask about clause 4``, ``q+ mary reply to the note``, ``q-``, ``q- mary``, ``q- later``,
``mary later``, ``give mary the last word``, ``ack mary``, ``ack next``, ``close queue``, ``open queue``.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from convenor.domain.kernel import Refused
from convenor.domain.meeting.commands import (
    CloseQueue,
    DeferHand,
    GiveFloor,
    GiveLastWord,
    LowerHand,
    OpenQueue,
    RaiseHand,
    Wish,
)

KINDS: Mapping[str, str] = {
    "order": "order",
    "ordre": "order",
    "clarification": "clarification",
    "precision": "clarification",
    "reply": "reply",
    "reponse": "reply",
    "new": "new",
    "nouveau": "new",
    "nouvelle": "new",
}
LATER = frozenset({"later", "tard"})
NEXT = frozenset({"next", "suivant"})
ABOUT = frozenset({"to", "pour", "a"})  # what follows is the note
LONGEST_NOTE = 200
_UNDIVIDED = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i"}
)


@dataclass(frozen=True, slots=True)
class _Line:
    """Who types, and what everybody is called."""

    names: Mapping[int, str]
    me: int

    def seat(self, words: Sequence[str]) -> int:
        """Whose name all these words are."""
        seat, rest = self.named(words)
        if rest:
            raise Refused("nobody-called", name=" ".join(words))
        return seat

    def named(self, words: Sequence[str]) -> tuple[int, Sequence[str]]:
        """Whose name stands first, and the words after it; a name takes as many words as fit it."""
        found = _called(words[:1], self.names)
        taken = 1
        while found and len(words) > taken and not _is_special(words[taken]):
            narrower = _called(words[: taken + 1], {seat: self.names[seat] for seat in found})
            if not narrower:
                break
            found, taken = narrower, taken + 1
        if not found:
            raise Refused("nobody-called", name=words[0])
        if len(found) > 1:
            raise Refused("which-person", names=", ".join(sorted(self.names[seat] for seat in found)))
        return found[0], words[taken:]


def read_line(line: str, names: Mapping[int, str], me: int) -> tuple[Wish, ...]:
    """What somebody at seat ``me`` wishes by typing ``line``; refused where nobody or several are meant."""
    typed = " ".join(line.split())
    for pattern, meaning in _GRAMMAR:
        match = pattern.fullmatch(typed)
        if match:
            return meaning(_Line(names, me), (match.group(1) if match.re.groups else "").split())
    raise Refused("line-not-understood", line=typed[:60])


def _enter(line: _Line, words: Sequence[str]) -> tuple[Wish, ...]:
    """``q+``: oneself, or the one who is named; then a kind, then what it is about."""
    seat, rest = line.me, words
    if words and not _is_special(words[0]):
        seat, rest = line.named(words)
    kind = "new"
    if rest and _folded(rest[0]) in KINDS:
        kind, rest = KINDS[_folded(rest[0])], rest[1:]
    if rest and _folded(rest[0]) in ABOUT:
        rest = rest[1:]
    note = " ".join(rest)
    if len(note) > LONGEST_NOTE:
        raise Refused("note-too-long", most=LONGEST_NOTE)
    return (RaiseHand(by=line.me, seat=seat, kind=kind, note=note, way="typed"),)


def _take_away(line: _Line, words: Sequence[str]) -> tuple[Wish, ...]:
    """``q-``: down; with ``later``, behind the others."""
    later = bool(words) and _folded(words[-1]) in LATER
    names = _before_later(words) if later else words
    seat = line.seat(names) if names else line.me
    return (DeferHand(by=line.me, seat=seat) if later else LowerHand(by=line.me, seat=seat),)


def _before_later(words: Sequence[str]) -> Sequence[str]:
    kept = words[:-1]
    return kept[:-1] if kept and _folded(kept[-1]) == "plus" else kept


def _defer(line: _Line, words: Sequence[str]) -> tuple[Wish, ...]:
    return (DeferHand(by=line.me, seat=line.seat(words)),)


def _last_word(line: _Line, words: Sequence[str]) -> tuple[Wish, ...]:
    return (GiveLastWord(by=line.me, seat=line.seat(words)),)


def _call(line: _Line, words: Sequence[str]) -> tuple[Wish, ...]:
    if len(words) == 1 and _folded(words[0]) in NEXT:
        return (GiveFloor(by=line.me),)
    return (GiveFloor(by=line.me, seat=line.seat(words)),)


def _close(line: _Line, words: Sequence[str]) -> tuple[Wish, ...]:
    return (CloseQueue(by=line.me),)


def _open(line: _Line, words: Sequence[str]) -> tuple[Wish, ...]:
    return (OpenQueue(by=line.me),)


_Meaning = Callable[[_Line, Sequence[str]], tuple[Wish, ...]]
_GRAMMAR: tuple[tuple[re.Pattern[str], _Meaning], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), meaning)
    for pattern, meaning in (
        (r"q ?\+(.*)", _enter),
        (r"q ?-(.*)", _take_away),
        (r"give (.+?) the last word", _last_word),
        (r"(?:donner )?(?:le )?dernier mot à (.+)", _last_word),
        (r"ack (.+)", _call),
        (r"(?:close (?:the )?queue|fermer la file)", _close),
        (r"(?:(?:re)?open (?:the )?queue|(?:r?ouvrir) la file)", _open),
        (r"(.+?) (?:later|plus tard)", _defer),
    )
)


def _is_special(word: str) -> bool:
    """Whether a word says what follows, so that it is nobody's name."""
    folded = _folded(word)
    return folded in KINDS or folded in ABOUT


def _called(words: Sequence[str], names: Mapping[int, str]) -> list[int]:
    """The seats with a name that has each of these words, whole or begun; whole words go first."""
    wanted = [_folded(word) for word in words]
    if not all(wanted):
        return []
    whole = [seat for seat, name in names.items() if set(wanted) <= set(_parts(name))]
    return whole or [seat for seat, name in names.items() if _begins_all(wanted, _parts(name))]


def _begins_all(wanted: Iterable[str], parts: Sequence[str]) -> bool:
    return all(any(part.startswith(word) for part in parts) for word in wanted)


def _parts(name: str) -> list[str]:
    """The words of a name; one with an apostrophe or a hyphen is also several, and also one without."""
    divided = re.split(r"[\s'’.-]+", _folded(name))
    joined = re.sub(r"['’.-]+", "", _folded(name)).split()
    return [part for part in (*divided, *joined, *_folded(name).split()) if part]


def _folded(word: str) -> str:
    """A word without case and accents."""
    divided = unicodedata.normalize("NFKD", word.casefold().translate(_UNDIVIDED))
    return "".join(letter for letter in divided if not unicodedata.combining(letter)).strip(",;:")
