-- grain: one row per indicator (by its position) and range of figures with the score that it gives; figure_below is exclusive
select bands.position, bands.figure_from, bands.figure_below, bands.score
from staging.assessment_bands as bands
order by bands.position, bands.figure_from nulls first
