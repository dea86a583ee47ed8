/** The aligner: no cell is lost or used twice, what stands right is left alone, one damage is undone or reported. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AlignInput, Placed, Reading, TableModel } from '../../src/normalize/align-model.js';
import { alignTable, readRow } from '../../src/normalize/align-table.js';
import { FeatureReader } from '../../src/normalize/features.js';
import type { ColumnField } from '../../src/templates/template.js';
import { generateForm } from '../helpers/forms/generate.js';
import { matrixOf } from '../helpers/forms/render.js';
import { readTables } from './reading.js';

const ORDERS: readonly (readonly ColumnField[])[] = [
  ['level1', 'level2', 'level3', 'target', 'actual', 'weight', 'score', 'reason'],
  ['group', 'level1', 'level2', 'level3', 'weight', 'target', 'actual', 'method', 'score', 'reason'],
  ['level1', 'level2', 'level3', 'comparator', 'target', 'unit', 'actual', 'weight', 'score', 'reason'],
  ['level3', 'target', 'actual', 'score'],
  ['level1', 'level2', 'level3', 'target', 'actual', 'weight', 'score', 'other', 'reason'],
];

const TEXTS = [
  ...[
    '产出指标',
    '效益指标（30分）',
    '满意度指标(10分)',
    '（50分）',
    '数量指标',
    '社会效益指标',
    '服务对象满意度',
    '绩效指标',
  ],
  ...['培训人次', '监考、考官、巡视等食宿费', '专家津贴（10万元/人）、交通费', '调解率', '12月总结'],
  ...[
    '10',
    '3.75',
    '100',
    '0',
    '10分',
    '98.5%',
    '3项',
    '≥90%',
    '10.65万元',
    '1300余件',
    '≤60日',
    '2024年',
    '12月底前',
    '1-3人',
  ],
  ...['有效保证', '长效', '达到预期', '否', '≥', '%', '人次', '-', '—', '/', '无'],
  ...['按B/A×该指标分值记分', '每低1%扣1分', '调剂使用', '剩余70元不足支付', '疫情影响，部分培训取消', '0'],
  ...[
    '10≥266米≥266米10',
    '3项3项',
    '有效保证有效保证20',
    '产出指标数量指标',
    '1020万元20万元10',
    '20 20',
    '考试项数10',
  ],
];

const textArbitrary = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(...TEXTS) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }) },
);

/** A row of non-empty cells at rising columns, some of them merged. */
const rowArbitrary: fc.Arbitrary<AlignInput> = fc
  .array(
    fc.record({
      text: textArbitrary,
      gap: fc.nat({ max: 2 }),
      span: fc.constantFrom(1, 1, 1, 1, 2),
      seam: fc.boolean(),
    }),
    { minLength: 1, maxLength: 10 },
  )
  .map((parts) => {
    let column = 0;
    const cells = parts.map(({ text, gap, span, seam }) => {
      column += gap;
      const cell = { text, column, columnSpan: span, seams: seam && text.length > 2 ? [2] : [] };
      column += span;
      return cell;
    });
    return { cells, covered: new Map<number, number>(), width: column };
  });

const modelArbitrary: fc.Arbitrary<TableModel> = fc.constantFrom(...ORDERS).map((fields) => ({
  slots: fields.map((field, at) => ({ field, start: at, end: at + 1 })),
  features: new FeatureReader(2024),
  declaredTotal: '98.5',
}));

/** White space where a cell was cut or joined belongs to neither side. */
const bare = (text: string): string => text.replace(/\s/gu, '');

/** What became of each cell: its text, put together again from the fields that hold a part of it. */
function accountOf(input: AlignInput, reading: Reading): string[] {
  const parts = input.cells.map((): string[] => []);
  for (const placed of reading.placed) {
    for (const cell of placed?.cells ?? []) parts[cell]?.push(partOf(placed as Placed, input, cell));
  }
  for (const cell of reading.unplaced) parts[cell]?.push(input.cells[cell]?.text ?? '');
  return parts.map((texts) => bare(texts.join('')));
}

/** The part of a field's text that comes from one of its cells. */
function partOf(placed: Placed, input: AlignInput, cell: number): string {
  return placed.partial ? placed.text : (input.cells[cell]?.text ?? '');
}

