"""Rate limits that hold under parallel tries: one counter row, raised in the database itself."""

from datetime import datetime, timedelta

from django.db.models import F

from convenor.apps.accounts.models import Tries

# scope: (how many, in how many seconds)
LIMITS: dict[str, tuple[int, int]] = {
    "sign-in": (10, 300),
    "account": (30, 3600),  # wrong or right, from wherever they come
    "letter-link": (20, 300),
    "reset": (5, 900),
    "demo": (60, 60),
    "language": (60, 60),
    "own-data": (10, 600),
    "join": (2000, 300),  # a whole room comes from one address; a code has a billion neighbours
}


def passes(scope: str, who: str, at: datetime) -> bool:
    """Count one try of ``who`` in ``scope``; False once the window's limit is passed."""
    most, seconds = LIMITS[scope]
    key, window = f"{scope}:{who}"[:120], int(at.timestamp()) // seconds
    Tries.objects.bulk_create([Tries(key=key, window=window)], ignore_conflicts=True)
    Tries.objects.filter(key=key, window=window).update(count=F("count") + 1)
    count = Tries.objects.values_list("count", flat=True).get(key=key, window=window)
    if count == 1:
        Tries.objects.filter(key=key, window__lt=window).delete()
    return count <= most


def wait(scope: str, at: datetime) -> timedelta:
    """How long until tries in ``scope`` are counted from the beginning again."""
    _most, seconds = LIMITS[scope]
    return timedelta(seconds=seconds - at.timestamp() % seconds)
