/**
 * What the seed document (`fixtures/text/seed`) says, copied by hand from the printed tables: the truth that every
 * reading of it is held against. White space of the layout is left out, as the contract has it.
 */

export interface SeedRow {
  readonly level1: string | null;
  readonly level1Weight: string | null;
  readonly level2: string | null;
  readonly level3: string;
  readonly weight: string;
  readonly target: string;
  readonly actual: string;
  readonly method: string;
  readonly score: string;
  readonly reason: string | null;
}

export interface SeedTable {
  readonly label: string;
  readonly projectName: string;
  /** 年度资金总额 and 财政拨款 alike: 年初预算数, 全年预算数, 全年执行数; 其他资金 is 0.00 in all. */
  readonly amounts: readonly [initialBudget: string, annualBudget: string, executed: string];
  /** How the one row of 年度总体目标 begins; 完成情况 repeats it word for word. */
  readonly goal: string;
  readonly rows: readonly SeedRow[];
  readonly totalScore: string;
  readonly recomputedTotal: string;
  /** Rows with a cell outside its column, from 0. */
  readonly shifted: readonly number[];
  readonly totalShifted: boolean;
  /** Rows whose actual is a bound, and rows whose target is a text: they keep their declared score. */
  readonly unverifiable: readonly number[];
  readonly judged: readonly number[];
}

export const SEED_YEAR = 2024;
export const SEED_TITLE = '项目支出绩效自评表';
export const SEED_DEPARTMENT = '中卫市人力资源和社会保障局';
export const SEED_UNIT = '中卫市人力资源和社会保障局机关';

const FULL_METHOD =
  '1.若为定性指标，则根据“三档”原则分别按照指标值的100-80%（含）、80-50%（含）、50-0%来记分。' +
  '2.若为定量指标，完成值达到指标值，记满分；未达到指标值，按B/A或A/B×该指标分值记分。';
/** Table 2 has other punctuation. */
const METHOD_2 =
  '1.若为定性指标,则根据“三档”原则分别按照指标值的100-80%(含)、80-50%(含)、50-0%来记分。' +
  '2.若为定量指标,完成值达到指标值,记满分;未达到指标值,按B/A或A/B×该指标分值记分。';
/** Table 5 has the text in two cells, one above the other. */
const METHOD_5_UPPER = '1.若为定性指标，则根据“三档”原则分别按照指标值的100-80%(含)、80-50%(含)、50-0%来记分。';
const METHOD_5_LOWER = '2.若为定量指标，完成值达到指标值，记满分；未达到指标值，按B/A或A/B×该指标分值记分。';
/** In table 6 a line of the text is lost. */
const METHOD_6 =
  '1.若为定性指标，则根据“三档”原则分别按照指标值的' +
  '2.若为定量指标，完成值达到指标值，记满分；未达到指标值，按B/A或A/B×该指标分值记分。';

/** 一级(分值) 二级 三级 分值 指标值 实际值 得分 原因, a row a line; `-` a lost name, `"` the same as above. */
function rowsOf(lines: string, methodOf: (row: number) => string): SeedRow[] {
  let level1: string | null = null;
  let level1Weight: string | null = null;
  let level2: string | null = null;
  return lines
    .trim()
    .split('\n')
    .map((line, row) => {
      const [one = '', two = '', level3 = '', weight = '', target = '', actual = '', score = '', reason = ''] = line
        .split('|')
        .map((cell) => cell.trim());
      if (one !== '"') {
        const [name = '', printed = null] = one.split(' ');
        level1 = name === '-' ? null : name;
        level1Weight = printed;
      }
      if (two !== '"') level2 = two === '-' ? null : two;
      return {
        level1,
        level1Weight,
        level2,
        level3,
        weight,
        target,
        actual,
        method: methodOf(row),
        score,
        reason: reason === '' ? null : reason,
      };
    });
}

