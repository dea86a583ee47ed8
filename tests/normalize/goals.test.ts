/** 年度总体目标: plan and result, one entry a printed row. */
import { describe, expect, it } from 'vitest';
import { readTable } from './reading.js';

const BODY = [
  '一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因',
  '产出指标|数量指标|培训人次|≥200人次|210人次|60|60|',
  '满意度指标|服务对象满意度指标|学员满意度|≥90%|95%|40|40|',
  '总分{1×5}|100|100|',
];

function goalsOf(...rows: readonly string[]): string[] {
  const { record } = readTable('项目支出绩效自评表', ['项目名称|技能培训{1×7}', ...rows, ...BODY].join('\n'));
  return record.goals.map(({ planned, achieved }) => `${planned ?? '-'} → ${achieved ?? '-'}`);
}

const PLAN = '目标1：培训200人次；目标2：合格率95%。';
const RESULT = '培训210人次，合格率96%。';

describe('wordings', () => {
  it.each([
    ['年初设定目标', '年度总体目标完成情况'],
    ['预期目标', '实际完成情况'],
    ['预期目标', '目标实际完成情况'],
    ['年初设定目标', '年度总体目标完成情况综述'],
    ['项目年度目标', '年度目标完成情况'],
    ['年初设定目标', '全年实际完成情况'],
    ['预 期 目 标', '实 际 完 成 情 况'],
  ])('%s / %s', (planned, achieved) => {
    expect(goalsOf(`年度总体目标{2×1}|${planned}{1×4}|${achieved}{1×3}`, `${PLAN}{1×4}|${RESULT}{1×3}`)).toEqual([
      `${PLAN} → ${RESULT}`,
    ]);
  });

  it.each(['年度总体目标', '年度\\n总体\\n目标', '年 度 总 体 目 标', '年度绩效目标', '总体目标完成情况', '年度目标'])(
    'label %s',
    (label) => {
      expect(goalsOf(`${label}{2×1}|预期目标{1×4}|实际完成情况{1×3}`, `${PLAN}{1×4}|${RESULT}{1×3}`)).toEqual([
        `${PLAN} → ${RESULT}`,
      ]);
    },
  );
});

describe('rows', () => {
  it('one entry a printed row', () => {
    expect(
      goalsOf(
        '年度总体目标{3×1}|预期目标{1×4}|实际完成情况{1×3}',
        '目标1：培训200人次{1×4}|目标1完成情况：210人次{1×3}',
        '目标2：合格率95%{1×4}|目标2完成情况：96%{1×3}',
      ),
    ).toEqual(['目标1：培训200人次 → 目标1完成情况：210人次', '目标2：合格率95% → 目标2完成情况：96%']);
  });

  it('line ends and leaked tags inside the cell are no part of the text', () => {
    expect(
      goalsOf(
        '年度总体目标{2×1}|预期目标{1×4}|实际完成情况{1×3}',
        '<p>目标 1：培训 200 人次；</p> <p>目标 2：合格率 95%。</p>{1×4}|培训 210\\n人次{1×3}',
      ),
    ).toEqual(['目标1：培训200人次；目标2：合格率95%。 → 培训210人次']);
  });

  it('a label for what the project is', () => {
    expect(goalsOf('项目基本情况{2×1}|项目年度目标{1×4}|年度目标完成情况{1×3}', `${PLAN}{1×4}|${RESULT}{1×3}`)).toEqual(
      [`${PLAN} → ${RESULT}`],
    );
    expect(goalsOf('项目年度目标{1×4}|年度目标完成情况{1×3}', `项目基本情况|${PLAN}{1×3}|${RESULT}{1×3}`)).toEqual([
      `${PLAN} → ${RESULT}`,
    ]);
  });

  it('a text that is no goal', () => {
    expect(
      goalsOf(
        '项目基本情况{3×1}|1.项目年度目标完成情况{2×1}|项目年度目标{1×3}|年度目标完成情况{1×3}',
        `${PLAN}{1×3}|${RESULT}{1×3}`,
        '2.项目实施内容及过程概述|按计划分四期实施{1×6}',
      ),
    ).toEqual([`${PLAN} → ${RESULT}`]);
  });

  it('a result left blank', () => {
    expect(goalsOf('年度总体目标{2×1}|预期目标{1×4}|实际完成情况{1×3}', `${PLAN}{1×4}|{1×3}`)).toEqual([`${PLAN} → -`]);
  });

  it('a block left blank', () => {
    expect(goalsOf('年度总体目标{2×1}|预期目标{1×4}|实际完成情况{1×3}', '{1×4}|{1×3}')).toEqual([]);
  });

  it('no block', () => {
    expect(goalsOf()).toEqual([]);
  });

  it('label and text in one row', () => {
    expect(goalsOf(`年度绩效目标|${PLAN}{1×4}|${RESULT}{1×3}`)).toEqual([`${PLAN} → ${RESULT}`]);
  });

  it('headers beside their texts', () => {
    expect(goalsOf(`年度总体目标|预期目标|${PLAN}{1×2}|实际完成情况|${RESULT}{1×3}`)).toEqual([`${PLAN} → ${RESULT}`]);
  });
});
