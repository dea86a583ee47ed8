/** Traditional characters of the forms' own wording, as their simplified ones: for keys only, never for output. */

const PAIRS =
  '項项目目級级標标執执績绩評评價价實实際际門门單单資资產产數数質质時时滿满預预總总算算調调額额財财撥拨轉转結结專专戶户環环態态續续響响對对象象務务濟济會会開开報报稱称稱称類类別别責责負负長长點点說说說说備备註注問问題题進进條条領领導导區区縣县鄉乡鎮镇員员計计劃划劃划圖图術术準准確确覆覆蓋盖廣广設设備备個个則则從从後后應应關关係系屬属據据決决擬拟採采層层經经費费參参與与該该達达幣币萬万億亿號号權权重重係系儲储證证驗验審审';

const SIMPLIFIED: ReadonlyMap<string, string> = new Map(
  [...PAIRS].flatMap((char, at, all): [string, string][] => (at % 2 === 0 ? [[char, all[at + 1] as string]] : [])),
);

/** A key with the wording's traditional characters simplified: 三級指標 → 三级指标. */
export function simplifyKey(key: string): string {
  let simplified = '';
  for (const char of key) simplified += SIMPLIFIED.get(char) ?? char;
  return simplified;
}
