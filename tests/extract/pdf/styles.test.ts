/** Forms printed in unusual ways: the borders, shades and texts of each style are read as those of a plain print are. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { STYLES, styledForms } from '../../../scripts/fixtures-pdf-styles.js';
import { pageHtml } from '../../../scripts/print-chromium.js';
import { gridsOf, read } from '../reading.js';
import { audit, placesOf, saying, shownColumns } from './printed-source.js';

const bytesOf = (name: string): Uint8Array =>
  readFileSync(new URL(`../../../fixtures/pdf/style-${name}/input.pdf`, import.meta.url));

/** A record without the white space that a narrow column puts into its texts. */
function bare(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_, text: unknown) => (typeof text === 'string' ? text.replace(/\s/g, '') : text)),
  );
}

describe.each(Object.entries(STYLES))('a form printed %s', (name, style) => {
  it('is the record of its source, with the same findings', async () => {
    const html = new TextEncoder().encode(pageHtml(styledForms(style), { lines: 'all' }));
    expect(bare(saying(await audit(bytesOf(name), 'input.pdf')))).toEqual(
      bare(saying(await audit(html, 'input.html'))),
    );
  });

  it('leaves no text over', async () => {
    expect((await read(bytesOf(name), { name: 'input.pdf' })).diagnostics).toEqual([]);
  });
});

describe.each(Object.entries(STYLES).filter(([, { ruled }]) => ruled))(
  'a form with borders printed %s',
  (name, style) => {
    it('has the cells of its source with their spans', async () => {
      const grids = gridsOf(await read(bytesOf(name), { name: 'input.pdf' }));
      const tables = styledForms(style).map(shownColumns);
      expect(grids.map(({ cells }) => placesOf(cells))).toEqual(tables.map(({ cells }) => placesOf(cells)));
    });
  },
);

describe('places', () => {
  it('of a form that lies sideways are those on the page as it is', async () => {
    const [grid] = gridsOf(await read(bytesOf('sideways'), { name: 'input.pdf' }));
    const first = grid?.cells.find(({ text }) => text.startsWith('项目名称') || text.startsWith('部门'));
    const [x0, y0, x1, y1] = first?.bbox ?? [0, 0, 0, 0];
    // The page is upright, its text runs down: the first cell stands at the top right, higher than wide.
    expect(x0).toBeGreaterThan(300);
    expect(y1).toBeLessThan(300);
    expect(y1 - y0).toBeGreaterThan(x1 - x0);
  });
});
