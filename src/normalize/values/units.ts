/** 计量单位: the vocabulary of units, and what each is in its canonical form. */
import { Decimal, decimal } from '../../model/decimal.js';
import { lexicon, wordList } from './scanner.js';

type UnitKind = 'money' | 'ratio' | 'time' | 'count' | 'physical';

export interface UnitWord {
  /** Name in canonical form: 元, 日, 分钟, 1, or the measure word itself. */
  readonly measure: string;
  /** One of this unit in the canonical one. */
  readonly factor: Decimal;
  readonly kind: UnitKind;
  /** Whether it may follow a Chinese numeral: 一期, 三方, 二层 are names as often as amounts. */
  readonly spoken: boolean;
}

/** Entries `word`, `word=measure` or `word=measure*factor`, separated by white space. */
function define(kind: UnitKind, words: string, spoken = true): [string, UnitWord][] {
  return words.split(/\s+/).map((definition) => {
    const [word = '', measured = word] = definition.split('=');
    const [measure = word, factor = '1'] = measured.split('*');
    return [word, { measure, factor: decimal(factor), kind, spoken }];
  });
}

const MONEY = '元 圆=元 块钱=元 角=元*0.1 美元 欧元 港元 港币=港元 日元 英镑 韩元';

const RATIO = '%=1*0.01 ‰=1*0.001 ‱=1*0.0001 百分比=1*0.01 百分点=1*0.01 个百分点=1*0.01 比例=1 比率=1 成=1*0.1';

const TIME =
  '天=日 日 自然日=日 个自然日=日 日历日=日 日历天=日 个日历日=日 个日历天=日 ' +
  '工作日 个工作日=工作日 工作天=工作日 个工作天=工作日 ' +
  '小时=分钟*60 个小时=分钟*60 钟头=分钟*60 个钟头=分钟*60 h=分钟*60 H=分钟*60 分钟 min=分钟 秒 秒钟=秒 ' +
  '周 个周=周 个星期=周 星期=周 月 个月=月 个自然月=月 季度 个季度=季度 年 周年=年 个年度=年';

/** Times that count work or lessons: they do not convert into days or minutes. */
const LABOUR =
  '学年 学期 个学期=学期 学时 个学时=学时 课时 个课时=课时 工时 台时 人天 人·天=人天 人日=人天 人月 人·月=人月 人年 工日 台班';

const COUNTS =
  '个 人 名 位 件 项 次 家 户 种 份 套 台 辆 部 场 门 篇 册 幅 张 条 根 支 枝 只 匹 羽 尾 株 棵 颗 粒 朵 盆 座 栋 幢 间 处 所 ' +
  '块 对 副 床 桌 席 扇 盏 盘 卷 盒 箱 袋 桶 瓶 罐 艘 架 列 趟 车 例 宗 桩 笔 枚 字 页 句 首 剂 针 倍 台套 件套 套件 人份 标箱 ' +
  '人次 件次 项次 户次 家次 台次 套次 辆次 车次 架次 航次 场次 批次 班次 例次 头次 只次 株次 个次 处次 点次 门次 期次 亩次 份次 ' +
  '篇次 针次 剂次 艘次 组次 笔次 宗次 起次 天次 册次 幅次 条次 站次 班期';

/** Words that name a rank, an order or a manner as often as an amount (一期, 二本, 一起, 三包); read only after digits. */
const ORDINALS =
  '期 分 层 口 面 头 把 届 轮 版 集 组 度 片 团 段 排 顶 栏 岁 周岁 眼 孔 股 曲 行 员 批 班 节 本 包 双 起';

const PHYSICAL =
  '亩 公顷 平方米 平方公里 平方千米=平方公里 平米=平方米 平方=平方米 ㎡=平方米 m²=平方米 m2=平方米 M2=平方米 ' +
  'km²=平方公里 km2=平方公里 立方米 立方=立方米 m³=立方米 m3=立方米 M3=立方米 ' +
  '米 公里 千米=公里 延米 延长米=延米 厘米 毫米 km=公里 KM=公里 Km=公里 m=米 cm=厘米 mm=毫米 ' +
  '吨 公斤 千克=公斤 克 斤 毫克 微克 纳克 kg=公斤 KG=公斤 g=克 mg=毫克 μg=微克 µg=微克 ug=微克 t=吨 ' +
  '吨标准煤 吨标煤=吨标准煤 吨二氧化碳 吨CO2 ' +
  '升 毫升 L=升 ml=毫升 mL=毫升 千瓦时 kWh=千瓦时 KWH=千瓦时 kwh=千瓦时 千瓦 kW=千瓦 KW=千瓦 kw=千瓦 兆瓦 MW=兆瓦 ' +
  '千伏 千伏安 kV=千伏 kVA=千伏安 瓦 W=瓦 赫兹 Hz=赫兹 帕 千帕 兆帕 kPa=千帕 MPa=兆帕 ℃ °C=℃ 摄氏度=℃ 分贝 dB=分贝 千字 字节 GB TB MB Mbps 兆 像素';

