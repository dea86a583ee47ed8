/** Columns of the warehouse, as data: what a field of the zod schemas becomes, and what is computed beside them. */
import { z } from 'zod';
import type { Localized } from '../model/lang.js';
import { locationSchema, type Location } from '../model/source.js';
import { canonicalSchema, decimalSchema, valueSchema, type Canonical, type Value } from '../model/value.js';

export interface DecimalType {
  readonly kind: 'decimal';
  readonly precision: number;
  readonly scale: number;
}
export type ColumnType =
  | DecimalType
  /** `integer` has 32 bits; a `timestamp` has a time zone; `json` is text in JSON. */
  | { readonly kind: 'text' | 'integer' | 'double' | 'boolean' | 'timestamp' | 'json' };

/** Decimals and timestamps (ISO 8601, UTC) are strings, JSON is text. */
export type PlainValue = string | number | boolean | null;

export interface Column<T> {
  readonly name: string;
  readonly type: ColumnType;
  readonly nullable: boolean;
  readonly description: Localized;
  /** Fields of the row's schema whose value stands here or follows from what stands here: `target.canonical.value`. */
  readonly fields: readonly string[];
  /** The values that there are, where only certain words may stand. */
  readonly words: readonly string[] | null;
  /** The value; of a decimal its exact text, whether it fits or not. */
  readonly read: (row: T) => PlainValue;
}

/** 分值, 得分: at most 10 digits before the point, 8 behind it. */
export const POINTS: DecimalType = { kind: 'decimal', precision: 18, scale: 8 };
/** Amounts, rates and measured values: 20 digits before the point, 12 behind it; the engines' sums have room for more. */
export const AMOUNT: DecimalType = { kind: 'decimal', precision: 32, scale: 12 };

const TEXT: ColumnType = { kind: 'text' };
const INTEGER: ColumnType = { kind: 'integer' };
const DOUBLE: ColumnType = { kind: 'double' };

/** `annualBudget` → `annual_budget` */
export function columnName(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/**
 * A column that holds a field as it is: name, type, nullability and words follow from the schema.
 * @param type
 *   The width of a decimal, which the schema does not know.
 */
export function field<S extends z.ZodObject, K extends keyof S['shape'] & string>(
  schema: S,
  name: K,
  description: Localized,
  type: DecimalType = AMOUNT,
): Column<z.infer<S>> {
  const { inner, nullable } = unwrap(schema.shape[name] as z.ZodType);
  return {
    name: columnName(name),
    type: inner === decimalSchema ? type : plainType(inner, name),
    nullable,
    description,
    fields: [name],
    words: inner instanceof z.ZodEnum ? inner.options.map(String) : null,
    read: (row) => (row as Readonly<Record<string, PlainValue>>)[name] ?? null,
  };
}

function unwrap(schema: z.ZodType): { readonly inner: z.ZodType; readonly nullable: boolean } {
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional) {
    return { inner: unwrap(schema.unwrap() as z.ZodType).inner, nullable: true };
  }
  return { inner: schema, nullable: false };
}

function plainType(schema: z.ZodType, name: string): ColumnType {
  if (schema instanceof z.ZodString || schema instanceof z.ZodEnum) return TEXT;
  if (schema instanceof z.ZodNumber) return schema.isInt ? INTEGER : DOUBLE;
  if (schema instanceof z.ZodBoolean) return { kind: 'boolean' };
  throw new TypeError(`${name} does not fit one column`);
}

/** A column whose value is computed, or taken from deeper than one field. */
export function column<T>(
  name: string,
  type: ColumnType,
  description: Localized,
  read: (row: T) => PlainValue,
  options: {
    readonly fields?: readonly string[];
    readonly nullable?: boolean;
    readonly words?: readonly string[];
  } = {},
): Column<T> {
  const { fields = [], nullable = true, words = null } = options;
  return { name, type, nullable, description, fields, words, read };
}

/** A list or object as JSON. */
export function jsonColumn<T>(
  name: string,
  description: Localized,
  read: (row: T) => object | null,
  options: { readonly fields?: readonly string[]; readonly nullable?: boolean } = {},
): Column<T> {
  const write = (row: T): string | null => {
    const value = read(row);
    return value === null ? null : JSON.stringify(value);
  };
  return column(name, { kind: 'json' }, description, write, { nullable: false, ...options });
}

