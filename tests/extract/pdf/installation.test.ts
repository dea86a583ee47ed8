/** What is wrong with the installation is no fault of the document, and must not pass as a reading of it. */
import { describe, expect, it, vi } from 'vitest';
import type * as library from '../../../src/extract/pdf/library.js';
import { auditDocument } from '../../../src/pipeline.js';
import { gridLines, textAt, writePdf } from './pdf-writer.js';

vi.mock('../../../src/extract/pdf/library.js', async (original) => ({
  ...(await original<typeof library>()),
  dataFolders: () => ({ cMaps: '/nowhere/', standardFonts: '/nowhere/' }),
}));

describe('without the tables of Chinese characters', () => {
  it('a document that needs them is an error of the program, not a form without text', async () => {
    const content = gridLines([100, 200, 300], [700, 740, 780]) + textAt(110, 755, '指标') + textAt(210, 755, '得分');
    const defects: unknown[] = [];
    const { results } = await auditDocument(writePdf({ pages: [{ content }] }), {
      path: 'form.pdf',
      onDefect: (error) => defects.push(error),
    });
    expect(results).toMatchObject([{ type: 'failure', error: { code: 'internal' } }]);
    expect(String(defects[0])).toContain('UniGB-UCS2-H');
  });
});
