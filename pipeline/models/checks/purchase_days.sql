-- grain: one row per build, about customers without exactly one first and one last purchase day
-- severity: error
with
  counted as (
    select
      count(*) filter (where purchase_days.previous_on is null) as first_days,
      count(*) filter (where purchase_days.next_on is null) as last_days,
      (
        select count(customers.first_order_on)
        from marts.customers as customers
      ) as customers_who_bought
    from marts.purchase_days as purchase_days
  )
select
  abs(counted.first_days - counted.customers_who_bought) + abs(
    counted.last_days - counted.customers_who_bought
  ) as failing_rows,
  'marts.purchase_days disagrees with marts.customers: ' || cast(
    counted.first_days as varchar
  ) || ' first and ' || cast(counted.last_days as varchar) || ' last purchase days of ' || cast(
    counted.customers_who_bought as varchar
  ) || ' customers who bought' as detail,
  cast(counted.first_days as varchar) as sample
from counted
