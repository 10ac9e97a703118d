-- grain: one row per segment before and after, and rule that matches by the cuts of before, with customers and their net sales
select
  period_moves.from_segment,
  period_moves.to_segment,
  period_moves.rule,
  cast(count(*) as double) as customers,
  cast(coalesce(sum(period_moves.net_amount_before), 0) as double) as net_amount_before,
  cast(coalesce(sum(period_moves.net_amount), 0) as double) as net_amount_after
from period_moves
group by period_moves.from_segment, period_moves.to_segment, period_moves.rule
