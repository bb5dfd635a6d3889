"""Reading what was read, ticked and written.

For the journey: ``evidence``, ``evidence_for``, ``pending``, ``pending_for``; for the agenda: ``open_questions``.
"""

from convenor.apps.learning.queries.evidence import evidence, evidence_for, pending, pending_for
from convenor.apps.learning.queries.reading import OpenQuestion, open_questions

__all__ = ["OpenQuestion", "evidence", "evidence_for", "open_questions", "pending", "pending_for"]
