"""Where Word documents are asked for; what draws them is loaded with the first one."""

from convenor.documents.outline import Outline


def to_docx(outline: Outline) -> bytes:
    """The outline as a Word file; the same outline always gives the same bytes."""
    from convenor.documents import word  # 13 MB that a server which only runs meetings need not hold

    return word.to_docx(outline)
