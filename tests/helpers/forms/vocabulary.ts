/** 指标名称: realistic level-3 names for each level-2 kind, with what is measured. */

/** `words` of a qualitative row and `unit` of a measured one; bounds are of the target, whole numbers. */
export interface Topic {
  readonly name: string;
  readonly measure: 'count' | 'rate' | 'within' | 'date' | 'money' | 'unit-cost' | 'zero' | 'words';
  readonly unit: string;
  readonly low: number;
  readonly high: number;
}

/** `name|measure|unit or words|low-high` */
function topics(...lines: readonly string[]): readonly Topic[] {
  return lines.map((line) => {
    const [name = '', measure = 'words', unit = '', bounds = '0-0'] = line.split('|');
    const [low = '0', high = '0'] = bounds.split('-');
    return { name, measure: measure as Topic['measure'], unit, low: Number(low), high: Number(high) };
  });
}

const quantity = topics(
  '培训期数|count|期|1-12',
  '培训人数|count|人|40-3000',
  '考试项数|count|项|2-20',
  '举办招聘会场次|count|场|4-40',
  '新建公共厕所数量|count|座|1-30',
  '改造老旧小区数量|count|个|2-60',
  '发放补贴户数|count|户|100-9000',
  '维修养护道路里程|count|公里|3-400',
  '完成人工造林面积|count|亩|200-8000',
  '办理劳动人事争议案件数|count|件|50-2000',
  '采购办公设备数量|count|台|5-300',
  '印发宣传资料份数|count|份|500-20000',
  '监督检查企业家数|count|家|20-600',
  '日常巡查次数|count|次|6-60',
  '编制规划研究报告|count|份|1-6',
  '设立便民服务站点|count|个|2-40',
  '资助家庭经济困难学生|count|人次|50-5000',
  '环境质量监测点位数|count|个|3-80',
  '开展义诊活动|count|场次|2-30',
  '修缮校舍面积|count|平方米|300-9000',
  '新增城镇就业人数|count|人|100-6000',
  '食品抽检批次|count|批次|50-1500',
  '铺设供水管网长度|count|米|200-9000',
  '聘用护林员人数|count|名|10-400',
  '购置图书册数|count|册|300-9000',
  '高标准农田建设面积|count|万亩|1-30',
  '家庭医生签约服务人数|count|人|500-9000',
  '更新公交站牌数量|count|块|10-200',
);

const quality = topics(
  '工程验收合格率|rate|%|95-100',
  '培训合格率|rate|%|85-98',
  '资金使用合规率|rate|%|100-100',
  '案件按期结案率|rate|%|90-98',
  '设备验收合格率|rate|%|95-100',
  '年度工作任务完成率|rate|%|90-100',
  '数据采集准确率|rate|%|95-99',
  '信息系统正常运行率|rate|%|95-99',
  '补助对象认定准确率|rate|%|98-100',
  '档案整理规范率|rate|%|90-98',
  '苗木成活率|rate|%|80-95',
  '立案案件办结率|rate|%|85-95',
  '抽检样品合格率|rate|%|90-98',
  '法律援助案件质量评查合格率|rate|%|90-98',
  '项目实施规范程度|words|规范',
  '采购程序合规性|words|合规',
  '重大安全责任事故|zero|起',
);

const timeliness = topics(
  '项目按期完成率|rate|%|90-100',
  '专项经费拨付进度|rate|%|90-100',
  '补助资金发放及时率|rate|%|95-100',
  '投诉案件办理时限|within|日|15-60',
  '行政许可办结时限|within|工作日|5-20',
  '故障响应时间|within|小时|2-24',
  '应急处置响应时限|within|分钟|10-60',
  '工程完工时间|date',
  '年度任务完成时间|date',
  '补贴资金兑付时间|date',
  '培训工作完成时限|date',
  '信息报送及时性|words|及时',
);

const cost = topics(
  '场地租赁费|money',
  '劳务费（命题、阅卷、监考等）|money',
  '资料印刷、装订费用|money',
  '差旅费及租车费|money',
  '设备购置费|money',
  '专家评审费、督导费|money',
  '宣传制作费用|money',
  '委托业务费|money',
  '人员补助及保险费|money',
  '维修维护费|money',
);

