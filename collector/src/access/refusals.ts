import type { Scope } from '@driftscope/records';
import { type Refusal, refusal } from '../http/refusal.ts';

export const noToken = (scope: Scope): Refusal =>
  refusal(401, 'bad-token', 'The collector asks for a token, and none was sent.', hints[scope]);

export const unknownToken = (scope: Scope): Refusal =>
  refusal(401, 'bad-token', 'The token is not the collector’s.', hints[scope]);

export const wrongScope = (held: Scope, scope: Scope): Refusal =>
  refusal(403, 'wrong-scope', `The token is for ${held}, and this asks for ${scope}.`, hints[scope]);

const hints: Record<Scope, string> = {
  ingest:
    'Put DRIFTSCOPE_TOKEN or a token of scope ingest into the settings of the extension or the options of the probe.',
  read: 'Sign in on the dashboard, or send a token: npm run driftscope -- token create --scope read --name NAME',
  admin: 'It takes a token of scope admin: npm run driftscope -- token create --scope admin --name NAME',
};
