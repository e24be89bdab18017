"""Where a page stands: what it reads, the scope, the words, what is compared with, the look of the viewer's screen."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from metrics.metric import Language, Reading, Scope
from views import address, screen
from views.address import Compare
from views.language import Words
from views.session import Reader

Made = TypeVar("Made")


@dataclass(frozen=True)
class Here:
    """Where a page stands: its stem, what it reads, the scope, the words, what it is compared with; shown to a room?"""

    stem: str
    read: Reader
    scope: Scope
    say: Words
    compare: Compare = "last"
    present: bool = False

    @property
    def language(self) -> Language:
        """The language of this run."""
        return self.say.language

    def kept(self, key: tuple[Hashable, ...], make: Callable[[], Made]) -> Made:
        """What `make` makes for this page, scope and look; made once for each generation while it is remembered."""
        return self.read.kept((self.stem, *key, self.scope, self.compare, *self.look.values()), make)

    @property
    def look(self) -> dict[str, Any]:
        """What every chart is told of the screen: language, dark or light, narrow or wide."""
        return {"lang": self.language, "dark": screen.is_dark(), "narrow": screen.is_narrow()}

    @property
    def city(self) -> Here:
        """The same page of the whole city, whichever county is chosen."""
        return replace(self, scope=replace(self.scope, county_id=None))

    @property
    def address(self) -> dict[str, str]:
        """What holds on every page, as it stands in an address."""
        return address.written(address.Chosen(self.scope, self.compare, self.language, self.present))

    @property
    def compared(self) -> Scope | None:
        """The same day of the year compared with; None where nothing is."""
        whole = self.whole_compared
        return whole and replace(whole, as_of=address.same_day(self.scope.cut_off, whole.year))

    @property
    def whole_compared(self) -> Scope | None:
        """All of the year compared with; None where nothing is."""
        back = address.YEARS_BACK[self.compare]
        return Scope(self.scope.year - back, county_id=self.scope.county_id) if back else None

    @property
    def then(self) -> str:
        """The year compared with, in words: 上年, last year."""
        return self.say(f"compare.then.{self.compare}")

    def readings_then(self, keys: Sequence[str]) -> dict[str, Reading]:
        """The readings of some metrics at the same day of the year compared with; none where nothing is."""
        return self.read.readings(keys, self.compared) if self.compared else {}
