-- Text to numbers as people write them: 1,234.50 · ¥88 · 88元 · (1,200.00) · 1200- ; anything else is null.
create or replace temp macro plain_number(value) as
  case
    when regexp_full_match(
      value,
      '[-+(]?\s*[¥￥$€£]?\s*[-+]?(\d+|\d{1,3}([,，]\d{3})+)?(\.\d+)?\s*(元|圆|¥|￥|€)?\s*[-)]?'
    ) and regexp_matches(value, '\d')
      then case when regexp_matches(value, '^[-(]|-') then '-' else '' end || regexp_replace(value, '[^0-9.]', '', 'g')
  end;

create or replace temp macro parse_number(value) as
  coalesce(
    case when not contains(value, '_') then try_cast(value as decimal(18,4)) end,
    try_cast(plain_number(value) as decimal(18,4))
  );

-- 1.234,50: points part thousands, a comma parts decimals.
create or replace temp macro parse_number_comma(value) as
  case when not regexp_matches(value, '\.\d{1,2}$|\.\d{4,}$|,.*,|,.*\.')
    then parse_number(replace(replace(value, '.', ''), ',', '.'))
  end;

-- A number as it is, and 85% as 0.85.
create or replace temp macro parse_figure(value) as
  case
    when suffix(value, '%') or suffix(value, '％')
      then cast(parse_number(rtrim(left(value, length(value) - 1))) / 100 as decimal(18,4))
    else parse_number(value)
  end;

create or replace temp macro parse_figure_comma(value) as
  case
    when suffix(value, '%') or suffix(value, '％')
      then cast(parse_number_comma(rtrim(left(value, length(value) - 1))) / 100 as decimal(18,4))
    else parse_number_comma(value)
  end;

-- A share from 0 to 1: 0.05 or 5%; outside of that it is null, for a discount of 5 means nothing certain.
create or replace temp macro parse_rate(value) as
  try_cast(case
    when suffix(value, '%') or suffix(value, '％')
      then case when parse_number(left(value, length(value) - 1)) between 0 and 100
        then parse_number(left(value, length(value) - 1)) / 100 end
    else case when parse_number(value) between 0 and 1 then parse_number(value) end
  end as decimal(9,6));

create or replace temp macro parse_rate_comma(value) as parse_rate(replace(value, ',', '.'));

-- ISO 8601 in local time; a time with a zone is moved to the session's zone first.
create or replace temp macro parse_iso(value) as
  case
    when not (left(value, 1) between '0' and '9') then null
    when length(value) <= 19 and right(value, 1) between '0' and '9' and not contains(value, '+')
      then try_cast(value as timestamp)
    else cast(try_cast(value as timestamptz) as timestamp)
  end;

create or replace temp macro plausible_time(moment) as
  case when moment >= timestamp '1900-01-01' and moment < timestamp '2200-01-01' then moment end;

create or replace temp macro parse_month(value) as
  cast(date_trunc('month', coalesce(
    try_strptime(value, ['%Y-%m', '%Y/%m', '%Y%m', '%Y.%m', '%Y年%m月']),
    parse_iso(value)
  )) as date)
