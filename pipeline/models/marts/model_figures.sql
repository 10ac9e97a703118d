-- grain: one row per figure of a model: a parameter, a measure of its quality, or a warning, whose code is the text
select value_figures.model, value_figures.name, value_figures.value, value_figures.text
from analytics.value_figures as value_figures
union all
select churn_figures.model, churn_figures.name, churn_figures.value, churn_figures.text
from analytics.churn_figures as churn_figures
union all
select cluster_figures.model, cluster_figures.name, cluster_figures.value, cluster_figures.text
from analytics.cluster_figures as cluster_figures
