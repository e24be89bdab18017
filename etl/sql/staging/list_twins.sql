-- One row for each row of a list without codes that stands, as a whole, in another list as well: the same list again,
-- or the list as it was before it grew. A grown list must share three rows at least; chance may repeat one or two.
insert into row_twin by name
with line as (
    select kind, sheet_id, content, count(*) as times, min(row_id) as row_id
    from keyless_row
    group by all
), size as (
    select kind, sheet_id, sum(times) as lines from line group by all
), contained as (
    select inner_line.kind, inner_line.sheet_id, outer_line.sheet_id as other_sheet_id
    from line as inner_line
    join line as outer_line using (kind, content)
    join size as inner_size on inner_size.kind = inner_line.kind and inner_size.sheet_id = inner_line.sheet_id
    join size as outer_size on outer_size.kind = inner_line.kind and outer_size.sheet_id = outer_line.sheet_id
    where inner_line.sheet_id <> outer_line.sheet_id and inner_line.times <= outer_line.times
        and (
            (inner_size.lines = outer_size.lines and outer_line.sheet_id < inner_line.sheet_id)
            or (inner_size.lines >= 3 and inner_size.lines < outer_size.lines)
        )
    group by inner_line.kind, inner_line.sheet_id, outer_line.sheet_id, inner_size.lines
    having sum(inner_line.times) = inner_size.lines
), chosen as (
    select kind, sheet_id, min(other_sheet_id) as other_sheet_id from contained group by kind, sheet_id
)
select own.row_id, own.kind, other.row_id as other_row_id, false as differs
from chosen
join keyless_row as own on own.kind = chosen.kind and own.sheet_id = chosen.sheet_id
join line as other
    on other.kind = own.kind and other.content = own.content and other.sheet_id = chosen.other_sheet_id
where own.row_id not in (select row_id from row_twin);
