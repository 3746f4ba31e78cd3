/** Keys in `storage.session` under which bridges leave what they could not hand to the background in time. */
export const HANDOVER_PREFIX = 'handover:';
