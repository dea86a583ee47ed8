/** Running text of the forms: names of projects and units, goals, reasons, 得分计算方法. */
import type { Random } from './random.js';

const PLACES = ['云岭市', '青川县', '沙坡头区', '临江市', '白石镇', '东湖区', '平原县', '新宁县', '渭源县', '海宁区'];
const BODIES = [
  '人力资源和社会保障局',
  '教育体育局',
  '卫生健康局',
  '农业农村局',
  '水务局',
  '林业和草原局',
  '文化旅游局',
];
const TASKS = [
  '公务员招录笔试面试专项业务经费',
  '义务教育薄弱环节改善与能力提升补助资金',
  '农村人居环境整治项目',
  '基层医疗卫生机构能力建设项目',
  '劳动人事争议仲裁办案专项业务经费',
  '天然林保护与营造林补助',
  '城乡供水管网改造工程',
  '公共文化服务体系建设专项资金',
  '就业创业培训补贴',
  '环境监测运行维护经费',
  '高标准农田建设项目',
  '食品安全监管专项经费',
];

export interface Names {
  readonly project: string;
  readonly department: string;
  readonly unit: string;
}

export function drawNames(random: Random): Names {
  const place = random.pick(PLACES);
  const department = `${place}${random.pick(BODIES)}`;
  const prefix = random.chance(0.3) ? `${random.integer(2019, 2024)}年` : random.chance(0.3) ? place : '';
  return {
    project: `${prefix}${random.pick(TASKS)}`,
    department,
    unit: random.chance(0.5)
      ? `${department}机关`
      : `${place}${random.pick(['就业服务中心', '教研室', '项目建设服务中心', '执法监察大队'])}`,
  };
}

const AIMS = [
  '按照上级统一要求，严格按照时间安排，组织实施好年度各项工作任务',
  '认真履行职责，不断完善各个环节，确保资金使用安全、规范、高效',
  '进一步改善基层公共服务条件，提升群众获得感和满意度',
  '健全长效管护机制，保障项目建成后持续发挥效益',
  '加大宣传培训力度，提高依法依规办事的意识和能力',
  '加快推进重点工程建设，确保按期完工并投入使用',
];
const DEEDS = [
  '已按计划完成全部任务，资金使用合规',
  '各环节组织有序，全年未发生安全责任事故',
  '服务条件明显改善，群众反映良好',
  '管护制度已建立并落实到位',
  '宣传培训覆盖面持续扩大，成效较好',
  '工程已完工验收并交付使用',
];

export interface Aim {
  readonly planned: string;
  readonly achieved: string;
}

/** One to three goals, as the text of one printed row. */
export function drawAim(random: Random): Aim {
  const count = random.integer(1, 3);
  const order = random.shuffle(AIMS.map((_, at) => at)).slice(0, count);
  const list = (texts: readonly string[], mark: string): string =>
    order.map((at, place) => `${count > 1 ? `${mark}${place + 1}：` : `${mark}：`}${texts[at] ?? ''}；`).join(' ');
  return { planned: list(AIMS, '目标'), achieved: list(DEEDS, random.pick(['目标', '完成情况'])) };
}

const REASONS = [
  '调剂使用',
  '部分邮寄费未申报',
  '受天气影响，施工进度滞后，下一步加快推进',
  '报名人数少于预期',
  '合同未到付款节点，余款次年支付',
  '部分对象外出务工未能参加',
  '设备到货延迟，已督促供货方',
  '宣传不够深入，今后加大宣传力度',
  '因机构改革，任务有所调整',
  '年初测算不够精准，今后科学编制目标',
];

export function drawReason(random: Random): string {
  return random.pick(REASONS);
}

/** 得分计算方法 of a whole block, as the printed forms of the family explain it; `reverse` is the form's own. */
export function drawMethod(random: Random, closeness: boolean): string {
  const bands = closeness ? '100-80%（含）、80-50%（含）、50-0%' : '100-80%（含）、80-60%（含）、60-0%';
  const first = `1.若为定性指标，则根据“三档”原则分别按照指标值的${bands}来记分。`;
  const second = '2.若为定量指标，完成值达到指标值，记满分；未达到指标值，按 B/A 或 A/B×该指标分值记分。';
  return random.chance(0.2) ? `${first}${second}` : `${first} ${second}`;
}

const CONCLUSIONS = [
  '项目总体完成情况较好，达到预期目标。',
  '各项绩效指标完成良好，资金管理规范。',
  '项目实施取得了较好的社会效益，群众满意度较高。',
];
const PROBLEMS = ['绩效指标量化程度有待提高。', '预算执行进度前慢后快。', '部分基础资料归集不够及时。'];
const MEASURES = ['进一步细化量化绩效指标。', '加快预算执行进度，强化过程监控。', '完善资料归档制度。'];

/** Text of a footer row by its label. */
export function drawFooter(random: Random, label: string): string {
  if (/问题/.test(label)) return random.pick(PROBLEMS);
  if (/措施|方案/.test(label)) return random.pick(MEASURES);
  if (/原因/.test(label)) return random.pick(['无重大偏差。', '部分工作受客观因素影响，已在年末前完成整改。']);
  if (/其他需要说明/.test(label)) return random.pick(['无', '无其他需要说明的事项']);
  return random.pick(CONCLUSIONS);
}