function joinedText(placed: Placed, input: AlignInput): string {
  return placed.cells.map((cell) => partOf(placed, input, cell)).join('');
}

const textsOf = (input: AlignInput): string[] => input.cells.map(({ text }) => bare(text));

const runs = { numRuns: Number(process.env['FUHE_PROPERTY_RUNS'] ?? 80) };

describe('every cell has one place', () => {
  it('in every reading of a row', () => {
    fc.assert(
      fc.property(modelArbitrary, rowArbitrary, fc.boolean(), (model, input, first) => {
        for (const reading of readRow(model, input, first)) {
          expect(accountOf(input, reading)).toEqual(textsOf(input));
          expect(reading.placed).toHaveLength(model.slots.length);
          for (const placed of reading.placed)
            if (placed !== null) expect(bare(joinedText(placed, input))).toBe(bare(placed.text));
        }
      }),
      runs,
    );
  });

  it('in the reading of a table, whose rows all have one, and a probability', () => {
    fc.assert(
      fc.property(modelArbitrary, fc.array(rowArbitrary, { minLength: 1, maxLength: 5 }), (model, inputs) => {
        const rows = inputs.map((input, index) => ({ input, readings: readRow(model, input, index === 0) }));
        const aligned = alignTable(model, rows);
        expect(aligned).toHaveLength(inputs.length);
        aligned.forEach(({ reading, confidence }, index) => {
          const input = inputs[index] as AlignInput;
          expect(accountOf(input, reading)).toEqual(textsOf(input));
          expect(confidence).toBeGreaterThan(0);
          expect(confidence).toBeLessThanOrEqual(1);
        });
      }),
      runs,
    );
  });

  it('and the fields stand in the order of the cells', () => {
    fc.assert(
      fc.property(modelArbitrary, rowArbitrary, (model, input) => {
        for (const reading of readRow(model, input, false)) {
          const order = reading.placed.flatMap((placed) => placed?.cells ?? []);
          expect(order).toEqual([...order].sort((a, b) => a - b));
        }
      }),
      runs,
    );
  });

  it('inputs are left as they were', () => {
    fc.assert(
      fc.property(modelArbitrary, fc.array(rowArbitrary, { minLength: 1, maxLength: 3 }), (model, inputs) => {
        const before = structuredClone(inputs);
        const frozen = inputs.map((input) => ({
          ...input,
          cells: Object.freeze(input.cells.map((cell) => Object.freeze(cell))),
        }));
        const rows = frozen.map((input) => ({ input, readings: readRow(model, input, false) }));
        alignTable(model, rows);
        expect(frozen).toEqual(before);
      }),
      runs,
    );
  });
});

const clean = [
  ['产出指标（50分）', '数量指标', '培训人次', '≥200人次', '210人次', '20', '20', ''],
  ['', '', '培训场次', '5场', '5场', '10', '10', ''],
  ['', '质量指标', '培训合格率', '≥95%', '93%', '10', '9.79', '部分学员缺考'],
  ['', '成本指标', '人均培训成本', '≤500元', '480元', '10', '10', ''],
  ['效益指标（40分）', '社会效益指标', '群众知晓率', '≥80%', '82%', '40', '40', ''],
  ['满意度指标（10分）', '服务对象满意度指标', '学员满意度', '≥90%', '95%', '10', '10', ''],
] as const;
const HEADER = '一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施';

interface ReadRowTexts {
  readonly texts: readonly (string | null)[];
  readonly confidence: number;
  readonly repaired: boolean;
  readonly doubtful: boolean;
}

function readCells(rows: readonly (readonly string[])[]): ReadRowTexts[] {
  const text = ['项目名称|技能培训', HEADER, ...rows.map((row) => row.join('|')), '总分|||||100|99.79|'].join('\n');
  const [table] = readTables('项目支出绩效自评表', text);
  const said = (code: string, row: number): boolean =>
    table?.diagnostics.some((one) => one.code === code && one.path?.startsWith(`/record/indicators/${row}`)) ?? false;
  return (table?.record.indicators ?? []).map((row, index) => ({
    texts: [row.level1, row.level2, row.level3, row.target.raw, row.actual.raw, row.weight, row.score, row.reason],
    confidence: row.confidence,
    repaired: row.repairs.length > 0,
    doubtful: said('alignment-ambiguous', index),
  }));
}

