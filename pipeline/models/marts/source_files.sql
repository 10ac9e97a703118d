-- grain: one row per source file and what became of its rows
select source_files.*
from staging.source_files as source_files
