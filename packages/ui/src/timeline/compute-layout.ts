import type { Lane, LaneKind, Span } from './lane.ts';

/** Where everything goes, in px. */
export interface Layout {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Where time begins; names of lanes stand left of it, or above their lane where the screen is narrow. */
  readonly plotPx: number;
  readonly isNarrow: boolean;
  readonly rowPx: number;
  readonly lanes: readonly {
    readonly kind: LaneKind;
    readonly topPx: number;
    readonly heightPx: number;
    readonly rowsTopPx: number;
  }[];
  xOf(at: number): number;
  atOf(xPx: number): number;
}

export const AXIS_PX = 22;
/** For the names of gaps. */
const FOOT_PX = 16;
const ROW_PX = 16;
const LANE_MARGIN_PX = 6;
const GUTTER_PX = 76;
const NARROW_PX = 560;
const NAME_PX = 14;
/** Keeps the last mark and its ring inside. */
const RIGHT_PX = 10;

/** Puts lanes below each other, and the view's time across the width. */
export function computeLayout(lanes: readonly Lane[], view: Span, widthPx: number): Layout {
  const isNarrow = widthPx < NARROW_PX;
  const plotPx = isNarrow ? RIGHT_PX : GUTTER_PX;
  const pxPerMs = Math.max(1, widthPx - plotPx - RIGHT_PX) / Math.max(1, view.untilAt - view.fromAt);
  let topPx = AXIS_PX;
  const placed = lanes.map(({ kind, rows }) => {
    const nameHeightPx = isNarrow ? NAME_PX : 0;
    const heightPx = nameHeightPx + rows * ROW_PX + 2 * LANE_MARGIN_PX;
    const lane = { kind, topPx, heightPx, rowsTopPx: topPx + nameHeightPx + LANE_MARGIN_PX };
    topPx += heightPx;
    return lane;
  });
  return {
    widthPx,
    heightPx: topPx + FOOT_PX,
    plotPx,
    isNarrow,
    rowPx: ROW_PX,
    lanes: placed,
    xOf: (at) => plotPx + (at - view.fromAt) * pxPerMs,
    atOf: (xPx) => view.fromAt + (xPx - plotPx) / pxPerMs,
  };
}
