import { defineSource } from '../define-source.ts'

/** Who buys, or may buy: companies and persons, leads and prospects included. */
export const customers = defineSource({
  name: 'customers',
  key: ['customer_id'],
  grain: 'entity',
  columns: {
    customer_id: {
      type: 'text',
      required: true,
      synonyms: [
        '客户编号',
        '客户ID',
        '客户代码',
        '会员号',
        '会员编号',
        'customer',
        'customer_no',
        'client_id',
        'member_id'
      ]
    },
    customer_name: {
      type: 'text',
      synonyms: ['客户名称', '客户姓名', '公司名称', '姓名', 'name', 'customer']
    },
    customer_kind: {
      type: 'choice',
      synonyms: ['客户类型', '客户性质', 'kind'],
      choices: {
        company: ['企业', '公司', '单位', 'b2b', 'organisation', 'organization'],
        person: ['个人', '自然人', 'b2c', 'individual']
      }
    },
    industry: { type: 'text', synonyms: ['行业', '所属行业'] },
    company_size: { type: 'text', synonyms: ['规模', '企业规模', '公司规模', '人员规模'] },
    region_id: { type: 'text', synonyms: ['区域编号', '地区编号', '城市编号', '地区编码', 'region_code'] },
    owner: { type: 'text', synonyms: ['负责人', '客户经理', '归属人', '跟进人', 'account_manager', 'rep'] },
    acquisition_channel: {
      type: 'text',
      synonyms: ['获客渠道', '客户来源', '来源', 'source', 'lead_source']
    },
    first_contact_on: {
      type: 'date',
      synonyms: ['首次接触日期', '建档日期', '注册日期', 'registered_on', 'signup_date']
    },
    stage: {
      type: 'choice',
      synonyms: ['阶段', '客户阶段', '客户状态'],
      choices: {
        lead: ['线索'],
        prospect: ['潜在', '潜在客户', '意向', '意向客户'],
        customer: ['客户', '成交', '成交客户', '已成交'],
        lost: ['流失', '已流失', '输单']
      }
    },
    member_level: { type: 'text', synonyms: ['会员等级', '会员级别', 'level'] },
    tier: {
      type: 'choice',
      synonyms: ['客户等级', '客户级别', '客户分级'],
      choices: {
        strategic: ['战略', '战略客户'],
        key: ['重点', '重点客户', '大客户'],
        regular: ['普通', '普通客户', '一般', '一般客户'],
        potential: ['潜力', '潜力客户'],
        lapsed: ['沉睡', '沉睡客户']
      }
    },
    renews_on: { type: 'date', synonyms: ['续约日期', '合同到期日', '到期日期', 'renewal_date'] },
    contact_name: { type: 'text', synonyms: ['联系人', '联系人姓名', 'contact'] },
    phone: { type: 'text', synonyms: ['电话', '手机', '手机号', '联系电话', 'mobile', 'tel'] },
    email: { type: 'text', synonyms: ['邮箱', '电子邮箱', '电子邮件', 'mail'] },
    birthday: { type: 'date', synonyms: ['生日', '出生日期', 'birth_date'] }
  },
  sql: new URL('./customers.sql', import.meta.url)
})
