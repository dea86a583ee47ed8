/** Writes the Word fixtures, by LibreOffice and by a library: `npx tsx scripts/fixtures-word.ts` (needs `soffice`). */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import { DEFAULT_LIMITS } from '../src/extract/extractor.js';
import { extractDocument } from '../src/extract/registry.js';
import type { Block, Grid } from '../src/model/grid.js';
import {
  cell,
  docx,
  inCell,
  paragraph,
  relationships,
  root,
  row,
  run,
  table,
} from '../tests/extract/docx/documents.js';
import { FAMILIES } from '../tests/helpers/forms/families.js';
import { generateForm } from '../tests/helpers/forms/generate.js';
import { renderForms } from '../tests/helpers/forms/render.js';

const FIXTURES = path.join(import.meta.dirname, '../fixtures');
const FIRST_SEED = 700;

const FILTERS = { docx: 'docx:MS Word 2007 XML', doc: 'doc:MS Word 97' } as const;

function write(folder: string, name: string, content: string | Uint8Array): string {
  const file = path.join(FIXTURES, folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}

/** Has LibreOffice save a document in another format, as `input.*` of a fixture. */
function convert(source: string, format: keyof typeof FILTERS, folder: string): void {
  const work = mkdtempSync(path.join(tmpdir(), 'fuhe-word-'));
  try {
    const reader = source.endsWith('.html') ? ['--infilter=HTML (StarWriter)'] : [];
    const profile = `-env:UserInstallation=file://${work}/profile`;
    const args = [profile, '--headless', ...reader, '--convert-to', FILTERS[format], '--outdir', work, source];
    const { status, stderr } = spawnSync('soffice', args, { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    const target = path.join(FIXTURES, folder, `input.${format}`);
    mkdirSync(path.dirname(target), { recursive: true });
    copyFileSync(path.join(work, `${path.basename(source, path.extname(source))}.${format}`), target);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function blocksOf(html: string): Promise<readonly Block[]> {
  const options = { limits: DEFAULT_LIMITS, signal: new AbortController().signal, lang: 'zh' as const };
  const extraction = await extractDocument({ name: 'a.html', bytes: Buffer.from(html) }, options);
  if ('failed' in extraction) throw new Error(extraction.detail);
  return extraction.blocks;
}

const paragraphs = (text: string): Paragraph[] => text.split('\n').map((line) => new Paragraph(line));

function writerTable({ rows, columns, cells }: Grid): Table {
  return new Table({
    columnWidths: Array.from({ length: columns }, () => Math.floor(9_000 / columns)),
    rows: Array.from(
      { length: rows },
      (_, index) =>
        new TableRow({
          children: cells
            .filter((cell) => cell.row === index)
            .map(({ text, rowSpan, columnSpan }) => new TableCell({ rowSpan, columnSpan, children: paragraphs(text) })),
        }),
    ),
  });
}

/** The document as the library writes it that programs fill in reports with. */
async function asWriter(html: string): Promise<Uint8Array> {
  const children = (await blocksOf(html)).flatMap((block): (Paragraph | Table)[] =>
    block.kind === 'text' ? paragraphs(block.text) : [writerTable(block.grid)],
  );
  return Packer.toBuffer(new Document({ sections: [{ children }] }));
}

/** One document with all that Word documents have beside plain cells, for LibreOffice to save in the binary format. */
function features(): Uint8Array {
  const numbered = (text: string, list: number): string =>
    paragraph(run(text), `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${String(list)}"/></w:numPr>`);
  const mark = (type: string, inner = ''): string =>
    `<w:r><w:fldChar w:fldCharType="${type}">${inner}</w:fldChar></w:r>`;
  const box = (name: string, state: string): string =>
    mark(
      'begin',
      `<w:ffData><w:name w:val="${name}"/><w:enabled/><w:checkBox><w:sizeAuto/>${state}</w:checkBox></w:ffData>`,
    ) +
    '<w:r><w:instrText xml:space="preserve"> FORMCHECKBOX </w:instrText></w:r>' +
    mark('separate') +
    mark('end');
  const author = 'w:author="a" w:date="2024-12-01T00:00:00Z"';
  const rows: (readonly [name: string, content: string])[] = [
    [
      '修订',
      paragraph(
        `${run('9')}<w:del w:id="1" ${author}><w:r><w:delText>8</w:delText></w:r></w:del><w:ins w:id="2" ${author}>${run('.99')}</w:ins>`,
      ),
    ],
    ['隐藏', paragraph(run('见') + run('隐', '<w:vanish/>'))],
    ['编号', numbered('目标', 1) + numbered('完成', 1)],
    ['圈号', numbered('甲', 2) + numbered('乙', 2)],
    [
      '符号',
      paragraph(
        '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>' +
          run('90%') +
          '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>',
      ),
    ],
    [
      '换行',
      paragraph(
        run('产出') +
          '<w:r><w:br/></w:r>' +
          run('指标') +
          '<w:r><w:tab/></w:r>' +
          run('末') +
          '<w:r><w:noBreakHyphen/></w:r>' +
          run('1'),
      ),
    ],
    [
      '域',
      paragraph(
        mark('begin') +
          '<w:r><w:instrText xml:space="preserve"> QUOTE 99 </w:instrText></w:r>' +
          mark('separate') +
          run('99.18') +
          mark('end'),
      ),
    ],
    ['复选', paragraph(box('c1', '<w:checked/>') + run('是') + box('c2', '<w:default w:val="0"/>') + run('否'))],
    ['脚注', paragraph(run('有注'))],
  ];
  const level = (format: string, text: string): string =>
    `<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:suff w:val="nothing"/><w:lvlText w:val="${text}"/></w:lvl>`;
  const numbering =
    `<w:abstractNum w:abstractNumId="0">${level('chineseCounting', '%1、')}</w:abstractNum>` +
    `<w:abstractNum w:abstractNumId="1">${level('decimalEnclosedCircle', '%1')}</w:abstractNum>` +
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>';
  const inner = table([row([cell('内'), cell('外')]), row([cell('上'), cell('下')])], [1_000, 1_000]);
  const merged = '<w:vMerge w:val="restart"/>';
  const body =
    paragraph(run('特征')) +
    table(
      rows.map(([name, content]) => row([cell(name), cell(content)])),
      [2_000, 6_000],
    ) +
    paragraph(run('嵌套')) +
    table(
      [
        row([cell('甲', merged), cell('乙', '<w:gridSpan w:val="2"/>')]),
        row([cell('', '<w:vMerge/>'), cell(paragraph(run('丙')) + inner + paragraph(run('丁'))), cell('戊')]),
        row([cell('己')], '<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>'),
      ],
      [2_000, 4_000, 2_000],
    ) +
    paragraph(run('完')) +
    inCell('末表');
  return docx(body, { numbering });
}

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** A document with text in a header, a footer, notes and a text box: each must be read at its place. */
function stories(): Uint8Array {
  const box =
    '<w:r><w:pict><v:shapetype id="_x0000_t202" coordsize="21600,21600" path="m,l,21600r21600,l21600,xe"/>' +
    '<v:shape id="s1" type="#_x0000_t202" style="position:absolute;width:200pt;height:40pt"><v:textbox><w:txbxContent>' +
    `${paragraph(run('项目支出绩效自评表'))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`;
  const refer = (id: string): string => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`;
  const note = (id: string, content: string, type = ''): string =>
    `<w:footnote ${type}w:id="${id}">${paragraph(`<w:r>${content}</w:r>`)}</w:footnote>`;
  const body =
    paragraph(run('附件') + box) +
    table(
      [row([cell(paragraph(run('项目名称') + refer('2'))), cell('甲')]), row([cell('乙'), cell('丙')])],
      [2_000, 2_000],
    ) +
    paragraph(run('后') + refer('3')) +
    inCell('丁') +
    paragraph(run('末')) +
    '<w:sectPr><w:headerReference w:type="default" r:id="h1"/><w:footerReference w:type="default" r:id="f1"/>' +
    '<w:pgSz w:w="11906" w:h="16838"/></w:sectPr>';
  const footnotes =
    note('0', '<w:separator/>', 'w:type="separator" ') +
    note('1', '<w:continuationSeparator/>', 'w:type="continuationSeparator" ') +
    note('2', '<w:footnoteRef/><w:t>一注</w:t>') +
    note('3', '<w:footnoteRef/><w:t>二注</w:t>');
  const page = paragraph(`<w:fldSimple w:instr="PAGE">${run('1')}</w:fldSimple>`);
  const parts = { document: 'document.main', footnotes: 'footnotes', header1: 'header', footer1: 'footer' };
  const types = Object.entries(parts).map(
    ([part, type]) => `<Override PartName="/word/${part}.xml" ContentType="${WORD_TYPE}.${type}+xml"/>`,
  );
  return docx(body, {
    footnotes,
    members: {
      'word/header1.xml': root('hdr', paragraph(run('2024年度'))),
      'word/footer1.xml': root('ftr', paragraph(run('填报人：某某')) + page),
      'word/_rels/document.xml.rels': relationships([
        ['n1', `${OFFICE}/footnotes`, 'footnotes.xml'],
        ['h1', `${OFFICE}/header`, 'header1.xml'],
        ['f1', `${OFFICE}/footer`, 'footer1.xml'],
      ]),
      '[Content_Types].xml':
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
        `<Default Extension="xml" ContentType="application/xml"/>${types.join('')}</Types>`,
    },
  });
}

const familyForms = (names: readonly string[]): string =>
  renderForms(
    names.map((family, index) => generateForm(FIRST_SEED + index, { family })),
    'html',
  );

const seed = path.join(FIXTURES, 'html/seed-spans/input.html');
const seedHtml = readFileSync(seed, 'utf8');
convert(seed, 'docx', 'docx/seed-libreoffice');
convert(seed, 'doc', 'doc/seed-libreoffice');
write('docx/seed-writer', 'input.docx', await asWriter(seedHtml));

const all = familyForms(FAMILIES.map(({ name }) => name));
convert(write('docx/families-libreoffice', 'source.html', all), 'docx', 'docx/families-libreoffice');
write('docx/families-writer', 'input.docx', await asWriter(all));

const few = familyForms(['zhongwei', 'yunnan', 'hubei-2020', 'chongqing', 'names-only']);
convert(write('doc/families-libreoffice', 'source.html', few), 'doc', 'doc/families-libreoffice');

convert(write('docx/features', 'input.docx', features()), 'doc', 'doc/features');
convert(write('docx/stories', 'input.docx', stories()), 'doc', 'doc/stories');
