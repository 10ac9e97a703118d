-- grain: one row per month and member, those with the largest values of the last month first; beyond the limit one row per month for the rest
with
  members as (
    select
      period_month_sums.member,
      max(
        case
          when period_month_sums.month <> cast($last_month as date) then null
          when $is_ratio then cast(period_month_sums.numerator as double) / nullif(
            cast(period_month_sums.denominator as double),
            0
          )
          else cast(period_month_sums.numerator as double)
        end
      ) as last_value,
      sum(period_month_sums.numerator) as in_all
    from period_month_sums
    group by period_month_sums.member
  ),
  ranked as (
    select
      members.member,
      row_number() over (
        order by
          case
            when $is_sum then coalesce(members.last_value, 0)
            else members.last_value
          end desc nulls last,
          members.in_all desc,
          members.member nulls last
      ) as place
    from members
  ),
  placed as (
    select
      case
        when ranked.place <= $row_limit then ranked.place
      end as place,
      ranked.member
    from ranked
  ),
  kept as (
    select
      placed.place,
      case
        when placed.place is not null then placed.member
      end as member,
      period_month_sums.month,
      sum(period_month_sums.numerator) as numerator,
      sum(period_month_sums.denominator) as denominator
    from
      period_month_sums
      inner join placed on placed.member is not distinct from period_month_sums.member
    group by
      placed.place,
      case
        when placed.place is not null then placed.member
      end,
      period_month_sums.month
  )
select
  cast(kept.place as double) as place,
  coalesce(period_member_labels.key, cast(kept.member as varchar), '') as key,
  coalesce(period_member_labels.label, cast(kept.member as varchar)) as label,
  strftime(kept.month, '%Y-%m') as month,
  cast(kept.numerator as double) as numerator,
  cast(kept.denominator as double) as denominator,
  cast(
    case
      when kept.place is null then (
        select count(*)
        from placed
        where placed.place is null
      )
      else 1
    end as double
  ) as members
from
  kept
  left join period_member_labels on period_member_labels.member = kept.member
order by kept.place nulls last, kept.month
