-- grain: one row per complaint opened up to as_of; what was done later is not known yet
with
  -- A step that the source never tells is not kept track of, and not "never done".
  tracked as (
    select
      count(complaints.first_response_at) > 0 as first_response,
      count(complaints.resolved_at) > 0 as resolved,
      count(complaints.followed_up_at) > 0 as followed_up
    from staging.complaints as complaints
  ),
  known as (
    select
      complaints.complaint_id,
      complaints.customer_id,
      complaints.product_id,
      complaints.opened_at,
      cast(complaints.opened_at as date) as opened_on,
      case
        when cast(
          complaints.first_response_at as date
        ) <= build_period.as_of then complaints.first_response_at
      end as first_response_at,
      case
        when cast(complaints.resolved_at as date) <= build_period.as_of then complaints.resolved_at
      end as resolved_at,
      case
        when cast(complaints.followed_up_at as date) <= build_period.as_of then complaints.followed_up_at
      end as followed_up_at,
      complaints.category,
      complaints.severity,
      complaints.owner
    from
      staging.complaints as complaints
      cross join intermediate.build_period as build_period
    where cast(complaints.opened_at as date) <= build_period.as_of
  )
select
  known.complaint_id,
  known.customer_id,
  customer_keys.customer_key,
  home_regions.region_key,
  known.product_id,
  products.product_key,
  known.opened_at,
  known.opened_on,
  -- Who has solved it has answered, too, at the latest then.
  case
    when tracked.first_response then coalesce(known.first_response_at, known.resolved_at)
  end as first_response_at,
  known.resolved_at,
  known.followed_up_at,
  known.category,
  known.severity,
  known.owner,
  tracked.first_response as tracks_response,
  tracked.resolved as tracks_solution,
  tracked.followed_up as tracks_follow_up
from
  known
  cross join tracked
  left join intermediate.customer_keys as customer_keys on customer_keys.given_id = known.customer_id
  left join intermediate.home_regions as home_regions
    on home_regions.customer_key = customer_keys.customer_key
  left join intermediate.products as products on products.product_id = known.product_id
