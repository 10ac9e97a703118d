-- grain: one row per assessed month and customer who has bought by its end: the figures that indicators rest on
with
  asked as (
    select coalesce(max(cast(nullif(settings.value, '') as integer)), 1) as month_count
    from staging.settings as settings
    where settings.name = 'assessment_months'
  ),
  numbered as (
    select
      months.month,
      months.days_with_data_to as through,
      months.is_complete,
      cast(
        extract(year from months.month) * 12 + extract(month from months.month) as integer
      ) as month_number,
      min(cast(extract(year from months.month) * 12 + extract(month from months.month) as integer)) over (

      ) as first_month_number,
      -- The newest complete months; the newest there is where none is complete.
      row_number() over (order by months.is_complete desc, months.month desc) as place
    from marts.months as months
  ),
  assessed as (
    select
      numbered.month,
      numbered.through,
      numbered.month_number,
      -- Less than two years of data are not compared: the months before would not be whole.
      numbered.month_number - numbered.first_month_number >= 23 as has_base
    from
      numbered
      cross join asked
    where numbered.place = 1 or (numbered.is_complete and numbered.place <= asked.month_count)
  ),
  windows as (
    select
      assessed.month as assessed_month,
      assessed.through,
      numbered.month,
      assessed.month_number - numbered.month_number < 12 as is_recent
    from
      assessed
      inner join numbered
        on numbered.month_number <= assessed.month_number
        and numbered.month_number > assessed.month_number - 24
  ),
  purchases as (
    select
      windows.assessed_month,
      customer_months.customer_key,
      sum(customer_months.net_amount) filter (where windows.is_recent) as net_amount,
      sum(customer_months.net_amount) filter (where not windows.is_recent) as base_net_amount,
      sum(customer_months.order_count) filter (where windows.is_recent) as order_count,
      sum(customer_months.gross_amount) filter (where windows.is_recent) as gross_amount,
      sum(customer_months.returned_amount) filter (where windows.is_recent) as returned_amount
    from
      marts.customer_months as customer_months
      inner join windows on windows.month = customer_months.month
    group by windows.assessed_month, customer_months.customer_key
  ),
  costs as (
    select
      windows.assessed_month,
      orders.customer_key,
      sum(orders.costed_net_amount) as costed_net_amount,
      sum(orders.cost_amount) as cost_amount
    from
      marts.orders as orders
      inner join windows on windows.month = cast(date_trunc('month', orders.ordered_on) as date)
    where windows.is_recent and orders.customer_key is not null and orders.costed_net_amount <> 0
    group by windows.assessed_month, orders.customer_key
  ),
  answers as (
    select
      windows.assessed_month,
      responses.customer_key,
      count(*) as answer_count,
      cast(
        sum(
          cast(responses.score - responses.scale_min as double) / cast(
            responses.scale_max - responses.scale_min as double
          )
        ) * 100 as double
      ) / cast(count(*) as double) as answer_points
    from
      marts.survey_responses as responses
      inner join windows on windows.month = cast(date_trunc('month', responses.responded_on) as date)
    where
      windows.is_recent
      and responses.responded_on <= windows.through
      and responses.scale_max > responses.scale_min
      and responses.customer_key is not null
    group by windows.assessed_month, responses.customer_key
  ),
  complained as (
    select windows.assessed_month, complaints.customer_key, count(*) as complaint_count
    from
      marts.complaints as complaints
      inner join windows on windows.month = cast(date_trunc('month', complaints.opened_on) as date)
    where
      windows.is_recent
      and complaints.opened_on <= windows.through
      and complaints.customer_key is not null
    group by windows.assessed_month, complaints.customer_key
  ),
  -- Of the weeks, months and quarters that were over by then.
  covered as (
    select
      windows.assessed_month,
      coverage.customer_key,
      count(*) as contacts_asked,
      count(*) filter (where coverage.is_met) as contacts_met
    from
      marts.contact_coverage as coverage
      inner join windows on windows.month = cast(date_trunc('month', coverage.due_on) as date)
    where windows.is_recent and coverage.due_on <= windows.through
    group by windows.assessed_month, coverage.customer_key
  ),
  known as (
    select
      assessed.month,
      assessed.through,
      assessed.has_base,
      customers.customer_key,
      case
        when customers.first_contact_on < customers.first_order_on then customers.first_contact_on
        else customers.first_order_on
      end as known_since
    from
      assessed
      inner join marts.customers as customers on customers.first_order_on <= assessed.through
  ),
  -- Where nobody notes complaints, nobody is known to be without.
  present as (
    select
      exists (select 1 from staging.complaints as complaints) as has_complaints,
      exists (select 1 from staging.contacts as contacts) as has_contacts
  )
select
  known.month,
  known.customer_key,
  known.known_since,
  date_diff('day', known.known_since, known.through) as known_days,
  cast(coalesce(purchases.net_amount, 0) as decimal(18, 4)) as net_amount,
  case
    when known.has_base then cast(coalesce(purchases.base_net_amount, 0) as decimal(18, 4))
  end as base_net_amount,
  cast(coalesce(purchases.order_count, 0) as bigint) as order_count,
  cast(coalesce(purchases.gross_amount, 0) as decimal(18, 4)) as gross_amount,
  cast(coalesce(purchases.returned_amount, 0) as decimal(18, 4)) as returned_amount,
  cast(coalesce(costs.costed_net_amount, 0) as decimal(18, 4)) as costed_net_amount,
  cast(coalesce(costs.cost_amount, 0) as decimal(18, 4)) as cost_amount,
  coalesce(answers.answer_count, 0) as answer_count,
  answers.answer_points,
  case
    when present.has_complaints then coalesce(complained.complaint_count, 0)
  end as complaint_count,
  case
    when present.has_contacts then covered.contacts_asked
  end as contacts_asked,
  case
    when present.has_contacts then covered.contacts_met
  end as contacts_met
from
  known
  cross join present
  left join purchases
    on purchases.assessed_month = known.month and purchases.customer_key = known.customer_key
  left join costs on costs.assessed_month = known.month and costs.customer_key = known.customer_key
  left join answers on answers.assessed_month = known.month and answers.customer_key = known.customer_key
  left join complained
    on complained.assessed_month = known.month and complained.customer_key = known.customer_key
  left join covered on covered.assessed_month = known.month and covered.customer_key = known.customer_key
order by known.month, known.customer_key
