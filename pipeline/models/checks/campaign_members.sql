-- grain: one row per build, about members of campaigns that do not count as their rows say
-- severity: warning
with
  problems as (
    select members.campaign_id || ' ' || members.customer_id as member, 'of an unknown campaign' as problem
    from
      staging.campaign_members as members
      left join staging.campaigns as campaigns on campaigns.campaign_id = members.campaign_id
    where campaigns.campaign_id is null
    union all
    select members.campaign_id || ' ' || members.customer_id as member, 'of an unknown customer' as problem
    from marts.campaign_members as members
    where members.customer_key is null
    union all
    select
      members.campaign_id || ' ' || members.customer_id as member,
      'held out and yet contacted' as problem
    from marts.campaign_members as members
    where members.member_group = 'holdout' and members.contacted_at is not null
  ),
  kinds as (
    select problems.problem, count(*) as members, min(problems.member) as sample
    from problems
    group by problems.problem
  )
select
  coalesce(sum(kinds.members), 0) as failing_rows,
  'members of campaigns, most of them ' || max_by(kinds.problem, kinds.members) || ', such as ' || max_by(
    kinds.sample,
    kinds.members
  ) || ' — check the ids and groups of campaign_members' as detail,
  max_by(kinds.sample, kinds.members) as sample
from kinds
