"""Every page of the interface, by name, for the tests that visit them all."""

import re
from dataclasses import dataclass
from functools import cache
from urllib.parse import quote

from playwright.sync_api import Browser, BrowserContext, StorageState

from tests.browser import demo

LANGUAGES = ("ar", "en")
THEMES = ("light", "dark")
WIDTHS = (1280, 360)
HEIGHTS = {1280: 900, 360: 740}


@dataclass(frozen=True)
class Place:
    """A page: its path, with names in braces for what the demo newsroom fills in, and who opens it."""

    name: str
    path: str
    role: str | None = None
    status: int = 200


PLACES = (
    Place("home", "/{language}/"),
    Place("article", "/{language}/articles/{article}"),
    Place("claim", "/{language}/claims/{claim}"),
    Place("claim-history", "/{language}/claims/{claim}/history"),
    Place("cluster", "/{language}/clusters/{cluster}"),
    Place("methodology", "/{language}/methodology"),
    Place("corrections", "/{language}/corrections"),
    Place("public-search", "/{language}/search?q={query}"),
    Place("sign-in", "/{language}/sign-in"),
    Place("not-found", "/{language}/no-such-page", status=404),
    Place("queue", "/{language}/queue", "fact_checker"),
    Place("desk-articles", "/{language}/desk/articles", "fact_checker"),
    Place("new-article", "/{language}/desk/articles/new", "fact_checker"),
    Place("desk", "/{language}/desk/articles/{desk_article}", "fact_checker"),
    Place("desk-claim", "/{language}/desk/claims/{desk_claim}", "fact_checker"),
    Place("desk-cluster", "/{language}/desk/clusters/{desk_cluster}", "fact_checker"),
    Place("desk-claim-history", "/{language}/desk/claims/{desk_claim}/history", "fact_checker"),
    Place("translations", "/{language}/desk/claims/{desk_claim}/translations", "fact_checker"),
    Place("search", "/{language}/desk/search?q={query}", "fact_checker"),
    Place("no-entry", "/{language}/newsroom", "fact_checker", status=403),
    Place("reviews", "/{language}/reviews", "editor"),
    Place("newsroom", "/{language}/newsroom", "admin"),
    Place("jobs", "/{language}/newsroom/jobs", "admin"),
    Place("thresholds", "/{language}/newsroom/thresholds", "editor"),
    Place("lexicon", "/{language}/newsroom/lexicon?q=fire", "editor"),
    Place("concept", "/{language}/newsroom/lexicon/concept?key=fire", "editor"),
    Place("check-worthiness", "/{language}/newsroom/check-worthiness", "editor"),
    Place("gave-no-claim", "/{language}/desk/articles/{desk_article}?show=none", "fact_checker"),
)

# Where the crawl finds what a path leaves open: the name, the page to read, the link to look for there.
STEPS = (
    ("article", "/{language}/", r"/{language}/articles/(two-days[\w.%-]+)", None),
    ("claim", "/{language}/articles/{article}", r"/{language}/claims/([0-9a-f-]{{36}})", None),
    (
        "desk_article",
        "/{language}/desk/articles",
        r'/{language}/desk/articles/([0-9a-f-]{{36}})">Two days',
        "fact_checker",
    ),
    (
        "desk_claim",
        "/{language}/desk/articles/{desk_article}",
        r"/{language}/desk/claims/([0-9a-f-]{{36}})",
        "fact_checker",
    ),
    ("clustered", "/{language}/search?q=dam+did+not+crack", r"/{language}/claims/([0-9a-f-]{{36}})", None),
    ("cluster", "/{language}/claims/{clustered}", r"/{language}/clusters/([0-9a-f-]{{36}})", None),
    (
        "desk_cluster",
        "/{language}/desk/claims/{clustered}",
        r"/{language}/desk/clusters/([0-9a-f-]{{36}})",
        "fact_checker",
    ),
)
QUERIES = {"ar": "زلزال", "en": "people"}


class Visitor:
    """Opens pages of one running newsroom, each role signed in once."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.browser = browser
        self.address = address
        self.states: dict[str, StorageState] = {}
        self.address_of = cache(self._address_of)
        self.names = cache(self._names)

    def state(self, role: str | None) -> StorageState | None:
        """The cookies of somebody signed in as `role`; None for a reader."""
        if role is None:
            return None
        if role not in self.states:
            context = self.browser.new_context(base_url=self.address)
            demo.enter(context.new_page(), role)
            self.states[role] = context.storage_state()
            context.close()
        return self.states[role]

    def context(self, role: str | None, language: str, theme: str, width: int) -> BrowserContext:
        """A browser window of this width and theme, signed in as `role`."""
        return self.browser.new_context(
            base_url=self.address,
            color_scheme="dark" if theme == "dark" else "light",
            locale=language,
            storage_state=self.state(role),
            viewport={"width": width, "height": HEIGHTS[width]},
            reduced_motion="reduce",
        )

    def _names(self, language: str) -> dict[str, str]:
        names = {"language": language, "query": quote(QUERIES[language])}
        for name, path, link, role in STEPS:
            context = self.context(role, language, "light", 1280)
            text = context.request.get(path.format(**names)).text()
            context.close()
            found = re.search(link.format(**names), text)
            if found is None:
                raise LookupError(f"{path.format(**names)} has no link like {link.format(**names)}")
            names[name] = found[1]
        return names

    def _address_of(self, place: Place, language: str) -> str:
        """The path of a page in a language; LookupError if the demo newsroom leads nowhere near it."""
        return place.path.format(**self.names(language))
