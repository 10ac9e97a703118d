-- grain: one row per period: the customers who had bought within W days at both ends of it, and who came and went
select
  cast(
    count(*) filter (
      where
        purchase_days.ordered_on < getvariable('from_date')
        and purchase_days.ordered_on >= getvariable('from_date') - getvariable('churn_window_days')
        and (purchase_days.next_on is null or purchase_days.next_on >= getvariable('from_date'))
    ) as double
  ) as opening,
  cast(
    count(*) filter (
      where
        purchase_days.previous_on is null
        and purchase_days.ordered_on >= getvariable('from_date')
        and purchase_days.ordered_on < getvariable('known_until')
    ) as double
  ) as new,
  cast(
    count(*) filter (
      where
        purchase_days.previous_on < purchase_days.ordered_on - getvariable('churn_window_days')
        and purchase_days.ordered_on >= getvariable('from_date')
        and purchase_days.ordered_on < getvariable('known_until')
    ) as double
  ) as reactivated,
  cast(
    count(*) filter (
      where
        purchase_days.churned_on >= getvariable('from_date')
        and purchase_days.churned_on < getvariable('known_until')
    ) as double
  ) as churned,
  cast(
    count(*) filter (
      where
        purchase_days.churned_on >= getvariable('from_date')
        and purchase_days.churned_on < getvariable('known_until')
        and purchase_days.next_on is not null
    ) as double
  ) as came_back,
  cast(
    count(*) filter (
      where
        purchase_days.ordered_on < getvariable('known_until')
        and purchase_days.ordered_on >= getvariable('known_until') - getvariable('churn_window_days')
        and (purchase_days.next_on is null or purchase_days.next_on >= getvariable('known_until'))
    ) as double
  ) as closing
from purchase_days
