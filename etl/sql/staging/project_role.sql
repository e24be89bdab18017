-- One word for an allocation that definitions speak of by a role; NULL for all others.
create or replace temp macro project_role(project, in_year) as (
    select min(role)
    from dim_binding
    where kind = 'funding' and field = 'project_name' and value = project and coalesce(year, in_year) = in_year
);
