-- One row for each rule that says by when donations have to be published.
create table dim_disclosure_rule (
    rule varchar, more_than_months integer, within_months integer, within_days integer, due_month integer,
    due_day integer, status varchar, in_force_from date, basis_zh varchar, basis_en varchar, due_soon_days integer
);
