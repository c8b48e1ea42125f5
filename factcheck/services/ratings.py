"""Rating scales: the default one, and the one in force."""

from __future__ import annotations

from dataclasses import dataclass

from sqlmodel import Session, col, select

from factcheck.models import Newsroom, Rating, Scale
from factcheck.services.store import Store


@dataclass(frozen=True)
class ScaleValue:
    """One value of a scale before it is stored; colours are light, dark, light wash, dark wash."""

    key: str
    exports: int | None
    icon: str
    pattern: str
    colours: tuple[str, str, str, str]
    labels: tuple[str, str]
    definitions: tuple[str, str]

    def colour_table(self) -> dict[str, str]:
        return dict(zip(("light", "dark", "light_wash", "dark_wash"), self.colours, strict=True))


DEFAULT_SCALE: tuple[ScaleValue, ...] = (
    ScaleValue(
        "true",
        5,
        "check",
        "solid",
        ("#1a725d", "#3acbb6", "#d8f0e8", "#0d3a30"),
        ("True", "صحيح"),
        ("The evidence bears out all of it as worded.", "الأدلة تؤيّده كله كما صيغ."),
    ),
    ScaleValue(
        "mostly-true",
        4,
        "mostly",
        "dashed",
        ("#184271", "#6599c3", "#dbebf8", "#0b2841"),
        ("Mostly true", "صحيح في معظمه"),
        ("Right at its core; one detail is off.", "صحيح في جوهره، وتفصيل واحد غير دقيق."),
    ),
    ScaleValue(
        "mixed",
        3,
        "half",
        "thick",
        ("#5d4d05", "#bad787", "#eeebc8", "#2c3813"),
        ("Mixed", "مختلط"),
        ("Part right, part wrong; neither outweighs.", "جزء صحيح وجزء خاطئ، ولا يغلب أحدهما."),
    ),
    ScaleValue(
        "misleading",
        2,
        "warn",
        "wavy",
        ("#865b2d", "#f3a737", "#fbeac9", "#44300a"),
        ("Misleading", "مضلِّل"),
        ("True parts that suggest what is not so.", "أجزاؤه صحيحة ويوحي بما ليس صحيحًا."),
    ),
    ScaleValue(
        "false",
        1,
        "cross",
        "double",
        ("#661724", "#db7c70", "#fbe0da", "#471712"),
        ("False", "خاطئ"),
        ("The evidence shows that it is not so.", "الأدلة تنفيه."),
    ),
    ScaleValue(
        "unverifiable",
        None,
        "quest",
        "dotted",
        ("#414449", "#e0e4ea", "#e6e8ea", "#31383d"),
        ("Unverifiable", "لا يمكن التحقق منه"),
        ("We looked; no evidence decides it.", "بحثنا ولا دليل يكفي لحكم."),
    ),
)

# A state, never a rating: no row of a scale, but readers see it beside them.
UNCHECKED = ScaleValue(
    "unchecked",
    None,
    "dots",
    "dotted",
    ("#76568b", "#e7b6f8", "#efeaf8", "#2f2750"),
    ("Not yet checked", "لم يُدقَّق بعد"),
    ("Nobody has published a verdict on it.", "لم يُنشر حكم عليه بعد."),
)


def store_scale(session: Session, values: tuple[ScaleValue, ...], key: str = "default") -> Scale:
    scale = Scale(key=key)
    session.add(scale)
    session.flush()
    for position, value in enumerate(values, 1):
        session.add(as_rating(value, scale.id or 0, position))
    return scale


def as_rating(value: ScaleValue, scale_id: int = 0, position: int = 0) -> Rating:
    return Rating(
        scale_id=scale_id,
        position=position,
        key=value.key,
        exports=value.exports,
        icon=value.icon,
        pattern=value.pattern,
        colours=value.colour_table(),
        labels=dict(zip(("en", "ar"), value.labels, strict=True)),
        definitions=dict(zip(("en", "ar"), value.definitions, strict=True)),
    )


def in_force(store: Store) -> list[Rating]:
    """The ratings of the newsroom's scale in the order of the digit keys; the default before there is one."""
    with store.reading() as session:
        return of_newsroom(session) or [as_rating(v, 0, i) for i, v in enumerate(DEFAULT_SCALE, 1)]


def of_newsroom(session: Session) -> list[Rating]:
    query = select(Rating).join(Newsroom, col(Newsroom.scale_id) == col(Rating.scale_id))
    return list(session.exec(query.order_by(col(Rating.position))))


def all_by_id(session: Session) -> dict[int, Rating]:
    """Every rating of every scale version, for showing old verdicts as they were given."""
    return {rating.id: rating for rating in session.exec(select(Rating)) if rating.id is not None}
