-- One row for each row of {kind} that has no code.
insert into keyless_row by name
select row_id, '{kind}' as kind, row_id // 10000000 as sheet_id, hash({content}) as content
from read_{kind}
where {first} is null and not county_unknown;
