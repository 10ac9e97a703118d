-- grain: one row per source and column that it may contain, also of sources that are not loaded
select source_catalog.*
from staging.source_catalog as source_catalog
