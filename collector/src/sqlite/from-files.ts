/** Ids of the sessions that came from files. Their index holds them. */
export const FROM_FILES = 'SELECT id FROM session WHERE imported IS NOT NULL';
