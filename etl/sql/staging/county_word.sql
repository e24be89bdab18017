-- One word for a county however it is written: without blanks, and without the society's own name behind it.
create or replace temp macro county_word(written) as
    coalesce(nullif(regexp_replace(regexp_replace(written, '\s+', '', 'g'), '红十字会$', ''), ''), written);
