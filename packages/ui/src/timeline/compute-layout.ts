import type { Lane, LaneKind, Span, Track } from './lane.ts';

export interface PlacedLane {
  readonly kind: LaneKind;
  readonly topPx: number;
  readonly heightPx: number;
  readonly rowsTopPx: number;
}

export interface PlacedTrack {
  readonly track: Track;
  readonly topPx: number;
  /** Of its title. 0: it has none, where it is the only one. */
  readonly titlePx: number;
  readonly heightPx: number;
  /** Empty while it is folded. */
  readonly lanes: readonly PlacedLane[];
}

/** Where everything goes, in px. */
export interface Layout {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Where time begins; names of lanes stand left of it, or above their lane where the screen is narrow. */
  readonly plotPx: number;
  readonly isNarrow: boolean;
  readonly rowPx: number;
  readonly tracks: readonly PlacedTrack[];
  xOf(at: number): number;
  atOf(xPx: number): number;
}

export const AXIS_PX = 22;
const TITLE_PX = 22;
/** For the names of gaps. */
const FOOT_PX = 16;
const ROW_PX = 16;
const LANE_MARGIN_PX = 6;
const GUTTER_PX = 76;
const NARROW_PX = 560;
const NAME_PX = 14;
/** Keeps the last mark and its ring inside. */
const RIGHT_PX = 10;

const nothing: ReadonlySet<string> = new Set();

/** Puts tracks and their lanes below each other, and the view's time across the width. */
export function computeLayout(
  tracks: readonly Track[],
  view: Span,
  widthPx: number,
  folded: ReadonlySet<string> = nothing,
): Layout {
  const isNarrow = widthPx < NARROW_PX;
  const plotPx = isNarrow ? RIGHT_PX : GUTTER_PX;
  const pxPerMs = Math.max(1, widthPx - plotPx - RIGHT_PX) / Math.max(1, view.untilAt - view.fromAt);
  const titlePx = tracks.length > 1 ? TITLE_PX : 0;
  let topPx = AXIS_PX;
  const placed = tracks.map((track) => {
    const isFolded = titlePx > 0 && folded.has(track.key);
    const lanes = isFolded ? [] : placeLanes(track.lanes, topPx + titlePx, isNarrow);
    const lanesPx = lanes.reduce((sum, { heightPx }) => sum + heightPx, 0);
    const heightPx = titlePx + lanesPx + (track.gaps.length > 0 && !isFolded ? FOOT_PX : 0);
    const one = { track, topPx, titlePx, heightPx, lanes };
    topPx += heightPx;
    return one;
  });
  return {
    widthPx,
    heightPx: topPx,
    plotPx,
    isNarrow,
    rowPx: ROW_PX,
    tracks: placed,
    xOf: (at) => plotPx + (at - view.fromAt) * pxPerMs,
    atOf: (xPx) => view.fromAt + (xPx - plotPx) / pxPerMs,
  };
}

function placeLanes(lanes: readonly Lane[], fromPx: number, isNarrow: boolean): readonly PlacedLane[] {
  let topPx = fromPx;
  return lanes.map(({ kind, rows }) => {
    const nameHeightPx = isNarrow ? NAME_PX : 0;
    const heightPx = nameHeightPx + rows * ROW_PX + 2 * LANE_MARGIN_PX;
    const lane = { kind, topPx, heightPx, rowsTopPx: topPx + nameHeightPx + LANE_MARGIN_PX };
    topPx += heightPx;
    return lane;
  });
}
