-- grain: one row per source file and column that was read from it, with the kept rows in which it is filled
select source_columns.*
from staging.source_columns as source_columns
