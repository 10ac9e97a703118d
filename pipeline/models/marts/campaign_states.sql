-- grain: one row per campaign, customer chosen for it, and month at whose end something was still to come; and one, final, of the first at whose end nothing was
with
  windows as (
    select cast(settings.value as integer) as days
    from staging.settings as settings
    where settings.name = 'campaign_window_days'
  ),
  ends as (
    select
      case
        when months.last_day < build_period.as_of then months.last_day
        else build_period.as_of
      end as known_through
    from
      intermediate.months as months
      cross join intermediate.build_period as build_period
    where months.month <= build_period.as_of
  ),
  -- The first and the last day from which anyone's sales count.
  spans as (
    select
      members.campaign_id,
      members.starts_on,
      min(
        case
          when members.contacted_on < members.starts_on then members.contacted_on
          else members.starts_on
        end
      ) as first_from,
      max(
        case
          when members.contacted_on > members.starts_on then members.contacted_on
          else members.starts_on
        end
      ) as last_from,
      max(members.responded_on) as last_responded_on
    from marts.campaign_members as members
    group by members.campaign_id, members.starts_on
  ),
  -- Everyone's window is over, and no other campaign that could overlap contacts anyone any more.
  settled as (
    select spans.campaign_id, ends.known_through
    from
      spans
      cross join windows
      cross join ends
      inner join spans as others on date_diff('day', spans.last_from, others.first_from) < windows.days
    where
      date_diff('day', spans.last_from, ends.known_through) >= windows.days
      and (spans.last_responded_on is null or spans.last_responded_on <= ends.known_through)
    group by spans.campaign_id, ends.known_through
    having max(others.last_from) <= ends.known_through
  ),
  finals as (
    select settled.campaign_id, min(settled.known_through) as known_through
    from settled
    group by settled.campaign_id
  ),
  looked_at as (
    select
      spans.campaign_id,
      ends.known_through,
      coalesce(ends.known_through = finals.known_through, false) as is_final
    from
      spans
      inner join ends on ends.known_through >= spans.starts_on
      left join finals on finals.campaign_id = spans.campaign_id
    where finals.known_through is null or ends.known_through <= finals.known_through
  ),
  chosen as (
    select
      looked_at.known_through,
      looked_at.is_final,
      members.campaign_id,
      members.customer_id,
      members.customer_key,
      members.region_key,
      members.member_group,
      members.starts_on,
      case
        when members.contacted_on <= looked_at.known_through then members.contacted_on
      end as contacted_on,
      case
        when members.responded_on <= looked_at.known_through then members.responded_on
      end as responded_on,
      case
        when members.contacted_on <= looked_at.known_through then members.contacted_on
        else members.starts_on
      end as treated_from,
      members.prior_net_amount
    from
      looked_at
      inner join marts.campaign_members as members on members.campaign_id = looked_at.campaign_id
  ),
  -- The holdout is looked at over the same days as the treated: from the middle one of the days that these count from.
  ranked as (
    select
      chosen.campaign_id,
      chosen.known_through,
      chosen.treated_from,
      row_number() over (
        partition by chosen.campaign_id, chosen.known_through
        order by chosen.treated_from
      ) as number,
      count(*) over (partition by chosen.campaign_id, chosen.known_through) as treated
    from chosen
    where chosen.member_group = 'treated'
  ),
  middle_days as (
    select ranked.campaign_id, ranked.known_through, min(ranked.treated_from) as counts_from
    from ranked
    where ranked.number * 2 >= ranked.treated
    group by ranked.campaign_id, ranked.known_through
  ),
  members as (
    select
      chosen.campaign_id,
      chosen.known_through,
      chosen.is_final,
      chosen.customer_id,
      chosen.customer_key,
      chosen.region_key,
      chosen.member_group,
      chosen.contacted_on,
      chosen.responded_on,
      chosen.prior_net_amount,
      case
        when chosen.member_group = 'treated' then chosen.treated_from
        else coalesce(middle_days.counts_from, chosen.starts_on)
      end as counts_from
    from
      chosen
      left join middle_days
        on middle_days.campaign_id = chosen.campaign_id and middle_days.known_through = chosen.known_through
  ),
  bought as (
    select
      members.campaign_id,
      members.customer_key,
      members.known_through,
      count(distinct purchases.order_id) filter (where purchases.is_purchase) as orders,
      sum(purchases.net_amount) as net_amount,
      sum(purchases.costed_net_amount) as costed_net_amount,
      sum(purchases.cost_amount) as cost_amount
    from
      members
      cross join windows
      inner join marts.campaign_purchases as purchases
        on purchases.campaign_id = members.campaign_id and purchases.customer_key = members.customer_key
    where
      purchases.ordered_on >= members.counts_from
      and date_diff('day', members.counts_from, purchases.ordered_on) < windows.days
      and purchases.ordered_on <= members.known_through
    group by members.campaign_id, members.customer_key, members.known_through
  ),
  -- Other campaigns that treated the same customer while this one's window was open, or shortly before or after.
  treatments as (
    select
      members.campaign_id,
      members.customer_key,
      members.starts_on,
      members.contacted_on
    from marts.campaign_members as members
    where members.member_group = 'treated'
  ),
  other_treatments as (
    select members.campaign_id, members.customer_key, members.known_through, count(*) as campaigns
    from
      members
      cross join windows
      inner join treatments on treatments.customer_key = members.customer_key
    where
      treatments.campaign_id <> members.campaign_id
      and treatments.starts_on <= members.known_through
      and abs(
        date_diff(
          'day',
          members.counts_from,
          case
            when treatments.contacted_on <= members.known_through then treatments.contacted_on
            else treatments.starts_on
          end
        )
      ) < windows.days
    group by members.campaign_id, members.customer_key, members.known_through
  )
select
  members.campaign_id,
  members.customer_id,
  members.customer_key,
  members.region_key,
  members.member_group,
  members.known_through,
  members.is_final,
  members.contacted_on,
  members.responded_on,
  members.counts_from,
  coalesce(bought.orders, 0) as orders,
  cast(coalesce(bought.net_amount, 0) as decimal(18, 4)) as net_amount,
  cast(coalesce(bought.costed_net_amount, 0) as decimal(18, 4)) as costed_net_amount,
  cast(coalesce(bought.cost_amount, 0) as decimal(18, 4)) as cost_amount,
  members.prior_net_amount,
  coalesce(other_treatments.campaigns, 0) as overlapping_campaigns
from
  members
  left join bought
    on bought.campaign_id = members.campaign_id
    and bought.customer_key = members.customer_key
    and bought.known_through = members.known_through
  left join other_treatments
    on other_treatments.campaign_id = members.campaign_id
    and other_treatments.customer_key = members.customer_key
    and other_treatments.known_through = members.known_through
order by members.known_through, members.campaign_id, members.customer_key
