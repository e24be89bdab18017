-- One row for each row of {kind} whose key stands in another row too.
-- A blank number goes by its own row, so that lists without one aren't taken for one record.
insert into row_twin by name
with keyed as (
    select
        row_id,
        hash({content}) as content,
        row({key}, case when {first} is null then sha256 || ' ' || sheet || ' ' || row_number end) as key
    from read_{kind}
    where not county_unknown
), twin as (
    select
        row_id, content, key,
        min(row_id) over same as first_row_id,
        arg_min(content, row_id) over same as first_content
    from keyed
    window same as (partition by key)
    qualify count(*) over same > 1
), other as (
    select *, min(case when content <> first_content then row_id end) over (partition by key) as differing_row_id
    from twin
)
, pair as (
    select
        row_id,
        case when differing_row_id is null or content <> first_content then first_row_id else differing_row_id end
            as other_row_id,
        differing_row_id is not null as differs
    from other
    where differing_row_id is not null or row_id > first_row_id
)
select
    row_id, '{kind}' as kind, other_row_id, differs,
    case when differs then concat_ws('、', {differences_zh}) end as columns_zh,
    case when differs then concat_ws(', ', {differences_en}) end as columns_en
from pair
join read_{kind} as one using (row_id)
join read_{kind} as twin on twin.row_id = pair.other_row_id;
