/** What a manifest says of content scripts, as far as it matters here. */
interface ContentScript {
  js?: string[] | undefined;
}

/**
 * Has the bridge run wherever the recorder does, in the extension's own world, and before it: the answer's first entry.
 *
 * Chrome runs scripts of both worlds in the manifest's order. The recorder hands its channel over in the moment it starts, so the
 * bridge must be listening by then. It is no content script to WXT, which would have each tell the page's document that it started.
 */
export function addBridge(scripts: readonly ContentScript[]): ContentScript[] {
  const recorder = scripts.find((script) => 'world' in script && script.world === 'MAIN');
  if (recorder === undefined)
    throw new Error('no content script runs in the world of the page: where is the recorder?');
  const { world: _world, ...where } = { world: undefined, ...recorder };
  return [{ ...where, js: ['bridge.js'] }, ...scripts];
}
