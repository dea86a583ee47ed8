/** Which tables of a document are self-evaluations, and where each begins and ends. */
import { describe, expect, it } from 'vitest';
import { indicatorLine, readTable, readTables } from './reading.js';

const HEADER = '一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施';

/** A small whole form of one project. */
function form(project: string, options: { readonly total?: string; readonly name?: string } = {}): string {
  return `
    项目名称|${project}{1×7}
    主管部门|县民政局{1×3}|实施单位|县敬老院{1×3}
    ${HEADER}
    产出指标|数量指标|${options.name ?? `${project}次数`}|10次|10次|50|50|
    效益指标|社会效益指标|养老服务水平|提升|提升|40|40|
    满意度指标|服务对象满意度指标|老人满意度|≥90%|95%|10|10|
    总分{1×5}|100|${options.total ?? '100'}|`;
}

/** Several forms as one grid. */
const stacked = (...forms: readonly string[]): string => forms.join('');

const BUDGET = `
  项目|行次|决算数|项目|行次|决算数
  一、一般公共预算财政拨款收入|1|1234.56|一、一般公共服务支出|31|1100.00
  二、政府性基金预算财政拨款收入|2|0.00|二、教育支出|32|134.56
  本年收入合计|27|1234.56|本年支出合计|57|1234.56`;

const DECLARATION = `
  项目名称|养老服务补贴{1×4}
  一级指标|二级指标|三级指标|指标值|备注
  产出指标|数量指标|补贴老人数|≥300人|
  满意度指标|服务对象满意度指标|老人满意度|≥90%|`;

const PURCHASES = `
  序号|项目名称|采购方式|预算金额|中标金额
  1|养老设备采购|公开招标|120.00|118.50
  合计|||120.00|118.50`;

const MERITS = `
  部门名称|县民政局{1×4}
  一级指标|二级指标|三级指标|年度目标值|实际完成值
  产出指标|数量指标|补贴老人数|≥300人|312人
  效益指标|社会效益指标|养老服务水平|提升|提升`;

/** title / project or department / number of indicators / total, one line a table */
function found(...parts: readonly string[]): string[] {
  return readTables(...parts).map(({ record }) =>
    [record.label ?? record.title, record.projectName ?? record.department, record.indicators.length, record.totalScore]
      .map((part) => part ?? '-')
      .join(' / '),
  );
}

describe('evaluation tables', () => {
  it.each<{ name: string; parts: readonly string[]; expected: readonly string[] }>([
    {
      name: 'one, with its title above the grid',
      parts: ['项目支出绩效自评表\n（2023年度）', form('助餐')],
      expected: ['项目支出绩效自评表 / 助餐 / 3 / 100'],
    },
    {
      name: 'two with titles',
      parts: ['项目支出绩效自评表（表1）', form('助餐'), '项目支出绩效自评表（表2）', form('助浴', { total: '98' })],
      expected: ['表1 / 助餐 / 3 / 100', '表2 / 助浴 / 3 / 98'],
    },
    {
      name: 'two with no title between',
      parts: ['项目支出绩效自评表', form('助餐'), form('助浴', { total: '98' })],
      expected: ['项目支出绩效自评表 / 助餐 / 3 / 100', '- / 助浴 / 3 / 98'],
    },
    {
      name: 'three stacked in one grid',
      parts: ['项目支出绩效自评表', stacked(form('助餐'), form('助浴', { total: '98' }), form('助医'))],
      expected: ['项目支出绩效自评表 / 助餐 / 3 / 100', '- / 助浴 / 3 / 98', '- / 助医 / 3 / 100'],
    },
    {
      name: 'two stacked in one grid, titles as rows of it',
      parts: [
        stacked(
          '\n项目支出绩效自评表（表1）{1×8}\n（2023年度）{1×8}',
          form('助餐'),
          '\n项目支出绩效自评表（表2）{1×8}\n（2023年度）{1×8}',
          form('助浴', { total: '98' }),
        ),
      ],
      expected: ['表1 / 助餐 / 3 / 100', '表2 / 助浴 / 3 / 98'],
    },
    {
      name: 'a whole department',
      parts: ['2023年度部门整体支出绩效自评表', form('x').replace('项目名称|x', '部门（单位）名称|县民政局')],
      expected: ['2023年度部门整体支出绩效自评表 / 县民政局 / 3 / 100'],
    },
    {
      name: 'one without scores',
      parts: ['2023年度绩效自评表', MERITS],
      expected: ['2023年度绩效自评表 / 县民政局 / 2 / -'],
    },
    {
      name: 'text around',
      parts: [
        '三、绩效自评情况\n本部门对1个项目开展了自评，自评得分100分。\n项目支出绩效自评表',
        form('助餐'),
        '四、名词解释\n财政拨款收入：指县级财政当年拨付的资金。',
      ],
      expected: ['项目支出绩效自评表 / 助餐 / 3 / 100'],
    },
  ])('$name', ({ parts, expected }) => {
    expect(found(...parts)).toEqual(expected);
  });
});

