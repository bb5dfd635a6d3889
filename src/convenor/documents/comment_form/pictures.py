"""A picture of a cell, out of the file that it came in: only what surely is a picture is shown as one."""

from convenor.documents.package import Package

LARGEST_PICTURE = 8 << 20
KINDS: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
)
UNKNOWN = (
    "application/octet-stream"  # what a browser keeps and does not show: drawings of Windows, and all else
)


def picture_of(file: bytes, part: str) -> tuple[bytes, str]:
    """The picture's bytes, and of what kind they are by their beginning, whatever the file says."""
    data = Package(file).read(part, most=LARGEST_PICTURE)
    return data, next((kind for begin, kind in KINDS if data.startswith(begin)), UNKNOWN)
