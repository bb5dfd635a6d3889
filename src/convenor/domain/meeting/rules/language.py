"""Rules: language."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from convenor.domain.meeting.commands import Wish
from convenor.domain.meeting.events import Fact
from convenor.domain.meeting.state import Meeting

RULES: Mapping[type[Wish], Callable[[Meeting, Any, datetime], tuple[Fact, ...]]] = {}
