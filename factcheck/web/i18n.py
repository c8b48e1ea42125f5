"""Languages of the interface: the address says which; numerals follow the newsroom's one setting."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import Any

from babel.dates import format_date
from babel.support import NullTranslations
from flask import Flask, g, request, url_for
from flask_babel import Babel, get_locale, get_translations
from markupsafe import Markup
from werkzeug.routing import BaseConverter

from factcheck.web.context import newsroom
from factcheck.web.htmx import address_in

LANGUAGES = ("ar", "en")
DIRECTIONS = {"ar": "rtl", "en": "ltr"}
# Names in an address that `url_for` would take for its own.
NOT_ASKED = frozenset({"endpoint", "_anchor", "_external", "_method", "_scheme"})
ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


class LanguageConverter(BaseConverter):
    regex = "ar|en"


class SlugConverter(BaseConverter):
    regex = r"[\w-]{1,120}"


def language() -> str:
    """The language of the page being made: the address's, else what the browser would rather have."""
    if "lang" not in g:
        first = request.path.lstrip("/").partition("/")[0]
        g.lang = first if first in LANGUAGES else preferred()  # an address that no page has may say it too
    found: str = g.lang
    return found


def preferred() -> str:
    here = newsroom()
    offered = [lang for lang in (here.languages if here else LANGUAGES) if lang in LANGUAGES] or list(LANGUAGES)
    return request.accept_languages.best_match(offered) or offered[0]


def _take_language(_endpoint: str | None, values: dict[str, Any] | None) -> None:
    if values and "lang" in values:
        g.lang = values.pop("lang")


def _give_language(app: Flask) -> Any:
    def give(endpoint: str, values: dict[str, Any]) -> None:
        if "lang" not in values and app.url_map.is_endpoint_expecting(endpoint, "lang"):
            values["lang"] = language()

    return give


def _catalogue() -> NullTranslations:
    """The sentences of the page's language, looked up once a page: a page says some two hundred of them."""
    if "catalogue" not in g:
        g.catalogue = get_translations()
    found: NullTranslations = g.catalogue
    return found


def _say(text: str, /, **values: object) -> Markup:
    """A sentence of the catalogue in the page's language; what is put into it is escaped."""
    said: dict[str, Markup] = g.get("said") or g.setdefault("said", {})
    if text not in said:
        said[text] = Markup(_catalogue().ugettext(text))  # noqa: S704  sentences of the catalogues are our own
    return said[text] % values if values else said[text]


def _count(one: str, many: str, number: int, /, **values: object) -> Markup:
    """A sentence that counts, in the form that the number asks for."""
    return Markup(_catalogue().ungettext(one, many, number)) % {"num": number, **values}  # noqa: S704


def _say_in_templates(app: Flask) -> None:
    """Jinja's own way looks the catalogue up and formats anew for every sentence, a tenth of an article's page."""
    app.jinja_env.globals.update(gettext=_say, ngettext=_count, _=_say)


def other_lang_url(lang: str) -> str:
    """The address of this very page in another language."""
    if request.endpoint is None or "lang" not in (request.url_rule.arguments if request.url_rule else ()):
        return url_for("reader.home", lang=lang)
    if request.method not in ("GET", "HEAD"):
        return _form_page(lang)
    asked = {name: values for name, values in request.args.to_dict(flat=False).items() if name not in NOT_ASKED}
    values = {**asked, **(request.view_args or {}), "lang": lang}
    return url_for(request.endpoint, **values)


def _form_page(lang: str) -> str:
    """The page that a form which was sent stands on, in another language; readers' start where it is not told."""
    referrer = address_in("Referer")
    rest = referrer.path.removeprefix(f"/{language()}/")
    if referrer.netloc != request.host or rest == referrer.path:
        return url_for("reader.home", lang=lang)
    return f"/{lang}/{rest}"


def numerals(value: object) -> str:
    """A number or a text with the digits of the newsroom's setting, which holds for the Arabic interface."""
    text = f"{value:,}" if isinstance(value, int) else str(value)
    return text.translate(ARABIC_DIGITS) if _eastern() else text


def _eastern() -> bool:
    """Whether the page has Arabic-Indic digits, found out once a page: it may have hundreds of numbers."""
    found: bool | None = g.get("eastern")
    if found is None:
        here = newsroom()
        found = g.eastern = language() == "ar" and here is not None and here.numerals == "arab"
    return found


def day(value: dt.date | str | None) -> str:
    """A date in words of the page's language."""
    if not value:
        return ""
    if isinstance(value, str):
        value = dt.date.fromisoformat(value)
    return numerals(_in_words(value, language()))


@lru_cache(maxsize=4096)
def _in_words(value: dt.date, lang: str) -> str:
    """A date in words; a page names a few days many times over."""
    return str(format_date(value, "d MMMM y", locale=lang))


def moment(value: dt.datetime | None) -> str:
    """A date and time of day, in UTC."""
    if value is None:
        return ""
    utc = value.astimezone(dt.UTC)
    return f"{day(utc.date())} {numerals(utc.strftime('%H:%M'))}"


def since(stamp: str) -> str:
    """A moment that was kept as ISO 8601, as `moment` shows one."""
    return moment(dt.datetime.fromisoformat(stamp))


def init(app: Flask) -> None:
    app.url_map.converters.update(lang=LanguageConverter, slug=SlugConverter)
    app.url_value_preprocessor(_take_language)
    app.url_defaults(_give_language(app))
    app.config.setdefault("BABEL_TRANSLATION_DIRECTORIES", app.config["TRANSLATIONS"])
    Babel(app, locale_selector=language)
    _say_in_templates(app)
    app.jinja_env.filters.update(num=numerals, day=day, moment=moment, since=since)
    app.context_processor(
        lambda: {
            "lang": language(),
            "dir": DIRECTIONS[language()],
            "other_lang_url": other_lang_url,
            "num": numerals,
            "languages": LANGUAGES,
            "locale": get_locale,
        }
    )
