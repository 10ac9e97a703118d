-- grain: one row per customer: an id seen in the customers source or on a sales line, with all that are aliases of it
with
  purchases as (
    select
      purchase_days.customer_key,
      min(purchase_days.ordered_on) as first_order_on,
      min(purchase_days.ordered_on) filter (where purchase_days.previous_on is not null) as second_order_on,
      max(purchase_days.ordered_on) as last_order_on,
      -- The last of the purchases that follow one another within the window: the first churn comes a window after it.
      min(purchase_days.ordered_on) filter (
        where
          purchase_days.next_on is null
          or date_diff('day', purchase_days.ordered_on, purchase_days.next_on) > windows.window_days
      ) as first_streak_ended_on
    from
      intermediate.purchase_days as purchase_days
      cross join segments.lifecycle_windows as windows
    where purchase_days.has_sale
    group by purchase_days.customer_key
  )
select
  customers.customer_key,
  customers.customer_id,
  described.customer_name,
  described.customer_kind,
  described.industry,
  described.company_size,
  described.region_id,
  described.owner,
  described.acquisition_channel,
  described.first_contact_on,
  described.stage,
  described.member_level,
  described.tier as given_tier,
  described.renews_on,
  described.contact_name,
  described.phone,
  described.email,
  described.birthday,
  home_regions.region_key as home_region_key,
  purchases.first_order_on,
  purchases.second_order_on,
  purchases.last_order_on,
  purchases.first_streak_ended_on,
  customers.in_customers_source,
  -- What people look customers up by, parted by a sign that nobody types, so that nothing is found across two of them.
  lower(
    coalesce(described.customer_name, '') || '¦' || customers.customer_id || '¦' || coalesce(
      described.owner,
      ''
    )
  ) as search_text
/* attributes of customers from described */
from
  intermediate.customers as customers
  left join staging.customers as described on described.customer_id = customers.described_id
  left join intermediate.home_regions as home_regions on home_regions.customer_key = customers.customer_key
  left join purchases on purchases.customer_key = customers.customer_key
order by customers.customer_key
