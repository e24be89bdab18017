-- One row for each row that is out before any fact is made: of an unknown county, or standing twice.
insert into row_fate
select row_id, 'rejected' from stage_row where county_unknown
union all
select row_id, case when differs then 'rejected' else 'duplicate' end from row_twin;
