import type { SessionHeader } from '@driftscope/records';
import { plainUrl } from '../page/plain-url.ts';
import { createSessionId } from './session-id.ts';

export interface HeaderOptions {
  readonly scope: Window & typeof globalThis;
  /** Epoch ms. */
  readonly originMs: number;
  readonly recorderVersion: string;
}

/**
 * Makes the header of this page load. What the document says of itself (`<meta name="application-name">`,
 * `<meta name="release">` or `version`) is looked up again until the document is parsed: at first it may not be there yet.
 */
export function createSessionHeader({ scope, originMs, recorderVersion }: HeaderOptions): () => SessionHeader {
  const { document, location, navigator, origin } = scope;
  const fixed = {
    id: createSessionId(scope.crypto),
    originMs,
    url: plainUrl(location.href),
    // That of the address says nothing in frames without one, which have their parent's.
    origin,
    ...frameOf(scope),
    userAgent: navigator.userAgent.slice(0, 1024),
    recorder: recorderVersion,
  };
  let final: SessionHeader | undefined;
  const make = (): SessionHeader => {
    if (final) return final;
    const app = metaContent(document, 'application-name');
    const release = metaContent(document, 'release') || metaContent(document, 'version');
    // A frame keeps its window when its first, empty document makes place for what it was made for.
    const url = fixed.url === 'about:blank' ? plainUrl(location.href) : fixed.url;
    const header: SessionHeader = { ...fixed, url, ...(app && { app }), ...(release && { release }) };
    if (document.readyState !== 'loading') final = header;
    return header;
  };
  return () => ('__mobxGlobals' in scope ? { ...make(), mobx: true } : make());
}

function frameOf({ self, top, location }: Window): Pick<SessionHeader, 'frame'> {
  if (self === top) return {};
  // Not in Firefox.
  const above: DOMStringList | undefined = location.ancestorOrigins;
  const origins = [...(above ?? [])];
  const [parent, outermost] = [origins[0], origins.at(-1)];
  return { frame: { ...(parent && { parent }), ...(outermost && { top: outermost }) } };
}

/** Empty or absent: the document says nothing. */
const metaContent = (document: Document, name: string): string | undefined =>
  document.querySelector(`meta[name="${name}"]`)?.getAttribute('content')?.trim().slice(0, 200);
