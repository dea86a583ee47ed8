/** 无符号指标值的方向: what a target without a sign wants, told by what it measures; null where more may be worse. */
import { decimal, type Decimal } from '../model/decimal.js';
import type { Indicator } from '../model/record.js';
import type { Value } from '../model/value.js';

const HARM =
  '(?:事故|投诉|差错|失误|误差|违规|违纪|违法|死亡|伤亡|受伤|信访|上访|舆情|超支|超标|超时|逾期|拖欠|缺陷|漏报|错报|误报|故障|' +
  '流失|辍学|返工|返贫|发病|感染|失业|空置|不良|坏账|损耗|能耗|排放|污染)';
const HARM_COUNT = new RegExp(
  `${HARM}(?:事件|案件|问题|情况)?(?:发生)?(?:人数|人次|次数|起数|件数|数量|数|量|率|比例)?$`,
);
/** Deeds that turn a harm into a merit: 受理投诉件数, 查处违法案件数. */
const REMEDY =
  /处理|处置|受理|办理|办结|查处|化解|调解|整改|整治|打击|排查|救助|降低|减少|减排|下降|防范|预防|控制|解决|回复|答复|培训|宣传|监测|检测/;
/** What nobody wants, by whatever it is counted (死亡头数, 上访批次), unless something was done about it. */
const EVIL = new RegExp(
  `${HARM}|犯罪|发案|案发|败诉|纠纷|群体性|火灾|火情|受灾|受害|成灾|暴发|疫情|险情|宕机|中断|积水|内涝|积案|荒漠化|沙化|近视`,
);
/** A decline is wanted of whatever declines: 碳排放强度下降率. */
const DECLINE = /下降|降低|减少|削减|压减|节约|节省/;
/** What may be wished high or low: shares under control, what an office consumes, ranks, loads, what is not done. */
const UNCLEAR = new RegExp(
  [
    '控制[率数]|变动率|变更|签证|调整率|偏离|偏差|波动|浮动|结余|结转',
    '公务接待|公务用车|公车|三公|因公|出国',
    '[不未](?:\\p{Script=Han}){2,3}率|不合格|不达标|未[办完结处整落解]',
    '排名|名次|位次|排位|班额|师生比|生师比|平均住院|住院日',
    '用[水电气能煤油]量|[水电物油材煤气]耗|耗[水电能材油]|消耗(?![性品材])|(?:使用|施用)量|(?:使用|施用|排放|能耗|能源|碳|用水|劳动)强度|需氧量|含[量水]|浓度|噪[声音]',
    '年龄|占用|填埋|停机|停电|停水|停产|停运|缺口|空缺|短缺|缺勤|缺岗|缺编|负债',
  ].join('|'),
  'u',
);
/** 噪声监测点位: what is counted is a thing, whatever it is for. */
const THING = /(?:点位?|站|器材|设备|设施|仪器)(?:数|数量|个数)?$/;
/** Staff and what is left over: counts of them, unless something was done about them (隐患整改数, 存量房改造数). */
const BURDEN =
  /^(?:单位|机关|部门|行政|事业|财政){0,2}(?:编制内|在编|编外|在职|在岗|退休|离休|临聘|外聘|劳务派遣)(?:人员|职工|教师|教职工)?(?:人?数|数量)?$|编制数|财政供养|遗留|存量|积压|滞留|债务|欠[费薪缴]|隐患数/;
const DEED =
  /排查|整改|整治|治理|消除|消纳|化解|清[理偿收运]|处[理置]|办理|办结|查处|培训|宣传|慰问|救助|资助|帮扶|补助|保障|服务|审[批核]|建设|新建|改造|发放|引进|解决|演练|拆除|参保|安置|普查|开通|执法|救援|扑救|防[控治火]|就业|修复|修编|更换|配备|规划|方案/;
const UNCLEAR_UNIT = /分贝|℃|°|[克gGL]\s*[/／]|[/／]\s*(?:m|立方|千克|升|kg|L)/;

const TAIL = '(?:\\([^()]{0,40}\\))?$';
const TIME_LIMIT = new RegExp(
  `(?:时限|工期|周期|耗时|用时|(?:完成|办理|办结|响应|审批|拨付|支付|发放|处理|处置|到位)(?:时间|时长|天数|日数))${TAIL}`,
);
const TIME_SPENT = new RegExp(
  '(?:课时|学时|工时|年限|寿命|' +
    '(?:服务|培训|开放|运行|运营|工作|学习|教学|授课|研修|活动|演出|展览|展出|播出|值班|值守|驻村|帮扶|巡[查护逻]|管护|监测|保障|出勤|在岗|实习|见习|志愿|优良|持续|影响|稳定|供[暖水热])' +
    `(?:期|总)?(?:天数|日数|时长|时间|年限))${TAIL}`,
);
/** The time that one case takes is better short. */
const PER_CASE = /平均|单次|单件|每件|每次/;
/** Money that may be a cost although no level says so: less may be better. */
const COST_NAME = /成本|费用|费$|费支出|支出|单价|标准|经费/;
const TIME_UNIT = /^(?:秒|分钟|工作日|日|周|月|季度|年)$/;

