"""Words of the interface for the values that columns and features have."""

from __future__ import annotations

from typing import Any

from flask import Flask
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from factcheck.text.language import direction_of
from factcheck.text.number_words import UNIT_NAMES
from factcheck.web.i18n import language
from factcheck.web.icons import JOB_ICONS, OUTCOME_ICONS, STANCE_CLASSES, STANCE_ICONS, STATE_ICONS
from factcheck.web.worth_words import WORTH

WORDS: dict[str, dict[str, Any]] = {
    "state": {
        "to_do": _l("To do"),
        "in_work": _l("In work"),
        "proposed": _l("Proposed"),
        "returned": _l("Returned"),
        "approved": _l("Approved"),
        "published": _l("Published"),
        "corrected": _l("Corrected"),
        "withdrawn": _l("Withdrawn"),
        "superseded": _l("Superseded"),
    },
    "article_state": {
        "draft": _l("Draft"),
        "published": _l("Published"),
        "withdrawn": _l("Withdrawn"),
    },
    "kind": {
        "event": _l("Event"),
        "quantity": _l("Quantity"),
        "attribute": _l("Attribute"),
        "comparison": _l("Comparison"),
        "cause": _l("Cause"),
        "universal": _l("Universal"),
        "rule": _l("Rule"),
        "statement": _l("Statement"),
        "prediction": _l("Prediction"),
        "opinion": _l("Opinion"),
    },
    "job_kind": {
        "recompute": _l("Claims and links of all articles"),
        "relink": _l("All claims linked anew"),
    },
    "job_state": {
        "queued": _l("Waiting"),
        "running": _l("Under way"),
        "interrupted": _l("Interrupted"),
        "done": _l("Done"),
        "failed": _l("Failed"),
        "cancelled": _l("Cancelled"),
    },
    "job_stage": {
        "claims": _l("Step 1 of 2: claims"),
        "links": _l("Step 2 of 2: links"),
        "pairs": _l("Step 1 of 2: near pairs found"),
        "reasons": _l("Step 2 of 2: pairs compared, with reasons"),
        "again": _l("Errors tried again"),
    },
    "outcome": {
        "claims": _l("claims"),
        "opinion": _l("opinion"),
        "prediction": _l("prediction"),
        "question": _l("question"),
        "heading": _l("heading"),
        "skipped": _l("no claim"),
    },
    "outcome_told": {
        "claims": _l("The sentence gave one claim or more."),
        "opinion": _l("Its claims are opinions: they can be weighed, not checked."),
        "prediction": _l("Its claims are about what is to come: nobody can check them yet."),
        "question": _l("A question claims nothing."),
        "heading": _l("A heading names what follows and claims nothing."),
        "skipped": _l("No claim was found; the reason stands with it."),
    },
    "show": {
        "": _l("All sentences"),
        "none": _l("Gave no claim"),
        "claims": _l("Claims"),
        "opinion": _l("Opinions"),
        "prediction": _l("Predictions"),
        "question": _l("Questions"),
        "heading": _l("Headings"),
        "skipped": _l("Skipped"),
    },
    "skipped": {
        "too_long": _l("too long for a sentence: a table, a list or noise"),
        "whole": _l("so long that it was kept as one claim: nothing could be cut safely"),
        "no_words": _l("no words"),
        "address": _l("an address"),
        "byline": _l("a byline"),
        "fragment": _l("a fragment"),
        "no_splitter": _l("this language has no splitter yet"),
    },
    "part": {
        "title": _l("Headline"),
        "standfirst": _l("Standfirst"),
        "body": _l("Text"),
        "caption": _l("Caption of a picture"),
        "image": _l("What a picture shows, in our words"),
    },
    "stance": {"supports": _l("Supports"), "refutes": _l("Refutes"), "context": _l("Context")},
    "source_kind": {
        "link": _l("Web page"),
        "document": _l("Document"),
        "image": _l("Image"),
        "interview": _l("Interview"),
        "dataset": _l("Dataset"),
        "observation": _l("Observation"),
    },
    "target": {"truth": _l("Is it so?"), "attribution": _l("Was it said?")},
    "shown": {
        "sentences": _l("The sentences that hold claims"),
        "full": _l("The full text"),
        "link": _l("Only a link"),
    },
    "role": {"fact_checker": _l("Fact-checker"), "editor": _l("Editor"), "admin": _l("Administrator")},
    "threshold": {
        "suggested": _l("A pair that only touches the same is suggested from"),
        "disputed": _l("A contradiction, or later news, is suggested from"),
        "related": _l("Two claims of one language touch the same from"),
        "same": _l("They say the same, if nothing keeps them apart, from"),
        "contradicts": _l("What differs contradicts where the rest shares at least"),
        "across_related": _l("Claims of two languages touch the same from"),
        "across_same": _l("Across languages: the same, if nothing keeps them apart, from"),
        "across_contradicts": _l("Across languages: a contradiction where the rest shares at least"),
    },
    "relation": {
        "same": _l("Says the same"),
        "contradicts": _l("Contradicts"),
        "narrower": _l("Says more than the other"),
        "broader": _l("Says less than the other"),
        "updates": _l("Is later news than the other"),
        "updated_by": _l("Is earlier news than the other"),
        "related": _l("Touches the same"),
        "unrelated": _l("Unrelated"),
    },
    "to_words": {  # how a claim that was found stands to the words searched for, whose relation is read from them
        "same": _l("This claim says the same as your words"),
        "contradicts": _l("This claim contradicts your words"),
        "narrower": _l("This claim says less than your words"),
        "broader": _l("This claim says more than your words"),
    },
    "link_state": {
        "suggested": _l("Suggested"),
        "confirmed": _l("Confirmed"),
        "rejected": _l("Rejected"),
        "unsure": _l("Unsure"),
    },
    "links": {
        "open": _l("Something to decide"),
        "conflict": _l("Contradictions"),
        "stale": _l("Possibly stale"),
    },
    "reason_verdict": {"agrees": _l("agrees"), "differs": _l("differs"), "missing": _l("missing")},
    "feature": {
        # of two claims side by side
        "words": _l("Words"),
        "stems": _l("Words"),
        "concepts": _l("Concepts"),
        "concept": _l("Concepts"),
        "spelling": _l("Spelling"),
        "number": _l("Number"),
        "date": _l("Date"),
        "place": _l("Place"),
        "places": _l("Place"),
        "name": _l("Name"),
        "names": _l("Name"),
        "acronym": _l("Acronym"),
        "acronyms": _l("Acronym"),
        "replaced": _l("In its place"),
        "modality": _l("Done, planned or possible"),
        "qualifier": _l("All, some or only"),
        "claimant": _l("Who says it"),
        "polarity": _l("Negation"),
        "direction": _l("Direction"),
        "actor": _l("Who"),
        "opposite": _l("Opposites"),
        "characters": _l("Spelling"),
    },
    "worth": WORTH,
    "action": {
        "claim_added": _l("Claim added"),
        "claim_rewritten": _l("Wording changed"),
        "claim_set_aside": _l("Set aside"),
        "claim_restored": _l("Taken up again"),
        "source_added": _l("Source attached"),
        "source_changed": _l("Source changed"),
        "source_removed": _l("Source taken away"),
        "verdict_proposed": _l("Verdict proposed"),
        "verdict_returned": _l("Verdict returned"),
        "verdict_approved": _l("Verdict approved"),
        "verdict_published": _l("Verdict published"),
        "verdict_corrected": _l("Verdict corrected"),
        "verdict_withdrawn": _l("Verdict withdrawn"),
    },
    "language": {"ar": _l("Arabic"), "en": _l("English"), "und": _l("Another language")},
    "direction": {"rtl": _l("Right to left"), "ltr": _l("Left to right")},
    "age": {"today": _l("Today"), "week": _l("This week"), "older": _l("Over a week")},
    "assignee": {"me": _l("Me"), "nobody": _l("Nobody")},
    "ticked": {"y": _l("Yes"), "": _l("No")},
    "precision": {
        "day": _l("day"),
        "month": _l("month"),
        "year": _l("year"),
        "season": _l("season"),
        "open": _l("open"),
    },
    "rule": {
        "agreement": _l("made to agree"),
        "copula": _l("“is” put in"),
        "date": _l("the date, written out"),
        "negation": _l("the negation kept"),
        "particle": _l("the particle left out"),
        "passive": _l("“was” put in"),
        "possessive": _l("the possessive"),
        "preposition": _l("the preposition kept"),
        "tense": _l("put in the sentence's tense"),
        "age": _l("the age, written out"),
        "article": _l("the article put in"),
        "lifespan": _l("the years of a life, written out"),
        "claim": _l("what is rejected, as a claim"),
        "nominal": _l("the verb as a noun"),
        "noun_of_action": _l("the noun of action as a verb"),
        "ambiguous": _l("the article does not settle whom this means"),
        "future": _l("the future kept"),
        "indefinite": _l("the article left out"),
        "member": _l("“includes” for “consists of”"),
        "participle": _l("the participle as a verb"),
        "pronoun": _l("the pronoun left off"),
        "share": _l("“of” put in"),
    },
    "field": {
        "text": _l("Text"),
        "subject": _l("What is translated"),
        "title": _l("Title"),
        "url": _l("Address"),
        "publisher": _l("Publisher"),
        "author": _l("Author"),
        "published_on": _l("Published on"),
        "language": _l("Language"),
        "direction": _l("Direction"),
        "shown": _l("What readers see of it"),
        "rights": _l("Rights"),
        "kind": _l("Kind"),
        "stance": _l("Stance"),
        "quote": _l("Quote"),
        "note": _l("Note for colleagues"),
        "is_primary": _l("First-hand"),
        "confidential": _l("Confidential"),
        "seen_on": _l("Seen on"),
        "wording": _l("Wording rated"),
        "reason": _l("Reason"),
        "rating": _l("Rating"),
        "target": _l("What is judged"),
        "as_of": _l("As of"),
        "exception": _l("Why there is no source"),
        "correction": _l("Correction note for readers"),
        "set_aside": _l("Set aside because"),
        "relation": _l("How they stand to each other"),
        "state": _l("State"),
        "before": _l("Before"),
        "after": _l("After"),
    },
}


