import { describe, expect, it } from 'vitest';
import { attempt, gridsOf, outline, placesOf, read } from '../reading.js';

const page = (body: string): string =>
  `<!DOCTYPE html><html><head><title>绩效</title></head><body>${body}</body></html>`;

describe('spans', () => {
  it.each<[name: string, rows: string, expected: string[]]>([
    ['none', '<tr><td>甲<td>乙<tr><td>丙<td>丁', ['0,0 甲', '0,1 乙', '1,0 丙', '1,1 丁']],
    [
      'down and across',
      '<tr><td rowspan=2>甲<td colspan="2">乙<tr><td>丙<td>丁',
      ['0,0+2×1 甲', '0,1+1×2 乙', '1,1 丙', '1,2 丁'],
    ],
    ['no blank cell is lost', '<tr><td></td><td>&nbsp;</td><td>甲</td></tr>', ['0,0 ', '0,1 ', '0,2 甲']],
    ['down past the end of the table', '<tr><td rowspan=9>甲<td>乙<tr><td>丙', ['0,0+2×1 甲', '0,1 乙', '1,1 丙']],
    [
      'rowspan 0 goes to the end of its section',
      '<tbody><tr><td rowspan=0>甲<td>乙<tr><td>丙<tbody><tr><td>丁<td>戊',
      ['0,0+2×1 甲', '0,1 乙', '1,1 丙', '2,0 丁', '2,1 戊'],
    ],
    [
      'out of the thead into the body',
      '<thead><tr><td rowspan=3>甲<td>乙</thead><tbody><tr><td>丙<tr><td>丁',
      ['0,0+3×1 甲', '0,1 乙', '1,1 丙', '2,1 丁'],
    ],
    [
      'sections are one grid in document order',
      '<tfoot><tr><td>甲</tfoot><thead><tr><td>乙</thead><tr><td>丙',
      ['0,0 甲', '1,0 乙', '2,0 丙'],
    ],
    [
      'into a place already taken',
      '<tr><td>甲<td rowspan=2>乙<tr><td colspan=2>丙<td>丁',
      ['0,0 甲', '0,1+2×1 乙', '1,0 丙', '1,2 丁'],
    ],
    [
      'absurdly wide',
      '<tr><td colspan=1000>总分<tr><td>甲<td>乙<td>丙',
      ['0,0+1×3 总分', '1,0 甲', '1,1 乙', '1,2 丙'],
    ],
    ['no numbers', '<tr><td rowspan="x" colspan="-2">甲<td colspan=0>乙', ['0,0 甲', '0,1 乙']],
  ])('%s', async (_, rows, expected) => {
    const [grid] = gridsOf(await read(page(`<table>${rows}</table>`)));
    expect(grid && placesOf(grid)).toEqual(expected);
  });
});

describe('text of a cell', () => {
  it.each([
    ['<p>目标1：一；</p><p>目标2：二。</p>', '目标1：一；\n目标2：二。'],
    ['产出指标<br>(40分)', '产出指标\n(40分)'],
    ['<div>甲<div>乙</div></div>丙', '甲\n乙\n丙'],
    ['<ul><li>甲<li>乙</ul>', '甲\n乙'],
    ['\n   10.65\n   万元 ', '10.65 万元'],
    ['社会<b>效益</b><span>指标</span>', '社会效益指标'],
    ['100 m<sup>2</sup>', '100 m2'],
    ['227.39<sup>1</sup>万元<sup><font>[2]</font></sup>', '227.39¹万元'],
    ['全年执行数<sup>①</sup>：10<sup>12<p>乙', '全年执行数：10¹²\n乙'],
    ['227.39<a href="#_ftn1"><span class=MsoFootnoteReference><span lang=EN-US>[1]</span></span></a>', '227.39'],
    ['&lt;p&gt;目标&lt;/p&gt;', '<p>目标</p>'],
    ['≥95&#37;&nbsp;&amp;&ge;', '≥95%\u00a0&≥'],
    ['甲<script>document.write("<td>乙")</script><style>td{}</style><!-- 丙 -->', '甲'],
    ['甲<span style="DISPLAY : none">乙<span>丙</span></span>丁', '甲丁'],
    ['甲<p hidden>乙<p>丙', '甲\n丙'],
    ['<noscript>乙</noscript><template><b>丙</b></template>甲', '甲'],
    ['<input value="10.65"><input type=hidden value="9"><input type="checkbox" value="1">', '10.65'],
    ['<textarea>第一行\n第二行</textarea>', '第一行\n第二行'],
    ['<select><option>优<option selected>良<option>中</select>级', '良级'],
    ['<pre>甲  乙\n丙</pre>', '甲  乙\n丙'],
    ['<o:p>甲</o:p><![if !supportLists]>1.<![endif]>', '甲1.'],
  ])('%s', async (markup, text) => {
    const [grid] = gridsOf(await read(page(`<table><tr><td>项目<td>${markup}</td></tr></table>`)));
    expect(grid?.cells.map((cell) => cell.text)).toEqual(['项目', text]);
  });
});

