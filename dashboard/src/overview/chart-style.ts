/** How all charts look. The colours are those of the theme, so they follow it. */
export const chartStyle = {
  axis: { tick: { fontSize: 11, fill: 'var(--ds-text-soft)' }, stroke: 'var(--ds-line-strong)', tickLine: false },
  tooltip: {
    cursor: { fill: 'var(--ds-hover)' },
    contentStyle: {
      background: 'var(--ds-surface)',
      border: '1px solid var(--ds-line-strong)',
      borderRadius: 4,
      fontSize: 12,
    },
    labelStyle: { color: 'var(--ds-text-soft)' },
    itemStyle: { color: 'var(--ds-text)' },
  },
  legend: { iconType: 'square', iconSize: 9, itemSorter: null, wrapperStyle: { fontSize: 12 } },
} as const;
