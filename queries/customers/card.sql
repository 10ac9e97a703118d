-- grain: one row per customer of the variable card_id: who they are
select
  customers.customer_key,
  customers.customer_id,
  customers.customer_name,
  customers.customer_kind,
  customers.industry,
  customers.company_size,
  customers.owner,
  customers.acquisition_channel,
  cast(customers.first_contact_on as varchar) as first_contact_on,
  customers.member_level,
  cast(customers.renews_on as varchar) as renews_on,
  nullif(
    concat_ws(
      ' / ',
      home_regions.level_1_name,
      home_regions.level_2_name,
      home_regions.level_3_name,
      home_regions.level_4_name,
      home_regions.level_5_name,
      home_regions.level_6_name
    ),
    ''
  ) as home_region,
  cast(
    case
      when customers.first_order_on < getvariable('until_date') then customers.first_order_on
    end as varchar
  ) as first_order_on,
  customers.in_customers_source
from
  marts.customers as customers
  left join marts.regions as home_regions on home_regions.region_key = customers.home_region_key
where
  customers.customer_id = getvariable('card_id')
  or customers.customer_key = (
    select customer_aliases.customer_key
    from marts.customer_aliases as customer_aliases
    where customer_aliases.alias_id = getvariable('card_id')
  )
