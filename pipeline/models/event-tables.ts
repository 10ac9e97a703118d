/** Where in the files a row stands. */
export const place = { file_id: 'integer not null', record: 'bigint not null' } as const

/** What the sources of events fill, of what happens with customers beside their orders: table → column → DuckDB type. */
export const eventTables = {
  survey_responses: {
    ...place,
    response_id: 'varchar not null',
    customer_id: 'varchar',
    responded_at: 'timestamp not null',
    survey: 'varchar not null',
    score: 'decimal(18,4) not null',
    scale_min: 'decimal(18,4)',
    scale_max: 'decimal(18,4)',
    invitation_id: 'varchar',
    touchpoint: 'varchar',
    comment: 'varchar'
  },
  survey_invitations: {
    ...place,
    invitation_id: 'varchar not null',
    customer_id: 'varchar',
    sent_at: 'timestamp not null',
    survey: 'varchar not null'
  },
  complaints: {
    ...place,
    complaint_id: 'varchar not null',
    customer_id: 'varchar',
    opened_at: 'timestamp not null',
    first_response_at: 'timestamp',
    resolved_at: 'timestamp',
    followed_up_at: 'timestamp',
    category: 'varchar',
    product_id: 'varchar',
    severity: 'varchar',
    owner: 'varchar'
  },
  contacts: {
    ...place,
    contact_id: 'varchar not null',
    customer_id: 'varchar not null',
    contacted_at: 'timestamp not null',
    channel: 'varchar',
    owner: 'varchar',
    recorded_at: 'timestamp',
    next_step: 'varchar',
    next_due_on: 'date'
  },
  campaigns: {
    ...place,
    campaign_id: 'varchar not null',
    campaign_name: 'varchar',
    starts_on: 'date not null',
    ends_on: 'date',
    cost: 'decimal(18,4) not null',
    channel: 'varchar'
  },
  campaign_members: {
    ...place,
    campaign_id: 'varchar not null',
    customer_id: 'varchar not null',
    group: 'varchar',
    contacted_at: 'timestamp',
    responded_at: 'timestamp'
  },
  opportunities: {
    ...place,
    opportunity_id: 'varchar not null',
    customer_id: 'varchar',
    created_at: 'timestamp not null',
    stage: 'varchar not null',
    amount: 'decimal(18,4)',
    closed_at: 'timestamp',
    outcome: 'varchar',
    owner: 'varchar'
  },
  opportunity_stages: {
    ...place,
    opportunity_id: 'varchar not null',
    stage: 'varchar not null',
    entered_at: 'timestamp not null'
  }
} as const

/** Those of them that figures are split by columns of. */
export const splitEventTables = [
  'survey_responses',
  'survey_invitations',
  'complaints',
  'contacts',
  'opportunities'
] as const
