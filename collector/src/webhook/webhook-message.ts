import { createHmac } from 'node:crypto';
import type { IncidentSummary } from '@driftscope/detect';

/** Signs a body as GitHub and others do: the receiver computes the same of the bytes it got, and compares. */
export const signatureOf = (body: string, secret: string): string =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;

/** The body of a call: `text` is what Slack, Mattermost and the like show, the rest is for programs. */
export function webhookMessage(incident: IncidentSummary, link: string): string {
  const { severity, kind, app, release, title } = incident;
  const where = release === undefined ? app : `${app} (${release})`;
  const text = `*${severity}* \`${kind}\` in ${forSlack(where)}: ${forSlack(title)} <${link}|Look at it>`;
  return JSON.stringify({ text, event: 'incident', link, incident });
}

/** Slack reads these as markup: a title could forge a link, or call everybody. */
const forSlack = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', ' ');