const RATE_NAME = /率|比例|比重|占比|满意度/;
/** Nobody wants four fifths of a harm. */
const HIGH_RATE = '0.8';
/** Rates that are wanted high, be they as low as they may. */
const WANTED =
  /完成|合格|覆盖|达标|及时|满意|知晓|知悉|到位|验收|通过|就业|参与|参加|参训|出勤|到课|准确|正确|执行|支付|兑现|成活|存活|保存|利用|入学|巩固|升学|毕业|治愈|好转|接种|免疫|普及|参保|签约|建档|完好|完整|优良|优秀|优质|良好|规范|合规|公开|办结|办理|受理|处理|处置|整改|回复|答复|响应|开工|竣工|投产|增长|增加|增幅|增速|提高|提升|上升|发放|拨付|落实|受益|惠及|征收|征缴|收缴|城镇化|流通|入库|回收|回访|无害化|资源化|绿化|森林|硬化|供水|供电|保障|安装|配备|配置|配套|开通|运行|正常|有效|成功|转化|创建|认定|达成|实现|按时|按期|按质|足额|准时|精准|识别|监测|检查|检测|抽检|抽查|巡查|入户|服务|培训|考核|结案|化解|调解|查处|破案|侦破|审结|清理|清运|修复|更新|改造|上座|入住|资助|救助|救治|抢救|支持|认可|认同|好评|普惠|机械化|标准化|信息化|电子化|智能化|良种|下降|降低|减少|削减|压减|节约|节能|录用|留任|留存|贡献|带动|自给|惠民/;

/** … unless the name also says what is not, and not that it declines. */
const UNWANTED =
  /闲置|空驶|浪费|损失|失败|淘汰|重复|复发|退[货款票]|拒|逃|漏|死|伤|违|患|犯|离职|辞职|迟到|缺|差评|费|问题|占用|灾(?!后)|害(?!化)|犯罪|流失|近视|延误|延迟|拖延|滞后|推迟|超期|错|误|成本|支出|债|耗|投诉|事故|案件|信访/;

/** The direction of a quantity without a sign that stands under no cost. */
export function bareDirection(indicator: Indicator): 'positive' | 'reverse' | null {
  const { target } = indicator;
  const plain = plainName(indicator.level3);
  const unit = target.canonical?.unit ?? target.unit ?? '';
  if (TIME_UNIT.test(unit)) return timeDirection(plain);
  if (HARM_COUNT.test(plain)) return REMEDY.test(plain) ? null : 'reverse';
  if (isUnclear(plain) || UNCLEAR_UNIT.test(target.unit ?? '')) return null;
  if ((target.unit ?? '').includes('元') && (indicator.level2 === null || COST_NAME.test(plain))) return null;
  // A bare zero of anything else is nothing to strive for, and of a bare -3% nobody knows whether -4% is better.
  if (/^(?:-|0+(?:\.0+)?$)/.test(target.value ?? '')) return null;
  const rate = rateOf(target, plain);
  return rate === null || rate.greaterThanOrEqualTo(HIGH_RATE) || isWanted(indicator, plain) ? 'positive' : null;
}

function isUnclear(name: string): boolean {
  if (DECLINE.test(name) || THING.test(name)) return false;
  if (UNCLEAR.test(name)) return true;
  return (BURDEN.test(name) || (EVIL.test(name) && !REMEDY.test(name))) && !DEED.test(name);
}

function timeDirection(name: string): 'positive' | 'reverse' | null {
  if (TIME_LIMIT.test(name)) return 'reverse';
  return TIME_SPENT.test(name) && !PER_CASE.test(name) && !HARM_COUNT.test(name) ? 'positive' : null;
}

/** The target as a share of one, where it is one: by its unit, or by its name where it has none. */
function rateOf({ value, unit, canonical }: Value, name: string): Decimal | null {
  if (value === null) return null;
  if (canonical?.unit === '1') return decimal(canonical.value);
  if (unit === '%') return decimal(value).div(100);
  if (unit !== null || !RATE_NAME.test(name)) return null;
  const figure = decimal(value);
  return figure.greaterThan(1) ? figure.div(100) : figure;
}

function isWanted({ level1, level2 }: Indicator, name: string): boolean {
  if (DECLINE.test(name) || (WANTED.test(name) && !UNWANTED.test(name))) return true;
  return [level1, level2].some((level) => level !== null && plainName(level).includes('满意'));
}

/** What is longer is no name, and a hostile one costs no time. */
const LONGEST_NAME = 300;

/** Without white space and the stops at the end, brackets half width. */
function plainName(text: string | null): string {
  return (text ?? '')
    .replace(/\s+/g, '')
    .slice(0, LONGEST_NAME)
    .replace(/[（(]/g, '(')
    .replace(/[）)]/g, ')')
    .replace(/[。；;：:，,]+$/, '');
}
