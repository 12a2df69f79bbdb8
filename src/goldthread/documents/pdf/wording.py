"""Lines of print become running text: paragraphs parted, broken words made whole."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from goldthread.documents.pdf.page import Line

BULLETS = "•▪◦●○■□‣·➢➤❖⮚"
_BULLET = re.compile(rf"^[{BULLETS}]\s*(?=\S)|^[-–—*o]\s+(?=\w)")
_SURE = re.compile(rf"^[{BULLETS}]\s*\S")
_WAITS = re.compile(r"[,(&/–-]$")
_WAITING = re.compile(
    r"(?:^|\s)(?:a|an|the|of|and|or|to|in|on|at|by|for|from|with|into|our|their|its|this|that"
    r"|these|which|who|is|are|be|as|than|per|between|within|through)$"
)
"""Words that no sentence or title ends on."""
_NUMBER = re.compile(r"^(\d{1,3}(?:\.\d{1,3})*[.)]|\(?[a-z]\)|\(?[ivx]{1,5}\)|[a-z]\.)\s+(?=\S)")
_NOTE = re.compile(r"^([⁰¹²³⁴-⁹]+|[*†‡]{1,3})\s*(?=\w)")
_PART = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BROKEN = re.compile(r"([^\W\d_]+)-$")
_SPACED_ENDS = 0.1  # of the lines: where narrow columns cut many words, few ends have a space
_SHORT_WORDS = re.compile(
    r"a|act|add|age|ago|aid|aim|air|all|am|any|art|ask|bad|bed|bid|big|bin|bit|box|boy|bus|but|buy|can|cap|car"
    r"|co|cut|day|did|do|dog|dry|due|ear|eat|eg|egg|end|era|etc|eye|far|fee|few|fit|fix|fly|fun|gap|gas|get|go|got"
    r"|gym|had|has|he|her|hit|hot|how|hub|ie|if|ill|it|ivf|job|key|kg|km|law|led|leg|let|lie|line|log|lot|low|man"
    r"|map|max|may|men|met|min|mix|my|net|new|no|non|nor|not|now|off|oil|old|one|ones|our|out|own|pay|pcn|per|pet"
    r"|pit|plc|pre|put|raw|re|red|rid|row|run|saw|say|sea|see|set|sex|she|sit|six|sms|so|son|sub|sum|tax|tbc|tea"
    r"|ten|tie|tip|too|top|try|two|up|us|use|van|via|vs|war|was|way|we|web|wet|who|why|win|yes|yet|you|yr|yrs|zoo"
)
_BEGINS_A_WORD = (
    "b[lr]|c[hlr]|d[rw]|f[lr]|g[hlnr]|kn|p[hlrs]|qu|s[chklmnpqtw]|t[hrw]|w[hr]|[a-z]?[aeiouy]"
)
_REST = re.compile(
    rf"[a-z]{{1,3}}|(?!{_BEGINS_A_WORD})[a-z]+|[aiu]?tions?|sions?|ments?|ness|ities|[ae]nces?|tives?|ally|ised|ated|ship"
)
"""What can only be the rest of a word: a few letters, an ending, or letters that begin none."""
_ENDING_THAT_IS_NO_WORD = re.compile(
    r"[b-hj-z]|[a-z]{2,3}|[aiu]?tions?|sions?|ments|ness|ities|[ae]nces?|tives?|ated"
)
"""The surest of these, which no list of words is needed for."""
_TION = re.compile(r"[a-z]{3,}[cst]i on(?:s|al|ally|ed)?", re.I)
"""Both halves of a word whose first half ends as no word does."""
_LETTERS_OF_A_STUMP = 4
_LONG_WORD = 6
_YEAR_CUT = re.compile(r"\b20\d\d[/–-]\d$")
_ENDS_NO_WORD = re.compile(r"[a-z]{3}(?:[bcdfgkpt]l|[bcdfgkptv]r|[jqv]|[eiu]h)$")
"""Letters on which no English word of some length ends."""
_SPACE = 0.3  # ems: the widest space of a common typeface
_STARTS = re.compile(r"^([^\W\d_]+)")
_ENDS = re.compile(r"[^\W\d_]+$")


@dataclass(slots=True)
class Vocabulary:
    """The words that a document uses within its lines, where nothing has broken them."""

    words: Counter[str] = field(default_factory=Counter)
    whole: Counter[str] = field(default_factory=Counter)
    """The words with a space before and behind them, which no line end can have cut."""
    line_ends: Counter[bool] = field(default_factory=Counter)
    """How many lines with another after them end on a space, and how many on none."""
    broken: list[tuple[str, str]] = field(default_factory=list)
    """The two halves of each word that ends its line with a hyphen."""

    def learn(self, lines: Sequence[Line]) -> None:
        """Take in the words of lines that follow each other, but not what a line end has cut."""
        for before, after in pairwise(lines):
            self.line_ends[before.words[-1].spaced] += 1
            head, tail = _BROKEN.search(before.text), _STARTS.match(after.text)
            if head and tail:
                self.broken.append((head.group(1), tail.group(1)))
        for line in lines:
            found = _PART.findall(line.text.casefold())
            if line.text.endswith("-"):
                found = found[:-1]
            self.words.update(found)
        spaced = True
        for line in lines:
            last = len(line.words) - 1
            for at, word in enumerate(line.words):
                if (at or spaced) and (at < last or word.spaced):
                    self.whole.update(_PART.findall(word.text.casefold()))
            spaced = line.words[-1].spaced

    @property
    def shows_spaces(self) -> bool:
        """Whether the file puts a space behind a word that ends its line, as many programs do."""
        return self.line_ends[True] > _SPACED_ENDS * self.line_ends.total()

    def keeps_hyphen(self, before: str, after: str) -> bool:
        """Whether a word broken at a hyphen is written with it.

        It is, unless the document writes the word without one elsewhere, and never with one. A
        word that stands nowhere else is judged by what the document does with the others.
        """
        is_joined = self._is_joined(before, after)
        return not self.hyphenates if is_joined is None else not is_joined

    def _is_joined(self, before: str, after: str) -> bool | None:
        if self.words[f"{before}-{after}".casefold()]:
            return False
        return True if self.words[f"{before}{after}".casefold()] else None

    @property
    def hyphenates(self) -> bool:
        """Whether the document breaks words at line ends with hyphens that are not their own."""
        judged = Counter(self._is_joined(*halves) for halves in self.broken)
        return judged[True] >= 2 and judged[True] > 3 * judged[False]


def running_text(
    lines: Sequence[Line], vocabulary: Vocabulary, measure: Measure | None = None
) -> str:
    """The lines of one paragraph as one text.

    ``measure`` is the room that they fill; with it, words too long for a line are made whole.
    """
    text = ""
    last: Line | None = None
    for line in lines:
        if last is None:
            text = line.text
        else:
            is_cut = measure is not None and _is_cut(last, line, measure, vocabulary)
            text += _between(text, last, line.text, vocabulary, is_cut=is_cut)
            if text.endswith(_SOFT):
                text = text[: -len(_SOFT)]
            text += line.text
        last = line
    return text


_SOFT = "-\N{SOFT HYPHEN}"


def _between(text: str, last: Line, more: str, vocabulary: Vocabulary, *, is_cut: bool) -> str:
    """What stands between two lines of a paragraph: a space, nothing, or a hyphen to take out."""
    starts = _STARTS.match(more)
    if re.search(r"\w-$", text) and more[:1].isalnum():
        if re.match(r"(?:and|or|to)\b", more):
            return " "  # "three- and four-year-olds"
        broken = _BROKEN.search(text)
        if broken and starts and not vocabulary.keeps_hyphen(broken.group(1), starts.group(1)):
            return _SOFT[1:]
        return ""
    if re.match(r"[).,;:](?!\w)", more):
        return ""  # what closes a bracket or a sentence stands behind its last word
    if re.search(r"\w/$", text) and more[:1].isalnum() and not last.words[-1].spaced:
        return ""  # "and/" and "or"
    return "" if is_cut else " "


def _is_cut(last: Line, line: Line, measure: Measure, vocabulary: Vocabulary) -> bool:
    """Whether a word too long for its cell was cut at the end of the line, with no hyphen.

    It stands alone on its line, which it fills, and would not have fitted whole. Where the file
    prints spaces at line ends, room for one that is not there leaves no doubt; with less room,
    the rest must look like no word, and be none that the document uses. Where it prints none,
    neither half may be a word of the document's, and the rest must be a common ending.
    """
    if not measure.is_filled_by_one_word(last):
        return False
    if _is_one_word(last.text, line.text, vocabulary):
        return True
    first = line.words[0]
    room = measure.right - measure.left
    head, tail = _ENDS.search(last.text), _STARTS.match(line.text)
    if last.words[-1].spaced or last.x1 - last.x0 + first.x1 - first.x0 <= room:
        return False
    if (
        head
        and tail
        and (
            _TION.fullmatch(f"{head.group()} {tail.group()}") or _ENDS_NO_WORD.search(head.group())
        )
    ):
        return True
    if not vocabulary.shows_spaces:
        return bool(
            head
            and tail
            and len(head.group()) > _LETTERS_OF_A_STUMP
            and not vocabulary.whole[head.group().casefold()]
            and _ENDING_THAT_IS_NO_WORD.fullmatch(tail.group())
            and _is_no_word(tail.group(), vocabulary)
        )
    if measure.right - last.x1 >= _SPACE * last.size:
        return True
    return bool(tail and _REST.fullmatch(tail.group()) and _is_no_word(tail.group(), vocabulary))


def _is_no_word(rest: str, vocabulary: Vocabulary) -> bool:
    """Whether letters at the head of a line are no word of the document's or of the language."""
    if len(rest) == 1:
        # "R" and "S" of a rating are no words either.
        return rest not in "aio"
    return not (_SHORT_WORDS.fullmatch(rest) or vocabulary.whole[rest] or _WAITING.search(rest))


