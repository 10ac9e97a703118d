-- grain: one row per campaign and customer chosen for it, with what they bought in its window and in the year before it
with
  windows as (
    select
      cast(settings.value as integer) as window_days,
      build_period.as_of
    from
      staging.settings as settings
      cross join intermediate.build_period as build_period
    where settings.name = 'campaign_window_days'
  ),
  sales_near as (
    select
      members.campaign_id,
      members.customer_key,
      date_diff('day', members.counts_from, orders.ordered_on) as day,
      date_diff('day', orders.ordered_on, members.starts_on) as days_before,
      windows.window_days,
      orders.order_id,
      orders.sale_line_count,
      orders.net_amount,
      orders.costed_net_amount,
      orders.cost_amount
    from
      intermediate.campaign_customers as members
      cross join windows
      inner join marts.orders as orders on orders.customer_key = members.customer_key
    where
      date_diff('day', orders.ordered_on, members.starts_on) <= 365
      and date_diff('day', members.counts_from, orders.ordered_on) < windows.window_days
  ),
  bought as (
    select
      sales_near.campaign_id,
      sales_near.customer_key,
      count(distinct sales_near.order_id) filter (
        where sales_near.day >= 0 and sales_near.sale_line_count > 0
      ) as orders,
      sum(sales_near.net_amount) filter (where sales_near.day >= 0) as net_amount,
      sum(sales_near.costed_net_amount) filter (where sales_near.day >= 0) as costed_net_amount,
      sum(sales_near.cost_amount) filter (where sales_near.day >= 0) as cost_amount,
      sum(sales_near.net_amount) filter (where sales_near.days_before > 0) as prior_net_amount
    from sales_near
    group by sales_near.campaign_id, sales_near.customer_key
  ),
  -- Other campaigns that treated the same customer while this one's window was open, or shortly before or after.
  other_treatments as (
    select
      members.campaign_id,
      members.customer_key,
      count(*) as campaigns
    from
      intermediate.campaign_customers as members
      cross join windows
      inner join intermediate.campaign_customers as others on others.customer_key = members.customer_key
    where
      others.campaign_id <> members.campaign_id
      and others.member_group = 'treated'
      and abs(date_diff('day', members.counts_from, others.counts_from)) < windows.window_days
    group by members.campaign_id, members.customer_key
  )
select
  members.campaign_id,
  members.customer_id,
  members.customer_key,
  home_regions.region_key,
  members.member_group,
  members.contacted_at,
  cast(members.contacted_at as date) as contacted_on,
  members.responded_at,
  cast(members.responded_at as date) as responded_on,
  members.counts_from,
  case
    when date_diff('day', members.counts_from, windows.as_of) + 1 < windows.window_days then date_diff(
      'day',
      members.counts_from,
      windows.as_of
    ) + 1
    else windows.window_days
  end as days_observed,
  coalesce(bought.orders, 0) as orders,
  cast(coalesce(bought.net_amount, 0) as decimal(18, 4)) as net_amount,
  cast(coalesce(bought.costed_net_amount, 0) as decimal(18, 4)) as costed_net_amount,
  cast(coalesce(bought.cost_amount, 0) as decimal(18, 4)) as cost_amount,
  cast(coalesce(bought.prior_net_amount, 0) as decimal(18, 4)) as prior_net_amount,
  coalesce(other_treatments.campaigns, 0) as overlapping_campaigns
from
  intermediate.campaign_customers as members
  cross join windows
  left join bought on bought.campaign_id = members.campaign_id and bought.customer_key = members.customer_key
  left join other_treatments
    on other_treatments.campaign_id = members.campaign_id
    and other_treatments.customer_key = members.customer_key
  left join intermediate.home_regions as home_regions on home_regions.customer_key = members.customer_key
order by members.campaign_id, members.customer_key
