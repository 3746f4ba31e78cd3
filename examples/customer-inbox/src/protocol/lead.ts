import Type, { type Static } from 'typebox';

export const ChannelSchema = Type.Union([Type.Literal('WhatsApp'), Type.Literal('Email'), Type.Literal('Web form')]);

/** Somebody who buys, or may. */
export const LeadSchema = Type.Object({
  id: Type.String(),
  name: Type.String(),
  /** Address or number that they write from. */
  contact: Type.String(),
  channel: ChannelSchema,
  city: Type.String(),
  interest: Type.String(),
});

export type Lead = Static<typeof LeadSchema>;
