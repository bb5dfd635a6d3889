"""The square code that a phone reads from the screen."""

import qrcode
from django.utils.html import format_html
from django.utils.safestring import SafeString

QUIET = 3  # modules of white around it


def picture(address: str) -> SafeString:
    """An address as a square code: one SVG, dark on white in both schemes, since cameras need it so."""
    code = qrcode.QRCode(border=QUIET, error_correction=qrcode.constants.ERROR_CORRECT_M)
    code.add_data(address)
    rows = code.get_matrix()
    dark = "".join(
        f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, is_dark in enumerate(row) if is_dark
    )
    return format_html(
        '<svg class="qr" viewBox="0 0 {size} {size}" aria-hidden="true" shape-rendering="crispEdges">'
        '<path fill="#fff" d="M0 0h{size}v{size}H0z"/><path fill="#000" d="{dark}"/></svg>',
        size=len(rows),
        dark=dark,
    )
