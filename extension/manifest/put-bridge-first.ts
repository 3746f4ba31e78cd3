/**
 * Sorts content scripts, in place, so that those of the page's own world come last.
 *
 * Chrome runs scripts of both worlds in the manifest's order. The recorder hands its channel over in the moment it
 * starts, so the bridge must be listening by then.
 */
export function putBridgeFirst(scripts: object[]): void {
  scripts.sort((a, b) => Number(runsInPageWorld(a)) - Number(runsInPageWorld(b)));
}

const runsInPageWorld = (script: object): boolean => 'world' in script && script.world === 'MAIN';
