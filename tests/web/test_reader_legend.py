"""Where a choice in the legend of a readers' page leads."""

from __future__ import annotations

import re

from flask.testing import FlaskClient

from factcheck.models import Article
from tests.web.conftest import Desk, address


def test_a_choice_in_the_legend_leads_to_its_first_mark(client: FlaskClient, desk: Desk, published: Article) -> None:
    desk.publish(desk.claims(published)[-1], rating="false")
    page = client.get(address(published)).text
    assert re.search(r'id="legend-false" href="[^"]*[?]rating=false#first"', page)
    assert 'id="first"' not in page
    only = client.get(address(published), query_string={"rating": "false"}).text
    marked = only.partition('id="first"')[2].partition('<div class="rowp"')[0]
    assert (only.count('id="first"'), marked.count("<mark ")) == (1, only.count("<mark "))
