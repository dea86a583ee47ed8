/** Title, year and the head of the form, in the wordings and layouts of the provinces. */
import { describe, expect, it } from 'vitest';
import { readTable, remarks } from './reading.js';

const BODY = `
  一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因
  产出指标|数量指标|培训人次|≥200人次|210人次|60|60|
  满意度指标|服务对象满意度指标|学员满意度|≥90%|95%|40|40|
  总分{1×5}|100|100|`;

/** A form with these loose lines above it and these rows as its head. */
function readHead(loose: readonly string[], ...rows: readonly string[]) {
  return readTable(...(loose.length === 0 ? [] : [loose.join('\n')]), `${rows.join('\n')}${BODY}`);
}

describe('title, label and year', () => {
  it.each([
    { loose: ['项目支出绩效自评表', '（2023年度）'], title: '项目支出绩效自评表', year: 2023 },
    { loose: ['2023年度项目支出绩效自评表'], title: '2023年度项目支出绩效自评表', year: 2023 },
    { loose: ['项目支出绩效自评表', '（2019年度'], title: '项目支出绩效自评表', year: 2019 },
    { loose: ['项目支出绩效自评表', '( 2022 年度 )'], title: '项目支出绩效自评表', year: 2022 },
    { loose: ['项目支出绩效自评表（2021年度）'], title: '项目支出绩效自评表', year: 2021 },
    { loose: ['项 目 支 出 绩 效 自 评 表', '2023年度'], title: '项目支出绩效自评表', year: 2023 },
    { loose: ['项目支出绩效自评表', '（2022年度） 单位：万元'], title: '项目支出绩效自评表', year: 2022 },
    { loose: ['项目支出绩效自评表', '2022年度    金额单位：元'], title: '项目支出绩效自评表', year: 2022 },
    { loose: ['项目支出绩效自评表', '（    年度）'], title: '项目支出绩效自评表', year: null },
    { loose: ['项目支出绩效自评表'], title: '项目支出绩效自评表', year: null },
    { loose: ['公开14表', '项目支出绩效自评表'], title: '项目支出绩效自评表', label: '公开14表', year: null },
    { loose: ['项目支出绩效自评表（表3）', '（2024年度）'], title: '项目支出绩效自评表', label: '表3', year: 2024 },
    { loose: ['附件2', '项目支出绩效自评表', '（2020年度）'], title: '项目支出绩效自评表', label: '附件2', year: 2020 },
    {
      loose: ['附表3：', '2022年项目支出绩效自评情况表'],
      title: '2022年项目支出绩效自评情况表',
      label: '附表3',
      year: 2022,
    },
    { loose: ['２０２１年度项目支出绩效自评表'], title: '２０２１年度项目支出绩效自评表', year: 2021 },
    { loose: ['项目支出绩效自评表', '（２０２０年度）'], title: '项目支出绩效自评表', year: 2020 },
    {
      loose: ['2023年度养老服务项目绩效评价指标体系'],
      title: '2023年度养老服务项目绩效评价指标体系',
      year: 2023,
    },
    { loose: ['部门整体支出绩效自评表', '（2022年度）'], title: '部门整体支出绩效自评表', year: 2022 },
  ])('$loose', ({ loose, title, label = null, year }) => {
    const { record } = readHead(loose, '项目名称|技能培训{1×7}');
    expect({ title: record.title, label: record.label, year: record.year }).toEqual({ title, label, year });
  });

  it('the year stands in a cell of the head', () => {
    expect(readHead(['项目支出绩效自评表'], '项目名称|技能培训{1×3}|年度|2022{1×3}').record.year).toBe(2022);
    expect(readHead(['项目支出绩效自评表'], '年度：2022年度{1×8}', '项目名称|技能培训{1×7}').record.year).toBe(2022);
  });

  it('the year of another table does not leak in', () => {
    const { record } = readHead(['2019年度收入决算表', '单位：万元', '项目支出绩效自评表'], '项目名称|技能培训{1×7}');
    expect(record.year).toBeNull();
  });
});

interface HeadCase {
  readonly name: string;
  readonly rows: readonly string[];
  readonly projectName?: string;
  readonly department?: string;
  readonly unit?: string;
  readonly rating?: string;
  readonly totalScore?: string;
}

