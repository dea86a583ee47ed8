/** CJK radicals and compatibility ideographs, which PDF fonts print in place of characters (⽬ for 目), mapped to characters. */

/** U+2E80 to U+2EF3, from Unicode's EquivalentUnifiedIdeograph.txt: NFKC knows only two of them. `.` stands for none. */
const SUPPLEMENT = [
  ...('.厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑𫜹忄心扌攵.旡日月歺母民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫' +
    '羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟'),
];

const RADICALS = /[\u2E80-\u2EF3\u2F00-\u2FD5\uF900-\uFAFF]/g;

/** Every radical as the character that it looks like; nothing else is touched. */
export function mapRadicals(text: string): string {
  return text.replace(RADICALS, (radical) => {
    const found = SUPPLEMENT[radical.charCodeAt(0) - 0x2e80] ?? '.';
    return found === '.' ? radical.normalize('NFKC') : found;
  });
}