/** The same column of a part of the row, under a name that says which part. */
function ofPart<T, P>(part: string, of: (row: T) => P, { name, fields, read, ...rest }: Column<P>): Column<T> {
  return {
    ...rest,
    name,
    fields: fields.map((each) => `${part}.${each}`),
    read: (row) => read(of(row)),
  };
}

/** Where the row stands in the document. */
export function locationColumns<T extends { readonly location: Location }>(): Column<T>[] {
  const own = <K extends keyof Location>(key: K, description: Localized): Column<Location> =>
    field(locationSchema, key, description);
  const corner = (name: string, index: number, zh: string, en: string): Column<Location> =>
    column(name, DOUBLE, { zh, en }, ({ bbox }) => bbox?.[index] ?? null, { fields: ['bbox'] });
  const columns: Column<Location>[] = [
    own('page', { zh: '页码，自 1 起', en: 'Page, from 1' }),
    // `row` and `column` are words of SQL.
    { ...own('row', { zh: '表格中的行，自 0 起', en: 'Row of the grid, from 0' }), name: 'grid_row' },
    { ...own('column', { zh: '表格中的列，自 0 起', en: 'Column of the grid, from 0' }), name: 'grid_column' },
    own('sheet', { zh: '工作表名', en: 'Name of the sheet' }),
    corner('bbox_x0', 0, '左边，自页面左上角起，单位点', 'Left edge in PDF points from the top left of the page'),
    corner('bbox_y0', 1, '上边，自页面左上角起，单位点', 'Top edge in PDF points from the top left of the page'),
    corner('bbox_x1', 2, '右边，自页面左上角起，单位点', 'Right edge in PDF points from the top left of the page'),
    corner('bbox_y1', 3, '下边，自页面左上角起，单位点', 'Bottom edge in PDF points from the top left of the page'),
  ];
  return columns.map((each) => ofPart('location', (row: T) => row.location, each));
}

/** One reading of a target or actual cell: as printed, what it means, and in its canonical unit. */
export function valueColumns<T>(part: 'target' | 'actual', term: Localized, of: (row: T) => Value): Column<T>[] {
  const say = (zh: string, en: string): Localized => ({ zh: `${term.zh}：${zh}`, en: `${term.en}: ${en}` });
  const own = <K extends keyof Value>(key: K, zh: string, en: string): Column<Value> =>
    field(valueSchema, key, say(zh, en));
  const figure = (name: 'value' | 'upper', zh: string, en: string): Column<Value> =>
    column(name, AMOUNT, say(zh, en), (value) => (isFigure(value) ? value[name] : null), { fields: [name] });
  const canonical = (key: keyof Canonical, zh: string, en: string): Column<Value> => ({
    ...field(canonicalSchema, key, say(zh, en)),
    name: `canonical_${key}`,
    nullable: true,
    fields: [`canonical.${key}`],
    read: (value) => value.canonical?.[key] ?? null,
  });
  const columns: Column<Value>[] = [
    own('raw', '原文', 'the cell as printed; null where it is blank'),
    own('kind', '类型', 'how the cell reads; qualitative is any text that is no figure, range or date'),
    own('comparator', '比较符', '≥ ≤ > < =, or the words for them (不低于, 不超过)'),
    figure('value', '数值（区间的下限），按原计量单位', 'the figure in its printed unit; the lower end of a range'),
    figure('upper', '区间的上限，按原计量单位', 'upper end of a range in its printed unit'),
    column('date', TEXT, say('日期，可只到年或月', 'ISO date or its prefix'), (value) =>
      isFigure(value) ? null : value.value,
    ),
    own('unit', '计量单位，如原文', 'unit as printed, the scale word in it (万元, %)'),
    canonical('value', '数值，按基准计量单位', 'the figure in its canonical unit'),
    canonical('unit', '基准计量单位（元、日、分钟、1……）', 'the canonical unit (元, 日, 分钟, 1, …)'),
    own('approximate', '是否约数（余、约、近、多）', '余, 约, 近 or 多 stands with the figure'),
  ];
  return columns.map((each) => ofPart(part, of, { ...each, name: `${part}_${each.name}` }));
}

function isFigure({ kind }: Value): boolean {
  return kind === 'quantity' || kind === 'range';
}
