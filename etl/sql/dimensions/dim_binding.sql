-- One row for each campaign, village or project that definitions speak of by a role.
create table dim_binding (role varchar, kind varchar, field varchar, value varchar, year integer);
