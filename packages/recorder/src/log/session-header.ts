import type { SessionHeader, SessionId } from '@driftscope/records';
import { plainUrl } from '../page/plain-url.ts';

export interface HeaderOptions {
  readonly scope: Window & typeof globalThis;
  /** Unique everywhere. */
  readonly id: SessionId;
  readonly recorderVersion: string;
}

/**
 * Makes the header of this page load. What the document says of itself (`<meta name="application-name">`,
 * `<meta name="release">` or `version`) is looked up again until the document is parsed: at first it may not be there yet.
 */
export function createSessionHeader({ scope, id, recorderVersion }: HeaderOptions): () => SessionHeader {
  const { document, location, navigator, performance } = scope;
  const fixed = {
    id,
    originMs: performance.timeOrigin,
    url: plainUrl(location.href),
    origin: location.origin,
    userAgent: navigator.userAgent.slice(0, 1024),
    recorder: recorderVersion,
  };
  let final: SessionHeader | undefined;
  return () => {
    if (final) return final;
    const app = metaContent(document, 'application-name');
    const release = metaContent(document, 'release') ?? metaContent(document, 'version');
    const header: SessionHeader = { ...fixed, ...(app && { app }), ...(release && { release }) };
    if (document.readyState !== 'loading') final = header;
    return header;
  };
}

function metaContent(document: Document, name: string): string | undefined {
  const content = document.querySelector(`meta[name="${name}"]`)?.getAttribute('content')?.trim();
  return content ? content.slice(0, 200) : undefined;
}
