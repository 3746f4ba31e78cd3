import { parse } from '@driftscope/example-protocol';
import { Router } from 'express';
import { WebhookSchema } from '#protocol/webhook.ts';
import type { Inbox } from './inbox.ts';

/** Where the channels post what customers write. A real one would check a signature. */
export const webhookRoutes = (inbox: Inbox): Router =>
  Router().post('/webhooks/messages', (request, response) => {
    const webhook = parse(WebhookSchema, request.body, 'The webhook');
    if (!webhook.ok) {
      response.status(400).json({ error: webhook.error });
      return;
    }
    inbox.receive(webhook.value);
    response.status(204).end();
  });
