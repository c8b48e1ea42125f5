"""The demo newsroom: five articles on one invented event, played through the services as people would work on them."""

from __future__ import annotations

import json
from datetime import date
from importlib.resources import files
from typing import Any

from factcheck.models import Claim
from factcheck.models.values import Decision, LinkState, PartKind, Relation, Role, Shown, SourceKind, Stance, Target
from factcheck.services import accounts, articles, claims, deciding, desk, newsrooms, sources, verdicts
from factcheck.services.articles import ArticleDetails, ArticleText
from factcheck.services.parts import Around, Figure
from factcheck.services.permissions import Actor
from factcheck.services.sources import SourceDetails
from factcheck.services.store import Store
from factcheck.services.verdicts import Proposal

CONTENT = files("factcheck.demo") / "content"
EDITOR = "maryam"


def load(store: Store) -> None:
    """Fill an empty, migrated database with the demo newsroom of `content/play.json`."""
    said = json.loads((CONTENT / "play.json").read_text(encoding="utf-8"))
    newsrooms.create(store, names=said["names"], languages=["ar", "en"], demo=True)
    people = {person["key"]: _hire(store, person) for person in said["accounts"]}
    Player(store, people, said["articles"]).play(said)


def _hire(store: Store, person: dict[str, str]) -> Actor:
    email = f"{person['key']}@demo.example"
    role = Role(person["role"])
    return Actor.of(accounts.create(store, email=email, name=person["name"], role=role, password=None))


class Player:
    """Takes the articles in, then does what `play.json` says was done to their claims."""

    def __init__(self, store: Store, people: dict[str, Actor], taken: list[dict[str, Any]]) -> None:
        self.store, self.people = store, people
        self.articles = {article["key"]: self._take_in(article) for article in taken}

    def _take_in(self, said: dict[str, Any]) -> ArticleText:
        actor = self.people[said["by"]]
        details = ArticleDetails(
            title=said["title"],
            url=said["url"],
            publisher=said["publisher"],
            author=said["author"],
            published_on=date.fromisoformat(said["published_on"]),
            shown=Shown(said["shown"]),
            rights=said["rights"],
        )
        text = (CONTENT / said["file"]).read_text(encoding="utf-8")
        around = Around(said.get("standfirst", ""), tuple(Figure(**figure) for figure in said.get("figures", [])))
        article = articles.create(self.store, actor, text, details, around)
        if said["publish"]:
            articles.publish(self.store, self.people[EDITOR], article.public_id)
        return articles.read(self.store, actor, article.public_id)

    def play(self, said: dict[str, Any]) -> None:
        for work in said["work"]:
            self._work(work)
        for link in said["links"]:
            self._link(link)
        for work in said["later"]:
            self._work(work)

    def claim(self, article: str, quote: str) -> Claim:
        """The claim of an article whose spans share most with a quote; the shortest of those that share alike."""
        text = self.articles[article]
        start = self._place(text, quote)
        return max(text.claims, key=lambda claim: _likeness(claim, start, start + len(quote)))

    @staticmethod
    def _place(text: ArticleText, quote: str) -> int:
        """Where the body has a quote."""
        body = next(part for part in text.parts if part.kind == PartKind.BODY)
        return text.revision.text.index(quote, body.start)

    def _work(self, work: dict[str, Any]) -> None:
        actor = self.people[work["by"]]
        if "add" in work:
            self._add(actor, work)
            return
        claim = self.claim(work["article"], work["quote"])
        if "rewrite" in work:
            claim = claims.rewrite(self.store, actor, claim.public_id, self._version(claim), work["rewrite"])
        if "set_aside" in work:
            claims.set_aside(self.store, actor, claim.public_id, self._version(claim), work["set_aside"])
        for source in work["sources"]:
            sources.attach(self.store, actor, claim.public_id, _source(source))
        for verdict in work["verdicts"]:
            self._judge(actor, claim, verdict)

    def _add(self, actor: Actor, work: dict[str, Any]) -> None:
        text = self.articles[work["article"]]
        start = self._place(text, work["quote"])
        end = start + len(work["quote"])
        claims.add(self.store, actor, text.article.public_id, start, end, work["add"])

    def _version(self, claim: Claim) -> int:
        return desk.read(self.store, self.people[EDITOR], claim.public_id).claim.version

    def _judge(self, actor: Actor, claim: Claim, said: dict[str, Any]) -> None:
        editor = self.people[EDITOR]
        proposal = Proposal(
            target=Target(said.get("target", "truth")),
            rating=said["rating"],
            wording=claim.text,
            reason=said["reason"],
            as_of=date.fromisoformat(said["as_of"]),
            exception=said.get("exception", ""),
            correction=said.get("correction", ""),
        )
        verdict = verdicts.propose(self.store, actor, claim.public_id, self._version(claim), proposal).public_id
        if said["end"] == "proposed":
            return
        if said["end"] == "returned":
            verdicts.review(self.store, editor, verdict, Decision.RETURN, said["because"])
            return
        verdicts.review(self.store, editor, verdict, Decision.APPROVE)
        if said["end"] != "approved":
            verdicts.publish(self.store, editor, verdict)
        if said["end"] == "withdrawn":
            verdicts.withdraw(self.store, editor, verdict, said["because"])

    def _link(self, said: dict[str, Any]) -> None:
        actor, store = self.people[said["by"]], self.store
        a, b = (self.claim(*said[side]) for side in ("a", "b"))
        link = deciding.connect(store, actor, a.public_id, b.public_id, Relation(said["relation"]))
        if "reject" in said:
            state, note = LinkState.REJECTED, said["reject"]
            deciding.decide(store, actor, link.public_id, a.public_id, link.version, state, note=note)


def _likeness(claim: Claim, start: int, end: int) -> tuple[float, int]:
    shared = sum(max(0, min(end, high) - max(start, low)) for low, high in claim.spans)
    length = sum(high - low for low, high in claim.spans)
    return shared / (length + (end - start) - shared), -length


def _source(said: dict[str, Any]) -> SourceDetails:
    chosen = {
        "kind": SourceKind(said["kind"]),
        "stance": Stance(said["stance"]),
        "seen_on": date.fromisoformat(said["seen_on"]),
    }
    return SourceDetails(**{**said, **chosen})
