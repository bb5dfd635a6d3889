"""The limit's settings: the product's, with one page and one save, and no gate before them."""

from convenor.site.settings import *  # noqa: F403

ROOT_URLCONF = "bench.bare"
MIDDLEWARE = [each for each in MIDDLEWARE if each != "convenor.site.gate.Gate"]  # noqa: F405
