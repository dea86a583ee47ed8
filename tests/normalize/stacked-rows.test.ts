/** Several indicators typed into one row, a line of each cell for each of them. */
import { describe, expect, it } from 'vitest';
import { indicatorLine, readTable } from './reading.js';

const HEADER = '一级指标|二级指标|三级指标|分值|年度指标值|实际完成值|得分|偏差原因';

function read(...rows: readonly string[]): string[] {
  const grid = ['项目名称|食品抽检{1×7}', HEADER, ...rows, '合计{1×3}|100|||100|'].join('\n');
  return readTable('项目支出绩效自评表', grid).record.indicators.map(indicatorLine);
}

describe('rows of several indicators are parted', () => {
  it('names, weights, values and scores; the levels go with all of them', () => {
    expect(
      read(
        '产出指标\\n（90分）{2×1}|数量\\n指标|抽检批次\\n快检批次|50\\n20|≥320批次\\n≥90批次|335批次\\n90批次|50\\n20|',
        '质量指标|不合格处置率|20|100%|100%|20|',
        '满意度指标|服务对象\\n满意度指标|消费者满意度|10|≥90%|92%|10|',
      ),
    ).toEqual([
      '产出指标(90) | 数量指标 | 抽检批次 | 50 | ≥320批次 | 335批次 | 50 | -',
      '产出指标(90) | 数量指标 | 快检批次 | 20 | ≥90批次 | 90批次 | 20 | -',
      '产出指标(90) | 质量指标 | 不合格处置率 | 20 | 100% | 100% | 20 | -',
      '满意度指标 | 服务对象满意度指标 | 消费者满意度 | 10 | ≥90% | 92% | 10 | -',
    ]);
  });

  it('the second level beside them, one reason for all', () => {
    expect(
      read(
        '产\\n出\\n指\\n标|数量指标\\n质量指标\\n时效指标\\n成本指标|抽检批次\\n处置及时率\\n按期完成\\n抽检成本|40\\n20\\n20\\n10|' +
          '≥320批次\\n100%\\n12月底前\\n≤9万元|320批次\\n100%\\n12月\\n9万元|40\\n20\\n20\\n10|无',
        '满意度指标|服务对象满意度指标|消费者满意度|10|≥90%|92%|10|',
      ),
    ).toEqual([
      '产出指标 | 数量指标 | 抽检批次 | 40 | ≥320批次 | 320批次 | 40 | 无',
      '产出指标 | 质量指标 | 处置及时率 | 20 | 100% | 100% | 20 | 无',
      '产出指标 | 时效指标 | 按期完成 | 20 | 12月底前 | 12月 | 20 | 无',
      '产出指标 | 成本指标 | 抽检成本 | 10 | ≤9万元 | 9万元 | 10 | 无',
      '满意度指标 | 服务对象满意度指标 | 消费者满意度 | 10 | ≥90% | 92% | 10 | -',
    ]);
  });
});

it('a row of amounts that a narrow column broke is one', () => {
  const { funds } = readTable(
    '项目支出绩效自评表',
    [
      '项目名称|食品抽检{1×7}',
      '项目资金（万元）{2×1}||年初预算数|全年预算数|全年执行数|分值|执行率|得分',
      '年度财政\\n资金总额|60.0\\n0|60.0\\n0|60.0\\n0|10|100%|10',
      HEADER,
      '产出指标|数量指标|抽检批次|90|≥320批次|335批次|90|',
    ].join('\n'),
  ).record;
  expect(funds).toMatchObject([{ item: '年度财政资金总额', annualBudget: '60.00' }]);
});

it('a row of one indicator with broken lines stays one', () => {
  expect(
    read(
      '产出\\n指标|数量\\n指标|食品抽检\\n批次|90|≥320\\n批次|335\\n批次|90|超额\\n完成',
      '满意度指标|服务对象满意度指标|消费者满意度|10|≥90%|92%|10|',
    ),
  ).toEqual([
    '产出指标 | 数量指标 | 食品抽检批次 | 90 | ≥320批次 | 335批次 | 90 | 超额完成',
    '满意度指标 | 服务对象满意度指标 | 消费者满意度 | 10 | ≥90% | 92% | 10 | -',
  ]);
});
