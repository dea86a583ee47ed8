/** Tables to print as documents: the clean forms of the seed, forms of every family, long ones over several pages. */
import { readFileSync } from 'node:fs';
import { DEFAULT_LIMITS } from '../src/extract/extractor.js';
import { extractDocument } from '../src/extract/registry.js';
import { FAMILIES } from '../tests/helpers/forms/families.js';
import { generateForm } from '../tests/helpers/forms/generate.js';

export interface PrintedCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly text: string;
}

export interface PrintedTable {
  /** Lines above the table. */
  readonly titles: readonly string[];
  readonly rows: number;
  readonly columns: number;
  /** In row-major order. */
  readonly cells: readonly PrintedCell[];
}

/** Tests draw the same forms. */
const FORM_SEED = 31_400;

/** The clean form of each seed table. */
export async function seedForms(): Promise<PrintedTable[]> {
  const bytes = readFileSync(new URL('../fixtures/html/seed-spans/input.html', import.meta.url));
  const options = { limits: DEFAULT_LIMITS, signal: new AbortController().signal, lang: 'zh' as const };
  const extraction = await extractDocument({ name: 'input.html', bytes }, options);
  if ('failed' in extraction) throw new Error(extraction.detail);
  const tables: PrintedTable[] = [];
  let titles: string[] = [];
  for (const block of extraction.blocks) {
    if (block.kind === 'text') titles.push(block.text);
    else {
      const { rows, columns, cells } = block.grid;
      tables.push({ titles, rows, columns, cells });
      titles = [];
    }
  }
  return tables;
}

/** One form of every family. */
export function familyForms(): PrintedTable[] {
  return FAMILIES.map(({ name }, index) => {
    const { before, rows, columns, cells } = generateForm(FORM_SEED + index, { family: name, table: index + 1 });
    return { titles: before, rows: rows.length, columns, cells };
  });
}

const LEVEL2 = ['数量指标', '质量指标', '时效指标', '成本指标'];
const WORKS = ['培训人数', '检查次数', '案件办结率', '资料印刷费', '设备更新台数', '宣传活动场次', '补贴发放及时率'];

/** A form of 40 indicators, whose rows go over several pages. */
export function longForm(): PrintedTable {
  const cells: PrintedCell[] = [];
  const add = (row: number, column: number, text: string, columnSpan = 1, rowSpan = 1): void => {
    cells.push({ row, column, rowSpan, columnSpan, text });
  };
  add(0, 0, '项目名称');
  add(0, 1, '基层公共服务能力提升专项经费', 7);
  add(1, 0, '主管部门');
  add(1, 1, '某市公共服务局', 3);
  add(1, 4, '实施单位');
  add(1, 5, '某市公共服务中心', 3);
  ['一级指标', '二级指标', '三级指标', '分值', '年度指标值', '实际完成值', '得分', '未完成原因'].forEach(
    (text, column) => {
      add(2, column, text);
    },
  );
  for (let index = 0; index < 40; index += 1) {
    const row = 3 + index;
    if (index === 0) add(row, 0, '产出指标（60分）', 1, 24);
    if (index === 24) add(row, 0, '效益指标（40分）', 1, 16);
    if (index < 24 && index % 6 === 0) add(row, 1, LEVEL2[index / 6] ?? '', 1, 6);
    if (index >= 24 && index % 8 === 0) add(row, 1, index === 24 ? '社会效益指标' : '可持续影响指标', 1, 8);
    const work = WORKS[index % WORKS.length] ?? '';
    const long = index % 5 === 2 ? '（含街道、乡镇和村居三级，按季度汇总后报送主管部门审核备案）' : '';
    add(row, 2, `${work}${String(index + 1)}${long}`);
    add(row, 3, index % 2 === 0 ? '2' : '3');
    add(row, 4, `≥${String(100 + index * 7)}人次`);
    add(row, 5, `${String(101 + index * 7)}人次`);
    add(row, 6, index % 2 === 0 ? '2' : '3');
    add(row, 7, index % 9 === 4 ? '年中调整了工作计划，已按程序报批，余款结转下年继续使用' : '');
  }
  add(43, 0, '总分', 6);
  add(43, 6, '100');
  add(43, 7, '');
  cells.sort((a, b) => a.row - b.row || a.column - b.column);
  return { titles: ['项目支出绩效自评表', '（2024年度）'], rows: 44, columns: 8, cells };
}
