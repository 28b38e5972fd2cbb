"""What a person sees of `measure`: every list of orders is taken, every fault and cause is said in Chinese and English."""

from __future__ import annotations

import json
import re
import time

import pytest

from appealdesk.cli.measure import run
from appealdesk.measure import charts
from appealdesk.measure.engine import measure
from appealdesk.measure.summary import summaries

HEADER = "amazon-order-id\tpurchase-date\torder-status\tfulfillment-channel\tsales-channel"


@pytest.fixture
def files(tmp_path):
    lines = [f"114-{n:07d}-0000001\t2026-03-{n % 3 + 1:02d}T20:00:00Z\tShipped\tMerchant\tAmazon.com" for n in range(40)]  # fmt: skip
    (tmp_path / "o.txt").write_text("\n".join([HEADER, *lines, "114-9\tyesterday\t\t\t"]) + "\n", "utf-8")
    claims = [f"114-{n:07d}-0000001\t2026-03-05T00:00:00Z\tA-to-z\tx\tGranted" for n in range(40)]
    (tmp_path / "c.txt").write_text("order-id\tclaim-date\ttype\treason\tstatus\n" + "\n".join(claims) + "\n")
    return [tmp_path / "o.txt", tmp_path / "c.txt"]


ORDERS = [f"114-{n:07d}-0000001" for n in range(38)]


@pytest.mark.parametrize("encoding", ["", "utf-8-sig", "gb18030", "utf-16"])
def test_a_long_list_of_orders_is_taken_from_the_option_or_from_a_file(files, tmp_path, capsys, encoding):
    """Thirty-eight order ids are longer than the name of a file may be."""
    words = ",".join(ORDERS)
    if encoding:
        (tmp_path / "争议.txt").write_bytes("\n".join([*ORDERS, "备注"]).encode(encoding))
        words = str(tmp_path / "争议.txt")
    assert run(files, None, "US", None, words, None, None, as_json=True) == 0
    (odr,) = json.loads(capsys.readouterr().out)["metrics"]
    assert (odr["num"], odr["without_contested"]["num"]) == (40, 2)


def test_the_terminal_says_faults_causes_and_gaps_in_both_languages(files, capsys):
    assert run(files, None, "US", None, None, None, None, as_json=False) == 0
    lines = capsys.readouterr().out.splitlines()
    told = [line for line in lines if line.lstrip().startswith(("✗ o.txt", "→", "!"))]
    assert (
        "✗ o.txt:42: purchase-date 列的“yesterday”不是时间。“yesterday” in purchase-date is no time."
        in told[0]
    )
    assert len(told) > 3
    assert all(re.search("[\u4e00-\u9fff]", line) and re.search("[A-Za-z]{3}", line) for line in told)
    assert any("索赔成立（卖家承担） claim granted against the seller · 仅作说明" in line for line in lines)


@pytest.fixture
def in_china():
    """The machine stands in China; a renderer that has drawn before keeps the zone in which it began."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", "Asia/Shanghai")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("in_china")
def test_a_trend_of_few_days_names_each_day_once_and_shows_a_day_alone(files):
    (one,) = summaries(measure(files, marketplace="US"))
    text = "".join(re.findall(r"<text[^>]*>(\d\d-\d\d)</text>", charts.svg(charts.trend(one))))
    assert text == "03-0103-0203-03"
    assert charts.trend(one)["layer"][0]["mark"]["point"] is True


def test_an_export_without_a_row_says_that_none_happened(files, tmp_path):
    """No cancellation is a rate of nought, and no gap; no file of cancellations is a gap."""
    (tmp_path / "x.txt").write_text("order-id\tcancel-date\trequested-by\treason\n")
    (tmp_path / "f.txt").write_text("Date\tRating\tComments\tYour Response\tOrder ID\tRater Email\n")
    found = measure([*files, tmp_path / "x.txt", tmp_path / "f.txt"], marketplace="US")
    assert sum(line.den for line in found.lines if line.metric == "cr") == 40
    assert not any("cancels" in remark or "feedback" in remark for remark in found.remarks)
    without = measure(files, marketplace="US")
    assert not [line for line in without.lines if line.metric == "cr"]
    assert sum("cancels" in remark or "feedback" in remark for remark in without.remarks) == 2
