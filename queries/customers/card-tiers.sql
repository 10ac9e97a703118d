-- grain: one row per run of months with the same tier at their opening, up to the end of the card's month
select
  customer_tiers.tier as key,
  coalesce(tiers.label_zh, customer_tiers.tier) as label_zh,
  coalesce(tiers.label_en, customer_tiers.tier) as label_en,
  -- The class at the opening of the month to come is that of the card's last day.
  cast(
    least(customer_tiers.valid_from, cast(getvariable('until_date') - 1 as date)) as varchar
  ) as valid_from,
  cast(
    case
      when customer_tiers.valid_to <= getvariable('until_date') then customer_tiers.valid_to
    end as varchar
  ) as valid_to
from
  marts.customer_tiers as customer_tiers
  left join marts.tiers as tiers on tiers.tier = customer_tiers.tier
where
  customer_tiers.customer_key = getvariable('card_key')
  and customer_tiers.valid_from <= getvariable('until_date')
order by customer_tiers.valid_from
