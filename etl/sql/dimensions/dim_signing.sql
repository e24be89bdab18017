-- One row for each year whose summary has a signing date or a cut-off of its own.
create table dim_signing (year integer, signed_on date, cut_off date);
