import classes from './kind-sketch.module.css';
import type { At, Mark, Sketch } from './sketch.ts';

const LANE_HEIGHT = 44;
const LANE_TOP = 30;
const LEFT = 84;
const WIDTH = 520;
const RIGHT = 12;
/** Of one character of the small type, about. */
const CHAR_WIDTH = 6.2;
/** How far an arrow goes: not into what stands at its end. */
const ARROW_SHARE = 0.88;
const LOST_SHARE = 0.6;

/** Draws a sketch, in the colours of light and dark alike. What it shows is said beside it: to a screen reader it is nothing more. */
export function KindSketch({ sketch: { lanes, marks } }: { readonly sketch: Sketch }) {
  const height = LANE_TOP + (lanes.length - 1) * LANE_HEIGHT + 22;
  return (
    <svg className={classes.sketch} viewBox={`0 0 ${WIDTH} ${height}`} aria-hidden="true">
      {lanes.map((lane, index) => (
        <g key={lane}>
          <text x={0} y={yOf(index) + 4} className={classes.lane}>
            {lane}
          </text>
          <line x1={LEFT} x2={WIDTH - RIGHT} y1={yOf(index)} y2={yOf(index)} className={classes.line} />
        </g>
      ))}
      {marks.map((mark) => (
        <g key={JSON.stringify(mark)} data-tone={mark.tone} className={classes.mark}>
          <MarkShape mark={mark} />
        </g>
      ))}
    </svg>
  );
}

function MarkShape({ mark }: { readonly mark: Mark }) {
  if (mark.kind === 'dot') return <Dot {...mark} />;
  if (mark.kind === 'span') return <Span {...mark} />;
  return mark.kind === 'value' ? <Value {...mark} /> : <Arrow {...mark} />;
}

function Dot({ lane, x, text }: Extract<Mark, { kind: 'dot' }>) {
  return (
    <>
      <circle cx={xOf(x)} cy={yOf(lane)} r={4} className={classes.dot} />
      <text x={xOf(x)} y={yOf(lane) - 10} className={classes.text}>
        {text}
      </text>
    </>
  );
}

function Span({ lane, from, to, text, isBelow }: Extract<Mark, { kind: 'span' }>) {
  return (
    <>
      <rect x={xOf(from)} y={yOf(lane) - 4} width={xOf(to) - xOf(from)} height={8} rx={2} className={classes.span} />
      <text x={(xOf(from) + xOf(to)) / 2} y={yOf(lane) + (isBelow ? 16 : -9)} className={classes.text}>
        {text}
      </text>
    </>
  );
}

function Value({ lane, x, text }: Extract<Mark, { kind: 'value' }>) {
  const width = text.length * CHAR_WIDTH + 12;
  const left = Math.min(xOf(x) - width / 2, WIDTH - width - 1);
  return (
    <>
      <rect x={left} y={yOf(lane) - 10} width={width} height={20} rx={4} className={classes.box} />
      <text x={left + width / 2} y={yOf(lane) + 4} className={classes.text}>
        {text}
      </text>
    </>
  );
}

function Arrow({ from, to, text, isLost }: Extract<Mark, { kind: 'arrow' }>) {
  const [start, end] = [pointOf(from), pointOf(to)];
  const share = isLost ? LOST_SHARE : ARROW_SHARE;
  const tip = { x: start.x + (end.x - start.x) * share, y: start.y + (end.y - start.y) * share };
  const degrees = (Math.atan2(end.y - start.y, end.x - start.x) * 180) / Math.PI;
  return (
    <>
      <line x1={start.x} y1={start.y} x2={tip.x} y2={tip.y} className={isLost ? classes.lost : classes.arrow} />
      <path
        d={isLost ? 'M-4 -4 l8 8 m0 -8 l-8 8' : 'M1 0 l-8 -4 v8 z'}
        transform={`translate(${tip.x} ${tip.y})${isLost ? '' : ` rotate(${degrees})`}`}
        className={isLost ? classes.cross : classes.head}
      />
      <text x={start.x} y={start.y + (end.y > start.y ? -8 : 17)} className={classes.text}>
        {text}
      </text>
    </>
  );
}

const xOf = (x: number): number => LEFT + (x / 100) * (WIDTH - RIGHT - LEFT);
const yOf = (lane: number): number => LANE_TOP + lane * LANE_HEIGHT;
const pointOf = ([lane, x]: At) => ({ x: xOf(x), y: yOf(lane) });
