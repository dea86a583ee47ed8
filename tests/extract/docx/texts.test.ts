import { describe, expect, it } from 'vitest';
import { gridsOf, outline, read } from '../reading.js';
import { cell, docx, inCell, paragraph, row, run, table, type DocumentContent } from './documents.js';

async function cellText(content: string, parts?: DocumentContent): Promise<string | undefined> {
  const [grid] = gridsOf(await read(docx(inCell(content), parts)));
  return grid?.cells[1]?.text;
}

const r = (content: string, properties = ''): string =>
  `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}${content}</w:r>`;
const mark = (type: string, inner = ''): string => r(`<w:fldChar w:fldCharType="${type}">${inner}</w:fldChar>`);
const instruction = (text: string): string => r(`<w:instrText xml:space="preserve">${text}</w:instrText>`);
const field = (code: string, result: string | null, form = ''): string =>
  mark('begin', form) + instruction(code) + (result === null ? '' : mark('separate') + run(result)) + mark('end');
const prompted = (content: string): string =>
  `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${content.startsWith('<') ? content : run(content)}</w:sdtContent></w:sdt>`;
const RAISED = '<w:vertAlign w:val="superscript"/>';
const symbol = (font: string, char: string): string => r(`<w:sym w:font="${font}" w:char="${char}"/>`);
const fonts = (name: string): string => `<w:rFonts w:ascii="${name}" w:hAnsi="${name}"/>`;

describe('text of a cell', () => {
  it.each<[name: string, content: string, text: string]>([
    ['runs', run('10.') + run('65', '<w:b/>') + run('万元'), '10.65万元'],
    ['line breaks', run('产出指标') + r('<w:br/>') + run('(40分)') + r('<w:cr/>') + run('完'), '产出指标\n(40分)\n完'],
    ['a page break', run('甲') + r('<w:br w:type="page"/>') + run('乙'), '甲\n乙'],
    ['tab stops are space', run('甲') + r('<w:tab/>') + run('乙') + r('<w:ptab/>') + run('丙'), '甲 乙 丙'],
    ['hyphens', run('2024') + r('<w:noBreakHyphen/>') + run('12') + r('<w:softHyphen/>') + run('月'), '2024-12月'],
    ['signs that mean something in XML and HTML', run('&lt;p&gt; A&amp;B ≥ &quot;5&quot;'), '<p> A&B ≥ "5"'],
    ['characters beyond the first plane', run('𠮷&#x20BB7;'), '𠮷𠮷'],
    [
      'raised marks of notes, and raised digits behind a digit, are no part of a figure',
      run('227.39') + run('1', RAISED) + run('万元') + run('[2]', RAISED) + run('100') + run('①', RAISED),
      '227.39¹万元100',
    ],
    ['raised digits of units', run('30m') + run('2', RAISED) + run('，5公里') + run('2', RAISED), '30m2，5公里2'],
    ['a link', `<w:hyperlink r:id="rId9">${run('附件')}</w:hyperlink>`, '附件'],
    ['tags of old Word', `<w:smartTag><w:customXml>${run('甲')}</w:customXml></w:smartTag>${run('乙')}`, '甲乙'],
    ['a content control', `<w:sdt><w:sdtPr/><w:sdtContent>${run('已完成')}</w:sdtContent></w:sdt>`, '已完成'],
    [
      'the prompt of a content control that nobody filled in',
      prompted('单击或点击此处输入文字。') + run('甲') + prompted(`${run('请选择')}${prompted('选择一项。')}`),
      '甲',
    ],
    [
      'a content control that a program filled in, and left marked as showing its prompt',
      prompted('10.65万元'),
      '10.65万元',
    ],
    [
      'a control whose prompt is not shown',
      `<w:sdt><w:sdtPr><w:showingPlcHdr w:val="0"/></w:sdtPr><w:sdtContent>${run('请选择')}</w:sdtContent></w:sdt>`,
      '请选择',
    ],
    ['other directions', `<w:bdo w:val="ltr"><w:dir w:val="ltr">${run('甲')}</w:dir></w:bdo>`, '甲'],
    ['phonetic guides', r(`<w:ruby><w:rt>${run('zhong')}</w:rt><w:rubyBase>${run('中')}</w:rubyBase></w:ruby>`), '中'],
    [
      'formulas',
      `<m:oMath><m:f><m:num>${'<m:r><m:t>9.99</m:t></m:r>'}</m:num><m:den><m:r><m:t>10.65</m:t></m:r></m:den></m:f><m:r><m:t>=0.94</m:t></m:r></m:oMath>`,
      '9.99/10.65=0.94',
    ],
    [
      'brackets, roots and sums of formulas',
      '<m:oMath><m:d><m:dPr/><m:e><m:r><m:t>9.99</m:t></m:r></m:e></m:d>' +
        '<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val="]"/></m:dPr><m:e><m:rad><m:e><m:r><m:t>4</m:t></m:r></m:e></m:rad></m:e></m:d>' +
        '<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:e><m:r><m:t>x</m:t></m:r></m:e></m:nary></m:oMath>',
      '(9.99)[√4]∑x',
    ],
    [
      'notes and comments leave no mark',
      run('甲') +
        r('<w:footnoteReference w:id="2"/>') +
        r('<w:commentReference w:id="0"/>') +
        r('<w:endnoteReference w:id="2"/>') +
        run('乙'),
      '甲乙',
    ],
  ])('%s', async (_, content, text) => {
    expect(await cellText(paragraph(content))).toBe(text);
  });

  it('paragraphs are lines', async () => {
    expect(await cellText(paragraph(run('目标1：一；')) + paragraph('') + paragraph(run('目标2：二。')))).toBe(
      '目标1：一；\n目标2：二。',
    );
  });
});

