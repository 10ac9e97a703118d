-- grain: one row per profile that a customer has or had, and scheme: the segment of the first rule that matches it, else none
with
  profiles as (
    select rfm_profiles.profile
    from segments.rfm_profiles as rfm_profiles
    group by rfm_profiles.profile
  ),
  parts as (
    select
      profiles.profile,
      mod(profiles.profile, 10) as r_score,
      cast(
        cast(mod(profiles.profile, 100) - mod(profiles.profile, 10) as double) / cast(10 as double) as bigint
      ) as f_score,
      cast(
        cast(mod(profiles.profile, 1000) - mod(profiles.profile, 100) as double) / cast(
          100 as double
        ) as bigint
      ) as m_score,
      cast(
        cast(mod(profiles.profile, 10000) - mod(profiles.profile, 1000) as double) / cast(
          1000 as double
        ) as bigint
      ) as r_is_high,
      cast(
        cast(mod(profiles.profile, 100000) - mod(profiles.profile, 10000) as double) / cast(
          10000 as double
        ) as bigint
      ) as f_is_high,
      cast(
        cast(mod(profiles.profile, 1000000) - mod(profiles.profile, 100000) as double) / cast(
          100000 as double
        ) as bigint
      ) as m_is_high,
      cast(
        cast(mod(profiles.profile, 100000000) - mod(profiles.profile, 1000000) as double) / cast(
          1000000 as double
        ) as bigint
      ) as recency_band,
      cast(
        cast(mod(profiles.profile, 10000000000) - mod(profiles.profile, 100000000) as double) / cast(
          100000000 as double
        ) as bigint
      ) as order_band,
      cast(
        cast(mod(profiles.profile, 1000000000000) - mod(profiles.profile, 10000000000) as double) / cast(
          10000000000 as double
        ) as bigint
      ) as net_band,
      cast(
        cast(mod(profiles.profile, 100000000000000) - mod(profiles.profile, 1000000000000) as double) / cast(
          1000000000000 as double
        ) as bigint
      ) as first_band
    from profiles
  ),
  matches as (
    select
      parts.profile,
      segment_rules.scheme_number,
      segment_rules.segment_number,
      row_number() over (
        partition by parts.profile, segment_rules.scheme_number
        order by segment_rules.position
      ) as place
    from
      parts
      inner join segments.rfm_bands as recency_bands
        on recency_bands.measure = 'recency_days' and recency_bands.band = parts.recency_band
      inner join segments.rfm_bands as order_bands
        on order_bands.measure = 'orders' and order_bands.band = parts.order_band
      inner join segments.rfm_bands as net_bands
        on net_bands.measure = 'net_amount' and net_bands.band = parts.net_band
      inner join segments.rfm_bands as first_bands
        on first_bands.measure = 'first_purchase_days' and first_bands.band = parts.first_band
      cross join staging.segment_rules as segment_rules
    where
      true
      and (segment_rules.r_is_high is null or segment_rules.r_is_high = (parts.r_is_high = 1))
      and (segment_rules.r_score_from is null or parts.r_score >= segment_rules.r_score_from)
      and (segment_rules.r_score_to is null or parts.r_score <= segment_rules.r_score_to)
      and (segment_rules.f_is_high is null or segment_rules.f_is_high = (parts.f_is_high = 1))
      and (segment_rules.f_score_from is null or parts.f_score >= segment_rules.f_score_from)
      and (segment_rules.f_score_to is null or parts.f_score <= segment_rules.f_score_to)
      and (segment_rules.m_is_high is null or segment_rules.m_is_high = (parts.m_is_high = 1))
      and (segment_rules.m_score_from is null or parts.m_score >= segment_rules.m_score_from)
      and (segment_rules.m_score_to is null or parts.m_score <= segment_rules.m_score_to)
      and (
        segment_rules.recency_days_from is null
        or recency_bands.figure_from >= segment_rules.recency_days_from
      )
      and (
        segment_rules.recency_days_to is null
        or recency_bands.figure_below <= segment_rules.recency_days_to + 1
      )
      and (segment_rules.orders_from is null or order_bands.figure_from >= segment_rules.orders_from)
      and (segment_rules.orders_to is null or order_bands.figure_below <= segment_rules.orders_to + 1)
      and (segment_rules.net_amount_from is null or net_bands.figure_from >= segment_rules.net_amount_from)
      and (
        segment_rules.net_amount_to is null
        or net_bands.figure_below <= segment_rules.net_amount_to + 0.0001
      )
      and (
        segment_rules.first_purchase_days_from is null
        or first_bands.figure_from >= segment_rules.first_purchase_days_from
      )
      and (
        segment_rules.first_purchase_days_to is null
        or first_bands.figure_below <= segment_rules.first_purchase_days_to + 1
      )
  ),
  schemes as (
    select segment_rules.scheme_number
    from staging.segment_rules as segment_rules
    group by segment_rules.scheme_number
  )
select
  profiles.profile,
  schemes.scheme_number,
  coalesce(matches.segment_number, 0) as segment_number
from
  profiles
  cross join schemes
  left join matches
    on matches.profile = profiles.profile
    and matches.scheme_number = schemes.scheme_number
    and matches.place = 1
