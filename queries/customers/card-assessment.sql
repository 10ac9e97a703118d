-- grain: one row per last assessment, up to the end of the card's month, of the customer of the variable card_key; none or one
select
  strftime(assessments.month, '%Y-%m') as month,
  cast(assessments.score as double) as score,
  assessments.grade,
  grades.label_zh,
  grades.label_en,
  assessments.advice
from
  marts.customer_assessments as assessments
  inner join marts.assessment_grades as grades on grades.grade = assessments.grade
where assessments.customer_key = getvariable('card_key') and assessments.month < getvariable('until_date')
order by assessments.month desc
limit 1