describe('other tables are left alone', () => {
  it.each([
    { name: '决算表', parts: ['收入支出决算总表', BUDGET] },
    { name: '绩效目标申报表: neither actuals nor scores', parts: ['项目支出绩效目标申报表', DECLARATION] },
    { name: '采购表 with the words 项目名称 and 合计', parts: ['政府采购情况表', PURCHASES] },
    { name: 'prose about scores', parts: ['项目支出绩效自评表得分为98分，详见附件。'] },
  ])('$name', ({ parts }) => {
    expect(found(...parts)).toEqual([]);
  });

  it('and change nothing beside an evaluation', () => {
    const alone = readTables('项目支出绩效自评表', form('助餐')).map(({ record }) => withoutRows(record));
    const among = readTables(
      '收入支出决算总表',
      BUDGET,
      '项目支出绩效目标申报表',
      DECLARATION,
      '项目支出绩效自评表',
      form('助餐'),
      '政府采购情况表',
      PURCHASES,
    ).map(({ record }) => withoutRows(record));
    expect(among).toEqual(alone);
  });
});

function withoutRows(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, inner: unknown) => (key === 'location' ? undefined : inner)));
}

describe('one table over several grids', () => {
  const rows = form('助餐').trim().split('\n');
  const cut = (at: number, ...repeated: readonly string[]): [string, string] => [
    rows.slice(0, at).join('\n'),
    [...repeated, ...rows.slice(at)].join('\n'),
  ];

  it.each([
    { name: 'between two rows', pieces: cut(4) },
    { name: 'the header repeated', pieces: cut(4, HEADER) },
    { name: 'before the total row', pieces: cut(6) },
    { name: 'before the header of the indicators', pieces: cut(2) },
  ])('$name', ({ pieces: [above, below] }) => {
    expect(found('项目支出绩效自评表', above, below)).toEqual(['项目支出绩效自评表 / 助餐 / 3 / 100']);
    expect(found('项目支出绩效自评表', above, '第 1 页 共 2 页', below)).toEqual([
      '项目支出绩效自评表 / 助餐 / 3 / 100',
    ]);
  });

  it('between two rows under one merged cell', () => {
    const above = `
      项目名称|助餐{1×6}
      一级指标|二级指标|三级指标|分值|指标值|实际完成值|得分
      产出指标{3×1}|数量指标{3×1}|助餐点|20|≥5个|5个|20
      餐位|20|≥50个|50个|20
      菜品|20|≥10种|10种|20`;
    const below = `
      {2×1}|{2×1}|送餐|20|≥9次|9次|20
      探访|10|≥9次|9次|10
      满意度指标|服务对象满意度指标|老人满意度|10|≥90%|95%|10
      合计|||100|||100`;
    const { indicators } = readTable('项目支出绩效自评表', above, below).record;
    expect(indicators.map(({ level1, level2 }) => `${level1 ?? '-'}/${level2 ?? '-'}`)).toEqual([
      ...Array.from({ length: 5 }, () => '产出指标/数量指标'),
      '满意度指标/服务对象满意度指标',
    ]);
  });

  it('a table that has its total does not go on in the next grid', () => {
    const foreign = `
      一、补助标准|每人每月|100元|备注
      二、补助范围|全县|60岁以上|无`;
    expect(found('项目支出绩效自评表', form('助餐'), foreign)).toEqual(['项目支出绩效自评表 / 助餐 / 3 / 100']);
  });
});