def _is_one_word(before: str, after: str, vocabulary: Vocabulary) -> bool:
    """Whether a word that fills its line was cut for want of room, with no hyphen to show it."""
    if re.search(r"^(?:https?:|www\.)|@|\w\.\w+\.\w", before) and not after[:1].isupper():
        return True
    if _YEAR_CUT.search(before) and re.match(r"\d(?!\d)", after):
        return True
    head, tail = _ENDS.search(before), _STARTS.match(after)
    if not head or not tail:
        return False
    whole = (head.group() + tail.group()).casefold()
    forms = (whole, f"{whole}s", whole.removesuffix("s")) if len(whole) > _LONG_WORD else (whole,)
    return any(vocabulary.words[form] for form in forms)


@dataclass(frozen=True, slots=True)
class Measure:
    """The space that lines may fill: from ``left`` to ``right`` in points."""

    left: float
    right: float

    def is_filled_by_one_word(self, line: Line) -> bool:
        """Whether the line is a single word that leaves no room for another letter."""
        return len(line.words) == 1 and self.right - line.x1 < 0.9 * line.size

    def had_room_for(self, line: Line, after: Line) -> bool:
        """Whether the first word of ``after`` would have fitted behind ``line``.

        Then the line was ended on purpose. Where the next line begins with a small letter that
        is unlikely, and there must be room to spare.
        """
        spare = 2.5 if after.text[:1].islower() else 0.45  # ems; the space itself is a third
        first = after.words[0]
        free_left, free_right = line.x0 - self.left, self.right - line.x1
        centred = free_left > 3 and abs(free_left - free_right) < 3
        room = free_left + free_right if centred else free_right
        return first.x1 - first.x0 + spare * line.size < room


