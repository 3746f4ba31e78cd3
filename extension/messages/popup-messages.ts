import Type, { type Static } from 'typebox';
import { PipelineStatusSchema } from './panel-messages.ts';
import { tabInPortName } from './tab-in-port-name.ts';

const POPUP_PORT_PREFIX = 'popup:';

/** Name of the port from the popup to the background: it says of which tab it tells. */
export const popupPortName = (tabId: number): string => `${POPUP_PORT_PREFIX}${tabId}`;

/** The tab in the name of a popup's port. `undefined`: it is no popup's. */
export const tabOfPopupPort = (name: string): number | undefined => tabInPortName(POPUP_PORT_PREFIX, name);

/** All that the background says to a popup, at first and whenever it changed. */
export const PopupMessageSchema = Type.Object({
  status: PipelineStatusSchema,
  /** How many incidents the panel shows, as the icon has it. Empty: none, or no panel is open. */
  incidents: Type.String(),
});

export type PopupMessage = Static<typeof PopupMessageSchema>;
