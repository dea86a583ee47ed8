/** kill -9 of the whole process tree at random moments: resumed, the result is the one of an undisturbed run. */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { runCommand } from '../helpers/command.js';
import { Random } from '../helpers/forms/random.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';
import { killUntilDone } from './kill-tree.js';

const folder = temporaryFolder();
const seed = readFileSync('fixtures/text/seed/input.txt', 'utf8');
const form = seed.slice(seed.indexOf('项目支出绩效自评表（表7）'), seed.indexOf('项目支出绩效自评表（表8）'));
const DOCUMENTS = 36;
const KILLS = 3;

/** Documents that differ; some have eight tables, one has very many, one has none. */
function writeDocuments(): void {
  for (let at = 0; at < DOCUMENTS; at += 1) {
    const text = at === 7 ? '不是自评表' : at === 18 ? form.repeat(60) : at % 9 === 0 ? seed : form;
    folder.write(`in/${String(at).padStart(4, '0')}.txt`, `${text}\n注：第${String(at)}份\n`);
  }
}

describe('audit --out F --resume F', () => {
  test('killed again and again, nothing is lost and nothing stands twice', async () => {
    writeDocuments();
    const undisturbed = folder.at('undisturbed.ndjson');
    expect(runCommand('audit', folder.at('in'), '--jobs', '2', '--out', undisturbed).status).toBe(3);
    const whole = readFileSync(undisturbed);

    const out = folder.at('killed/result.ndjson');
    mkdirSync(folder.at('killed'));
    mkdirSync(folder.at('tmp'));
    const random = new Random(20_241_124);
    const { killedAt, status } = await killUntilDone({
      argv: ['audit', folder.at('in'), '--jobs', '2', '--out', out, '--resume', out],
      out,
      size: whole.length,
      kills: KILLS,
      env: { ...process.env, TMPDIR: folder.at('tmp') },
      random: () => random.next(),
    });
    expect(killedAt).toHaveLength(KILLS);
    expect(status).toBe(3);
    expect(readFileSync(out).equals(whole)).toBe(true);
    expect(readdirSync(folder.at('killed')).sort()).toEqual(['.result.ndjson.run.json', 'result.ndjson']);
    expect(readdirSync(folder.at('tmp')).filter((name) => name.startsWith('fuhe-'))).toEqual([]);
  });
});
