-- grain: one row per grade, the best first: from which score on it is given, and what is advised; score_below is exclusive
select
  grades.position,
  grades.grade,
  grades.score_from,
  grades.score_below,
  grades.advice,
  grades.label_zh,
  grades.label_en
from staging.assessment_grades as grades
order by grades.position
