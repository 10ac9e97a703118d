-- grain: one row per spelling of a tier in the sources, with the tier it names; an unknown one is a tier of its own
with
  spellings as (
    select customers.tier as spelling
    from staging.customers as customers
    where customers.tier is not null
    union
    select targets.tier as spelling
    from staging.targets as targets
    where targets.tier is not null
  )
select spellings.spelling, coalesce(min(tier_rules.tier), spellings.spelling) as tier
from
  spellings
  left join segments.tier_rules as tier_rules
    on lower(spellings.spelling) in (tier_rules.tier, lower(tier_rules.label_en), tier_rules.label_zh)
group by spellings.spelling
