"""How colours look to people: contrast of text, and distance as seen with and without colour vision deficiencies.

Contrast is WCAG 2's; distance is the Euclidean one in OKLab (Ottosson 2020). Deficiencies are simulated with the
matrices of Machado, Oliveira and Fernandes (2009) at full severity, which work on linear sRGB.
"""

Triple = tuple[float, float, float]
Matrix = tuple[Triple, Triple, Triple]

NORMAL: Matrix = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
VISION: dict[str, Matrix] = {
    "normal": NORMAL,
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
_TO_CONES: Matrix = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
_TO_LAB: Matrix = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)


def linear(colour: str) -> Triple:
    """Linear sRGB, 0 to 1 each, of `#rrggbb` or `#rgb`; ValueError for anything else."""
    digits = colour.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    if not colour.startswith("#") or len(digits) != 6:
        raise ValueError(f"not a colour: {colour}")
    red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return _light(red), _light(green), _light(blue)


def _light(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _times(matrix: Matrix, values: Triple) -> Triple:
    first, second, third = (sum(a * b for a, b in zip(row, values, strict=True)) for row in matrix)
    return first, second, third


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21."""
    lights = [_times(((0.2126, 0.7152, 0.0722),) * 3, linear(colour))[0] for colour in (one, other)]
    return (max(lights) + 0.05) / (min(lights) + 0.05)


def oklab(colour: str, vision: str = "normal") -> Triple:
    """OKLab of a colour as somebody with this vision sees it; what falls out of sRGB is cut to its edge."""
    seen = _times(VISION[vision], linear(colour))
    red, green, blue = (min(max(value, 0.0), 1.0) for value in seen)
    cones = _times(_TO_CONES, (red, green, blue))
    return _times(_TO_LAB, (cones[0] ** (1 / 3), cones[1] ** (1 / 3), cones[2] ** (1 / 3)))


def distance(one: str, other: str, vision: str = "normal") -> float:
    """How far two colours are apart in OKLab for somebody with this vision."""
    pairs = zip(oklab(one, vision), oklab(other, vision), strict=True)
    return float(sum((a - b) ** 2 for a, b in pairs) ** 0.5)
