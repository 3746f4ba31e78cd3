/** In a filter by assignee: those that nobody took on. */
export const NOBODY = 'nobody';

/** Whether who has an incident is who a filter names. `assignee` is absent where nobody does. */
export const hasAssignee = (assignee: string | undefined, wanted: string): boolean => (assignee ?? NOBODY) === wanted;
