-- grain: one row per campaign that has begun by as_of
select
  campaigns.campaign_id,
  coalesce(campaigns.campaign_name, campaigns.campaign_id) as campaign_name,
  campaigns.channel,
  campaigns.starts_on,
  campaigns.ends_on,
  campaigns.cost
from
  staging.campaigns as campaigns
  cross join intermediate.build_period as build_period
where campaigns.starts_on <= build_period.as_of
