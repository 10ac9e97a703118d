-- grain: one row per campaign and order of a member, from the first day on which anyone’s window opens to the last on which one closes
with
  spans as (
    select
      members.campaign_id,
      min(
        case
          when cast(members.contacted_at as date) < members.starts_on then cast(members.contacted_at as date)
          else members.starts_on
        end
      ) as opens_on,
      max(
        case
          when cast(members.contacted_at as date) > members.starts_on then cast(members.contacted_at as date)
          else members.starts_on
        end
      ) as last_opens_on
    from intermediate.campaign_customers as members
    group by members.campaign_id
  )
select
  members.campaign_id,
  members.customer_key,
  orders.order_id,
  orders.ordered_on,
  orders.sale_line_count > 0 as is_purchase,
  orders.net_amount,
  orders.costed_net_amount,
  orders.cost_amount
from
  intermediate.campaign_customers as members
  inner join spans on spans.campaign_id = members.campaign_id
  inner join staging.settings as settings on settings.name = 'campaign_window_days'
  inner join marts.orders as orders on orders.customer_key = members.customer_key
where
  orders.ordered_on >= spans.opens_on
  and date_diff('day', spans.last_opens_on, orders.ordered_on) < cast(settings.value as integer)
order by members.campaign_id, members.customer_key, orders.ordered_on, orders.order_id
