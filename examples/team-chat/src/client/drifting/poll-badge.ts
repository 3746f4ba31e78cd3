import type { Api } from '../api/create-api.ts';
import { useBadge } from '../stores/badge-store.ts';

const POLL_EVERY_MS = 3_000;

/** Asks every three seconds whether there are new messages, whoever looks, and although the socket would tell. */
export function pollBadge(api: Api, token: () => string): void {
  setInterval(async () => {
    if (token() === '') return;
    const badge = await api.badge(token());
    if (badge.ok) useBadge.setState(badge.value);
  }, POLL_EVERY_MS);
}