const truth = readCells(clean);

/** The clean table with one row hurt. */
function hurt(kind: string, at: number, draw: number): (readonly string[])[] {
  return clean.map((row, index) => (index === at ? (DAMAGES[kind]?.([...row], draw) ?? row) : row));
}

/** A row as a clean form prints it: level names only where they begin. */
function printed(texts: ReadRowTexts['texts'], above: ReadRowTexts['texts'] | undefined): string[] {
  const begins = above?.[0] !== texts[0];
  return texts.map((text, slot) => {
    const carried = slot === 0 ? !begins : slot === 1 && !begins && above?.[1] === text;
    return carried ? '' : (text ?? '');
  });
}

describe('a clean table is returned unchanged', () => {
  it('this one', () => {
    expect(truth.map(({ texts }) => texts.slice(2))).toEqual(
      clean.map((row) => row.slice(2).map((text) => (text === '' ? null : text))),
    );
    expect(truth.some(({ repaired, doubtful }) => repaired || doubtful)).toBe(false);
  });

  it('and generated ones of every family', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const form = generateForm(seed);
        const text = matrixOf(form)
          .map((row) => row.map((cell) => cell.replaceAll('|', '｜').replaceAll('\n', '\\n')).join('|'))
          .join('\n');
        const tables = readTables(form.before.join('\n'), text);
        expect(tables).toHaveLength(1);
        const repairs = tables[0]?.record.indicators.flatMap((row) => row.repairs) ?? [];
        expect(repairs).toEqual([]);
        expect(tables[0]?.record.indicators.map((row) => row.level3)).toHaveLength(form.truth.indicators.length);
      }),
      { numRuns: 40 },
    );
  });

  it('what was put right needs no second repair', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: clean.length - 1 }),
        fc.constantFrom(...Object.keys(DAMAGES)),
        fc.nat(),
        (at, kind, draw) => {
          const once = readCells(hurt(kind, at, draw)).map(({ texts }) => texts);
          // A lost name cannot be printed: a blank below a name carries it on.
          fc.pre(once.every(([level1, level2]) => level1 !== null && level2 !== null));
          const again = readCells(once.map((texts, index) => printed(texts, once[index - 1])));
          expect(again.map(({ texts }) => texts)).toEqual(once);
          expect(again.filter(({ repaired }) => repaired)).toEqual([]);
        },
      ),
      runs,
    );
  });
});

/** Column of 三级指标: a name goes on with any text, so that one with its target may be read as a longer name. */
const NAME = 2;

/** A space somewhere in a text, though not inside a number, where it might part two. */
function spaced(text: string, draw: number): string {
  const places = [...text].flatMap((_, at) =>
    at > 0 && !/\d\d|\.\d|\d\./u.test(text.slice(at - 1, at + 1)) ? [at] : [],
  );
  const at = places[draw % Math.max(1, places.length)];
  return at === undefined ? text : `${text.slice(0, at)} ${text.slice(at)}`;
}

/** One row hurt in one way; `draw` decides where and how far. */
const DAMAGES: Readonly<Record<string, (row: string[], draw: number) => string[]>> = {
  'pushed to the left edge': (row) => {
    const first = row.findIndex((text) => text !== '');
    return [...row.slice(first), ...row.slice(0, first)];
  },
  'pushed right': (row, draw) => [...Array.from({ length: 1 + (draw % 2) }, () => ''), ...row],
  'the cells behind one pushed right': (row, draw) => {
    const at = 1 + (draw % (row.length - 1));
    return [...row.slice(0, at), '', ...row.slice(at)];
  },
  'blank cells dropped': (row) => row.filter((text) => text !== ''),
  'two cells in one, with a space': (row, draw) => {
    const filled = row.flatMap((text, at) => (text !== '' && row[at + 1] ? [at] : []));
    const at = filled[draw % filled.length] ?? 0;
    return [...row.slice(0, at), `${row[at] ?? ''} ${row[at + 1] ?? ''}`, ...row.slice(at + 2)];
  },
  'the name in two cells': (row, draw) => {
    const name = row[NAME] ?? '';
    const cut = 1 + (draw % (name.length - 1));
    return [...row.slice(0, NAME), name.slice(0, cut), name.slice(cut), ...row.slice(NAME + 1)];
  },
  'spaces in the texts': (row, draw) => row.map((text) => spaced(text, draw)),
  'tags in the texts': (row) => row.map((text) => (text === '' ? text : `<p>${text}</p>`)),
};

