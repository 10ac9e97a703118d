-- grain: one row per run of months with the same segment of the build's scheme at their opening, up to the end of the card's month
select
  customer_segments.segment as key,
  coalesce(segments.label_zh, customer_segments.segment) as label_zh,
  coalesce(segments.label_en, customer_segments.segment) as label_en,
  -- The class at the opening of the month to come is that of the card's last day.
  cast(
    least(customer_segments.valid_from, cast(getvariable('until_date') - 1 as date)) as varchar
  ) as valid_from,
  cast(
    case
      when customer_segments.valid_to <= getvariable('until_date') then customer_segments.valid_to
    end as varchar
  ) as valid_to
from
  marts.customer_segments as customer_segments
  left join marts.segments as segments
    on segments.segment = customer_segments.segment and segments.scheme = customer_segments.scheme
where
  customer_segments.customer_key = getvariable('card_key')
  and customer_segments.scheme = getvariable('card_scheme')
  and customer_segments.valid_from <= getvariable('until_date')
order by customer_segments.valid_from
