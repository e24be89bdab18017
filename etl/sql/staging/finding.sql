-- One row for each finding of one rule, as the rule words it. Most rules find nothing, and then nothing is looked up.
create or replace temp table finding as
{rule};