describe('one damage to one row is undone, or said to be doubtful', () => {
  it.each(Object.keys(DAMAGES))('%s', (kind) => {
    fc.assert(
      fc.property(fc.nat({ max: clean.length - 1 }), fc.nat(), (at, draw) => {
        const read = readCells(hurt(kind, at, draw));
        expect(read).toHaveLength(clean.length);
        read.forEach(({ texts, doubtful, confidence }, index) => {
          if (index !== at) expect(texts).toEqual(truth[index]?.texts);
          else if (!doubtful && confidence >= 0.9) expect(texts).toEqual(truth[index]?.texts);
        });
      }),
      runs,
    );
  });
});

describe('a range stays whole', () => {
  it.each(['1-3人', '1～3人', '1人-3人', '95%-98%', '1至3人'])('%s', (range) => {
    const [, second] = readTables(
      `
      项目名称|法律服务{1×6}
      一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分
      产出指标|数量指标|办理法律援助案件|350件|386件|60|60
      配备法律顾问|${range}|2人|40|40
      总分|100|100`,
    ).flatMap(({ record }) => record.indicators);
    expect(second).toMatchObject({ level3: '配备法律顾问', target: { raw: range }, actual: { raw: '2人' } });
  });
});

describe('a figure is never torn between score and reason', () => {
  it.each(['10', '90', '9.0', '100'])('%s beside a weight of 9', (score) => {
    const [row] = readTables(
      `
      项目名称|应急处置{1×7}
      一级指标|二级指标|三级指标|分值|指标值|实际完成值|评价标准|得分|备注
      产出指标|时效指标|应急处置响应时限|9|≤27分钟|22分钟|达到指标值记满分|${score}|
      效益指标|社会效益指标|就医便利|81|提升|提升||81|
      满意度指标|服务对象满意度指标|群众满意度|10|≥90%|95%||10|
      总分{1×3}|100||||${String(Number(score) + 91)}|`,
    ).flatMap(({ record }) => record.indicators);
    expect(row).toMatchObject({ weight: '9', score, reason: null });
  });
});

describe('a score glued to a reason that begins with a count', () => {
  it.each([
    ['9.792个村卫生室合并', '9.79', '2个村卫生室合并', '99.79'],
    ['81家企业延期验收', '8', '1家企业延期验收', '98'],
    ['9.5设备延期到货', '9.5', '设备延期到货', '99.5'],
  ])('%s', (glued, score, reason, total) => {
    const [row] = readTables(
      `
      项目名称|村卫生室补助{1×7}
      一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因
      产出指标|数量指标|村卫生室覆盖数|≥96个|94个|10|${glued}|
      效益指标|社会效益指标|就医便利|提升|提升|80|80|
      满意度指标|服务对象满意度指标|群众满意度|≥90%|95%|10|10|
      总分{1×5}|100|${total}|`,
    ).flatMap(({ record }) => record.indicators);
    expect(row).toMatchObject({ score, reason });
  });
});

describe('letters in place of digits', () => {
  it.each(['1O', 'l0', '1O.0', '2O分'])('%s is kept whole, not torn between two columns', (score) => {
    const rows = clean.map((row, at) => (at === 1 ? [...row.slice(0, 6), score, ''] : row));
    const read = readCells(rows)[1];
    expect(read?.texts.slice(3)).toEqual(['5场', '5场', '10', null, null]);
  });
});