def word(value: object, table: str) -> str:
    """The word for a value in the page's language; a value without one is shown as it is."""
    return str(WORDS[table].get(str(value), str(value).replace("_", " ")))


def unit(code: str) -> str:
    """The name of a quantity's unit in the page's language; its code where the table of units has none."""
    arabic = language() == "ar"
    names = (name for name in UNIT_NAMES.get(code, ()) if name.isascii() != arabic)
    return next(names, code.replace("_", " "))


def listed(value: object) -> str:
    """Words that a feature found, as a list in the page's language; nothing for none."""
    if isinstance(value, list | tuple):
        return str(_(", ")).join(str(part) for part in value)
    return "" if value is None else str(value)


def choices(table: str) -> list[tuple[str, Any]]:
    """A table as the choices of a form's field."""
    return list(WORDS[table].items())


def init(app: Flask) -> None:
    app.jinja_env.filters.update(word=word, listed=listed, unit=unit, direction=direction_of)
    app.jinja_env.globals.update(
        job_icon=lambda state: JOB_ICONS.get(str(state), "clock"),
        state_icon=lambda state: STATE_ICONS.get(str(state), "s-todo"),
        outcome_icon=lambda outcome: OUTCOME_ICONS.get(str(outcome), "info"),
        stance_icon=lambda stance: STANCE_ICONS.get(str(stance), "info"),
        stance_class=lambda stance: STANCE_CLASSES.get(str(stance), "ctx"),
    )
