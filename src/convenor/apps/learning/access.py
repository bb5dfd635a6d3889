"""The permission table's rows of this app.

Its things are found by the loaders of ``mentoring``, which knows who is mentee and mentor of whom.
"""

from convenor.apps.accounts.table import Loader, Row, row
from convenor.domain.kernel import Role

_PAIR = (Role.MENTEE, Role.MENTOR)
_PAIR_AND_OFFICE = (*_PAIR, Role.SECRETARIAT)

ROWS: tuple[Row, ...] = (
    # how far: the pair and the secretariat; what was written about a reading: the pair
    *row("readings", "GET", *_PAIR_AND_OFFICE, on="enrolment"),
    *row("reading", "GET", *_PAIR, on="enrolment"),
    *row("reading-mark", "POST", Role.MENTEE, on="enrolment"),
    *row("reading-notes", "POST", Role.MENTEE, on="enrolment"),
    *row("question-ask", "POST", Role.MENTEE, on="enrolment"),
    *row("question-answer", "POST", Role.MENTOR, on="enrolment"),
    # results: the pair; that it is done: also the secretariat, on the start page
    *row("self-test", "GET", *_PAIR_AND_OFFICE, on="enrolment"),
    *row("self-test-begin", "POST", Role.MENTEE, on="enrolment"),
    *row("attempt", "GET", *_PAIR, on="attempt"),
    *row("attempt-item", "GET", Role.MENTEE, on="attempt"),
    *row("attempt-answer", "POST", Role.MENTEE, on="attempt"),
    *row("attempt-save", "POST", Role.MENTEE, on="attempt"),
    *row("attempt-review", "GET", Role.MENTEE, on="attempt"),
    *row("attempt-hand-in", "POST", Role.MENTEE, on="attempt"),
    *row("errata", "GET", Role.SECRETARIAT, Role.MENTOR),
    # a handout is written by the mentee; which answers of it others read, the pack says
    *row("handout", "GET", *_PAIR_AND_OFFICE, on="handout"),
    *row("handout-write", "GET", Role.MENTEE, on="handout"),
    *row("handout-keep", "POST", Role.MENTEE, on="handout"),
    *row("handout-save", "POST", Role.MENTEE, on="handout"),
    *row("handout-submit", "GET POST", Role.MENTEE, on="handout"),
    *row("handout-comment", "POST", *_PAIR, on="handout"),
    *row("handout-discussed", "POST", *_PAIR, on="handout"),
    *row("handout-versions", "GET", *_PAIR, on="handout"),
    *row("handout-version", "GET", *_PAIR, on="handout"),
    *row("handout-word", "GET", *_PAIR_AND_OFFICE, on="handout"),
    *row("handout-pdf", "GET", *_PAIR_AND_OFFICE, on="handout"),
)
LOADERS: dict[str, Loader] = {}
