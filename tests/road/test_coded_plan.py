"""A plan of codes alone makes a whole letter in the language of the team that reads it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from appealdesk.core.casework import Ending
from appealdesk.road.prepare import prepare

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
NOTICES = {
    "DE": "Von: Amazon Verkäuferleistung <seller-performance@amazon.de>\nDatum: 06.11.2026\n"
    "Betreff: Ihre Angebote mit Versand durch Verkäufer wurden deaktiviert\n\n"
    "wir haben Ihre Angebote mit Versand durch Verkäufer auf Amazon.de deaktiviert. Ihre Rate verspäteter Lieferungen der "
    "letzten 30 Tage beträgt 6,2 %. Das Ziel liegt unter 4 %.\n"
    "Bitte reichen Sie bis zum 20. November 2026 einen Maßnahmenplan ein.\n",
    "JP": "差出人: Amazon 出品者パフォーマンスチーム <seller-performance@amazon.co.jp>\n日付: 2026年11月6日\n"
    "件名: 出品者出荷の停止\n\nAmazon.co.jp の出品者出荷の商品を停止しました。過去30日間の出荷遅延率は 6.2% です。目標は 4% 未満です。\n"
    "2026年11月20日までに改善計画を提出してください。\n",
}
PLACE = "{en: the DHL counter, zh: DHL 柜台, de: dem DHL-Schalter, ja: DHL の窓口}"
SHEET = f"""
as_of: 2026-11-12T10:00:00+08:00
platform: amazon
seller: {{store: Shop, company: Invented Trading, signatory: Operations manager}}
exhibits:
  - {{file: exhibits/sop.txt, kind: sop}}
  - {{file: exhibits/closure.txt, kind: carrier_exception_notice}}
plan:
  causes:
    - code: pickup_without_second_route
      with: {{carrier: DHL, days: 2026-11-02}}
      exhibit: exhibits/closure.txt
  corrective:
    - code: second_route_opened
      with: {{place: {PLACE}, count: "5"}}
      done_on: 2026-11-05
      owner: warehouse lead
      exhibit: exhibits/sop.txt
  preventive:
    - code: due_orders_compared
      with: {{place: {PLACE}, time: "16:45"}}
      owner: warehouse lead
      every: working day
      exhibit: exhibits/sop.txt
      watch:
        metric: lsr
        threshold: "2%"
        then: {{en: the cut-off is moved to 12:00, zh: "截单时间改为 12:00", de: der Annahmeschluss wird auf 12:00 Uhr verlegt,
               ja: "締め切りを 12:00 に変更します"}}
request: {{kind: reinstate}}
"""


@pytest.mark.parametrize(
    ("marketplace", "language", "said"),
    [
        ("DE", "de", "DHL holte am 2. November 2026 nichts ab"),
        ("JP", "ja", "DHL は 2026年11月2日に集荷を行わず"),
    ],
)
def test_codes_make_a_letter_without_a_problem(
    tmp_path: Path, marketplace: str, language: str, said: str
) -> None:
    (tmp_path / "exhibits").mkdir()
    (tmp_path / "notice.txt").write_text(NOTICES[marketplace], "utf-8")
    (tmp_path / "case.yaml").write_text(f"{SHEET}marketplace: {marketplace}\n", "utf-8")
    (tmp_path / "story.md").write_text("DHL 当天没有来揽收。", "utf-8")
    (tmp_path / "exhibits" / "sop.txt").write_text("2026-11-05 counter opened, 5 packages\n", "utf-8")
    (tmp_path / "exhibits" / "closure.txt").write_text("Keine Abholung am 2026-11-02\n", "utf-8")
    made = prepare(tmp_path, now=NOW)
    assert made.ending is Ending.MADE, made.work.problems
    assert made.work.problems == ()
    assert made.work.letter.language == language
    assert said in (made.written.bag / "data" / "letter.txt").read_text("utf-8")
