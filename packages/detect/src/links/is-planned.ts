import type { IdentityModel } from '../models/users/identity.ts';
import { credentialsIn } from './credentials.ts';
import type { Gap } from './gaps.ts';

/** A logout, or a login in another tab, ends a link a little before or after we learn of it. */
const PLANNED_MS = 2_000;

/**
 * Whether a change of user explains the gap, up to `nowAt` (epoch ms).
 * A change before the link was asked for does not: it is what the link was opened with. Nor does learning who the user
 * is of a link that had shown credentials: we may learn from the very same token, or a moment later.
 */
export function isPlanned(identity: IdentityModel, { session, fromAt, lost }: Gap, nowAt: number): boolean {
  const sinceAt = Math.max(fromAt - PLANNED_MS, lost.request?.at ?? Number.NEGATIVE_INFINITY);
  const hadCredentials = credentialsIn(lost.request?.auth).length > 0;
  const changes = identity.changesBetween(session, sinceAt, nowAt);
  return changes.some(({ from }) => from.who !== undefined || !hadCredentials);
}
