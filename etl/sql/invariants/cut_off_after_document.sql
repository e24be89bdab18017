-- One row for each disclosure issue whose 截至日期 is later than the day it was published.
-- severity = "warn"
-- title_zh = "截至日期晚于公示日期"
-- title_en = "Cut-off after the document's date"
-- message_zh = "截至日期 {found} 晚于公示日期 {disclosed_on}。"
-- message_en = "The figures are as of {found}, later than the publication on {disclosed_on}."
-- repair_zh = "请核对两个日期。"
-- repair_en = "Check both dates."
select row_id, 'cut_off_on' as field, cut_off_on::varchar as found, null::bigint as related_row_id,
    disclosed_on::varchar as disclosed_on
from fact_disclosure
where cut_off_on > disclosed_on
