-- grain: one row per profile of R, F and M that a customer has or had, and scheme: the segment that it is in
select schemes.scheme, classes.profile, schemes.segment
from
  segments.rfm_classes as classes
  inner join segments.rfm_segments as schemes
    on schemes.scheme_number = classes.scheme_number and schemes.segment_number = classes.segment_number
order by classes.scheme_number, classes.profile
