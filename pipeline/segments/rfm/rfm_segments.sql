-- grain: one row per scheme and segment; those of no rule stand for who has not bought in the window, and who never has
with
  described as (
    select
      segment_rules.scheme_number,
      segment_rules.scheme,
      segment_rules.segment_number,
      segment_rules.segment,
      segment_rules.label_zh,
      segment_rules.label_en,
      segment_rules.rule_zh,
      segment_rules.rule_en,
      segment_rules.treatment_zh,
      segment_rules.treatment_en,
      row_number() over (
        partition by segment_rules.scheme_number, segment_rules.segment_number
        order by segment_rules.position
      ) as place
    from staging.segment_rules as segment_rules
  ),
  schemes as (
    select segment_rules.scheme_number, segment_rules.scheme
    from staging.segment_rules as segment_rules
    group by segment_rules.scheme_number, segment_rules.scheme
  )
select
  described.scheme_number,
  described.scheme,
  described.segment_number,
  described.segment,
  described.segment_number as position,
  described.label_zh,
  described.label_en,
  described.rule_zh,
  described.rule_en,
  described.treatment_zh,
  described.treatment_en
from described
where described.place = 1
union all
select
  schemes.scheme_number,
  schemes.scheme,
  -1 as segment_number,
  'outside_window' as segment,
  1001 as position,
  '窗口期外' as label_zh,
  'Outside the window' as label_en,
  '曾有购买，窗口期内没有' as rule_zh,
  'Bought before, but not in the window' as rule_en,
  '营销每半年群发一次：大促信息，不安排人工' as treatment_zh,
  'Marketing: one mailing every half year around large promotions, no personal contact' as treatment_en
from schemes
union all
select
  schemes.scheme_number,
  schemes.scheme,
  -2 as segment_number,
  'not_yet_customer' as segment,
  1002 as position,
  '尚未成为客户' as label_zh,
  'Not yet a customer' as label_en,
  '从未购买' as rule_zh,
  'Never bought' as rule_en,
  '' as treatment_zh,
  '' as treatment_en
from schemes
