-- One row for each village and year whose poor households at the start, less those lifted, are not those at the end.
-- severity = "block"
-- title_zh = "年初未脱贫−当年脱贫≠年末未脱贫"
-- title_en = "Start less lifted is not the end"
-- message_zh = "{village} {year} 年：年初 {at_start} 户−脱贫 {lifted} 户≠年末 {found} 户。"
-- message_en = "{village}, {year}: {at_start} households at the start less {lifted} lifted is not {found} at the end."
-- repair_zh = "请核对这三个数。"
-- repair_en = "Check the three numbers."
select row_id, 'poor_households_at_end' as field, poor_households_at_end::varchar as found,
    null::bigint as related_row_id, village, year, poor_households_at_start as at_start, households_lifted as lifted
from fact_supported_village
where poor_households_at_start - households_lifted <> poor_households_at_end
