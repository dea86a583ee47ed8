import { describe, expect, it } from 'vitest';
import { outline, read } from '../reading.js';
import { cell, docx, inCell, paragraph, root, row, run, table } from './documents.js';

const reference = (kind: 'header' | 'footer', id: string, type = 'default'): string =>
  `<w:${kind}Reference w:type="${type}" r:id="${id}"/>`;
const section = (...content: readonly string[]): string => `<w:sectPr>${content.join('')}</w:sectPr>`;
const sectionBreak = (...content: readonly string[]): string => paragraph('', section(...content));

/** A document with parts by the ids that it names them by. */
function withParts(body: string, parts: Readonly<Record<string, string>>): Uint8Array {
  const names = Object.keys(parts);
  return docx(body, {
    related: Object.fromEntries(names.map((name) => [name, `${name}.xml`])),
    members: Object.fromEntries(names.map((name) => [`word/${name}.xml`, parts[name] ?? ''])),
  });
}

const header = (text: string): string => root('hdr', paragraph(run(text)));
const footer = (text: string): string => root('ftr', paragraph(run(text)));
const form = inCell('甲');
const formRows = [['项目', '甲']];

describe('headers and footers', () => {
  it('stand around their section, once', async () => {
    const body = form + form + section(reference('header', 'h'), reference('footer', 'f'));
    const bytes = withParts(body, { h: header('项目支出绩效自评表'), f: footer('填报人：某某') });
    expect(outline(await read(bytes))).toEqual(['项目支出绩效自评表', formRows, formRows, '填报人：某某']);
  });

  it('of each section stand before it; a section that names none goes on with the last', async () => {
    const body =
      form +
      sectionBreak(reference('header', 'a')) +
      form +
      sectionBreak() +
      form +
      section(reference('header', 'b'), '<w:pgSz w:w="1"/>');
    const bytes = withParts(body, { a: header('2023年度'), b: header('2024年度') });
    expect(outline(await read(bytes))).toEqual(['2023年度', formRows, formRows, '2024年度', formRows]);
  });

  it('of the first page come first, and only where the section has one', async () => {
    const parts = { a: header('封面'), b: header('各页'), c: header('偶数页') };
    const references = [reference('header', 'b'), reference('header', 'a', 'first'), reference('header', 'c', 'even')];
    expect(outline(await read(withParts(form + section(...references, '<w:titlePg/>'), parts)))).toEqual([
      '封面',
      '各页',
      formRows,
    ]);
    expect(outline(await read(withParts(form + section(...references), parts)))).toEqual(['各页', formRows]);
  });

  it('of a section on the same page are not printed anew', async () => {
    const body = form + section('<w:type w:val="continuous"/>', reference('header', 'a'));
    expect(outline(await read(withParts(body, { a: header('甲') })))).toEqual([formRows]);
  });

  it('hold tables, text boxes, fields', async () => {
    const box = `<w:r><w:pict><v:textbox><w:txbxContent>${paragraph(run('框'))}</w:txbxContent></v:textbox></w:pict></w:r>`;
    const field = `<w:fldSimple w:instr="STYLEREF">${run('某局')}</w:fldSimple>`;
    const content = table([row([cell('单位'), cell('万元')])]) + paragraph(field + box);
    const bytes = withParts(form + section(reference('header', 'a')), { a: root('hdr', content) });
    expect(outline(await read(bytes))).toEqual([[['单位', '万元']], '某局', '框', formRows]);
  });

  it.each(['3', '- 3 -', '—3—', '第3页 共8页', '第 3 页/共 8 页'])(
    'that say only the page are left out: %s',
    async (text) => {
      const bytes = withParts(form + section(reference('footer', 'a')), { a: footer(text) });
      expect(outline(await read(bytes))).toEqual([formRows]);
    },
  );

  it('that are missing are none', async () => {
    expect(outline(await read(docx(form + section(reference('header', 'a')))))).toEqual([formRows]);
  });
});

describe('notes', () => {
  const note = (id: string, text: string): string =>
    `<w:footnote w:id="${id}">${paragraph(`<w:r><w:footnoteRef/></w:r>${run(text)}`)}</w:footnote>`;
  const refer = (id: string, kind = 'footnote', properties = ''): string =>
    `<w:r>${properties}<w:${kind}Reference w:id="${id}"/></w:r>`;
  const footnotes = `<w:footnote w:type="separator" w:id="-1">${paragraph(run('线'))}</w:footnote>${note('1', '一注')}${note('2', '二注')}`;

  it('stand behind the paragraph or table that refers to them, each once', async () => {
    const body =
      paragraph(run('题') + refer('1')) +
      table([row([cell(paragraph(run('项') + refer('2'))), cell(paragraph(run('值') + refer('1')))])]) +
      paragraph(run('后') + refer('7'));
    expect(outline(await read(docx(body, { footnotes })))).toEqual(['题', '一注', [['项', '值']], '二注', '后']);
  });

  it('at the end of the document are read too', async () => {
    const endnotes = `<w:endnote w:id="1">${paragraph(run('尾注'))}</w:endnote>`;
    const bytes = docx(paragraph(run('题') + refer('1', 'endnote')), { endnotes });
    expect(outline(await read(bytes))).toEqual(['题', '尾注']);
  });

  it('that hidden text refers to are not printed', async () => {
    const body = paragraph(run('题') + refer('1', 'footnote', '<w:rPr><w:vanish/></w:rPr>'));
    expect(outline(await read(docx(body, { footnotes })))).toEqual(['题']);
  });
});