describe('labels of the head', () => {
  it.each<HeadCase>([
    {
      name: 'national',
      rows: ['项目名称|技能培训{1×7}', '主管部门|县人社局{1×3}|实施单位|县就业中心{1×3}'],
      projectName: '技能培训',
      department: '县人社局',
      unit: '县就业中心',
    },
    {
      name: 'with a seal, a code, a phone',
      rows: [
        '项目名称|51092324T000008765432-技能培训{1×7}',
        '主管部门及代码|县人社局[155]{1×3}|实施单位（盖章）|县就业中心{1×3}',
        '项目负责人及电话|王丽 0951-8061234{1×3}|联系人|李强{1×3}',
      ],
      projectName: '51092324T000008765432-技能培训',
      department: '县人社局[155]',
      unit: '县就业中心',
    },
    {
      name: 'spaced labels',
      rows: ['项 目 名 称|技能培训{1×7}', '主 管 部 门|县人社局{1×3}|实 施 单 位|县就业中心{1×3}'],
      projectName: '技能培训',
      department: '县人社局',
      unit: '县就业中心',
    },
    {
      name: 'labels wrapped inside their cells',
      rows: ['项目\\n名称|技能\\n培训{1×7}', '主管\\n部门|县人社局{1×3}|实施\\n单位|县就业中心{1×3}'],
      projectName: '技能培训',
      department: '县人社局',
      unit: '县就业中心',
    },
    {
      name: 'label and text in one cell',
      rows: ['项目名称：技能培训{1×8}', '主管部门：县人社局{1×4}|实施单位：县就业中心{1×4}'],
      projectName: '技能培训',
      department: '县人社局',
      unit: '县就业中心',
    },
    {
      name: '项目单位, with the label of the year and a type with boxes',
      rows: [
        '项目名称|技能培训{1×7}',
        '主管部门|县人社局{1×3}|项目单位|县就业中心{1×3}',
        '项目类别|1.部门预算项目☑ 2.转移支付项目□{1×7}',
        '项目属性|1.持续性项目√ 2.新增性项目□{1×7}',
      ],
      projectName: '技能培训',
      department: '县人社局',
      unit: '县就业中心',
    },
    {
      name: 'a whole department',
      rows: ['部门（单位）名称|县人社局{1×7}'],
      department: '县人社局',
    },
    {
      name: 'a transfer',
      rows: [
        '转移支付（项目）名称|就业补助资金{1×7}',
        '中央主管部门|人力资源社会保障部{1×7}',
        '地方主管部门|省人社厅{1×3}|资金使用单位|县就业中心{1×3}',
      ],
      projectName: '就业补助资金',
      department: '人力资源社会保障部',
      unit: '县就业中心',
    },
    {
      name: 'the reporting unit above the project',
      rows: [
        '填报单位（盖章）：县就业中心{1×5}|填报日期：2024年1月15日{1×3}',
        '项目名称|技能培训{1×7}',
        '主管部门|县人社局{1×7}',
      ],
      projectName: '技能培训',
      department: '县人社局',
      unit: '县就业中心',
    },
    {
      name: 'fields left blank',
      rows: ['项目名称|技能培训{1×7}', '主管部门|{1×3}|实施单位|{1×3}'],
      projectName: '技能培训',
    },
    {
      name: 'score and grade in the head',
      rows: ['项目名称|技能培训{1×3}|自评得分|100分{1×3}', '主管部门|县人社局{1×3}|自评等级|优{1×3}'],
      projectName: '技能培训',
      department: '县人社局',
      rating: '优',
      totalScore: '100',
    },
  ])('$name', ({ rows, projectName = null, department = null, unit = null, rating = null, totalScore = '100' }) => {
    const { record } = readHead(['项目支出绩效自评表', '（2023年度）'], ...rows);
    expect({
      projectName: record.projectName,
      department: record.department,
      unit: record.unit,
      rating: record.rating,
      totalScore: record.totalScore,
    }).toEqual({ projectName, department, unit, rating, totalScore });
    expect(record.indicators).toHaveLength(2);
  });

  it('the unit of the amounts in a row of the grid', () => {
    const { record } = readHead(
      ['项目支出绩效自评表'],
      '|||||||金额单位：万元',
      '项目名称|技能培训{1×7}',
      '项目资金|年初预算数|全年预算数|全年执行数|分值|执行率|得分|',
      '年度资金总额|60|60|60|10|100%|10|',
    );
    expect(record.funds[0]?.currencyUnit).toBe('万元');
  });

  it('a form without a name says that it is missing', () => {
    const table = readHead(['项目支出绩效自评表'], '项目名称|{1×7}', '主管部门|{1×3}|实施单位|{1×3}');
    expect(remarks(table)).toContain('missing-field /record/projectName');
  });

  it('what has no field is kept in a diagnostic', () => {
    const table = readHead(['项目支出绩效自评表'], '项目名称|技能培训{1×7}', '项目沿革|始于2015年{1×7}');
    const said = remarks(table).join('\n');
    expect(said).toContain('项目沿革');
    expect(said).toContain('始于2015年');
  });
});

it('the head of a form about a purchase', () => {
  const { record } = readHead(['政府采购项目绩效自评表'], '采购项目名称|设备更新{1×3}|采购单位|某市档案馆{1×3}');
  expect([record.projectName, record.unit]).toEqual(['设备更新', '某市档案馆']);
});
