/** What the page says of each rule, in both languages. */
import { BATCH_RULES, RULES } from '../../rules/registry.js';
import type { Catalogue } from './view.js';

export function pageCatalogue(): Catalogue {
  return Object.fromEntries(
    [...RULES, ...BATCH_RULES].map(({ meta: { name, severity, title, explain, basis } }) => [
      name,
      {
        severity,
        title,
        ...explain,
        basis: basis.clause === null ? basis.document : `${basis.document} ${basis.clause}`,
      },
    ]),
  );
}
