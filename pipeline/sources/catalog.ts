import type { SourceDefinition } from './define-source.ts'
import { campaignMembers } from './campaign-members/campaign-members.ts'
import { campaigns } from './campaigns/campaigns.ts'
import { complaints } from './complaints/complaints.ts'
import { contacts } from './contacts/contacts.ts'
import { customerAliases } from './customer-aliases/customer-aliases.ts'
import { customers } from './customers/customers.ts'
import { opportunities } from './opportunities/opportunities.ts'
import { opportunityStages } from './opportunity-stages/opportunity-stages.ts'
import { products } from './products/products.ts'
import { regions } from './regions/regions.ts'
import { sales } from './sales/sales.ts'
import { surveyInvitations } from './survey-invitations/survey-invitations.ts'
import { surveyResponses } from './survey-responses/survey-responses.ts'
import { targets } from './targets/targets.ts'

/** Every source, in the order they are loaded. */
export const sources = {
  sales,
  products,
  regions,
  customers,
  customer_aliases: customerAliases,
  targets,
  survey_responses: surveyResponses,
  survey_invitations: surveyInvitations,
  complaints,
  contacts,
  campaigns,
  campaign_members: campaignMembers,
  opportunities,
  opportunity_stages: opportunityStages
} satisfies Record<string, SourceDefinition>

export type SourceName = keyof typeof sources
export const sourceNames = Object.keys(sources) as SourceName[]
