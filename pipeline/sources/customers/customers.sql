-- grain: one row per customer, with name, phone and email as they are compared: whatever the width, case and punctuation
with
  folded as (
    select
      merged.*,
      lower(
        translate(
          merged.customer_name,
          'ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ０１２３４５６７８９．，　',
          'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789., '
        )
      ) as folded_name,
      regexp_replace(
        translate(merged.phone, '０１２３４５６７８９', '0123456789'),
        '[^0-9]',
        '',
        'g'
      ) as digits
    from raw.customers_merged as merged
  )
select
  folded.*,
  nullif(
    regexp_replace(
      regexp_replace(
        regexp_replace(
          folded.folded_name,
          '[\s,.]+(co[\s,.]*)?(ltd|limited|inc|llc|corp|corporation|gmbh|plc|company|co)[\s.]*$',
          ''
        ),
        '[^\p{L}\p{N}]',
        '',
        'g'
      ),
      '(股份有限公司|有限责任公司|有限公司|公司)$',
      ''
    ),
    ''
  ) as name_key,
  case
    when length(folded.digits) >= 7 then regexp_replace(folded.digits, '^(00)?86(1[0-9]{10})$', '\2')
  end as phone_key,
  case
    when contains(folded.email, '@') then lower(folded.email)
  end as email_key
from folded
