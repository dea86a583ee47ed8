/** The template families that the generator knows, by the place where they were seen. */
import type { Family, FundColumn, Section } from './family.js';

const LEVELS = ['level1', 'level2', 'level3'] as const;
const OUTPUT = ['数量指标', '质量指标', '时效指标', '成本指标'];
const BENEFIT = ['经济效益指标', '社会效益指标', '生态效益指标', '可持续影响指标'];
const PLEASED = ['服务对象满意度指标'];

function sections(output: number, benefit: number, pleased: number): readonly Section[] {
  return [
    { level1: '产出指标', weight: output, level2: OUTPUT },
    { level1: '效益指标', weight: benefit, level2: BENEFIT },
    { level1: '满意度指标', weight: pleased, level2: PLEASED },
  ];
}

const BASE: Family = {
  name: 'national-2020',
  titles: ['项目支出绩效自评表', '项目支出绩效自评情况表'],
  subject: 'project',
  columns: ['label', ...LEVELS, 'target', 'actual', 'weight', 'score', 'reason'],
  headers: {},
  blocks: [[sections(50, 30, 10)]],
  label: ['绩效指标', '绩 效 指 标', '年度绩效指标完成情况'],
  labelColumn: 'sometimes',
  level1Weights: 'sometimes',
  level2Weights: 'never',
  twoTier: false,
  method: 'none',
  closeness: false,
  fundTitle: ['项目资金（万元）', '项目资金(万元)', '项目资金 (万元)', '资金情况（万元）', '预算执行情况（万元）'],
  fundColumns: ['initialBudget', 'annualBudget', 'executed', 'weight', 'executionRate', 'score'],
  fundHeaders: {},
  fundTotal: ['年度资金总额', '年度资金总额：'],
  executionWeight: 10,
  currency: '万元',
  goals: true,
  totalRow: 'both',
  footer: [],
  rating: false,
  stars: false,
  parts: false,
};

const PLAIN_FUNDS: readonly FundColumn[] = ['initialBudget', 'annualBudget', 'executed'];

