-- One word for a village that definitions speak of by a role; NULL for all others.
create or replace temp macro village_role(village_name, in_year) as (
    select min(role)
    from dim_binding
    where kind = 'supported_village' and field = 'village' and value = village_name
        and coalesce(year, in_year) = in_year
);
