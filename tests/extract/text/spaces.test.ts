import { describe, expect, it } from 'vitest';
import { outline, read } from '../reading.js';

describe('columns made of spaces', () => {
  it.each<[name: string, lines: string[], expected: (string | string[][])[]]>([
    [
      'a missing cell stays missing',
      [
        '一级指标  二级指标  分值  得分',
        '产出指标  数量指标  10    9',
        '          质量指标  5     5',
        '效益指标            20    20',
        '总分                      99.18',
      ],
      [
        [
          ['一级指标', '二级指标', '分值', '得分'],
          ['产出指标', '数量指标', '10', '9'],
          ['', '质量指标', '5', '5'],
          ['效益指标', '', '20', '20'],
          ['总分', '', '', '99.18'],
        ],
      ],
    ],
    [
      'lined up by the number of characters',
      [
        '指标      数值        得分',
        '考试项数      3项        10',
        '率       ≥90%      9',
        '食宿费     10.65万元   3.75',
      ],
      [
        [
          ['指标', '数值', '得分'],
          ['考试项数', '3项', '10'],
          ['率', '≥90%', '9'],
          ['食宿费', '10.65万元', '3.75'],
        ],
      ],
    ],
    [
      'parted by two spaces and not lined up',
      ['一级指标  二级指标  分值  得分', '产出指标  数量指标  10  9', '质量指标  5  5'],
      [
        [
          ['一级指标', '二级指标', '分值', '得分'],
          ['产出指标', '数量指标', '10', '9'],
          ['质量指标', '5', '5'],
        ],
      ],
    ],
    [
      'a cell over several columns',
      [
        '项目名称  公务员招录考试专项业务经费',
        '一级指标  三级指标      分值  得分',
        '产出指标  考试项数      10    10',
        '总分                          99',
      ],
      [
        [
          ['项目名称', '公务员招录考试专项业务经费'],
          ['一级指标', '三级指标', '分值', '得分'],
          ['产出指标', '考试项数', '10', '10'],
          ['总分', '', '', '99'],
        ],
      ],
    ],
    [
      'numbers to the right under heads to the left',
      ['指标          分值          得分', '考试项数          10           9', '合格率             5        3.75'],
      [
        [
          ['指标', '分值', '得分'],
          ['考试项数', '10', '9'],
          ['合格率', '5', '3.75'],
        ],
      ],
    ],
    [
      'ideographic spaces and no-break spaces',
      [
        '一级指标　　分值　　得分',
        '数量指标　　１０　　９',
        '质量\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a010      9',
      ],
      [
        [
          ['一级指标', '分值', '得分'],
          ['数量指标', '１０', '９'],
          ['质量', '10', '9'],
        ],
      ],
    ],
    [
      'a word spaced out with ideographic spaces is one cell',
      ['绩　效　指　标  一级指标  分值  得分', '产出            数量      10    9'],
      [
        [
          ['绩　效　指　标', '一级指标', '分值', '得分'],
          ['产出', '数量', '10', '9'],
        ],
      ],
    ],
    [
      'titles in the middle of the line',
      [
        '            项目支出绩效自评表',
        '              （2024年度）',
        '项目名称      考试经费',
        '一级指标      分值    得分',
        '数量指标      10      9',
      ],
      [
        '项目支出绩效自评表',
        '（2024年度）',
        [
          ['项目名称', '考试经费'],
          ['一级指标', '分值', '得分'],
          ['数量指标', '10', '9'],
        ],
      ],
    ],
  ])('%s', async (_, lines, expected) => {
    const extraction = await read(lines.join('\n'));
    expect(extraction.format).toBe('text');
    expect(outline(extraction)).toEqual(expected);
  });

  it('the lines of one long text are one cell, those of short ones are not', async () => {
    const lines = [
      '年度目标  年初设定目标                        实际完成情况',
      '          目标1：按照统一要求严格组织好每次考   目标1：按照统一要求严格组织好每次',
      '          试工作；完善各个环节。                考试工作；完善各个环节。',
      '数量指标  考试项数                            3项',
      '          合格率                              ≥90%',
      '质量指标  差错率                              0%',
    ];
    expect(outline(await read(lines.join('\n')))).toEqual([
      [
        ['年度目标', '年初设定目标', '实际完成情况'],
        [
          '',
          '目标1：按照统一要求严格组织好每次考\n试工作；完善各个环节。',
          '目标1：按照统一要求严格组织好每次\n考试工作；完善各个环节。',
        ],
        ['数量指标', '考试项数', '3项'],
        ['', '合格率', '≥90%'],
        ['质量指标', '差错率', '0%'],
      ],
    ]);
  });

  it('a text too long for its column pushes the rest of the row', async () => {
    const lines = [
      '指标      分值  目标      得分',
      '数量      10    3项       10',
      '质量      5     ≥90%      5',
      '提高人才评价监督管理  20  有效提高  20',
      '满意度    20    ≥90%      20',
    ];
    expect(outline(await read(lines.join('\n')))[0]?.[3]).toEqual(['提高人才评价监督管理', '20', '有效提高', '20']);
  });
});

describe('cells parted by single spaces', () => {
  it.each<[name: string, lines: string[], expected: (string | string[][])[]]>([
    [
      'every word is a cell, rows are ragged',
      [
        '项目支出绩效自评表',
        '项目名称 考试经费',
        '一级指标 二级指标 三级指标 分值 指标值 实际值 得分',
        '产出指标 数量指标 考试项数 10 3项 3项 10',
        '质量指标 合格率 10 ≥90% ≥90% 10 略',
        '总分 99.18',
      ],
      [
        '项目支出绩效自评表',
        [
          ['项目名称', '考试经费'],
          ['一级指标', '二级指标', '三级指标', '分值', '指标值', '实际值', '得分'],
          ['产出指标', '数量指标', '考试项数', '10', '3项', '3项', '10'],
          ['质量指标', '合格率', '10', '≥90%', '≥90%', '10', '略'],
          ['总分', '99.18'],
        ],
      ],
    ],
    [
      'a word spaced out is one cell, two values are not',
      [
        '一级指标 二级指标 三级指标 分值 指标值 实际值 得分',
        '产 出 指 标 数量指标 考试项数 10 3项 3项 10',
        '效益指标 社会效益 有无 20 是 是 20',
        '总 分 99.18',
      ],
      [
        [
          ['一级指标', '二级指标', '三级指标', '分值', '指标值', '实际值', '得分'],
          ['产 出 指 标', '数量指标', '考试项数', '10', '3项', '3项', '10'],
          ['效益指标', '社会效益', '有无', '20', '是', '是', '20'],
          ['总 分', '99.18'],
        ],
      ],
    ],
  ])('%s', async (_, lines, expected) => {
    expect(outline(await read(lines.join('\n')))).toEqual(expected);
  });

  it('prose with spaces is no table', async () => {
    const prose = [
      '截至 2024 年 12 月，我局 完成 各项 任务。',
      'The quick brown fox jumps over the lazy dog 10 times in 5 days.',
    ];
    expect(gridCount(outline(await read(prose.join('\n'))))).toBe(0);
  });
});

function gridCount(blocks: readonly (string | string[][])[]): number {
  return blocks.filter((block) => typeof block !== 'string').length;
}
