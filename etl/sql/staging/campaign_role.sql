-- One word for the campaign that a gift belongs to, when definitions speak of it by a role; a gift outside the
-- campaign's dates is an everyday gift and has none.
create or replace temp macro campaign_role(code, on_day) as (
    select min(binding.role)
    from dim_binding as binding
    join stg_campaign as campaign on binding.value = campaign.campaign_code
    where binding.kind = 'campaign' and binding.field = 'campaign_code' and campaign.campaign_code = code
        and coalesce(binding.year, year(on_day)) = year(on_day)
        and on_day between campaign.started_on and coalesce(campaign.ended_on, on_day)
);
