-- grain: one row per day on which a sales line is dated, those after as_of included
select cast(sales.ordered_at as date) as ordered_on, count(*) as line_count
from staging.sales as sales
group by cast(sales.ordered_at as date)
