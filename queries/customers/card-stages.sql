-- grain: one row per run of days in the same stage of the lifecycle, up to the end of the card's month
select
  customer_lifecycle.stage as key,
  coalesce(lifecycle_stages.label_zh, customer_lifecycle.stage) as label_zh,
  coalesce(lifecycle_stages.label_en, customer_lifecycle.stage) as label_en,
  cast(customer_lifecycle.valid_from as varchar) as valid_from,
  cast(
    case
      when customer_lifecycle.valid_to < getvariable('until_date') then customer_lifecycle.valid_to
    end as varchar
  ) as valid_to
from
  marts.customer_lifecycle as customer_lifecycle
  left join marts.lifecycle_stages as lifecycle_stages on lifecycle_stages.stage = customer_lifecycle.stage
where
  customer_lifecycle.customer_key = getvariable('card_key')
  and customer_lifecycle.valid_from < getvariable('until_date')
order by customer_lifecycle.valid_from
