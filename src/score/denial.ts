/** 定性指标: an actual whose words deny the target (是 / 否, 按时发放 / 未按时发放, 有效提升 / 效果不明显). */

const OPPOSITES: readonly (readonly [string, string])[] = [
  ['是', '否'],
  ['有', '无'],
  ['有', '没有'],
  ['能', '不能'],
  ['合格', '不合格'],
  ['达标', '不达标'],
  ['达标', '未达标'],
  ['符合', '不符合'],
  ['满意', '不满意'],
  ['及时', '不及时'],
  ['通过', '未通过'],
];

/** A target that itself wants something not to be: 不发生事故, 零投诉. */
const NEGATIVE = /[不未无没零否]|杜绝|避免|防止|禁止|严禁/;
/** 未按时, 没有减少, 部分提升: the two characters after it are the target's own. */
const DENYING = /(?:未能?|没有|没能?|不能|部分)(?=([\p{Script=Han}]{2}))/gu;
const POOR =
  /不(?:太)?(?:及时|到位|理想|达标|合格|完善|健全|规范|合规|满意|充分|明显|显著|突出|佳)|(?:效果|成效|作用)(?:一般|较差|有限|甚微)|有待(?:进一步)?(?:完善|健全|提高|提升|加强|改进|改善)/;
/** 无不合格产品, 解决了管理不到位: what is denied or solved is no fault. */
const SOLVED =
  /(?:无|没有|不存在|未发现|未出现|解决|整改|改善|改变|扭转|消除|杜绝|避免)[^，。；,;]{0,8}(?:不|效果|成效|作用|有待)/;

/** Both texts without white space and punctuation. */
export function deniesTarget(said: string, wanted: string): boolean {
  const opposite = OPPOSITES.some((pair) => pair.includes(said) && pair.includes(wanted) && said !== wanted);
  if (opposite) return true;
  if (wanted === '' || NEGATIVE.test(wanted)) return false;
  if (POOR.test(said)) return !SOLVED.test(said);
  return [...said.matchAll(DENYING)].some(([, verb = '']) => wanted.includes(verb));
}
