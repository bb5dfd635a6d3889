"""What every event is: something that happened at a moment, in words of its own."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something that happened. Seats are numbers; who sat where is written beside the log, never in it.

    ``name`` is the event's name in the log: it is never reused, and fields are only ever appended, with a default.
    ``by`` is the seat that did it; 0 is the product itself.
    """

    name: ClassVar[str] = ""
    at: datetime
    by: int = 0
