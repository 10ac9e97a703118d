-- grain: one row per campaign that had begun before known_until and customer chosen for it, as much as was known of them then
with
  windows as (
    select cast(settings.value as integer) as days
    from marts.settings as settings
    where settings.name = 'campaign_window_days'
  ),
  chosen as (
    select
      members.campaign_id,
      members.customer_id,
      members.customer_key,
      members.region_key,
      members.member_group,
      members.starts_on,
      case
        when members.contacted_on < getvariable('known_until') then members.contacted_on
      end as contacted_on,
      case
        when members.responded_on < getvariable('known_until') then members.responded_on
      end as responded_on,
      members.prior_net_amount
    from marts.campaign_members as members
    where members.starts_on < getvariable('known_until')
  ),
  -- The holdout is looked at over the same days as the treated: from the middle one of the days that these count from.
  middle_days as (
    select
      chosen.campaign_id,
      quantile_disc(coalesce(chosen.contacted_on, chosen.starts_on), 0.5) as counts_from
    from chosen
    where chosen.member_group = 'treated'
    group by chosen.campaign_id
  ),
  members as (
    select
      chosen.*,
      case
        when chosen.member_group = 'treated' then coalesce(chosen.contacted_on, chosen.starts_on)
        else coalesce(middle_days.counts_from, chosen.starts_on)
      end as counts_from
    from
      chosen
      left join middle_days on middle_days.campaign_id = chosen.campaign_id
  ),
  bought as (
    select
      members.campaign_id,
      members.customer_key,
      count(distinct purchases.order_id) filter (where purchases.is_purchase) as orders,
      sum(purchases.net_amount) as net_amount,
      sum(purchases.costed_net_amount) as costed_net_amount,
      sum(purchases.cost_amount) as cost_amount
    from
      members
      cross join windows
      inner join marts.campaign_purchases as purchases
        on purchases.campaign_id = members.campaign_id and purchases.customer_key = members.customer_key
    where
      purchases.ordered_on >= members.counts_from
      and purchases.ordered_on < members.counts_from + windows.days
      and purchases.ordered_on < getvariable('known_until')
    group by members.campaign_id, members.customer_key
  ),
  -- Other campaigns that treated the same customer while this one's window was open, or shortly before or after.
  other_treatments as (
    select members.campaign_id, members.customer_key, count(*) as campaigns
    from
      members
      cross join windows
      inner join members as others on others.customer_key = members.customer_key
    where
      others.campaign_id <> members.campaign_id
      and others.member_group = 'treated'
      and abs(date_diff('day', members.counts_from, others.counts_from)) < windows.days
    group by members.campaign_id, members.customer_key
  )
select
  members.campaign_id,
  members.customer_id,
  members.customer_key,
  members.region_key,
  members.member_group,
  members.contacted_on,
  members.responded_on,
  members.counts_from,
  least(windows.days, date_diff('day', members.counts_from, getvariable('known_until'))) as days_observed,
  windows.days as window_days,
  coalesce(bought.orders, 0) as orders,
  cast(coalesce(bought.net_amount, 0) as decimal(18, 4)) as net_amount,
  cast(coalesce(bought.costed_net_amount, 0) as decimal(18, 4)) as costed_net_amount,
  cast(coalesce(bought.cost_amount, 0) as decimal(18, 4)) as cost_amount,
  members.prior_net_amount,
  coalesce(other_treatments.campaigns, 0) as overlapping_campaigns
from
  members
  cross join windows
  left join bought on bought.campaign_id = members.campaign_id and bought.customer_key = members.customer_key
  left join other_treatments
    on other_treatments.campaign_id = members.campaign_id
    and other_treatments.customer_key = members.customer_key
