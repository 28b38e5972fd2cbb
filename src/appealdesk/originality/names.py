"""Names (名称遮蔽): what the case record calls by name is masked, so that two sellers' letters compare as templates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from appealdesk.core.case import Case
from appealdesk.originality.tokens import CLAUSE_END, TokenNumbers, normal, split, stable_hash

COMPANY: Final = stable_hash("<company>")
PERSON: Final = stable_hash("<person>")
PRODUCT: Final = stable_hash("<product>")
_NUMBERS = TokenNumbers()


class _Node(dict[int, "_Node"]):
    """One step of a name; `mask` is set where a name ends."""

    __slots__ = ("mask",)

    def __init__(self) -> None:
        self.mask: int | None = None


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one case, as a tree of tokens. The longest name wins; a lone letter or sign is never a name."""

    root: _Node

    @classmethod
    def of(
        cls, companies: Iterable[str] = (), people: Iterable[str] = (), products: Iterable[str] = ()
    ) -> Names:
        """Build from the names as the case record writes them; empty ones are passed over."""
        root = _Node()
        for names, mask in ((products, PRODUCT), (people, PERSON), (companies, COMPANY)):
            for name in names:
                _plant(
                    root,
                    [
                        number
                        for number in map(_NUMBERS.__getitem__, split(normal(name)))
                        if number > CLAUSE_END
                    ],
                    mask,
                )
        return cls(root)

    @classmethod
    def of_case(cls, case: Case, products: Iterable[str] = ()) -> Names:
        """Take company, store, signatory and contact from the case; product titles come from where they are known."""
        seller = case.seller
        return cls.of((seller.company, seller.store), (seller.signatory, seller.contact), products)

    def masked(self, tokens: Sequence[int]) -> tuple[list[int], list[tuple[int, int]]]:
        """Return the tokens with each name as one mask, and for each which tokens (from, to) it stands for."""
        out, extents, at = [], [], 0
        while at < len(tokens):
            end, mask = self._longest(tokens, at)
            out.append(tokens[at] if mask is None else mask)
            extents.append((at, end))
            at = end
        return out, extents

    def _longest(self, tokens: Sequence[int], at: int) -> tuple[int, int | None]:
        end, mask, node = at + 1, None, self.root
        for step in range(at, len(tokens)):
            if tokens[step] <= CLAUSE_END and step > at:
                continue  # the stop inside "GmbH & Co. KG" ends no name
            found = node.get(tokens[step])
            if found is None:
                break
            node = found
            if node.mask is not None:
                end, mask = step + 1, node.mask
        return end, mask

    def touches(self, tokens: Iterable[int]) -> bool:
        """Whether any name could begin in these tokens: most paragraphs name nobody."""
        return not self.root.keys().isdisjoint(tokens)


def _plant(root: _Node, name: Sequence[int], mask: int) -> None:
    if not name or (len(name) == 1 and name[0] & 1):
        return
    node = root
    for number in name:
        node = node.setdefault(number, _Node())
    node.mask = mask


NOBODY: Final = Names.of()
