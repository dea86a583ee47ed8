/** Tells GB2312 bytes from Big5 bytes: each has its everyday characters in another part of the code table. */

interface HanziShares {
  /** Share of the two-byte characters that are everyday characters (一级汉字) or signs of GB2312. */
  readonly gb2312: number;
  /** Share of the two-byte characters that are everyday characters (常用字) or signs of Big5. */
  readonly big5: number;
}

function isEverydayGb(lead: number, trail: number): boolean {
  return trail >= 0xa1 && ((lead >= 0xb0 && lead <= 0xd7) || (lead >= 0xa1 && lead <= 0xa9));
}

function isEverydayBig5(lead: number, trail: number): boolean {
  return lead >= 0xa1 && lead <= 0xc6 && ((trail >= 0x40 && trail <= 0x7e) || (trail >= 0xa1 && trail <= 0xfe));
}

/** Both shares; 0 where there are no two-byte characters. */
export function hanziShares(bytes: Uint8Array): HanziShares {
  let pairs = 0;
  let gb = 0;
  let big5 = 0;
  for (let at = 0; at + 1 < bytes.length; at += 1) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x81) continue;
    const trail = bytes[at + 1] ?? 0;
    pairs += 1;
    if (isEverydayGb(lead, trail)) gb += 1;
    if (isEverydayBig5(lead, trail)) big5 += 1;
    at += 1;
  }
  return pairs === 0 ? { gb2312: 0, big5: 0 } : { gb2312: gb / pairs, big5: big5 / pairs };
}
