import { searchWordsOf } from '@driftscope/detect';
import type { SessionFilter } from '../storage/session-store.ts';
import { ITS_INCIDENTS } from './session-row.ts';
import { allOf, oneOf, only, type Where } from './where.ts';

/** What sessions a filter lets through. */
export const sessionWhere = ({ app, release, from, to, q, hasIncidents, isImported }: SessionFilter): Where =>
  allOf([
    oneOf('app', app),
    only('release', release),
    from === undefined ? undefined : { sql: 'origin_ms + known_to_t >= ?', params: [from] },
    to === undefined ? undefined : { sql: 'origin_ms <= ?', params: [to] },
    isImported ? { sql: 'imported IS NOT NULL', params: [] } : undefined,
    hasIncidents ? { sql: `EXISTS (SELECT 1 ${ITS_INCIDENTS})`, params: [] } : undefined,
    ...searchWordsOf(q ?? '').map((word) => ({ sql: `instr(${SEARCHED}, ?) > 0`, params: [word] })),
  ]);

/** Divided by what no word of a search has in it. */
const SEARCHED = `lower(concat_ws(char(10), id, release, header ->> '$.url', imported ->> '$.file',
  (SELECT group_concat(atom, char(10)) FROM json_tree(users))))`;
