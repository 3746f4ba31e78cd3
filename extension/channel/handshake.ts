/**
 * How the two ends of the channel meet.
 *
 * The recorder makes an event target, the node, and hands it to the bridge once, inside one synchronous event,
 * before the first script of the page runs. From then on both talk through events of that node. Its wrappers
 * differ from world to world while the node is one, so it leads nowhere for the page, which never held it.
 */
export const HANDSHAKE_EVENT = 'driftscope:open';

/** Recorder to bridge. The detail is `<batch number> <batch as JSON>`: strings cross worlds cheapest. */
export const BATCH_EVENT = 'batch';

/** Recorder to bridge. The detail is a {@link RecorderCost} as {@link costText} writes it. */
export const COST_EVENT = 'cost';

/** Recorder to bridge, once: something happens in the page. */
export const ACTIVE_EVENT = 'active';

/** Recorder to bridge: every listener may have been taken off the document and its window. The node keeps its own. */
export const REOPENED_EVENT = 'reopened';

/** Bridge to recorder. The detail is a {@link ChannelCommand}. */
export const COMMAND_EVENT = 'command';

/** Of the window, in the page's own world: the script of faults, and who commands it, find the recorder by it. */
export const FAULTS_EVENT = 'driftscope:faults';

/** Of the window, bridge to the scripts of faults and travel: the page is not recorded any more, or nobody could undo what they did. */
export const MEND_EVENT = 'driftscope:mend';

export type ChannelCommand = 'record on' | 'record off' | 'arm';