describe('tables of a page', () => {
  it.each<[name: string, body: string, expected: (string | string[][])[]]>([
    [
      'text around and between',
      '<h1>自评表</h1>说明<table><tr><td>甲</table><p>附件2<br>表二</p><table><tr><td>乙</table>完',
      ['自评表', '说明', [['甲']], '附件2', '表二', [['乙']], '完'],
    ],
    ['a caption is text', '<table><caption>表1</caption><tr><td>甲</table>', ['表1', [['甲']]]],
    [
      'text between the cells goes before the table',
      '<p>甲<table>乙<tr>丙<td>丁</table>',
      ['甲', '乙', '丙', [['丁']]],
    ],
    ['nothing is closed', '<table><tr><td>甲<td>乙<tr><td>丙', [[['甲', '乙'], ['丙']]]],
    [
      'a table right inside a row begins a new one',
      '<table><tr><td>甲<tr><table><tr><td>乙</table>',
      [[['甲'], []], [['乙']]],
    ],
    [
      'a layout table gives its text and its tables',
      '<table><tr><td>导航<td><h2>自评表</h2><table><tr><td>甲<td>乙<tr><td>丙<td>丁</table>附注</table>',
      [
        '导航',
        '自评表',
        [
          ['甲', '乙'],
          ['丙', '丁'],
        ],
        '附注',
      ],
    ],
    [
      'layout tables in layout tables',
      '<table><tr><td><table><tr><td>题<table><tr><td>甲<td>乙</table></table></table>',
      ['题', [['甲', '乙']]],
    ],
    [
      'a small table beside the text of a cell stands behind its table',
      '<table><tr><td>甲<td>乙<tr><td>丙<table><tr><td>丁<td>庚</table>戊<td>己</table>完',
      [
        [
          ['甲', '乙'],
          ['丙\n戊', '己'],
        ],
        [['丁', '庚']],
        '完',
      ],
    ],
    [
      'a small table that arranges the text of a cell is that text',
      '<table><tr><td>项目<td>甲<tr><td>预期目标<td>完成情况<tr><td><table><tr><td>目标1：甲<tr><td>目标2：乙</table><td>总：<table><tr><td>丙</table>丁<tr><td><table><tr><td>目标3<td>戊</table><td>己</table>',
      [
        [
          ['项目', '甲'],
          ['预期目标', '完成情况'],
          ['目标1：甲\n目标2：乙', '总：\n丙\n丁'],
          ['目标3 戊', '己'],
        ],
      ],
    ],
    [
      'each cell framed in a table of its own',
      '<table><tr><td><table><tr><td>甲</table><td><table><tr><td>乙</table><tr><td><table><tr><td>丙</table><td></table>',
      [
        [
          ['甲', '乙'],
          ['丙', ''],
        ],
      ],
    ],
    [
      'hidden rows, cells and tables are not there',
      '<table hidden><tr><td>一<table><tr><td>二</table></table><table><tr style="display:none"><td>三<td>四<tr><td>甲<td style="display:none">五<td>乙</table>',
      [[['甲', '乙']]],
    ],
    [
      'a hidden part that is not closed ends with its cell',
      '<table><tr><td>甲<div hidden>一<td>乙<tr><td>丙</table>完',
      [[['甲', '乙'], ['丙']], '完'],
    ],
    ['a table without text is none', '<table><tr><td><img src=a></table><table><tr><td>甲</table>', [[['甲']]]],
    [
      'rows of tabs in a page without a table',
      '<pre>项目\t分值\t得分\n数量\t10\t9</pre>',
      [
        [
          ['项目', '分值', '得分'],
          ['数量', '10', '9'],
        ],
      ],
    ],
    [
      'end tags of nothing',
      '</td></tr></table></p>甲<table></table></table><table><tr><td>乙</td></td></tr></tr></table></div>',
      ['甲', [['乙']]],
    ],
  ])('%s', async (_, body, expected) => {
    const extraction = await read(page(body), { name: 'a.html' });
    expect(extraction.format).toBe('html');
    expect(outline(extraction)).toEqual(expected);
  });
});

describe('hostile pages', () => {
  it('reads a table under any depth of other elements', async () => {
    const extraction = await read(page(`${'<div><font><b>'.repeat(50_000)}<table><tr><td>甲<td>乙</table>`));
    expect(outline(extraction)).toEqual([[['甲', '乙']]]);
  });

  it('reads a line of any number of marks', async () => {
    const extraction = await read(page(`<table><tr><td>${'<b>1</b> <sup>2</sup>'.repeat(150_000)}</table>`));
    expect(gridsOf(extraction)[0]?.cells[0]?.text).toHaveLength(450_000);
  });

  it('refuses tables nested too deep', async () => {
    expect(await attempt(page('<table><tr><td>甲'.repeat(51)))).toMatchObject({ failed: 'too-large' });
    expect(await attempt(page('<table><tr><td>甲'.repeat(50)))).not.toHaveProperty('failed');
  });

  it('counts what spans cover as cells', async () => {
    const rows = '<tr><td rowspan=60000 colspan=90>甲'.repeat(100) + '<tr><td>乙'.repeat(1_000);
    expect(await attempt(page(`<table>${rows}</table>`), { limits: { maxCells: 10_000 } })).toMatchObject({
      failed: 'too-large',
    });
  });
});
