"""What the pen must keep and may not show (事实): names and ids of the case. All else is found in the text itself."""

from __future__ import annotations

from dataclasses import dataclass

from appealdesk.core.case import Case


@dataclass(frozen=True, slots=True)
class Facts:
    """`names` are people, companies and stores, `ids` orders and parcels, `private` further words that may not leave.

    `open_names` may be shown: platforms, marketplaces, carriers. A translation may name them where the text does.
    """

    names: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    private: tuple[str, ...] = ()
    open_names: tuple[str, ...] = ()


def facts_of(case: Case, open_names: tuple[str, ...] = ()) -> Facts:
    """Gather the facts of a case: who the seller is, which orders and parcels it is about, which carriers carried them."""
    seller = case.seller
    signatory = seller.signatory.split(",")[
        0
    ].strip()  # “Chen Wei, operations manager”: the role is no secret
    orders = case.orders
    ids = [number for order in orders for number in (order.id, order.tracking)]
    ids += [number for parcel in case.shipments for number in (parcel.order_id, parcel.tracking)]
    carriers = [order.carrier for order in orders] + [parcel.carrier for parcel in case.shipments]
    return Facts(
        _kept(seller.store, seller.company, signatory),
        _kept(*ids),
        _kept(seller.contact),
        _kept(*open_names, *carriers),
    )


def _kept(*words: str | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word.strip() for word in words if word and word.strip()))
