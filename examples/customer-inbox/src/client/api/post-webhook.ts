import { request } from '@driftscope/example-client';
import type { Result } from '@driftscope/example-protocol';
import Type from 'typebox';
import type { Webhook } from '#protocol/webhook.ts';

/** Writes as a customer, by the way that the customer's channel would take. */
export const postWebhook = (webhook: Webhook): Promise<Result<unknown>> =>
  request({ path: '/api/webhooks/messages', body: webhook }, Type.Unknown());
