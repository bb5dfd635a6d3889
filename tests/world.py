"""The standing characters, as the demo has them, at this morning."""

from datetime import UTC, datetime

from convenor.site.demo import cast
from convenor.site.demo.cast import World

NOW = datetime.now(UTC).replace(hour=9, minute=0, second=0, microsecond=0)


def make_world() -> World:
    """Fill an empty database with the standing characters; here Fatou reads English as well."""
    world = cast.make_world(NOW)
    world.fatou.language = "en"
    world.fatou.save(update_fields=["language"])
    return world


__all__ = ["NOW", "World", "make_world"]
