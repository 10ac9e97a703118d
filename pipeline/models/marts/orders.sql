-- grain: one row per order, customer, day, region, channel, payment method, campaign and sales rep
select orders.*
from intermediate.orders as orders
order by orders.ordered_on
