-- grain: one row per campaign and customer chosen for it, with what they bought in the year before it
with
  bought_before as (
    select
      members.campaign_id,
      members.customer_key,
      sum(orders.net_amount) as net_amount
    from
      intermediate.campaign_customers as members
      inner join marts.orders as orders on orders.customer_key = members.customer_key
    where
      date_diff('day', orders.ordered_on, members.starts_on) <= 365
      and orders.ordered_on < members.starts_on
    group by members.campaign_id, members.customer_key
  )
select
  members.campaign_id,
  members.customer_id,
  members.customer_key,
  home_regions.region_key,
  members.member_group,
  members.starts_on,
  members.contacted_at,
  cast(members.contacted_at as date) as contacted_on,
  members.responded_at,
  cast(members.responded_at as date) as responded_on,
  cast(coalesce(bought_before.net_amount, 0) as decimal(18, 4)) as prior_net_amount
from
  intermediate.campaign_customers as members
  left join bought_before
    on bought_before.campaign_id = members.campaign_id and bought_before.customer_key = members.customer_key
  left join intermediate.home_regions as home_regions on home_regions.customer_key = members.customer_key
order by members.campaign_id, members.customer_key
