-- grain: one row per survey and verdict that an answer to it can be, best first, with its names and the rule in words
select
  satisfaction_rules.survey,
  satisfaction_rules.verdict,
  cast(satisfaction_rules.points as integer) as points,
  satisfaction_rules.label_zh,
  satisfaction_rules.label_en,
  satisfaction_rules.rule_zh,
  satisfaction_rules.rule_en
from segments.satisfaction_rules as satisfaction_rules
order by satisfaction_rules.survey, cast(satisfaction_rules.points as integer) desc
