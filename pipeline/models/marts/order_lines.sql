-- grain: one row per kept sales line dated up to as_of, in date order so that a period is read in one stretch
select order_lines.*
from intermediate.order_lines as order_lines
order by order_lines.ordered_on