/** Differences from the national form of 2020. */
export const FAMILIES: readonly Family[] = [
  {
    ...BASE,
    name: 'zhongwei',
    columns: ['label', ...LEVELS, 'weight', 'target', 'actual', 'method', 'score', 'reason'],
    blocks: [[sections(40, 40, 20)]],
    labelColumn: 'always',
    level1Weights: 'always',
    method: 'merged',
    closeness: true,
    fundColumns: PLAIN_FUNDS,
    executionWeight: null,
    totalRow: 'score',
  },
  BASE,
  {
    ...BASE,
    name: 'national-2021',
    blocks: [
      [
        [
          { level1: '成本指标', weight: 20, level2: ['经济成本指标', '社会成本指标', '生态环境成本指标'] },
          { level1: '产出指标', weight: 40, level2: ['数量指标', '质量指标', '时效指标'] },
          { level1: '效益指标', weight: 20, level2: BENEFIT },
          { level1: '满意度指标', weight: 10, level2: PLEASED },
        ],
      ],
    ],
  },
  {
    ...BASE,
    name: 'anhui',
    columns: ['label', ...LEVELS, 'weight', 'target', 'actual', 'score', 'reason'],
    fundColumns: ['annualBudget', 'executed', 'weight', 'executionRate', 'score'],
    stars: true,
    parts: true,
  },
  {
    ...BASE,
    name: 'yunnan',
    titles: ['项目支出绩效自评表', '公开14表 项目支出绩效自评表'],
    columns: [...LEVELS, 'sign', 'target', 'unit', 'actual', 'weight', 'score', 'reason'],
    headers: { target: ['指标值'], sign: ['指标性质'], unit: ['度量单位'] },
    labelColumn: 'never',
    twoTier: true,
    fundTitle: ['项目资金（元）', '项目资金(元)'],
    currency: '元',
    footer: ['其他需要说明事项'],
    rating: true,
  },
  {
    ...BASE,
    name: 'sichuan',
    columns: ['label', ...LEVELS, 'sign', 'target', 'unit', 'actual', 'weight', 'score', 'reason'],
    headers: {
      sign: ['指标性质'],
      target: ['指标值'],
      unit: ['度量单位', '计量单位'],
      actual: ['完成值', '全年完成值'],
      weight: ['权重'],
      reason: ['未完成原因分析', '未完成原因'],
    },
    footer: ['评价结论', '存在问题', '改进措施'],
  },
  {
    ...BASE,
    name: 'hubei-2020',
    titles: ['{year}年度项目自评表', '项目自评表', '项目支出绩效自评表'],
    columns: ['label', ...LEVELS, 'target', 'actual', 'score'],
    headers: {
      target: ['年初目标值(A)', '年初目标值（A）'],
      actual: ['实际完成值(B)', '实际完成值（B）'],
      score: ['得分'],
    },
    blocks: [[sections(40, 30, 10)], [sections(20, 10, 10), sections(20, 15, 5)]],
    label: ['年度绩效目标{n}（{w}分）', '年度绩效目标{n}({w}分)'],
    labelColumn: 'always',
    level1Weights: 'sometimes',
    level2Weights: 'sometimes',
    fundTitle: ['预算执行情况（万元）（20分）', '预算执行情况(万元)(20分)'],
    fundColumns: ['annualBudget', 'executed', 'executionRate', 'score'],
    fundHeaders: {
      annualBudget: ['预算数（A）', '预算数(A)'],
      executed: ['执行数（B）', '执行数(B)'],
      score: ['得分'],
    },
    fundTotal: ['年度财政资金总额'],
    executionWeight: 20,
    goals: false,
    totalRow: 'score',
    footer: ['偏差大或目标未完成原因分析', '改进措施及结果应用方案'],
  },
  {
    ...BASE,
    name: 'guangshui',
    columns: [...LEVELS, 'weight', 'target', 'actual', 'score', 'review', 'reason'],
    headers: { score: ['自评分'], review: ['复核分'], target: ['目标值', '年初目标值'] },
    blocks: [
      [
        [
          { level1: '项目决策', weight: 2, level2: ['项目立项'] },
          { level1: '项目管理', weight: 13, level2: ['业务管理', '财务管理'] },
          { level1: '产出指标', weight: 45, level2: OUTPUT },
          { level1: '效益指标', weight: 30, level2: BENEFIT },
          { level1: '满意度指标', weight: 10, level2: PLEASED },
        ],
      ],
    ],
    labelColumn: 'never',
    fundColumns: PLAIN_FUNDS,
    executionWeight: null,
  },
  {
    ...BASE,
    name: 'yinchuan',
    columns: [...LEVELS, 'weight', 'target', 'actual', 'score', 'reason'],
    headers: { weight: ['参考分值'], score: ['自评得分', '得分'] },
    blocks: [
      [
        [
          { level1: '项目决策', weight: 10, level2: ['项目立项', '资金落实'] },
          { level1: '项目管理', weight: 25, level2: ['业务管理', '财务管理'] },
          { level1: '产出指标', weight: 30, level2: OUTPUT },
          { level1: '效益指标', weight: 35, level2: [...BENEFIT, ...PLEASED] },
        ],
      ],
    ],
    labelColumn: 'never',
    fundColumns: PLAIN_FUNDS,
    executionWeight: null,
  },
  {
    ...BASE,
    name: 'haidian-2016',
    columns: ['label', ...LEVELS, 'weight', 'target', 'actual', 'method', 'score', 'reason'],
    method: 'each',
    fundColumns: ['initialBudget', 'executed', 'weight', 'executionRate', 'score'],
    fundHeaders: {
      initialBudget: ['年初预算数（A）', '年初预算数(A)'],
      executed: ['全年执行数（B）', '全年执行数(B)'],
      executionRate: ['执行率（B/A）', '执行率(B/A)'],
    },
  },
  {
    ...BASE,
    name: 'chongqing',
    titles: ['部门整体支出绩效自评表', '部门整体绩效自评表'],
    subject: 'department',
    columns: ['level3', 'unit', 'sign', 'target', 'adjusted', 'actual', 'coefficient', 'weight', 'score', 'core'],
    headers: {
      level3: ['指标名称'],
      unit: ['计量单位'],
      sign: ['指标性质'],
      target: ['年初指标值'],
      weight: ['指标权重(分)', '指标权重（分）'],
      actual: ['全年完成值'],
      score: ['指标得分(分)', '指标得分（分）'],
    },
    labelColumn: 'never',
    level1Weights: 'never',
    fundTitle: ['部门资金（万元）', '预算资金（万元）'],
    fundHeaders: { annualBudget: ['全年(调整)预算数'], weight: ['执行率权重'], score: ['执行率得分(分)'] },
  },
  {
    ...BASE,
    name: 'department',
    titles: ['部门整体支出绩效自评表', '{year}年部门整体支出绩效自评表'],
    subject: 'department',
    fundTitle: ['部门资金（万元）', '预算资金（万元）'],
  },
  {
    ...BASE,
    name: 'names-only',
    columns: ['level3', 'target', 'actual', 'weight', 'score', 'reason'],
    headers: { level3: ['指标名称'] },
    labelColumn: 'never',
    level1Weights: 'never',
  },
  {
    ...BASE,
    name: 'no-scores',
    titles: ['转移支付区域（项目）绩效自评表', '项目支出绩效自评表'],
    columns: ['label', ...LEVELS, 'target', 'actual', 'reason'],
    headers: {
      target: ['指标值', '年度指标值'],
      actual: ['全年实际完成值', '全年完成值', '实际完成值'],
      reason: ['未完成原因和改进措施', '未完成原因分析', '未完成原因及拟采取的改进措施'],
    },
    level1Weights: 'never',
    fundColumns: ['annualBudget', 'executed', 'executionRate'],
    executionWeight: null,
    totalRow: 'none',
  },
  {
    ...BASE,
    name: 'bonds',
    titles: ['政府专项债券项目资金绩效自评表', '债券项目支出绩效自评表'],
    fundTitle: ['债券资金管理（万元）', '债券资金管理（万元）（10分）'],
    fundColumns: ['annualBudget', 'executed', 'executionRate', 'weight', 'score'],
    fundHeaders: { annualBudget: ['下达额度'], executed: ['实际支出金额'], executionRate: ['支出进度', '执行率'] },
    fundTotal: ['债券资金总额', '年度资金总额'],
  },
];
