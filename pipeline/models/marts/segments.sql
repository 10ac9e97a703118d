-- grain: one row per scheme and segment that a customer can be in, in the order of its rules
select
  rfm_segments.scheme,
  rfm_segments.segment,
  rfm_segments.position,
  rfm_segments.label_zh,
  rfm_segments.label_en,
  rfm_segments.rule_zh,
  rfm_segments.rule_en,
  rfm_segments.treatment_zh,
  rfm_segments.treatment_en
from segments.rfm_segments as rfm_segments
order by rfm_segments.scheme_number, rfm_segments.position
