import type { LinkedSpan } from '@driftscope/detect';

/** A span's name, with the path where the tracer knew no route and named the method alone. */
export function spanTitle({ name, attributes }: LinkedSpan): string {
  const path = attributes['url.path'];
  return /^[A-Z]+$/.test(name) && typeof path === 'string' ? `${name} ${path}` : name;
}
