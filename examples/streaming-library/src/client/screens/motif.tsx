import type { Title } from '#protocol/title.ts';

export interface MotifProps {
  readonly name: Title['cover']['motif'];
  /** Degrees. */
  readonly hue: number;
  /** Makes each picture its own, and always the same. */
  readonly seed: number;
}

/** What a cover shows, in a picture of 160 by 100. */
export function Motif({ name, hue, seed }: MotifProps) {
  const near = `hsl(${hue} 45% 12%)`;
  const far = `hsl(${hue + 10} 42% 26%)`;
  const light = `hsl(${hue + 60} 90% 84%)`;
  const at = (n: number, range: number) => (seed * (n * 37 + 13)) % range;
  switch (name) {
    case 'moon':
      return (
        <>
          <circle cx={40 + at(1, 80)} cy={30 + at(2, 16)} r={13 + at(3, 8)} fill={light} />
          <path d={`M0 ${72 + at(4, 8)}Q50 ${60 + at(5, 10)} 90 78T160 70V100H0Z`} fill={far} />
          <path d="M0 88Q60 74 160 92V100H0Z" fill={near} />
        </>
      );
    case 'hills':
      return (
        <>
          <circle cx={20 + at(1, 120)} cy="58" r="15" fill={light} />
          <path
            d={`M-10 90L${30 + at(2, 20)} ${42 + at(3, 12)}L80 88L${116 + at(4, 16)} 50L175 95V100H-10Z`}
            fill={far}
          />
          <path d={`M-10 100L${60 + at(5, 30)} 66L170 100Z`} fill={near} />
        </>
      );
    case 'waves':
      return (
        <>
          <circle cx={30 + at(1, 100)} cy="34" r={9 + at(2, 6)} fill={light} />
          {[62, 74, 86].map((y, index) => (
            <path
              key={y}
              d={`M0 ${y}q20 ${-9 - at(index + 3, 6)} 40 0t40 0t40 0t40 0V100H0Z`}
              fill={index === 2 ? near : far}
              opacity={0.55 + index * 0.22}
            />
          ))}
        </>
      );
    case 'city':
      return (
        <>
          <circle cx={30 + at(1, 100)} cy={24 + at(2, 12)} r="7" fill={light} />
          {Array.from({ length: 10 }, (_, index) => {
            const height = 24 + at(index + 3, 44);
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: a house is its place.
              <g key={index} fill={index % 2 === 0 ? far : near}>
                <rect x={index * 17 - 4} y={100 - height} width="18" height={height} />
                <rect x={index * 17 + 2} y={106 - height} width="3" height="4" fill={light} opacity={0.75} />
              </g>
            );
          })}
        </>
      );
    case 'rays':
      return (
        <>
          {Array.from({ length: 12 }, (_, index) => (
            <path
              // biome-ignore lint/suspicious/noArrayIndexKey: a ray is its angle.
              key={index}
              d="M80 96L72 -40H88Z"
              fill={light}
              opacity={0.1 + (index % 3) * 0.09}
              transform={`rotate(${index * 30 + at(1, 30)} 80 ${70 + at(2, 20)})`}
            />
          ))}
          <circle cx="80" cy={70 + at(2, 20)} r="14" fill={light} />
          <path d="M0 90Q80 78 160 90V100H0Z" fill={near} />
        </>
      );
    case 'trees':
      return (
        <>
          <circle cx={30 + at(1, 100)} cy="32" r={10 + at(2, 6)} fill={light} />
          {Array.from({ length: 9 }, (_, index) => {
            const x = index * 19 + at(index + 2, 9);
            const top = 34 + at(index + 5, 30);
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: a tree is its place.
              <path key={index} d={`M${x} ${top}L${x + 14} 100H${x - 14}Z`} fill={index % 2 === 0 ? far : near} />
            );
          })}
        </>
      );
  }
}
