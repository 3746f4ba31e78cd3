import type { FaultSpec } from '@driftscope/records';
import type { faultParts } from '../parts/fault-parts.ts';
import { literal, numeral } from './literal.ts';

type FaultPart = keyof typeof faultParts;

/** How the test calls a fault, and the parts that it needs for that. */
export function faultCall(
  person: string,
  spec: FaultSpec,
): { readonly code: string; readonly parts: readonly FaultPart[] } {
  switch (spec.kind) {
    case 'cut':
      return { code: `await cut(${person})`, parts: ['lasting', 'cut'] };
    case 'offline':
      return { code: `await offline(${person})`, parts: ['lasting', 'offline'] };
    case 'half-open':
      return { code: `halfOpen(${person})`, parts: ['lasting', 'halfOpen'] };
    case 'kick':
      return { code: `kick(${person}, ${numeral(spec.code)}, ${literal(spec.reason)})`, parts: ['kick'] };
    case 'refuse':
      return { code: `refuse(${person})`, parts: ['lasting', 'refuse'] };
    case 'drop':
    case 'double':
    case 'reorder':
      return { code: `${spec.kind}(${person}, ${meant(spec)})`, parts: ['lasting', 'messages', spec.kind] };
    case 'delay':
      return {
        code: `delay(${person}, ${meant(spec)}, ${numeral(spec.delayMs)})`,
        parts: ['lasting', 'messages', 'delay'],
      };
    case 'slow':
      return {
        code: `await slow(${person}, ${literal(spec.url)}, ${numeral(spec.delayMs)})`,
        parts: ['lasting', 'requests', 'slow'],
      };
    case 'fail': {
      const status = spec.status === undefined ? '' : `, ${spec.status}`;
      return { code: `await fail(${person}, ${literal(spec.url)}${status})`, parts: ['lasting', 'requests', 'fail'] };
    }
    case 'expire-token':
      return { code: `expireToken(${person})`, parts: ['lasting', 'expireToken'] };
    case 'hide':
      return { code: `await hide(${person})`, parts: ['lasting', 'hide'] };
    case 'freeze':
      return { code: `await freeze(${person}, ${numeral(spec.forMs)})`, parts: ['freeze'] };
    case 'skew-clock':
      return { code: `await skewClock(${person}, ${numeral(spec.skewMs)})`, parts: ['lasting', 'skewClock'] };
  }
}

const meant = ({ dir, event }: { readonly dir: 'in' | 'out'; readonly event: string }): string =>
  `{ direction: '${dir}', event: ${literal(event)} }`;
