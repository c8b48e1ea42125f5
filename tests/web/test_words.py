"""The words that the interface has for values."""

import pytest

from factcheck.splitting.features import names
from factcheck.web.words import WORDS


@pytest.mark.parametrize("language", ["ar", "en", "xx"])
def test_every_feature_of_a_claim_has_a_name_people_can_read(language: str) -> None:
    assert set(names(language)) | {"bias"} <= set(WORDS["worth"])
