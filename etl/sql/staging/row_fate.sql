-- One row for each row that isn't loaded after all: rejected, or ignored as a duplicate.
create temp table row_fate (row_id bigint, fate varchar);
