-- grain: one row per other id of the customer of the variable card_key
select customer_aliases.alias_id
from marts.customer_aliases as customer_aliases
where customer_aliases.customer_key = getvariable('card_key')
order by customer_aliases.alias_id
