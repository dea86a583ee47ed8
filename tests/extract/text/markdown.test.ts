import { describe, expect, it } from 'vitest';
import { outline, read } from '../reading.js';

const TABLE = [
  ['指标', '分值', '得分'],
  ['数量指标', '10', '9'],
];

describe('Markdown', () => {
  it.each<[name: string, text: string, expected: (string | string[][])[]]>([
    ['outer pipes', '| 指标 | 分值 | 得分 |\n| --- | :--: | --: |\n| 数量指标 | 10 | 9 |\n', [TABLE]],
    ['no outer pipes', '指标 | 分值 | 得分\n---|---|---\n数量指标 | 10 | 9\n', [TABLE]],
    [
      'no outer pipes, and blank cells at the ends of rows',
      '一级|二级|分值|原因\n---|---|---|---\n产出|数量|10|\n|质量|10|—\n||10|\n效益||10|无\n',
      [
        [
          ['一级', '二级', '分值', '原因'],
          ['产出', '数量', '10'],
          ['', '质量', '10', '—'],
          ['', '', '10'],
          ['效益', '', '10', '无'],
        ],
      ],
    ],
    ['no delimiter row', '| 指标 | 分值 | 得分 |\n| 数量指标 | 10 | 9 |\n', [TABLE]],
    ['a delimiter row of single dashes', '|指标|分值|得分|\n|-|-|-|\n|数量指标|10|9|\n', [TABLE]],
    [
      'a row of placeholder dashes is data',
      '|指标|分值|得分|\n|---|---|---|\n|数量指标|10|9|\n|-|-|-|\n',
      [[...TABLE, ['-', '-', '-']]],
    ],
    [
      'blank cells',
      '| 指标 | 分值 | 得分 |\n|---|---|---|\n| | 10 | |\n',
      [
        [
          ['指标', '分值', '得分'],
          ['', '10', ''],
        ],
      ],
    ],
    [
      'escaped pipes and line breaks',
      '| 指标 | 分值 | 得分 |\n|---|---|---|\n| 甲\\|乙 | 产出<br>指标<br/>（40分） | 9 |\n',
      [
        [
          ['指标', '分值', '得分'],
          ['甲|乙', '产出\n指标\n（40分）', '9'],
        ],
      ],
    ],
    [
      'bold of whole cells goes, asterisks of a blank form stay',
      '| **指标** | 分值 | 得分 |\n|---|---|---|\n| ≥**人 | ** | **总分：**9 |\n',
      [
        [
          ['指标', '分值', '得分'],
          ['≥**人', '**', '**总分：**9'],
        ],
      ],
    ],
    [
      'bold over several lines of a cell, and of a name before its weight',
      '| 指标 | 分值 | 得分 |\n|---|---|---|\n| **目标1：甲；<br/>目标2：乙。** | **产出指标**（60分） | **9** |\n',
      [
        [
          ['指标', '分值', '得分'],
          ['目标1：甲；\n目标2：乙。', '产出指标（60分）', '9'],
        ],
      ],
    ],
    [
      'entities and escapes',
      '| 指标 | 分值 | 得分 |\n|---|---|---|\n| 1\\.定性&nbsp;&ge;95% | &lt;p&gt; | &amp; |\n',
      [
        [
          ['指标', '分值', '得分'],
          ['1.定性\u00a0≥95%', '<p>', '&'],
        ],
      ],
    ],
    [
      'rows with fewer and more cells',
      '| 指标 | 分值 | 得分 |\n|---|---|---|\n| 数量 | 10 |\n| 质量 | 10 | 9 | 调剂 |\n',
      [
        [
          ['指标', '分值', '得分'],
          ['数量', '10'],
          ['质量', '10', '9', '调剂'],
        ],
      ],
    ],
    [
      'a cell broken over lines',
      '| 指标 | 分值 | 得分 |\n|---|---|---|\n| 产出指标\n(40分) | 10 | 9 |\n| 质量 | 5 | 5 |\n',
      [
        [
          ['指标', '分值', '得分'],
          ['产出指标\n(40分)', '10', '9'],
          ['质量', '5', '5'],
        ],
      ],
    ],
    [
      'headings part tables, whatever they say',
      '## 甲项目\n\n| 指标 | 分值 | 得分 |\n|---|---|---|\n| 数量指标 | 10 | 9 |\n\n## 乙项目 ##\n\n说明\n\n| 指标 | 分值 | 得分 |\n|---|---|---|\n| 数量指标 | 10 | 9 |\n\n---\n完',
      ['甲项目', TABLE, '乙项目', '说明', TABLE, '完'],
    ],
    [
      'a title in bold',
      '**项目支出绩效自评表（表1）**\n\n| 指标 | 分值 | 得分 |\n|---|---|---|\n| 数量指标 | 10 | 9 |\n',
      ['项目支出绩效自评表（表1）', TABLE],
    ],
    [
      'a box of line-drawing characters',
      '┌──┬──┬──┐\n│指标│分值│得分│\n├──┼──┼──┤\n│数量指标│10│9│\n└──┴──┴──┘\n',
      [TABLE],
    ],
    [
      'a box of plus and minus',
      '+------+----+----+\n| 指标 | 分值 | 得分 |\n+======+====+====+\n| 数量指标 | 10 | 9 |\n+------+----+----+\n',
      [TABLE],
    ],
    [
      'a table in HTML among the text',
      '# 项目支出绩效自评表\n\n（2024年度）\n\n<table><tr><td>指标</td><td>分值</td><td>得分</td></tr><tr><td>数量指标</td><td>10</td><td>9</td></tr></table>\n\n注：略\n',
      ['项目支出绩效自评表', '（2024年度）', TABLE, '注：略'],
    ],
    [
      'headings over a table in HTML whose source is lined up in columns',
      '# 项目支出绩效自评表\n\n<table>\n<tr>\n  <td>指标</td>  <td>分值</td>  <td>得分</td>\n</tr>\n<tr>\n  <td>数量指标</td>  <td>10</td>  <td>9</td>\n</tr>\n</table>\n',
      ['项目支出绩效自评表', TABLE],
    ],
  ])('%s', async (_, text, expected) => {
    const extraction = await read(text);
    expect(extraction.format).toBe('markdown');
    expect(outline(extraction)).toEqual(expected);
  });
});