def paragraphs_of(lines: Sequence[Line], measure: Measure) -> list[list[Line]]:
    """Lines of one cell grouped into its paragraphs and list items."""
    groups: list[list[Line]] = []
    leading = _leading(lines)
    parallel = _parallel_openings(lines)
    for line in lines:
        last = groups[-1][-1] if groups else None
        in_list = _opening(line) in parallel and last is not None and not awaits_more(last.text)
        if last is None or in_list or _parted(last, line, leading, measure):
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def _opening(line: Line) -> str:
    """The first two words of a line that begins with a capital letter."""
    words = line.text.split()[:2]
    return " ".join(words) if len(words) == 2 and words[0][:1].isupper() else ""


def _parallel_openings(lines: Sequence[Line]) -> set[str]:
    """The two words with which three or more lines begin: a list without bullets."""
    seen = Counter(_opening(line) for line in lines)
    return {words for words, count in seen.items() if words and count >= 3}


def _parted(last: Line, line: Line, leading: float, measure: Measure) -> bool:
    if begins_item(last, line, measure):
        return True
    same_page = last.page == line.page
    if same_page and line.base - last.base > 1.3 * max(leading, 1.1 * last.size):
        return True
    return was_ended(last, line, measure)


def awaits_more(text: str) -> bool:
    """Whether words can only be the first part of a sentence or name."""
    return bool(_WAITS.search(text) or _WAITING.search(text))


def was_ended(last: Line, line: Line, measure: Measure) -> bool:
    """Whether a line was ended on purpose: it had room for more, and waits for nothing."""
    return not awaits_more(last.text) and measure.had_room_for(last, line)


def begins_item(last: Line, line: Line, measure: Measure) -> bool:
    """Whether a line begins an item of a list, or a note.

    A dash or a number at the start of a line may also belong to the sentence: then the line
    before it is full and ends no sentence.
    """
    if _SURE.match(line.text):
        return True
    if not is_item(line.text):
        return False
    return bool(re.search(r"[.;:!?]$", last.text)) or measure.had_room_for(last, line)


def _leading(lines: Sequence[Line]) -> float:
    """The usual distance of base lines: the smallest, as only wider ones part paragraphs."""
    gaps = [
        after.base - before.base for before, after in pairwise(lines) if before.page == after.page
    ]
    return min((gap for gap in gaps if gap > 1), default=0.0)


def is_item(text: str) -> bool:
    """Whether a line begins with a bullet, a list number or the mark of a note."""
    return bool(_BULLET.match(text) or _NUMBER.match(text) or _NOTE.match(text))


def with_plain_bullet(text: str) -> str:
    """The text with whatever bullet is drawn before it written as one."""
    return re.sub(rf"^[{BULLETS}]\s*(?=\S)", "• ", text)


def numbered(text: str) -> tuple[str | None, str]:
    """The list number, bullet or note mark that a paragraph carries, and the rest of it."""
    bullet = _BULLET.match(text)
    if bullet is not None:
        # A star may turn out to be the mark of a note.
        return "*" if text.startswith("*") else "•", text[bullet.end() :]
    note = _NOTE.match(text)
    if note is not None:
        return note.group(1), text[note.end() :]
    found = _NUMBER.match(text)
    if found is None:
        return None, text
    return found.group().strip(), text[found.end() :]
