-- grain: one row per customer, channel and region with a purchase, and the day of the first
select
  category_first_purchases.customer_key,
  category_first_purchases.channel,
  category_first_purchases.region_key,
  min(category_first_purchases.first_on) as first_on
from marts.category_first_purchases as category_first_purchases
group by
  category_first_purchases.customer_key,
  category_first_purchases.channel,
  category_first_purchases.region_key
order by category_first_purchases.channel