describe('revisions are accepted', () => {
  const deleted = (text: string): string => `<w:del w:id="1"><w:r><w:delText>${text}</w:delText></w:r></w:del>`;
  it.each<[name: string, content: string, text: string]>([
    ['inserted and deleted', paragraph(run('9') + deleted('8') + `<w:ins w:id="2">${run('.99')}</w:ins>`), '9.99'],
    ['an insertion that was deleted', paragraph(`<w:ins w:id="2">${deleted('8')}</w:ins>${run('9')}`), '9'],
    [
      'moved',
      paragraph(`<w:moveFrom w:id="1">${run('旧')}</w:moveFrom><w:moveTo w:id="2">${run('新')}</w:moveTo>`),
      '新',
    ],
    [
      'a deleted paragraph mark joins two paragraphs',
      paragraph(run('产出'), '<w:rPr><w:del w:id="1"/></w:rPr>') + paragraph(run('指标')),
      '产出指标',
    ],
    [
      'a deleted paragraph at the end',
      paragraph(run('甲')) + paragraph(deleted('乙'), '<w:rPr><w:del w:id="1"/></w:rPr>'),
      '甲',
    ],
    [
      'former formatting says nothing',
      paragraph(run('甲', '<w:rPrChange w:id="1"><w:rPr><w:vanish/></w:rPr></w:rPrChange>')),
      '甲',
    ],
  ])('%s', async (_, content, text) => {
    expect(await cellText(content)).toBe(text);
  });
});

describe('hidden text is left out', () => {
  const styles =
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>' +
    '<w:style w:type="character" w:styleId="h"><w:rPr><w:vanish/></w:rPr></w:style>' +
    '<w:style w:type="character" w:styleId="h2"><w:basedOn w:val="h"/></w:style>' +
    '<w:style w:type="character" w:styleId="loop"><w:basedOn w:val="loop"/></w:style>' +
    '<w:style w:type="paragraph" w:styleId="hp"><w:rPr><w:vanish/></w:rPr></w:style>';
  it.each<[name: string, content: string, text: string]>([
    ['by the run', paragraph(run('甲') + run('乙', '<w:vanish/>') + run('丙', '<w:vanish w:val="0"/>')), '甲丙'],
    ['by a style', paragraph(run('甲') + run('乙', '<w:rStyle w:val="h"/>')), '甲'],
    ['by the style that one is based on', paragraph(run('甲') + run('乙', '<w:rStyle w:val="h2"/>')), '甲'],
    ['by the style of the paragraph', paragraph(run('甲')) + paragraph(run('乙'), '<w:pStyle w:val="hp"/>'), '甲'],
    [
      'shown again within a hidden style',
      paragraph(
        run('甲', '<w:vanish w:val="false"/>') + run('乙', '<w:rStyle w:val="h"/>') + run('丙'),
        '<w:pStyle w:val="hp"/>',
      ),
      '甲乙',
    ],
    ['styles in a circle hide nothing', paragraph(run('甲', '<w:rStyle w:val="loop"/>')), '甲'],
    [
      'with its tabs and signs',
      paragraph(run('甲') + r('<w:tab/><w:sym w:font="Symbol" w:char="F0B3"/>', '<w:vanish/>')),
      '甲',
    ],
    [
      'a hidden mark joins two paragraphs',
      paragraph(run('甲'), '<w:rPr><w:vanish/></w:rPr>') + paragraph(run('乙')),
      '甲乙',
    ],
  ])('%s', async (_, content, text) => {
    expect(await cellText(content, { styles })).toBe(text);
  });
});

