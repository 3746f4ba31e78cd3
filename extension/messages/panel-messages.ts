import { FaultSpecSchema } from '@driftscope/records';
import Type, { type Static } from 'typebox';
import { CostSchema } from './bridge-messages.ts';
import { tabInPortName } from './tab-in-port-name.ts';
import { TravelCommandSchema, TravelStateSchema } from './travel-messages.ts';

const PANEL_PORT_PREFIX = 'panel:';

/** Name of the port from a panel to the background: it says which tab the panel looks at. */
export const panelPortName = (tabId: number): string => `${PANEL_PORT_PREFIX}${tabId}`;

/** The tab in the name of a panel's port. `undefined`: it is no panel's. */
export const tabOfPanelPort = (name: string): number | undefined => tabInPortName(PANEL_PORT_PREFIX, name);

const count = Type.Integer({ minimum: 0 });
const FaultSchema = Type.Object({ kind: Type.String(), message: Type.String(), hint: Type.String() });

/**
 * Why a tab has no page that could be recorded: the tab is closed; the browser put it aside for want of memory; its page crashed, or was
 * loaded before the extension; or it is one that the browser lets no extension into.
 */
const UnrecordedSchema = Type.Union([
  Type.Literal('closed'),
  Type.Literal('put-aside'),
  Type.Literal('crashed'),
  Type.Literal('before-extension'),
  Type.Literal('closed-to-extensions'),
]);

/** How the way from the page to the collector is doing. */
export const PipelineStatusSchema = Type.Object({
  /** Absent while the tab shows nothing that can be recorded; `unrecorded` says why. */
  recording: Type.Optional(
    Type.Object({
      on: Type.Boolean(),
      why: Type.Union([
        Type.Literal('panel-open'),
        Type.Literal('panel-closed'),
        Type.Literal('listed'),
        Type.Literal('not-listed'),
        Type.Literal('all-pages'),
        Type.Literal('armed'),
        Type.Literal('kept'),
      ]),
      /** Absent: the page has none that could be listed, as that of a sandbox or a file. */
      origin: Type.Optional(Type.String()),
    }),
  ),
  unrecorded: Type.Optional(UnrecordedSchema),
  /** What recording takes of the tab's page. Absent: nothing was heard of it yet. */
  cost: Type.Optional(CostSchema),
  collector: Type.Object({
    /** `off`: none is set. `up`: no trouble, as far as is known. `down`: batches wait, and one is tried now and then. */
    state: Type.Union([Type.Literal('off'), Type.Literal('up'), Type.Literal('down')]),
    /** Why it is down. */
    fault: Type.Optional(FaultSchema),
  }),
  /** Batches of all tabs, counted since the background last started; `onDisk` are among those that wait. */
  batches: Type.Object({ sent: count, waiting: count, onDisk: count, refused: count, shed: count }),
  /** What is wrong with the disk on which they wait. Absent: nothing that is known of. */
  diskFault: Type.Optional(FaultSchema),
  /** Why the last of the refused batches was refused. */
  refusal: Type.Optional(FaultSchema),
  /** What is wrong with the stored settings. Absent: nothing. */
  settingsFault: Type.Optional(FaultSchema),
});

/** All that the background says to a panel. */
export const PanelMessageSchema = Type.Union([
  /** One batch of the panel's tab, redacted. It may come twice. */
  Type.Object({ kind: Type.Literal('batch'), batch: Type.Unknown() }),
  Type.Object({ kind: Type.Literal('status'), status: PipelineStatusSchema }),
  /** The fault that was asked for last did not begin. */
  Type.Object({ kind: Type.Literal('fault-refused'), why: FaultSchema }),
  /** How the page stands after a panel asked to put its stores back. `state` absent: none of their states is held. */
  Type.Object({ kind: Type.Literal('travel'), state: Type.Optional(TravelStateSchema) }),
]);

/** What is to be broken in the page of the panel's tab, or mended. */
const FaultCommandSchema = Type.Union([
  Type.Object({ kind: Type.Literal('begin-fault'), spec: FaultSpecSchema }),
  /** Without a number: all of them. */
  Type.Object({ kind: Type.Literal('undo-faults'), fault: Type.Optional(Type.Integer({ minimum: 1 })) }),
]);

/** All that a panel says to the background. */
export const PanelRequestSchema = Type.Union([
  /** What its armed page holds is wanted, and all that follows, until the tab's last panel is closed. */
  Type.Object({ kind: Type.Literal('keep') }),
  FaultCommandSchema,
  TravelCommandSchema,
  /** Workers of the origin are to be looked into from now on, and the page to be loaded anew. */
  Type.Object({ kind: Type.Literal('look-into-workers'), origin: Type.String({ maxLength: 1024 }) }),
  /** So many incidents are shown. */
  Type.Object({ kind: Type.Literal('incidents'), count }),
]);

export type Unrecorded = Static<typeof UnrecordedSchema>;
export type FaultCommand = Static<typeof FaultCommandSchema>;
export type PanelRequest = Static<typeof PanelRequestSchema>;
export type PipelineStatus = Static<typeof PipelineStatusSchema>;
export type PanelMessage = Static<typeof PanelMessageSchema>;
