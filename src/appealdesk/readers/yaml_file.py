"""YAML as text of the trade (配置与规则文件): `on`, `no`, days and `17:00` stay words, decimals are exact, keys are text.

One loader for packs and case folders. The YAML 1.2 core schema, with two safeguards: a whole number with a
leading zero and anything with an exponent stay text, because `00123` and `12E45` are parcel numbers.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import Any

from appealdesk.core.errors import BadInputError, Fault

NODES = 200_000
_RESOLVERS = (
    ("tag:yaml.org,2002:null", r"(?:~|null|Null|NULL|)", ["~", "n", "N", ""]),
    ("tag:yaml.org,2002:bool", r"(?:true|True|TRUE|false|False|FALSE)", list("tTfF")),
    ("tag:yaml.org,2002:int", r"[-+]?(?:0|[1-9][0-9]*)", list("-+0123456789")),
    ("tag:yaml.org,2002:float", r"[-+]?(?:0|[1-9][0-9]*)\.[0-9]+", list("-+0123456789")),
)


def parse(text: str, name: str) -> Any:
    """Return the document: dict, list, str, int, Decimal, bool or None. `name` is the file, for faults.

    Raises `BadInputError` for broken YAML, a key said twice, or a document that unfolds without end.
    """
    import yaml  # lazily: a warm start reads cached packs and never needs it

    try:
        document = yaml.load(text, Loader=_loader())  # noqa: S506 - a safe loader, see below
    except yaml.MarkedYAMLError as error:
        raise BadInputError([_fault(error, name, text)]) from error
    except (yaml.YAMLError, RecursionError) as error:
        raise BadInputError(
            [Fault(name, f"It is not readable YAML: {error}.", "Save it as UTF-8 text.")]
        ) from error
    if _size(document, NODES) > NODES:
        raise BadInputError([Fault(name, "It unfolds into too many values.", "Write it without aliases.")])
    return document


@cache
def _loader() -> type[Any]:
    import yaml

    class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc] # the C parser where built
        yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - PyYAML's own shape

    for tag, pattern, first in _RESOLVERS:
        Loader.add_implicit_resolver(tag, re.compile(rf"^{pattern}$"), first)
    Loader.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(loader.construct_scalar(node)))
    Loader.add_constructor(
        "tag:yaml.org,2002:float", lambda loader, node: Decimal(loader.construct_scalar(node))
    )
    Loader.add_constructor("tag:yaml.org,2002:map", _mapping)
    return Loader


def _mapping(loader: Any, node: Any) -> Any:
    import yaml

    pairs: dict[str, Any] = {}
    yield pairs
    for key_node, value_node in node.value:
        if not isinstance(key_node, yaml.ScalarNode):
            raise yaml.constructor.ConstructorError(None, None, "a key must be text", key_node.start_mark)
        if key_node.value in pairs:
            raise yaml.constructor.ConstructorError(
                None, None, f"the key “{key_node.value}” stands twice", key_node.start_mark
            )
        pairs[key_node.value] = loader.construct_object(value_node)


def _fault(error: Any, name: str, text: str) -> Fault:
    mark = error.problem_mark or error.context_mark
    # What is missing at the end is found one line after it.
    place = f"{name}:{min(mark.line, text.rstrip().count(chr(10))) + 1}" if mark else name
    said = ", ".join(part for part in (error.context, error.problem) if part)
    return Fault(place, f"It is not readable YAML: {said}.", "Mend that line.")


def _size(document: Any, most: int) -> int:
    seen, open_values = 0, [document]
    while open_values and seen <= most:
        value = open_values.pop()
        seen += 1
        if isinstance(value, dict):
            open_values.extend(value.values())
        elif isinstance(value, list):
            open_values.extend(value)
    return seen
