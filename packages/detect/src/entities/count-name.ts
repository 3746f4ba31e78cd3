/** Whether a field is, by its name, a number of things: `unread`, `itemCount`, `num_open`; not a `discount` or an `account`. */
export const isCountName = (name: string): boolean =>
  /[uU]nread|[uU]nseen|[bB]adge|^num[A-Z_]|^counts?([A-Z_]|$)|(?<![dD]is|[aA]c)[cC]ounts?([A-Z_]|$)/.test(name);

/** Whether it is so, or a total: that may be money too. */
export const isTotalName = (name: string): boolean => isCountName(name) || /^totals?([A-Z_]|$)|(T|_t)otal$/.test(name);

/** What is counted, by the name of the number: `unread` of `unread_count`, `ticket` of `ticketTotal`. Empty: what is beside it. */
export const countedThing = (name: string): string =>
  name
    .replace(/count(s|ed)?|totals?|number|^num(?=[A-Z_])/gi, '')
    .replace(/[^a-z]/gi, '')
    .toLowerCase();

/** Whether that is what somebody has not looked at yet, which an app shows as none at once when it is looked at. */
export const isForAttention = (thing: string): boolean => /unread|unseen|badge|new/.test(thing);
