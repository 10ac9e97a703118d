-- grain: one row per customer, line of the rhythm that holds for them, and week, month or quarter that it asks for
with
  purchases as (
    select purchase_days.customer_key, min(purchase_days.ordered_on) as first_order_on
    from intermediate.purchase_days as purchase_days
    where purchase_days.has_sale
    group by purchase_days.customer_key
  ),
  reached as (
    select contacts.customer_key, min(contacts.contacted_on) as first_contacted_on
    from intermediate.contacts as contacts
    group by contacts.customer_key
  ),
  -- Nobody is owed a contact before they are known; of whom nothing says since when, they are from the first day on.
  known as (
    select
      customers.customer_key,
      described.stage,
      purchases.first_order_on,
      case
        when purchases.first_order_on < coalesce(
          described.first_contact_on,
          reached.first_contacted_on,
          purchases.first_order_on
        ) then purchases.first_order_on
        else coalesce(described.first_contact_on, reached.first_contacted_on, purchases.first_order_on)
      end as known_from
    from
      intermediate.customers as customers
      left join staging.customers as described on described.customer_id = customers.described_id
      left join purchases on purchases.customer_key = customers.customer_key
      left join reached on reached.customer_key = customers.customer_key
  ),
  deals as (
    select
      customer_keys.customer_key,
      cast(opportunities.created_at as date) as opened_on,
      cast(opportunities.closed_at as date) as closed_on
    from
      staging.opportunities as opportunities
      inner join intermediate.customer_keys as customer_keys
        on customer_keys.given_id = opportunities.customer_id
  ),
  -- About to buy: with an open opportunity as the week, month or quarter begins.
  hot as (
    select deals.customer_key, periods.every, periods.from_day
    from
      deals
      inner join intermediate.contact_periods as periods
        on deals.opened_on <= periods.from_day
        and (deals.closed_on is null or deals.closed_on > periods.from_day)
    group by deals.customer_key, periods.every, periods.from_day
  ),
  asked as (
    select
      tier.customer_key,
      rhythms.position as rhythm,
      rhythms.tier,
      rhythms.channels,
      rhythms.every,
      rhythms.contacts as required,
      periods.from_day,
      periods.due_on
    from
      segments.tier as tier
      inner join staging.contact_rhythms as rhythms on rhythms.tier = tier.tier
      inner join intermediate.contact_periods as periods
        on periods.every = rhythms.every
        and tier.valid_from <= periods.opening
        and tier.valid_to > periods.opening
      inner join known
        on known.customer_key = tier.customer_key
        and (known.known_from is null or known.known_from < periods.from_day)
      left join hot
        on hot.customer_key = tier.customer_key
        and hot.every = periods.every
        and hot.from_day = periods.from_day
    where
      -- Whom nobody hopes to win any more is not asked for; who has ever bought is, whatever their stage.
      (coalesce(known.stage, '') <> 'lost' or known.first_order_on is not null)
      and (
        rhythms.hot is null
        or rhythms.hot = (hot.customer_key is not null or coalesce(known.stage, '') = 'prospect')
      )
  ),
  made as (
    select contacts.customer_key, contacts.channel, contacts.contacted_on, periods.every, periods.from_day
    from
      intermediate.contacts as contacts
      inner join intermediate.contact_periods as periods
        on contacts.contacted_on between periods.from_day and periods.due_on
    where contacts.customer_key is not null
  ),
  counted as (
    select
      asked.customer_key,
      asked.rhythm,
      asked.tier,
      asked.every,
      asked.required,
      asked.from_day,
      asked.due_on,
      -- The names of channels are no parts of each other.
      count(made.contacted_on) filter (
        where asked.channels is null or replace(asked.channels, made.channel, '') <> asked.channels
      ) as done
    from
      asked
      left join made
        on made.customer_key = asked.customer_key
        and made.every = asked.every
        and made.from_day = asked.from_day
    group by
      asked.customer_key,
      asked.rhythm,
      asked.tier,
      asked.every,
      asked.required,
      asked.from_day,
      asked.due_on
  )
select
  cast(counted.customer_key as varchar) || ' ' || cast(counted.rhythm as varchar) || ' ' || cast(
    counted.from_day as varchar
  ) as requirement_id,
  counted.customer_key,
  home_regions.region_key,
  described.owner,
  counted.rhythm,
  counted.tier,
  counted.every,
  counted.from_day,
  counted.due_on,
  counted.required,
  cast(counted.done as integer) as done,
  -- Null while there is time left.
  case
    when counted.done >= counted.required then true
    when counted.due_on <= build_period.as_of then false
  end as is_met
from
  counted
  cross join intermediate.build_period as build_period
  left join intermediate.customers as customers on customers.customer_key = counted.customer_key
  left join staging.customers as described on described.customer_id = customers.described_id
  left join intermediate.home_regions as home_regions on home_regions.customer_key = counted.customer_key
order by counted.due_on, counted.customer_key, counted.rhythm
