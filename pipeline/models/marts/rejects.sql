-- grain: one row per reason why a source record was rejected
select rejects.*
from staging.rejects as rejects