describe('columns that look alike', () => {
  const header = '指标名称|计量单位|指标性质|年初指标值|调整指标值|全年完成值|得分系数（%）|指标权重|指标得分|备注';
  const rows = [
    '贷款金额|亿元|≥|10|11|11.2|100|30|30|',
    '创业人数|人|≥|8000|8000|8210|100|40|40|',
    '不良率|%|≤|5|5|2.1|100|30|30|',
  ];
  const read = (...lines: readonly string[]) =>
    readTables('部门整体绩效自评表', ['部门名称|县人社局{1×9}', header, ...lines, '合计|||||||100|100|'].join('\n'))[0]
      ?.record.indicators ?? [];
  const texts = (lines: readonly string[]) =>
    read(...lines).map((row) => [row.target.raw, row.actual.raw, row.weight, row.score]);

  it.each([0, 1, 2])('row %s, one to the right: all of it, not only what fits', (at) => {
    expect(texts(rows.map((row, index) => (index === at ? `|${row}` : row)))).toEqual(texts(rows));
  });
});

describe('a cell that holds two fields, and a blank beside it', () => {
  it.each([
    ['知晓程度明显提升||明显提升|40|40|', ['知晓程度', '明显提升', '明显提升', '40', '40', null]],
    ['群众 知晓率|≥80% 82%||40|40|', ['群众知晓率', '≥80%', '82%', '40', '40', null]],
    ['是否公开|是是||40|40|', ['是否公开', '是', '是', '40', '40', null]],
  ])('%s', (row, expected) => {
    const rows = clean.map((one, at) => (at === 4 ? [...one.slice(0, 2), ...row.split('|')] : one));
    expect(readCells(rows)[4]?.texts.slice(2)).toEqual(expected);
  });

  it('a sign at the end of a name belongs to the column of signs', () => {
    const [table] = readTables(
      '项目支出绩效自评表',
      '项目名称|甲{1×8}\n一级指标|二级指标|三级指标|指标性质|指标值|度量单位|实际完成值|分值|得分\n产出指标|数量指标|村寨数>=||5|个|5|60|60\n效益指标|社会效益指标|知晓率|==|80|%|82|40|40\n总分|||||||100|100',
    );
    expect(table?.record.indicators.map((row) => [row.level3, row.target.comparator])).toEqual([
      ['村寨数', '≥'],
      ['知晓率', '='],
    ]);
  });
});

describe('a value is never cut in two', () => {
  it.each(['12月20日', '2023年12月', '2023年12月31日', '1O月20日'])('%s beside a blank target', (date) => {
    const rows = clean.map((row, at) => (at === 1 ? ['', '', '完成时间', '', date, '10', '10', ''] : row));
    expect(readCells(rows)[1]?.texts.slice(2, 5)).toEqual(['完成时间', null, date]);
  });

  it('a name that ends as the actual does, beside a blank target: either reading, never surely', () => {
    const rows = clean.map((row, at) => (at === 4 ? ['', '', '知晓程度提升', '', '提升', '40', '40', ''] : row));
    const read = readCells(rows)[4];
    expect(read?.confidence).toBeLessThan(0.8);
    expect(read?.doubtful).toBe(true);
  });
});

describe('a table whose rows all slid', () => {
  it('takes the ones with it that would fit where they stand', () => {
    const header = '一级指标|二级指标|三级指标|指标性质|指标值|度量单位|实际完成值|分值|得分';
    const rows = [
      '产出指标|数量指标|村寨数|≥|5|个|4|40|32',
      '||其中：新建|≥|3|个|2||',
      '|质量指标|合格率|＝|100|%|100|20|20',
      '效益指标|社会效益指标|知晓率|≥|80|%|82|30|30',
      '满意度指标|满意度指标|边民满意度|≥|95|%|96|10|10',
    ];
    const read = (lines: readonly string[]) =>
      readTables(
        '项目支出绩效自评表',
        ['项目名称|甲{1×8}', header, ...lines, '总分|||||||100|92'].join('\n'),
      )[0]?.record.indicators.map((row) => [row.level3, row.target.raw, row.actual.raw, row.weight, row.score]);
    const slid = rows.map((row) => row.replace(/(\|[^|]*\|[^|]*\|[^|]*)$/u, '|$1'));
    expect(read(slid)).toEqual(read(rows));
  });
});

describe('how sure the reading of a short row is', () => {
  it('a cell was lost: the row says that it may be read wrong', () => {
    const rows = clean.map((row, at) => (at === 2 ? row.filter((_, slot) => slot !== 5) : row));
    const read = readCells(rows)[2];
    expect(read?.confidence).toBeLessThan(0.8);
    expect(read?.doubtful).toBe(true);
  });
});
