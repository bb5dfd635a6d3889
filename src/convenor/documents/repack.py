"""A package with one part replaced; every other part keeps its very bytes, packed as they came."""

import struct
import zlib

from convenor.documents.package import DEFLATED, END, LOCAL, Package, Part

HAS_TAIL = 0x0008  # sizes stand behind the part


def with_part(package: Package, name: str, content: bytes) -> bytes:
    """The whole file, with other content in one part."""
    parts = sorted(package.parts, key=lambda each: each.offset)
    data, out, moved = package.data, bytearray(), {}
    (directory,) = struct.unpack_from("<I", data, data.rfind(END) + 16)
    ends = [each.offset for each in parts[1:]] + [directory]
    for part, end in zip(parts, ends, strict=True):
        moved[part.name] = len(out)
        if part.name == name:
            head, packed, entry = _packed(package, part, content)
            out += head + packed
        else:
            out += data[part.offset : end]
    begin = len(out)
    for part in package.parts:
        kept = entry if part.name == name else part.entry
        out += kept[:42] + struct.pack("<I", moved[part.name]) + kept[46:]
    end = data.rfind(END)
    out += data[end : end + 12] + struct.pack("<II", len(out) - begin, begin) + data[end + 20 :]
    return bytes(out)


def _packed(package: Package, part: Part, content: bytes) -> tuple[bytes, bytes, bytes]:
    """The part's head, its bytes, and its entry in the directory."""
    squeeze = zlib.compressobj(4, zlib.DEFLATED, -15)
    packed = squeeze.compress(content) + squeeze.flush()
    flags = part.flags & ~HAS_TAIL
    sizes = struct.pack("<III", zlib.crc32(content), len(packed), len(content))
    old = package.data[part.offset : package.starts[part.name]]
    head = LOCAL + old[4:6] + struct.pack("<HH", flags, DEFLATED) + old[10:14] + sizes + old[26:]
    entry = part.entry[:8] + struct.pack("<HH", flags, DEFLATED) + part.entry[12:16] + sizes + part.entry[28:]
    return head, packed, entry
