"""A fault of the facts names the field as the form does, in the reader's language."""

from __future__ import annotations

import pytest
from django.utils import translation

from appealdesk.desk.drafting.naming import in_words
from appealdesk.desk.templatetags.told import place, told


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("orders[3].id", "订单 3 · 订单号"),
        ("plan.preventive[2].watch.metric", "预防措施（今后怎样防） 2 · 盯哪个指标"),
        ("plan.causes[1].text.en", "根本原因 1 · 写法"),
        ("plan.causes[1]", "根本原因 1"),
        ("seller.store", "店铺"),
        ("marketplace: “zz”", "站点: “zz”"),
        ("request.text.zh", "请求的写法"),
    ],
)
def test_a_path_is_named_as_the_form_names_it(path, said):
    with translation.override("zh-hans"):
        assert in_words(path) == said


@pytest.mark.parametrize("text", ["exhibits/01/orders.csv", "name@example.com", "a.b.example", "plain words"])
def test_what_is_no_field_stays_as_it_is(text):
    assert in_words(text) == text


def test_a_fault_is_said_without_the_file_that_the_desk_lays_out_itself():
    fault = "case.yaml:13: orders[3] names no order. Give each order once, with its id."
    with translation.override("zh-hans"):
        assert told(fault) == "订单 3 没有写订单号。每个订单写一次，带订单号。"
        assert place("case.yaml:13") == "资料"
    with translation.override("en"):
        assert told(fault).startswith("Orders 3 names no order.")
