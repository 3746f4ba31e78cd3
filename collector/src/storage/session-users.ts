import type { DriftRecord, SessionUser } from '@driftscope/records';

/** Of a kiosk's page, where one user follows another all day, the first ones are kept. */
const MOST_USERS = 20;

/**
 * Who was logged in on a page, as far as these records tell.
 *
 * @param known who was known before. The same list is given back where nobody is new, and nobody's name.
 */
export function addUsers(known: readonly SessionUser[], records: readonly DriftRecord[]): readonly SessionUser[] {
  let users = known;
  for (const record of records) {
    const user = userIn(record);
    if (user !== undefined) users = addUser(users, user);
  }
  return users;
}

function addUser(known: readonly SessionUser[], { who, label }: SessionUser): readonly SessionUser[] {
  const at = known.findIndex((user) => user.who === who);
  const user = { who, ...(label !== undefined && { label }) };
  if (at < 0) return known.length < MOST_USERS ? [...known, user] : known;
  return label === undefined || known[at]?.label === label ? known : known.with(at, user);
}

function userIn(record: DriftRecord): SessionUser | undefined {
  if (record.kind === 'identity.seen' || record.kind === 'identity.login') return record;
  if (record.kind === 'identity.switch')
    return { who: record.to, ...(record.label !== undefined && { label: record.label }) };
  return undefined;
}
