-- grain: one row per figure of a model: a parameter, a measure of its quality, or a warning, whose code is the text
select value_figures.model, value_figures.name, value_figures.value, value_figures.text
from analytics.value_figures as value_figures
