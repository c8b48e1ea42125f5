"""What every part of the suite may ask for."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# Times are measured by `make bench`, never by a test: a machine that is busy is no defect.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of articles and benches beside the checkout; a test that needs it is skipped without it."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("needs the folder ../shared beside the checkout")
    return folder
