/** 计量单位: what kind of thing a canonical unit counts, and whether two units may speak of the same. */

type UnitKind =
  | 'money'
  | 'ratio'
  | 'time'
  | 'area'
  | 'length'
  | 'volume'
  | 'mass'
  | 'person'
  | 'visit'
  | 'place'
  | 'event'
  | 'thing'
  | 'livestock'
  | 'generic';

const WORDS: Readonly<Record<UnitKind, string>> = {
  money: '元',
  ratio: '1 倍',
  time: '日 分钟 秒 工作日 周 月 季度 年 学年 学期 学时 课时 工时 台时 人天 人月 人年 工日 台班 天次',
  area: '亩 公顷 平方米 平方公里 亩次',
  length: '米 公里 延米 厘米 毫米',
  volume: '立方米 升 毫升',
  mass: '吨 公斤 克 斤 毫克 吨标准煤',
  person: '人 名 位 员',
  visit: '人次 人份',
  place: '户 家 户次 家次 所 座 处 间 栋 幢 点位 组',
  event: '次 场 期 批 班 届 轮 节 趟 场次 批次 班次 期次 航次 班期',
  thing:
    '件 份 篇 本 册 幅 张 条 根 支 台 套 辆 部 架 艘 台套 件套 套件 块 对 双 副 例 宗 起 桩 笔 枚 字 页 株 棵 门 车 瓶 盒 箱 袋 包 件次 套次 例次 宗次 起次 份次 台次 辆次 笔次',
  livestock: '头 只 匹 羽 尾',
  generic: '个 项 种 类 项次 个次',
};

const KINDS: ReadonlyMap<string, UnitKind> = new Map(
  (Object.entries(WORDS) as [UnitKind, string][]).flatMap(([kind, words]) =>
    words.split(' ').map((word): [string, UnitKind] => [word, kind]),
  ),
);

/** Measure words of these kinds are often used for one another (住房 100套, 100户). */
const LOOSE: ReadonlySet<UnitKind> = new Set(['visit', 'place', 'event', 'thing', 'livestock', 'generic']);
const SYNONYMS: ReadonlySet<string> = new Set(WORDS.person.split(' '));
const MEASURED: ReadonlySet<UnitKind> = new Set(['money', 'ratio', 'time', 'area', 'length', 'volume', 'mass']);

export type UnitRelation = 'same' | 'different' | 'unclear';

/** Whether two canonical units measure the same thing; `unclear` where custom lets one stand for the other. */
export function relateUnits(one: string, other: string): UnitRelation {
  if (one === other || (SYNONYMS.has(one) && SYNONYMS.has(other))) return 'same';
  const [a, b] = [KINDS.get(one), KINDS.get(other)];
  if (a === undefined || b === undefined) return 'unclear';
  if (a === b) return a === 'livestock' ? 'different' : MEASURED.has(a) ? 'same' : 'unclear';
  if (LOOSE.has(a) && LOOSE.has(b)) return 'unclear';
  const kinds = new Set([a, b]);
  if (kinds.has('person') && (kinds.has('generic') || kinds.has('visit'))) return 'unclear';
  return 'different';
}

export function isTime(unit: string | undefined): boolean {
  return unit !== undefined && KINDS.get(unit) === 'time';
}

/** Grades, ages, temperatures: figures on a scale, of which one cannot have a number. */
const SCALES: ReadonlySet<string> = new Set(['分', '岁', '周岁', '℃', '分贝', '级', '倍', '成']);

/** A count of things or an amount, in the sense that it can be claimed only once: no rate, time, price or mark. */
export function isAmount(unit: string | undefined): boolean {
  if (unit === undefined || unit.includes('/') || SCALES.has(unit)) return false;
  const kind = KINDS.get(unit);
  return kind !== 'ratio' && kind !== 'time';
}

/** A count by measure word: neither money nor a measured quantity. */
export function isCount(unit: string | undefined): boolean {
  if (!isAmount(unit) || unit === undefined) return false;
  const kind = KINDS.get(unit);
  return kind === undefined || !MEASURED.has(kind);
}
