"""A new case folder (新建案件文件夹): the notice kept as it came, and a case.yaml that explains itself."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from appealdesk.core.errors import CaseFolderError, Fault
from appealdesk.core.reading import Reading
from appealdesk.readers.case_folder import read_case_folder
from appealdesk.road.reading import read_case


def new_case(folder: Path, name: str, content: bytes, *, as_of: datetime) -> dict[str, Any]:
    """Make a case folder around one notice, filled with what the notice says; return what was filled in.

    Raises `CaseFolderError` where the folder exists or the notice cannot be read; then nothing is left behind.
    """
    if folder.exists():
        raise CaseFolderError(
            [Fault(str(folder), "It exists already and is kept as it is.", "Choose another name.")]
        )
    folder.parent.mkdir(parents=True, exist_ok=True)
    making = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        (making / f"notice{Path(name).suffix.lower() or '.txt'}").write_bytes(content)
        reading = read_case(read_case_folder(making, as_of=as_of))
        (making / "exhibits").mkdir()
        (making / "case.yaml").write_text("\n".join(lines(reading, as_of)) + "\n", "utf-8")
        making.chmod(0o755)
        making.rename(folder)
    except BaseException:
        shutil.rmtree(making, ignore_errors=True)
        raise
    return {
        "platform": reading.platform,
        "marketplace": reading.marketplace,
        "orders": list(reading.order_ids),
    }


def lines(reading: Reading, as_of: datetime) -> Iterator[str]:
    """Yield the lines of case.yaml: what is known filled in, the rest as comments that show the form."""
    yield "# 案件资料 case facts. 以 # 开头的行是说明或示例;填好后去掉行首的 # 即可。"
    yield f"as_of: {json.dumps(as_of.isoformat())}   # 案件所处的时刻 the moment of the case"
    yield "# received_at: 2026-11-13T17:00:00+08:00   # 收到通知的时间,带时区"
    yield from _known("platform", reading.platform, "平台 amazon, shopee, temu …")
    yield from _known("marketplace", reading.marketplace, "站点 US, UK, DE, JP …")
    yield "seller:"
    yield '  store: ""        # 店铺名'
    yield '  company: ""      # 公司名'
    yield '  signatory: ""    # 署名人'
    yield from _orders(reading)
    yield from EXAMPLES.splitlines()


def _known(field: str, value: str | None, note: str) -> Iterator[str]:
    yield f"{field}: {value}   # {note}" if value else f"# {field}:    # 未能从通知中读出,请填写 {note}"


def _orders(reading: Reading) -> Iterator[str]:
    if not reading.order_ids:
        yield '# orders:           # 涉案订单;编号加引号\n#   - {id: "113-0000000-0000000", tracking: "…", carrier: UPS}'
        return
    yield "orders:              # 从通知读出;请补运单号、承运商和时间(带时区)"
    for order in reading.order_ids:
        yield f"  - id: {json.dumps(order)}"
        yield '    # tracking: "…"'
        yield "    # carrier: UPS"
        yield "    # ship_by: 2026-11-03T23:59:59-08:00"
        yield "    # confirmed_at: 2026-11-03T18:20:00-08:00"


EXAMPLES = """\
# exhibits:           # exhibits/ 里的文件;文件名等于证据类型代码时可不写
#   - {file: exhibits/sop.pdf, kind: sop, note: 发货操作规程}
# prior:              # 此前的警告、违规或申诉,须如实披露
#   - day: 2026-05-02
#     what: {en: "…", zh: "…"}
#     outcome: refused
#     changed_since: {en: "…", zh: "…"}
# plan:               # 行动计划;单笔订单或索赔的争议不需要
#   causes:
#     - text: {en: "…", zh: "…"}
#       orders: ["113-0000000-0000000"]
#       exhibit: exhibits/erp_log.csv
#   corrective:       # 已经完成的,写日期
#     - {text: {en: "…", zh: "…"}, done_on: 2026-11-12, owner: warehouse lead, exhibit: exhibits/sop.pdf, cause: 1}
#   preventive:       # 以后怎么防,写负责人和频率
#     - text: {en: "…", zh: "…"}
#       owner: operations manager
#       every: working day 17:00
#       cause: 1
#       watch: {metric: late_shipment_rate, threshold: "2%", then: "call the carrier and pause one-day offers"}
#   buyers:           # 对买家做了什么补救
#     - {orders: ["113-0000000-0000000"], text: {en: "…", zh: "…"}, done_on: 2026-11-10, exhibit: exhibits/refund_record.csv}
# request: {kind: reinstate, text: {en: "…", zh: "…"}}   # reinstate revoke_claim correct_metric remove_points restore_listing unlink other
"""
