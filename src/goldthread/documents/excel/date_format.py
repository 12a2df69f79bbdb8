"""A date, time or duration by the tokens of its number format."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

DATE_PARTS = "ymdhs"

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def shown_date(stored: datetime | date | time | timedelta, tokens: list[str]) -> str | None:
    """What the cell shows; ``None`` when the tokens say nothing a date could fill."""
    moment, elapsed = _moment(stored)
    twelve_hours = any(token.upper() in ("AM/PM", "A/P") for token in tokens)
    written, filled = [], False
    for at, token in enumerate(tokens):
        part = _part(token, at, tokens, moment, elapsed, twelve_hours=twelve_hours)
        if part is None:
            part = token.strip('"') if token.startswith('"') or not token.isalnum() else ""
        else:
            filled = True
        written.append(part)
    return " ".join("".join(written).split()) if filled else None


def _moment(stored: datetime | date | time | timedelta) -> tuple[datetime, timedelta]:
    """The stored value as a moment, and as time since Excel's day nought."""
    start = datetime(1899, 12, 30)  # noqa: DTZ001 - a spreadsheet has no time zones
    if isinstance(stored, timedelta):
        return start + stored, stored
    if isinstance(stored, time):
        moment = datetime.combine(start, stored)
    elif isinstance(stored, datetime):
        moment = stored
    else:
        moment = datetime.combine(stored, time())
    return moment, moment - start


def _part(
    token: str,
    at: int,
    tokens: list[str],
    moment: datetime,
    elapsed: timedelta,
    *,
    twelve_hours: bool,
) -> str | None:
    """One token filled in; ``None`` for a literal."""
    letter = token[0].lower()
    if token.startswith("["):
        return _whole_units(token, elapsed)
    if token.upper() in ("AM/PM", "A/P"):
        return moment.strftime("%p")
    if letter == "m" and _means_minutes(at, tokens):
        return _padded(moment.minute, token)
    if letter == "h":
        return _padded((moment.hour - 1) % 12 + 1 if twelve_hours else moment.hour, token)
    if letter == "s":
        return _padded(moment.second, token)
    if letter == "." and len(token) > 1:
        return ("." + f"{moment.microsecond:06d}")[: len(token)]
    return _calendar_part(letter, len(token), moment)


def _calendar_part(letter: str, length: int, moment: datetime) -> str | None:
    if letter == "y":
        return f"{moment.year:04d}" if length > 2 else f"{moment.year % 100:02d}"
    if letter == "m":
        name = _MONTHS[moment.month - 1]
        return {1: str(moment.month), 2: f"{moment.month:02d}", 3: name[:3], 5: name[0]}.get(
            length, name
        )
    if letter == "d":
        name = _DAYS[moment.weekday()]
        return {1: str(moment.day), 2: f"{moment.day:02d}", 3: name[:3]}.get(length, name)
    return None


def _whole_units(token: str, elapsed: timedelta) -> str | None:
    seconds = {"h": 3600, "m": 60, "s": 1}.get(token[1].lower())
    if seconds is None:
        return None
    return str(int(elapsed.total_seconds() // seconds)).rjust(len(token) - 2, "0")


def _means_minutes(at: int, tokens: list[str]) -> bool:
    """An m after hours or before seconds counts minutes; every other one the month."""

    before = next(filter(None, map(_date_letter, reversed(tokens[:at]))), "")
    after = next(filter(None, map(_date_letter, tokens[at + 1 :])), "")
    return before == "h" or after == "s"


def _date_letter(token: str) -> str:
    """The letter of a token that a date fills, or nothing."""
    letter = token.lstrip("[")[:1].lower()
    return letter if letter in DATE_PARTS and token.upper() not in ("A/P", "AM/PM") else ""


def _padded(number: int, token: str) -> str:
    return f"{number:02d}" if len(token) > 1 else str(number)
