-- One text for a number, without decimals that say nothing: 12.5000 → 12.5, 10.0000 → 10.
create or replace temp macro plain(number) as
    case when number::varchar like '%.%' then rtrim(rtrim(number::varchar, '0'), '.') else number::varchar end;
