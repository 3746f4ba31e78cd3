import Type, { type Static } from 'typebox';
import { PipelineStatusSchema } from './panel-messages.ts';

/** What the popup asks the background: how a tab is doing. */
export const PopupRequestSchema = Type.Object({
  kind: Type.Literal('ask-status'),
  tabId: Type.Integer({ minimum: 0 }),
});

/** What it is answered. */
export const PopupAnswerSchema = Type.Object({ status: PipelineStatusSchema });

export type PopupRequest = Static<typeof PopupRequestSchema>;
export type PopupAnswer = Static<typeof PopupAnswerSchema>;
