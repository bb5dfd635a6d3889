"""One outline with every kind of part: Emil's handout before his first meeting."""

from convenor.documents.outline import (
    Answer,
    Bullets,
    Heading,
    KeyValues,
    Outline,
    PageBreak,
    Paragraph,
    Quote,
    Table,
)

HANDOUT = Outline(
    "Preparing for your first meeting",
    "en",
    "Emil Østergaard, WG 57",
    (
        KeyValues((("Working group", "WG 57"), ("Mentor", "Fatou Diallo"))),
        Heading("Before the meeting"),
        Paragraph("You may leave any question open.", soft=True),
        Heading("Who shares the chair?", 2),
        Answer("Amina in the morning.\nBruno after lunch.\n\nThey hand over in words."),
        Quote("Ask who speaks when both are remote.", "Fatou, 21 November"),
        Bullets(("Part 1", "Part 2")),
        Bullets(("Scope", "Terms"), numbered=True),
        Table(("Clause", "Comment"), (("4.1", "Too wide."), ("4.2",)), "Comments to raise"),
        PageBreak(),
        Heading("Notes"),
        Paragraph("مرحبا بكم"),
    ),
)
