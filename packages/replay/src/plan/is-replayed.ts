/**
 * Whether records of the kind are looked at, beside those of the evidence: what users did, what they sent, and how their pages and
 * sockets fared.
 */
export const isReplayed = (kind: string): boolean => replayed.test(kind);

const replayed = /^(ui\.|fault\.|identity\.|page\.(load|hide|visibility)$|socket\.|http\.request$)/;
