-- grain: one row per customer and run of days in the same stage, from the day on which they are known; valid_to is exclusive
with
  -- A streak: purchases none of which comes so late that its customer was at risk. What lies within makes no difference.
  streak_starts as (
    select
      purchase_days.customer_key,
      date_diff('day', windows.first_day, purchase_days.ordered_on) as day,
      date_diff('day', windows.first_day, purchase_days.previous_on) as previous_day
    from
      intermediate.purchase_days as purchase_days
      cross join segments.lifecycle_windows as windows
    where
      purchase_days.has_sale
      and (
        purchase_days.previous_on is null
        or date_diff('day', purchase_days.previous_on, purchase_days.ordered_on) > windows.risk_days
      )
  ),
  last_purchases as (
    select
      purchase_days.customer_key,
      date_diff('day', windows.first_day, purchase_days.ordered_on) as day
    from
      intermediate.purchase_days as purchase_days
      cross join segments.lifecycle_windows as windows
    where purchase_days.has_sale and purchase_days.next_on is null
  ),
  streaks as (
    select
      streak_starts.customer_key,
      streak_starts.day,
      lead(streak_starts.day) over so_far as next_day,
      coalesce(lead(streak_starts.previous_day) over so_far, last_purchases.day) as last_day,
      min(streak_starts.day) over so_far as first_day,
      max(
        case
          when streak_starts.day - streak_starts.previous_day > windows.window_days then streak_starts.day
        end
      ) over so_far as reactivated_day
    from
      streak_starts
      cross join segments.lifecycle_windows as windows
      inner join last_purchases on last_purchases.customer_key = streak_starts.customer_key
    window
      so_far as (
        partition by streak_starts.customer_key
        order by streak_starts.day
        rows between unbounded preceding and current row
      )
  ),
  -- From each streak to the next one, or to churn: won back or new, then active, then at risk.
  spells as (
    select
      streaks.customer_key,
      streaks.day,
      streaks.last_day + windows.risk_days + 1 as risk_day,
      case
        when streaks.next_day <= streaks.last_day + windows.window_days then streaks.next_day
        else streaks.last_day + windows.window_days
      end as end_day,
      streaks.next_day is null or streaks.next_day > streaks.last_day + windows.window_days as is_churned,
      case
        when streaks.reactivated_day is not null then 'reactivated'
        else 'new'
      end as fresh_stage,
      case
        when streaks.reactivated_day is not null then streaks.reactivated_day + windows.reactivated_days + 1
        when streaks.first_day >= windows.new_from then streaks.first_day + windows.new_days + 1
        else streaks.day
      end as fresh_until
    from
      streaks
      cross join segments.lifecycle_windows as windows
  ),
  buyers as (
    select streak_starts.customer_key, streak_starts.day as first_day
    from streak_starts
    where streak_starts.previous_day is null
  ),
  known as (
    select
      customers.customer_key,
      case
        when described.stage = 'prospect' then 'prospect'
        else 'lead'
      end as stage,
      case
        when described.first_contact_on is null
        or described.first_contact_on < windows.first_day then 0
        when date_diff(
          'day',
          windows.first_day,
          described.first_contact_on
        ) > windows.as_of then windows.as_of
        else date_diff('day', windows.first_day, described.first_contact_on)
      end as day,
      buyers.first_day as first_bought,
      described.first_contact_on
    from
      intermediate.customers as customers
      cross join segments.lifecycle_windows as windows
      left join staging.customers as described on described.customer_id = customers.described_id
      left join buyers on buyers.customer_key = customers.customer_key
  ),
  pieces as (
    select known.customer_key, known.stage, known.day
    from known
    where
      known.first_bought is null
      or (known.first_contact_on is not null and known.day < known.first_bought)
    union all
    select spells.customer_key, spells.fresh_stage as stage, spells.day
    from spells
    where spells.fresh_until > spells.day
    union all
    select
      spells.customer_key,
      'active' as stage,
      case
        when spells.fresh_until > spells.day then spells.fresh_until
        else spells.day
      end as day
    from spells
    where spells.fresh_until < spells.risk_day and spells.fresh_until < spells.end_day
    union all
    select
      spells.customer_key,
      'at_risk' as stage,
      case
        when spells.fresh_until > spells.risk_day then spells.fresh_until
        else spells.risk_day
      end as day
    from spells
    where spells.risk_day < spells.end_day and spells.fresh_until < spells.end_day
    union all
    select spells.customer_key, 'churned' as stage, spells.end_day as day
    from spells
    where spells.is_churned
  ),
  compared as (
    select
      pieces.customer_key,
      pieces.stage,
      pieces.day,
      lag(pieces.stage) over (
        partition by pieces.customer_key
        order by pieces.day
      ) as previous_stage
    from
      pieces
      cross join segments.lifecycle_windows as windows
    where pieces.day <= windows.last_day
  ),
  changes as (
    select
      compared.customer_key,
      compared.stage,
      compared.previous_stage,
      compared.day,
      lead(compared.day) over (
        partition by compared.customer_key
        order by compared.day
      ) as next_day
    from compared
    where compared.previous_stage is null or compared.previous_stage <> compared.stage
  ),
  days as (
    select calendar.day, date_diff('day', windows.first_day, calendar.day) as number
    from
      staging.calendar as calendar
      cross join segments.lifecycle_windows as windows
  )
select
  changes.customer_key,
  changes.stage,
  changes.previous_stage,
  opens.day as valid_from,
  coalesce(closes.day, cast('9999-12-01' as date)) as valid_to
from
  changes
  inner join days as opens on opens.number = changes.day
  left join days as closes on closes.number = changes.next_day
