import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import { readRows } from './session.ts'

/** What the queries are written for: the tables of a build and their columns, but for a company's own attributes. */
export const marts: Readonly<Record<string, string>> = {
  campaign_members: `campaign_id customer_id customer_key region_key member_group starts_on contacted_at contacted_on
    responded_at responded_on prior_net_amount`,
  campaign_orders: 'campaign_id customer_key ordered_on orders net_amount costed_net_amount cost_amount',
  campaign_purchases:
    'campaign_id customer_key order_id ordered_on is_purchase net_amount costed_net_amount cost_amount',
  campaign_states: `campaign_id customer_id customer_key region_key member_group known_through is_final contacted_on
    responded_on counts_from orders net_amount costed_net_amount cost_amount prior_net_amount overlapping_campaigns`,
  campaigns: 'campaign_id campaign_name channel starts_on ends_on cost',
  assessment_bands: 'position figure_from figure_below score',
  assessment_exceptions: 'position grade tier years_below counted_weight_below advice reason_zh reason_en',
  assessment_figures: `month customer_key known_since known_days net_amount base_net_amount order_count gross_amount
    returned_amount costed_net_amount cost_amount answer_count answer_points complaint_count contacts_asked
    contacts_met`,
  assessment_grades: 'position grade score_from score_below advice label_zh label_en',
  assessment_indicators: `month position indicator kind measure rule better weight counted_weight customers absent_source
    unit label_zh label_en basis_zh basis_en`,
  assessment_moves: 'month position direction customer_key score grade',
  assessment_scores: 'month customer_key position figure score',
  category_first_purchases: 'customer_key category channel region_key first_on',
  clusters: 'cluster position label_zh label_en customers recency_days orders net_amount',
  complaints: `complaint_id customer_key region_key product_key opened_at opened_on first_response_at
    resolved_at followed_up_at category severity owner next_step`,
  complaint_steps: 'complaint_id step clock is_configured is_done limit_minutes minutes in_time due_at',
  customer_assessments:
    'month customer_key score grade advice exception counted_weight weighted_score weight',
  customer_clusters: 'customer_key cluster recency_days orders net_amount',
  customer_category_months:
    'customer_key category month sale_line_count net_amount first_month first_net_amount next_month',
  customer_lifecycle: 'customer_key stage previous_stage valid_from valid_to',
  customer_aliases: 'alias_id customer_key',
  customer_duplicates: 'customer_id customer_name other_id other_name reason matched customer_count',
  customer_months: `customer_key month order_count sale_line_count units gross_amount returned_amount net_amount first_month
    first_net_amount next_month`,
  customer_segments: 'scheme customer_key segment valid_from valid_to',
  customer_tiers: 'customer_key tier valid_from valid_to',
  customer_values: `customer_key repeat_purchases recency_weeks age_weeks mean_spend p_alive expected_purchases
    expected_spend expected_value`,
  customer_risks: `customer_key rule churn_probability recency_days mean_gap_days days_in_window value_basis
    yearly_value value_at_risk`,
  contact_coverage:
    'requirement_id customer_key region_key owner rhythm tier every from_day due_on required done is_met',
  contact_rhythms: 'position tier hot channels contacts every label_zh label_en',
  contacts: `contact_id customer_key region_key contacted_at contacted_on channel owner tier recorded_at
    recorded_after_hours recorded_in_time next_step next_due_on next_step_done_on next_step_in_time record_in_time`,
  customers: `customer_key customer_id customer_name customer_kind industry company_size region_id owner
    acquisition_channel first_contact_on stage member_level given_tier renews_on contact_name phone email birthday
    home_region_key first_order_on second_order_on last_order_on first_streak_ended_on in_customers_source
    search_text`,
  first_purchases: 'customer_key channel region_key first_on',
  dimensions: `name label_zh label_en attribute_of relation key_column label_column parent on_orders on_sales_months
    position`,
  lifecycle_stages: 'stage position label_zh label_en rule_zh rule_en',
  funnel_stages: 'stage position is_configured opportunities',
  line_references: 'reference resolution id_count line_count net_amount largest_id',
  model_figures: 'model name value text',
  months: 'month is_complete days_with_data_to',
  opportunities: `opportunity_id customer_key region_key created_at created_on stage amount closed_at closed_on outcome
    is_open owner`,
  opportunity_stages: `opportunity_id number stage position entered_at entered_on left_at left_on is_back
    is_again skipped_stages`,
  order_lines: `order_id line_id customer_key product_key region_key channel payment_method campaign_id sales_rep
    ordered_at ordered_on line_kind quantity unit_price discount_rate net_amount cost_amount file_id record`,
  orders: `order_id customer_key ordered_on region_key channel payment_method campaign_id sales_rep line_count
    sale_line_count units gross_amount returned_amount net_amount costed_net_amount cost_amount is_split`,
  products: `product_key product_id product_name category subcategory unit_cost list_price launched_on
    in_products_source`,
  purchase_days: 'customer_key ordered_on previous_on next_on',
  regions: `region_key region_id region_name parent_id code depth level_1_id level_1_name level_2_id level_2_name
    level_3_id level_3_name level_4_id level_4_name level_5_id level_5_name level_6_id level_6_name in_regions_source`,
  rejects: 'source file_id path record column_name value reason raw_row amount',
  risk_quality: 'cut_off purpose rule position customers predicted actual',
  risk_rules: `rule position rule_zh rule_en conditions probability customers train_customers train_left test_customers
    test_left`,
  rfm_cuts: `opening_on recency_days_1 recency_days_2 recency_days_3 recency_days_4 orders_1 orders_2 orders_3 orders_4
    net_amount_1 net_amount_2 net_amount_3 net_amount_4`,
  rfm_scores: 'customer_key opening_on recency_days order_count net_amount r_score f_score m_score profile',
  segment_profiles: 'scheme profile segment',
  sales_days: 'day line_count',
  sales_months: `month category subcategory region_key channel line_count sale_line_count units gross_amount
    returned_amount net_amount costed_net_amount cost_amount`,
  segment_rules: `scheme position segment r_is_high f_is_high m_is_high r_score_from r_score_to f_score_from f_score_to
    m_score_from m_score_to recency_days_from recency_days_to orders_from orders_to net_amount_from net_amount_to
    first_purchase_days_from first_purchase_days_to`,
  segments: 'scheme segment position label_zh label_en rule_zh rule_en treatment_zh treatment_en',
  settings: 'name value',
  source_catalog: 'source position column_name value_type is_required synonyms',
  source_columns: 'file_id source column_name header filled_rows first_day last_day',
  source_files: `file_id source path bytes detected rows_in rows_kept rows_rejected rows_duplicate corrects`,
  survey_invitations: 'invitation_id customer_key region_key sent_at sent_on survey answered_on',
  survey_responses: `response_id customer_key region_key responded_at responded_on survey score scale_min scale_max
    touchpoint comment invitation_id verdict points last_bought_on
    next_bought_on`,
  survey_verdicts: 'survey verdict points label_zh label_en rule_zh rule_en',
  targets: 'kpi month value dimension member',
  tiers: 'tier label_zh label_en position rule_zh rule_en',
  value_holdout: 'week predicted actual is_holdout'
}

const columnRow = z.object({ column: z.string() })

/**
 * The tables' columns that the connection's build lacks, as `orders.is_split`. One that lacks any was made by another
 * version, and no question could be answered from it.
 */
export async function missingMarts(connection: DuckDBConnection): Promise<string[]> {
  const rows = await readRows(
    connection,
    columnRow,
    `select columns.table_name || '.' || columns.column_name as column
    from duckdb_columns() as columns
    where columns.schema_name = 'marts'`
  )
  const present = new Set(rows.map(({ column }) => column))
  return Object.entries(marts)
    .flatMap(([table, columns]) => columns.split(/\s+/).map((column) => `${table}.${column}`))
    .filter((column) => !present.has(column))
}
