"""The objects that are known in JSON answers (已知接口对象), platform by platform."""

from __future__ import annotations

from appealdesk.measure import json_amazon, json_others, json_shopee
from appealdesk.measure.json_exports import Shape

SHAPES: tuple[Shape, ...] = (*json_amazon.SHAPES, *json_shopee.SHAPES, *json_others.SHAPES)
