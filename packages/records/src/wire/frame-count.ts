/** Where a frame stands to those before it in its direction. */
type FramePlace = 'next' | 'after-hole' | 'seen';

/** Follows the ordinals (`n`) of one direction; `seen` frames passed before the first that is kept. */
export function createFrameCount(seen: number): (n: number) => FramePlace {
  let last = seen;
  return (n) => {
    if (n <= last) return 'seen';
    const place = n === last + 1 ? 'next' : 'after-hole';
    last = n;
    return place;
  };
}