export const SEED_TABLES: readonly SeedTable[] = [
  {
    label: '表1',
    projectName: '公务员招录笔试、事业编招考笔试、面试专项业务经费',
    amounts: ['60.00', '60.00', '59.82'],
    goal: '目标1：按照自治区统一要求，严格按照时间安排，组织好每一次招录考试工作；目标2：认真履行自身职责、',
    rows: rowsOf(
      `
产出指标 40 | 数量指标 | 考试项数 | 10 | 3项 | 3项 | 10
" | 质量指标 | 考试（面试）工作完成率 | 10 | ≥90% | ≥90% | 10
" | 时效指标 | 经费指标拨付进度 | 4 | ≥90% | ≥90% | 4
" | 成本指标 | 监考、考官、巡视等食宿费 | 4 | 10.65万元 | 9.99万元 | 3.75 | 调剂使用
" | " | 劳务费（命题、阅卷、监考等） | 4 | 31.06万元 | 31.06万元 | 4
" | " | 考试用品购买和制作费等 | 4 | 11.69万元 | 11.33万元 | 3.88 | 调剂使用
" | " | 考官接送租车费和工作人员差旅费 | 4 | 6.60万元 | 7.44万元 | 3.55 | 调剂使用
效益指标 40 | 社会效益指标 | 保证考试的公平、公正 | 20 | 有效保证 | 有效保证 | 20
" | 可持续影响指标 | 长期保障考试工作顺利开展 | 20 | 长期保障 | 长期保障 | 20
满意度指标 20 | 服务对象满意度指标 | 考生满意度 | 20 | ≥90% | ≥90% | 20`,
      () => FULL_METHOD,
    ),
    totalScore: '99.18',
    recomputedTotal: '99.18',
    shifted: [7, 8, 9],
    totalShifted: false,
    unverifiable: [1, 2, 9],
    judged: [7, 8],
  },
  {
    label: '表2',
    projectName: '取消劳动能力鉴定收费市级补助专项业务经费',
    amounts: ['10.00', '10.00', '9.90'],
    goal: '目标1：为700余人因工伤残职工和300余人因病或非因工伤残职工享受相关的伤残待遇和社会保障待遇提供了可靠有力的依据；',
    rows: rowsOf(
      `
产出指标 40 | 数量指标 | 伤残等级鉴定人数 | 3 | 700人 | 700余人 | 3
" | " | 病退、病残津贴劳动能力鉴定人数 | 3 | 300人 | 300余人 | 3
" | " | 职业技能鉴定、等级认定人数 | 4 | 15000人 | 15000余人 | 4
" | 质量指标 | 鉴定任务完成率 | 10 | 100% | 100% | 10
" | 时效指标 | 鉴定任务完成时间 | 10 | 2024年 | 2024年 | 10
" | 成本指标 | 劳动能力鉴定评审费、督导费 | 7 | 7.35万元 | 7.84万元 | 6.56 | 调剂使用
" | " | 鉴定资料印刷、装订费用、差旅费等 | 3 | 2.65万元 | 2.06万元 | 2.33
效益指标 40 | 社会效益指标 | 伤残待遇和社会保障待遇 | 10 | 提供依据 | 提供依据 | 10
" | " | 劳动者就业创业的技能水平 | 10 | 不断提升 | 不断提升 | 10
" | 可持续影响指标 | 提高工伤职工补偿依据吻合度、提高非因工伤职工退出工作岗位依据、提高技能人才评价监督管理对技能人才队伍建设的促进 | 20 | 有效提高 | 有效提高 | 20
满意度指标 20 | 服务对象满意度指标 | 鉴定对象满意度 | 20 | ≥95% | ≥95% | 20`,
      () => METHOD_2,
    ),
    totalScore: '98.89',
    recomputedTotal: '98.89',
    shifted: [6, 7, 8, 9, 10],
    totalShifted: true,
    unverifiable: [10],
    judged: [7, 8, 9],
  },
  {
    label: '表3',
    projectName: '劳动人事争议仲裁办案专项业务经费',
    amounts: ['10.00', '10.00', '9.99'],
    goal: '目标：进一步统一裁决尺度，加强价值引领，引导理性维权和减少矛盾纠纷，预计2024年度处理劳动人事争议案件1300余件，',
    rows: rowsOf(
      `
产出指标 40 | 数量指标 | 劳动人事争议仲裁案件 | 10 | 1300件 | 1300余件 | 10
" | " | 调解率 | 3 | ≥60% | ≥60% | 3
" | 质量指标 | 立案案件办结率 | 4 | ≥90% | ≥90% | 4
" | " | 案件终结率 | 3 | ≥70% | ≥70% | 3
" | 时效指标 | 案件办理时限 | 10 | ≤60日 | ≤60日 | 10
" | 成本指标 | 办案补助发放 | 10 | 10万元 | 9.99万元 | 9.99 | 剩余70元不足支付
效益指标 40 | 社会效益指标 | 劳动关系促进程度 | 20 | 有所提升 | 有所提升 | 20
" | 可持续影响指标 | 构建和谐劳动关系 | 20 | 长效 | 长效 | 20
满意度指标 20 | 服务对象满意度指标 | 仲裁人员满意度 | 20 | ≥90% | ≥90% | 20`,
      () => FULL_METHOD,
    ),
    totalScore: '99.99',
    recomputedTotal: '99.99',
    shifted: [6, 7, 8],
    totalShifted: false,
    unverifiable: [1, 2, 3, 4, 8],
    judged: [6, 7],
  },
  {
    label: '表4',
    projectName: '劳动仲裁工作专项业务经费',
    amounts: ['9.00', '9.00', '8.87'],
    goal: '目标1：完成2024年度市本级劳动人事争议仲裁案件处理工作；目标2：年内组织一次企业调解员培训班，打造三家自治区级金牌调解组织；',
    rows: rowsOf(
      `
产出指标 40 | 数量指标 | 劳动人事争议仲裁案件 | 10 | 1300件 | 1300余件 | 10
" | " | 调解率 | 3 | ≥60% | ≥60% | 3
" | 质量指标 | 立案案件办结率 | 4 | ≥90% | ≥90% | 4
" | " | 案件终结率 | 3 | ≥70% | ≥70% | 3
" | 时效指标 | 案件办理时限 | 10 | ≤60日 | ≤60日 | 10
" | 成本指标 | 案卷装订、公告、邮寄费等 | 10 | 9万元 | 8.87万元 | 9.86 | 部分邮寄费未申报
效益指标 40 | 社会效益指标 | 劳动关系促进程度 | 20 | 有所提升 | 有所提升 | 20
" | 可持续影响指标 | 构建和谐劳动关系 | 20 | 长效 | 长效 | 20
满意度指标 20 | 服务对象满意度指标 | 仲裁人员满意度 | 20 | ≥90% | ≥90% | 20`,
      () => FULL_METHOD,
    ),
    totalScore: '99.86',
    recomputedTotal: '99.86',
    shifted: [4, 6, 7, 8],
    totalShifted: false,
    unverifiable: [1, 2, 3, 4, 8],
    judged: [6, 7],
  },
  {
    label: '表5',
    projectName: '专业技术人员免费继续教育培训专项业务经费',
    amounts: ['5.00', '5.00', '5.00'],
    goal: '目标：加强我市专业技术人员业务素质和业务水平，打造一支高素质的事业单位工作人员队伍。',
    rows: rowsOf(
      `
产出指标 40 | 数量指标 | 培训期数 | 10 | 1期 | 1期 | 10
" | 质量指标 | 培训工作完成率 | 10 | ≥90% | ≥90% | 10
" | 时效指标 | 经费指标拨付进度 | 10 | ≥90% | ≥90% | 10
" | 成本指标 | 讲师食宿费、讲师劳务费、场地租用费、讲师接送租车费、工作人员差旅费等 | 10 | 5万元 | 5万元 | 10
效益指标 40 | 社会效益指标 | 提高我市专业技术人员业务素质和业务水平 | 20 | 有效提高 | 有效提高 | 20
" | 可持续影响指标 | 打造一支高素质的事业单位工作人员队伍 | 20 | 提升服务 | 提升服务 | 20
满意度指标 20 | 服务对象满意度指标 | 学员满意度 | 20 | ≥90% | ≥90% | 20`,
      (row) => (row < 4 ? METHOD_5_UPPER : METHOD_5_LOWER),
    ),
    totalScore: '100',
    recomputedTotal: '100.00',
    shifted: [],
    totalShifted: false,
    unverifiable: [1, 2, 6],
    judged: [4, 5],
  },
  {
    label: '表6',
    projectName: '劳动保障监察执法专项业务经费',
    amounts: ['12.00', '12.00', '11.96'],
    goal: '目标1：按照《劳动保障监察条例》，在法律规定时限内完成投诉举报案件结案；目标2：加大劳动保障监察违法行为查处力度，',
    rows: rowsOf(
      `
- | - | 劳动保障监察案件数 | 5 | 600件 | 600余件 | 5
" | " | 日常巡查和专项检查 | 5 | 8次 | 8次 | 5
" | " | 劳动合同备案审核办件量 | 5 | 60000件次 | 60000件次 | 5
" | 质量指标 | 案件结案率 | 5 | ≥95% | ≥95% | 5
" | " | 劳动合同签订率 | 5 | ≥90% | ≥90% | 5
" | 时效指标 | 案件办理时限 | 5 | ≤60工作日 | ≤60工作日 | 5
" | 成本指标 | 案卷整理、建议书、整改通知书专递、迎接各类检查、调研等费用 | 5 | 3.80万元 | 2.02万元 | 2.66 | 调剂使用
" | " | 专项巡查、检查、整顿交通及食宿费、聘用人员补助等 | 5 | 8.20万元 | 9.94万元 | 4.12
效益指标 40 | 社会效益指标 | 劳动者合法权益 | 20 | 有效保障 | 有效保障 | 20
" | 可持续影响指标 | 劳动关系 | 20 | 和谐稳定 | 和谐稳定 | 20
满意度指标 20 | 服务对象满意度指标 | 企业、职工、农民工满意度 | 20 | ≥90% | ≥90% | 20`,
      () => METHOD_6,
    ),
    totalScore: '96.78',
    recomputedTotal: '96.78',
    shifted: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
    totalShifted: true,
    unverifiable: [3, 4, 5, 10],
    judged: [8, 9],
  },
  {
    label: '表7',
    projectName: '人力资源社会保障专项业务经费',
    amounts: ['5.00', '5.00', '5.00'],
    goal: '目标：完成市直机关事业单位在编人员工资审核审批工作。',
    rows: rowsOf(
      `
产出指标 40 | 数量指标 | 市直机关事业单位工资审核审批在编人数 | 10 | 2900名 | 2900余名 | 10
" | 质量指标 | 审核工资完成率 | 10 | 100% | 100% | 10
" | 时效指标 | 工资审核时限（每月） | 10 | 月末前 | 月末前 | 10
" | 成本指标 | 聘用人员生活补助及保险等 | 10 | 5万元 | 5万元 | 10
效益指标 40 | 社会效益指标 | 市直机关事业单位人员合法权益 | 20 | 有效保障 | 有效保障 | 20
" | 可持续影响指标 | 保障市直机关事业单位人员待遇 | 20 | 长期 | 长期 | 20
满意度指标 20 | 服务对象满意度指标 | 干部满意度 | 20 | ≥90% | ≥90% | 20`,
      () => FULL_METHOD,
    ),
    totalScore: '100',
    recomputedTotal: '100.00',
    shifted: [4, 5, 6],
    totalShifted: false,
    unverifiable: [6],
    judged: [2, 4, 5],
  },
  {
    label: '表8',
    projectName: '中卫市柔性引进特聘专家经费及中卫市政府特殊津贴',
    amounts: ['150.00', '150.00', '0.00'],
    goal: '目标：为我市经济建设和社会发展提供决策咨询服务；参与我市重大项目的规划、立项、论证、评估和实施；',
    rows: rowsOf(
      `
产出指标 40 | 数量指标 | 柔性引进专家人数 | 10 | ≥10人 | ≥10人 | 10
" | " | 享受特殊津贴人数 | 5 | 30人 | 30人 | 5
" | 质量指标 | 开展项目咨询 | 5 | ≥1次 | ≥1次 | 5
" | " | 开展项目计划、论证和技术指导 | 5 | ≥1项 | ≥1项 | 5
" | 时效指标 | 专家服务天数 | 10 | ≥15天 | ≥15天 | 10
" | 成本指标 | 专家津贴（10万元/人）、专家交通费、食宿费及租房补贴等费用 | 10 | 150万元 | 0万元 | 0 | 部分专家聘期已满未履职
效益指标 40 | 社会效益指标 | 为我市招商引资和招才引智牵桥搭线 | 20 | 有效促进 | 有效促进 | 20
" | 可持续影响指标 | 促进我市科技创新、加强人才培养，推进“人才强市”战略实施 | 15 | 持续推进 | 持续推进 | 15
满意度指标 20 | 服务对象满意度指标 | 引进专家满意度 | 20 | ≥90% | ≥90% | 20`,
      () => FULL_METHOD,
    ),
    totalScore: '90.00',
    recomputedTotal: '90.00',
    shifted: [6, 7, 8],
    totalShifted: false,
    unverifiable: [0, 2, 3, 4, 8],
    judged: [6, 7],
  },
];