export const UNITS = lexicon([
  ...define('money', MONEY),
  ...define('ratio', RATIO),
  ...define('time', TIME),
  ...define('count', LABOUR),
  ...define('count', COUNTS),
  ...define('count', ORDINALS, false),
  ...define('physical', PHYSICAL),
]);

/** 量级: scale words in front of a unit, each with its zeros. Units are tried first, so 千克 stays one. */
export const SCALE_ZEROS = lexicon<number>([
  ['百', 2],
  ['千', 3],
  ['万', 4],
  ['十万', 5],
  ['百万', 6],
  ['千万', 7],
  ['亿', 8],
  ['十亿', 9],
  ['百亿', 10],
  ['千亿', 11],
  ['万亿', 12],
]);

/** One of a scale word, by its zeros. */
export const POWERS: readonly Decimal[] = Array.from({ length: 13 }, (_, zeros) => new Decimal(10).pow(zeros));

/**
 * Nouns that may stand behind a measure word without changing what is counted (5个村, 30名学员).
 * A list, because any other tail may: 3项未完成, 5年规划.
 */
export const NOUNS = wordList(
  '村 行政村 自然村 村庄 村组 村社区 乡 镇 乡镇 街道 社区 县 区 市 省 县区 区县 市县 市州 县市 县市区 乡镇街道 乡村 ' +
    '贫困村 试点村 示范村 单位 部门 企业 公司 机构 学校 高校 中学 小学 幼儿园 医院 卫生院 卫生室 科室 项目 子项目 ' +
    '工程 课题 系统 平台 品种 站 点位 网点 站点 监测点 观测点 采样点 基地 示范点 示范区 示范基地 园区 小区 班级 班组 ' +
    '学生 教师 学员 人员 干部 职工 员工 医生 护士 医师 专家 老人 老年人 儿童 残疾人 农户 农民 家庭 贫困户 脱贫户 居民 ' +
    '群众 代表 党员 村民 志愿者 运动员 选手 岗位 案件 报告 方案 文件 活动 培训 会议 讲座 演出 比赛 赛事 检查 调研 宣传 ' +
    '任务 工作 设备 车辆 电脑 图书 培训班 研修班 房屋 床位 座位 公厕 路灯 桥梁 水库 泵站 机井 论文 专利 软著 标准 信息 ' +
    '队伍 团队 专著 教材 手册 宣传册 海报 规划 规范 软件 软件著作权 证书 作品 节目 影片 数据库 网站 课程 宣传片 ' +
    '大棚 厂房 实验室 教室 食堂 宿舍 厕所 卫生厕所 停车位 车位 摄像头 电梯 空调 树木 苗木 树苗 仪器 农机 ' +
    '稿件 新闻 视频 展览 培训会 推介会 座谈会 论坛 事故 安全事故 投诉 舆情 上访 服务',
);

/** The words of definitions, without what they measure and without products, which the grammar joins itself. */
function wordsOf(definitions: string): string {
  const words = definitions.split(/\s+/).map((definition) => definition.replace(/=.*/, ''));
  return words.filter((word) => !word.includes('·')).join(' ');
}

/** What an amount can be per, behind a slash: any unit (μg/m³, 元/人份, 万元/千瓦), and what only a price is for. */
export const DENOMINATORS = wordList(
  [TIME, LABOUR, COUNTS, ORDINALS, PHYSICAL].map(wordsOf).join(' ') +
    ' 生 学生 床位 季 班 批 趟 头 万字 千人 万人 村 县 乡 镇 乡镇 社区 校 班级 标准 单位 项目 企业 家庭 度',
);

/** Between the things that an amount is per: 元/人·月, 元/人、天. */
export const JOINTS = wordList('· . * × 、 / /每 每');
