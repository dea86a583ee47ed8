/** What the warehouse says of the documents that it holds. */
import { STORED_COLUMNS } from '../work.js';
import { inSchema } from './sql.js';

/** Documents whose evaluations, where they have any, are there and were made in the way that their rows say. */
export function storedQuery(schema: string): string {
  return `select ${STORED_COLUMNS.join(', ')} from ${inSchema(schema, 'documents')} d
    where evaluation_count = 0 or exists (
      select from ${inSchema(schema, 'evaluations')} e where e.document_sha256 = d.sha256
      and e.program_version = d.program_version and e.requested_profile = d.profile)`;
}
