import Type, { type Static } from 'typebox';
import { ChannelSchema } from './lead.ts';

/** What the channels post when a customer has written. Who writes is known by `contact`. */
export const WebhookSchema = Type.Object({
  customer: Type.Object({
    name: Type.String({ minLength: 1, maxLength: 100 }),
    contact: Type.String({ minLength: 1, maxLength: 200 }),
    channel: ChannelSchema,
    city: Type.String({ maxLength: 100 }),
    interest: Type.String({ maxLength: 200 }),
  }),
  text: Type.String({ minLength: 1, maxLength: 4000 }),
});

export type Webhook = Static<typeof WebhookSchema>;
