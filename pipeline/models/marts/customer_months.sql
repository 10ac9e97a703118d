-- grain: one row per customer and month with a line of theirs
select customer_months.*
from intermediate.customer_months as customer_months
order by customer_months.month
