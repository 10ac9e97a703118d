import { literal } from './sql-text.ts'

/** Writes the customers that lines were drawn from, with the columns of the sample's own list. */
export function copyCustomers(path: string): string {
  const given = '敏静丽强磊军洋勇艳杰娟涛明超霞平刚'
  return `
    copy (
      select
        customer_id,
        city_name || pick(${characters('澜禾砚槿嵘珩汀霁沐筑')}, part(traits, 0)) || pick(${characters('启屿桓笙棠岚禹澄舟川')}, part(traits, 1)) || (customer_number + 1) || '有限公司' as customer_name,
        'company' as customer_kind,
        pick(['制造业', '商贸零售', '餐饮连锁', '教育培训', '医疗健康', '互联网科技', '物流仓储', '物业地产', '金融服务'], part(traits, 2)) as industry,
        pick(['1-19人', '20-99人', '20-99人', '100-499人', '500人以上'], line_value / (line_value + 4600)) as company_size,
        region_id,
        owner,
        pick(['老客户介绍', '电话拓展', '展会', '网络推广', '经销商推荐'], part(traits, 3)) as acquisition_channel,
        strftime(date '2018-03-01' + cast(floor(2100 * part(mix(customer_number, 10), 0)) as integer), '%Y-%m-%d') as first_contact_on,
        'customer' as stage,
        pick(['普卡', '普卡', '银卡', '金卡'], part(mix(customer_number, 10), 1)) as member_level,
        null as renews_on,
        pick(${characters('王李张刘陈杨赵黄周吴')}, part(mix(customer_number, 10), 2)) || pick(${characters(given)}, part(mix(customer_number, 10), 3)) as contact_name,
        '1390000' || lpad(cast(customer_number % 10000 as varchar), 4, '0') as phone,
        lower(customer_id) || '@example.com' as email,
        null as birthday,
        pick(['日常补货', '价格优先', '品质优先', '项目采购', '福利礼品'], part(mix(customer_number, 11), 0)) as 需求类型
      from customers
      order by customer_number
    ) to ${literal(path)} (format csv, header)`
}

/** A plan per month for the company, in proportion to its orders: net sales and number of orders. */
export function copyTargets(path: string, lines: number): string {
  return `
    copy (
      select kpi, strftime(month, '%Y-%m-%d') as month,
        cast(case kpi when 'orders' then orders else round(orders * value_per_order / 10000) * 10000 end as bigint) as value,
        null as region_id, null as category
      from (
        select date_trunc('month', day) as month, cast(sum(end_order - first_order) as bigint) as orders
        from days group by all
      )
      cross join (
        select sum(entry_count * line_value) / sum(entry_count) * ${lines} / (select max(end_order) from days) as value_per_order
        from customers
      )
      cross join (values ('net-sales'), ('orders')) as kpis(kpi)
      order by month, kpi
    ) to ${literal(path)} (format csv, header)`
}

function characters(text: string): string {
  return `[${[...text].map(literal).join(', ')}]`
}