describe('signs of symbol fonts', () => {
  it.each<[name: string, content: string, text: string]>([
    ['Symbol', symbol('Symbol', 'F0B3') + run('90%'), '≥90%'],
    ['Symbol in small letters', symbol('Symbol', 'f0a3'), '≤'],
    ['Symbol without the private area', symbol('Symbol', 'B3'), '≥'],
    ['boxes of Wingdings', symbol('Wingdings', 'F0FE') + run('是') + symbol('Wingdings', 'F0A8') + run('否'), '☑是□否'],
    ['boxes of Wingdings 2', symbol('Wingdings 2', 'F052') + symbol('Wingdings 2', 'F0A3'), '☑□'],
    ['a character of another font', symbol('宋体', '2611'), '☑'],
    ['in the text itself', run('\uF0B390%', fonts('Symbol')), '≥90%'],
    ['in the text itself, of a font that is none of these', run('\uF0B3', fonts('宋体')), '\uF0B3'],
    ['no character at all', run('甲') + symbol('Wingdings', 'zz') + symbol('Webdings', 'F041'), '甲'],
  ])('%s', async (_, content, text) => {
    expect(await cellText(paragraph(content))).toBe(text);
  });
});

describe('fields print their results', () => {
  const box = (inner: string): string => `<w:ffData><w:checkBox><w:sizeAuto/>${inner}</w:checkBox></w:ffData>`;
  const list =
    '<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="优"/><w:listEntry w:val="良"/></w:ddList></w:ffData>';
  it.each<[name: string, content: string, text: string]>([
    ['a sum', run('合计') + field(' =SUM(ABOVE) ', '99.18'), '合计99.18'],
    ['a simple one', `<w:fldSimple w:instr="PAGE">${run('7')}</w:fldSimple>`, '7'],
    ['without a result', run('甲') + field(' PAGE ', null) + run('乙'), '甲乙'],
    [
      'one within the instruction of another',
      mark('begin') +
        instruction(' IF ') +
        field(' X ', '隐') +
        instruction(' = 1') +
        mark('separate') +
        run('见') +
        mark('end'),
      '见',
    ],
    ['one that never ends', mark('begin') + instruction(' X ') + run('甲') + mark('separate') + run('乙'), '甲乙'],
    ['an end without a beginning', run('甲') + mark('end') + run('乙'), '甲乙'],
    ['a form field', field(' FORMTEXT ', '10.65'), '10.65'],
    [
      'check boxes',
      field('FORMCHECKBOX', null, box('<w:checked/>')) + field('FORMCHECKBOX', null, box('<w:default w:val="0"/>')),
      '☑□',
    ],
    ['a check box by default, with a separator', field('FORMCHECKBOX', '', box('<w:default w:val="1"/>')), '☑'],
    ['a list', field('FORMDROPDOWN', null, list), '良'],
    ['a circled number', field(' eq \\o\\ac(○,3) ', null) + run('质量'), '③质量'],
    ['a ticked box', field('EQ \\o\\ac(□,√)', null) + run('是'), '☑是'],
  ])('%s', async (_, content, text) => {
    expect(await cellText(paragraph(content))).toBe(text);
  });

  it('over several cells', async () => {
    const body = table([
      row([cell(paragraph(mark('begin') + instruction('X') + mark('separate') + run('甲'))), cell('乙')]),
      row([cell('丙'), cell(paragraph(run('丁') + mark('end') + run('戊')))]),
    ]);
    expect(outline(await read(docx(body)))).toEqual([
      [
        ['甲', '乙'],
        ['丙', '丁戊'],
      ],
    ]);
  });
});
