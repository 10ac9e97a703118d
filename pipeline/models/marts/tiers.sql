-- grain: one row per tier that a customer can be in: those of the rules, then those that only the sources name
with
  named as (
    select
      cast(tier_rules.position as integer) as position,
      tier_rules.tier,
      tier_rules.label_zh,
      tier_rules.label_en,
      replace(
        tier_rules.rule_zh,
        '{minimum}',
        coalesce(cast(cast(tier_thresholds.minimum as decimal(38, 2)) as varchar), '—')
      ) as rule_zh,
      replace(
        tier_rules.rule_en,
        '{minimum}',
        coalesce(cast(cast(tier_thresholds.minimum as decimal(38, 2)) as varchar), '—')
      ) as rule_en
    from
      segments.tier_rules as tier_rules
      left join segments.tier_thresholds as tier_thresholds on tier_thresholds.tier = tier_rules.tier
  ),
  given as (
    select tier_names.tier, min(tier_names.spelling) as label
    from
      segments.tier_names as tier_names
      left join named on named.tier = tier_names.tier
    where named.tier is null
    group by tier_names.tier
  )
select named.tier, named.label_zh, named.label_en, named.position, named.rule_zh, named.rule_en
from named
union all
select
  given.tier,
  given.label as label_zh,
  given.label as label_en,
  cast(
    (select max(named.position) from named) + row_number() over (order by given.tier) as integer
  ) as position,
  '由客户资料给定' as rule_zh,
  'Given by the customers source' as rule_en
from given