describe('a grade below a table without a total row', () => {
  const untotalled = form('养老服务补贴').replace(/\n[^\n]*$/u, '');

  it.each(['评价等级：良', '综合评价等次：良', '评价结果：良', '绩效等级：良', '等级：良', '自评等级：良'])(
    '%s',
    (grade) => {
      const [table] = readTables('项目支出绩效自评表', untotalled, grade);
      expect(table?.record).toMatchObject({ rating: '良', indicators: { length: 3 } });
    },
  );

  it('not of the next form', () => {
    const [first, second] = readTables(
      '项目支出绩效自评表',
      untotalled,
      '项目支出绩效自评表',
      form('敬老院'),
      '评价等级：良',
    );
    expect([first?.record.rating, second?.record.rating]).toEqual([null, '良']);
  });
});

describe('both tiers of a header written out', () => {
  it('are one header', () => {
    const [table] = readTables(
      `
      项目名称|平台运维{1×9}
      绩效指标{1×3}|年度指标值{1×3}|实际完成值|分值|得分|偏差原因分析及改进措施
      一级指标|二级指标|三级指标|指标性质|指标值|度量单位|实际完成值|分值|得分|偏差原因分析及改进措施
      产出指标|数量指标|印制宣传手册|≥|494|册|494|50|50|
      效益指标|社会效益指标|查档效率|≥|90|%|95|50|50|
      总分{1×7}|100|100|`,
    );
    expect(table?.record.indicators).toMatchObject([
      { level3: '印制宣传手册', target: { comparator: '≥', value: '494', unit: '册' }, weight: '50', score: '50' },
      { level3: '查档效率', target: { comparator: '≥', value: '90', unit: '%' }, weight: '50', score: '50' },
    ]);
  });
});

describe('a total row beside a merged level cell that is too long', () => {
  it('is the total', () => {
    const [table] = readTables(
      `
      项目名称|平台运维{1×6}
      一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分
      产出指标|数量指标|办理案件|350件|386件|50|50
      效益指标{3×1}|社会效益指标|查档效率|提升|提升|50|50
      总分{1×4}|100|100`,
    );
    expect(table?.record).toMatchObject({ totalWeight: '100', totalScore: '100' });
    expect(table?.diagnostics).toEqual([]);
  });
});

describe('a header that line ends broke', () => {
  const rows = [
    '产出指标|数量指标|档案数字化|≥30万页|31万页|60|60|',
    '效益指标|社会效益指标|查档效率|提升|提升|40|38|系统升级',
    '总分|||||100|98|',
  ];

  it.each([
    ['inside two cells', '一级指标|二级指标|三级指标|年度\n指标值|实际\n完成值|分值|得分|偏差原因'],
    ['inside four', '一级指标|二级\n指标|三级指标|年度\n指标值|实际\n完成值|分值|得分|偏差\n原因分析'],
    ['inside the last one', '一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析\n及改进措施'],
    [
      'inside the last one too',
      '一级指标|二级指标|三级指标|年度\n指标值|实际\n完成值|分值|得分|偏差原因分析\n及改进措施',
    ],
  ])('%s', (_name, header) => {
    const [table, ...others] = readTables('项目支出绩效自评表', ['项目名称|数字档案馆', header, ...rows].join('\n'));
    expect(others).toEqual([]);
    expect(table?.record.indicators.map(indicatorLine)).toEqual([
      '产出指标 | 数量指标 | 档案数字化 | 60 | ≥30万页 | 31万页 | 60 | -',
      '效益指标 | 社会效益指标 | 查档效率 | 40 | 提升 | 提升 | 38 | 系统升级',
    ]);
    expect(table?.record.totalScore).toBe('98');
  });
});
