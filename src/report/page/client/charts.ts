/** Charts of the overview, as SVG. What they show stands in the table too, so a reader hears a summary. */
import type { OverviewRow } from '../view.js';
import { h, svg } from './dom.js';
import { t } from './words.js';

/** A bar with its name and figure. */
export interface Bar {
  readonly name: Node;
  readonly figure: string;
  /** For the length alone. */
  readonly size: number;
  readonly tone: 'error' | 'warning' | 'info' | 'plain';
}

/** Bars one below the other, as a table that a reader can walk through. */
export function barChart(title: string, bars: readonly Bar[]): HTMLElement {
  const longest = Math.max(...bars.map(({ size }) => size), 1e-9);
  const rows = bars.map(({ name, figure, size, tone }) => {
    const bar = svg(
      'svg',
      { viewBox: '0 0 100 10', preserveAspectRatio: 'none', 'aria-hidden': 'true', focusable: 'false' },
      svg('rect', { class: `bar-${tone}`, width: Math.max(0.6, (size / longest) * 100), height: 10 }),
    );
    return h(
      'tr',
      {},
      h('th', { scope: 'row' }, name),
      h('td', { class: 'bar-cell' }, bar),
      h('td', { class: 'figure' }, figure),
    );
  });
  return h(
    'section',
    { class: 'chart' },
    h('h3', {}, title),
    bars.length === 0
      ? h('p', { class: 'muted' }, t('chartNothing'))
      : h('table', { class: 'bars' }, h('tbody', {}, ...rows)),
  );
}

/** Points beyond these only make the page slow. */
const MOST_POINTS = 1_500;
const SIZE = { width: 320, height: 240, left: 38, right: 10, top: 10, bottom: 34 } as const;

interface Point {
  readonly row: OverviewRow;
  readonly declared: number;
  readonly recomputed: number;
}

/** 申报分 against 复算分; on the line they agree. */
export function scoreChart(rows: readonly OverviewRow[]): HTMLElement {
  const points = rows.flatMap((row): Point[] =>
    row.declared == null || row.recomputed == null
      ? []
      : [{ row, declared: Number(row.declared), recomputed: Number(row.recomputed) }],
  );
  const by = (test: (point: Point) => boolean): number => points.filter(test).length;
  const says = t('chartSays', {
    count: points.length,
    over: by(({ declared, recomputed }) => declared > recomputed),
    under: by(({ declared, recomputed }) => declared < recomputed),
    same: by(({ declared, recomputed }) => declared === recomputed),
  });
  const drawn = [...points]
    .sort((one, other) => Math.abs(one.declared - one.recomputed) - Math.abs(other.declared - other.recomputed))
    .slice(-MOST_POINTS);
  const { low, high } = bounds(drawn);
  const x = (value: number): number =>
    SIZE.left + ((value - low) / (high - low)) * (SIZE.width - SIZE.left - SIZE.right);
  const y = (value: number): number =>
    SIZE.height - SIZE.bottom - ((value - low) / (high - low)) * (SIZE.height - SIZE.top - SIZE.bottom);
  const ticks = [low, (low + high) / 2, high];
  const axis = ticks.flatMap((tick) => [
    svg('text', { class: 'tick', x: x(tick), y: SIZE.height - SIZE.bottom + 14, 'text-anchor': 'middle' }, round(tick)),
    svg('text', { class: 'tick', x: SIZE.left - 5, y: y(tick) + 3, 'text-anchor': 'end' }, round(tick)),
    svg('path', { class: 'grid', d: `M${String(x(low))} ${String(y(tick))}H${String(x(high))}` }),
    svg('path', { class: 'grid', d: `M${String(x(tick))} ${String(y(low))}V${String(y(high))}` }),
  ]);
  const dots = drawn.map(({ row, declared, recomputed }) =>
    svg(
      'circle',
      { class: `dot dot-${row.verdict}`, cx: x(declared), cy: y(recomputed), r: 3.5 },
      svg(
        'title',
        {},
        t('labelled', { name: row.project ?? '', text: `${row.declared ?? ''} / ${row.recomputed ?? ''}` }),
      ),
    ),
  );
  const drawing = svg(
    'svg',
    {
      class: 'scores',
      viewBox: `0 0 ${String(SIZE.width)} ${String(SIZE.height)}`,
      role: 'img',
      'aria-label': t('labelled', { name: t('chartScores'), text: says }),
    },
    ...axis,
    svg('path', { class: 'diagonal', d: `M${String(x(low))} ${String(y(low))}L${String(x(high))} ${String(y(high))}` }),
    ...dots,
    svg(
      'text',
      { class: 'axis', x: (x(low) + x(high)) / 2, y: SIZE.height - 4, 'text-anchor': 'middle' },
      t('declared'),
    ),
    svg(
      'text',
      {
        class: 'axis',
        x: 10,
        y: (y(low) + y(high)) / 2,
        'text-anchor': 'middle',
        transform: `rotate(-90 10 ${String((y(low) + y(high)) / 2)})`,
      },
      t('recomputed'),
    ),
  );
  return h(
    'section',
    { class: 'chart' },
    h('h3', {}, t('chartScores')),
    drawing,
    h('p', { class: 'muted' }, says),
    drawn.length < points.length && h('p', { class: 'muted' }, t('chartLargest', { count: drawn.length })),
  );
}

/** Round ends that hold all points. */
function bounds(points: readonly Point[]): { readonly low: number; readonly high: number } {
  const values = points.flatMap(({ declared, recomputed }) => [declared, recomputed]);
  const least = values.reduce((a, b) => Math.min(a, b), 100);
  const most = values.reduce((a, b) => Math.max(a, b), least);
  const step = most - least > 50 ? 20 : most - least > 10 ? 10 : 2;
  const low = Math.floor(least / step) * step;
  return { low, high: Math.max(Math.ceil(most / step) * step, low + step) };
}

const round = (value: number): string => String(Math.round(value * 100) / 100);
