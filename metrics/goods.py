"""募捐筹资 as well: goods in store, and the disclosures in which gifts are published."""

from __future__ import annotations

from functools import partial

from metrics.metric import CountDistinct, Metric, Sum, Term, Text

_QUANTITY = Sum((Term("quantity"),))

_goods = partial(
    Metric,
    stem="fundraising",
    unit="",
    fact="fact_goods_movement",
    kinds=("goods_movement",),
    good="none",
    only_in_splits=True,
    splits=("month", "goods_code", "quantity_unit", "warehouse", "batch_number"),
)


METRICS = (
    Metric(
        key="disclosure_issues",
        stem="fundraising",
        name=Text("捐赠款物公示期数", "Donation disclosure issues published"),
        definition=Text(
            "截至日期前已发布的捐赠款物公示，同一期号只算一次",
            "Issues of the donation disclosure published by the cut-off, each number once",
        ),
        unit="期",
        measure=CountDistinct("issue_number"),
        fact="fact_disclosure",
        kinds=("disclosure",),
        splits=("month", "campaign_code", "issue_number"),
        published=True,
    ),
    _goods(
        key="goods_in_quantity",
        name=Text("物资入库数量", "Goods taken into store"),
        definition=Text(
            "当年入库数量，不同物资单位不同，只分物资统计",
            "Quantity taken in during the year; goods have different units, so only by article",
        ),
        measure=_QUANTITY,
        where="direction = '入'",
    ),
    _goods(
        key="goods_out_quantity",
        name=Text("物资出库数量", "Goods given out from store"),
        definition=Text(
            "当年出库数量，不同物资单位不同，只分物资统计",
            "Quantity given out during the year; goods have different units, so only by article",
        ),
        measure=_QUANTITY,
        where="direction = '出'",
    ),
    _goods(
        key="goods_stock_quantity",
        name=Text("物资库存数量", "Goods in store"),
        definition=Text(
            "截至日期的库存：历年入库减出库，只分物资统计",
            "What is in store at the cut-off: all that came in less all that left, only by article",
        ),
        includes=Text("以前年度结转的库存", "Stock carried over from earlier years"),
        measure=Sum((Term("quantity", where="direction = '入'"), Term("quantity", -1, where="direction = '出'"))),
        carried_over=True,
        splits=("goods_code", "quantity_unit", "warehouse", "batch_number"),
    ),
)
