"""The product's settings in a folder of their own, with plain static files."""

import os
import tempfile

os.environ.setdefault("CONVENOR_DATA", tempfile.mkdtemp(prefix="convenor-tests-"))
os.environ["CONVENOR_MODE"] = "demo"

from convenor.site.settings import *  # noqa: F403

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
if "sqlite" in str(DATABASES["default"]["ENGINE"]):  # noqa: F405 - a file, so that threads meet as in use
    DATABASES["default"]["TEST"] = {"NAME": str(DATA / "tests.sqlite3")}  # noqa: F405
MIDDLEWARE = [each for each in MIDDLEWARE if "servestatic" not in each]  # noqa: F405