const unitCost = topics(
  '人均培训成本|unit-cost|元/人|200-900',
  '护林员补助标准|unit-cost|元/人·月|300-1200',
  '造林补助标准|unit-cost|元/亩|200-1200',
  '农户改厕补助标准|unit-cost|元/户|800-3000',
  '讲师课酬标准|unit-cost|元/人、天|400-1500',
  '道路养护单位成本|unit-cost|元/公里|1000-9000',
);

const economic = topics(
  '带动农户户均增收|count|元|500-6000',
  '新增产值|count|万元|50-900',
  '促进地方经济发展|words|有效促进',
  '减少企业用工成本|words|有所降低',
  '带动社会资本投入|count|万元|100-2000',
  '提高土地产出效益|words|逐步提高',
);

const social = topics(
  '保障考试公平公正|words|有效保障',
  '劳动关系和谐程度|words|有所提升',
  '群众政策知晓率|rate|%|80-95',
  '受益群众覆盖率|rate|%|85-98',
  '改善农村人居环境|words|明显改善',
  '提升基层公共服务能力|words|有效提升',
  '公共安全保障水平|words|不断提高',
  '群体性上访事件发生数|zero|起',
  '解决农村劳动力就业|count|人|50-900',
  '维护社会和谐稳定|words|和谐稳定',
  '营商环境优化程度|words|持续优化',
  '重大舆情事件|zero|次',
);

const ecological = topics(
  '区域生态环境质量|words|持续改善',
  '减少水土流失|words|有效减少',
  '节能减排效果|words|效果明显',
  '生活垃圾无害化处理率|rate|%|90-99',
  '固体废物规范处置率|rate|%|95-100',
);

const lasting = topics(
  '长期保障考试工作顺利开展|words|长期保障',
  '构建和谐劳动关系|words|长效',
  '促进人才队伍建设|words|持续推进',
  '后续管护机制建立情况|words|健全',
  '推动产业可持续发展|words|长期',
  '政策持续影响年限|count|年|1-5',
  '提升行业管理水平|words|逐步提升',
  '公共设施长效管护|words|有效提高',
);

const satisfaction = topics(
  '服务对象满意度|rate|%|85-95',
  '受益群众满意度|rate|%|85-95',
  '参训学员满意度|rate|%|90-98',
  '办事企业满意度|rate|%|85-95',
  '考生满意度|rate|%|85-95',
  '社区居民满意度|rate|%|80-95',
  '学校师生满意度|rate|%|85-95',
  '用人单位满意度|rate|%|85-95',
);

const decision = topics(
  '项目立项规范性|words|规范',
  '绩效目标合理性|words|合理',
  '绩效指标明确性|words|明确',
  '决策依据充分性|words|充分',
);
const placing = topics('资金到位率|rate|%|100-100', '资金分配合理性|words|合理', '预算编制科学性|words|科学');
const business = topics(
  '管理制度健全性|words|健全',
  '制度执行有效性|words|有效',
  '项目质量可控性|words|可控',
  '档案资料完整率|rate|%|95-100',
);
const finance = topics(
  '资金使用合规性|words|合规',
  '财务监控有效性|words|有效',
  '预算执行率|rate|%|90-100',
  '会计核算规范性|words|规范',
);

/** Level-2 name → what can stand under it. */
export const TOPICS: Readonly<Record<string, readonly Topic[]>> = {
  数量指标: quantity,
  质量指标: quality,
  时效指标: timeliness,
  成本指标: [...cost, ...unitCost],
  经济成本指标: [...cost, ...unitCost],
  社会成本指标: topics('对社会造成的负面影响|words|无影响', '群众负担增加程度|words|未增加', '引发信访事项|zero|件'),
  生态环境成本指标: topics('对自然生态环境的负面影响|words|无影响', '污染物排放超标次数|zero|次'),
  经济效益指标: economic,
  社会效益指标: social,
  生态效益指标: ecological,
  可持续影响指标: lasting,
  服务对象满意度指标: satisfaction,
  满意度指标: satisfaction,
  项目立项: decision,
  资金落实: placing,
  业务管理: business,
  财务管理: finance,
};

/** What stands before a name when a form needs more rows than a list has names. */
export const QUALIFIERS = ['本级', '乡镇', '第二批', '城区', '农村', '新增', '续建', '其他'] as const;
