import { describe, expect, test } from 'vitest';
import { runCli } from '../helpers/run-cli.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';

const folder = temporaryFolder();
const document = folder.write('report.txt', '项目支出绩效自评表\n');
const notJson = folder.write('profile.json', '{ "name": ');

describe('a wrong command line is exit status 2: one line and a hint, nothing on standard output', () => {
  test.each([
    ['unknown command', ['audti', 'x'], '未知命令 audti', 'unknown command audti'],
    ['unknown option', ['audit', document, '--formt', 'json'], '未知选项 --formt', 'unknown option --formt'],
    ['no path', ['audit'], '缺少参数 PATH', 'missing argument PATH'],
    ['empty path', ['audit', ''], '路径为空', 'a path is empty'],
    ['option without value', ['audit', document, '--out'], '--out', '--out'],
    ['too many arguments', ['schema', 'record', 'grid'], '参数过多', 'too many arguments'],
    ['unknown format', ['audit', document, '--format', 'xml'], '--format 只能是', '--format must be'],
    ['table of grids', ['extract', document, '--format', 'table'], '--format 只能是', '--format must be'],
    ['size that is no number', ['audit', document, '--max-size', 'big'], '--max-size 应为', '--max-size must be'],
    ['size of nothing', ['audit', document, '--max-size', '0'], '--max-size 应为', '--max-size must be'],
    ['memory for nothing', ['audit', document, '--max-memory', '10'], '--max-memory 应为', '--max-memory must be'],
    ['no jobs', ['audit', document, '--jobs', '0'], '--jobs 应为', '--jobs must be'],
    ['half a job', ['audit', document, '--jobs', '1.5'], '--jobs 应为', '--jobs must be'],
    ['no time', ['audit', document, '--timeout', '0'], '--timeout 应为', '--timeout must be'],
    ['time that is no number', ['extract', document, '--timeout', '1m'], '--timeout 应为', '--timeout must be'],
    [
      'resumed from what is no result file',
      ['audit', document, '--resume', document],
      '不是 fuhe 的结果文件',
      'is no file of results',
    ],
    [
      'results over a document of its folder',
      ['audit', folder.path, '--out', document],
      '会覆盖文件夹内已有的文件',
      'a file of the folder',
    ],
    [
      'loaded into two warehouses',
      ['load', document, '--to', 'duckdb:a.duckdb', '--to', 'duckdb:b.duckdb'],
      '只能指定一次',
      'can be given once only',
    ],
    ['resumed from a folder', ['audit', document, '--resume', folder.path], '是文件夹', 'is a folder'],
    [
      'json continued in place',
      ['audit', document, '--format', 'json', '--out', notJson, '--resume', notJson],
      '只能是 ndjson',
      'must be ndjson',
    ],
    ['unknown level', ['audit', document, '--fail-on', 'info'], '--fail-on 只能是', '--fail-on must be'],
    ['unknown log level', ['audit', document, '--log-level', 'loud'], '--log-level 只能是', '--log-level must be'],
    ['standard input of unknown format', ['audit', '-'], '--as', '--as'],
    ['--as a format that there is not', ['audit', '-', '--as', 'rtf'], '--as 只能是', '--as must be'],
    ['--as for a file', ['audit', document, '--as', 'text'], '--as 只用于', '--as is for'],
    ['standard input twice', ['audit', '-', '-', '--as', 'text'], '只能写一次', 'only once'],
    ['unknown profile', ['audit', document, '--profile', 'mof-1999'], '没有规则档案 mof-1999', 'no profile mof-1999'],
    ['profile that is not JSON', ['audit', document, '--profile', notJson], '有误', 'not valid'],
    ['profile that is a folder', ['audit', document, '--profile', folder.path], '没有规则档案', 'no profile'],
    ['result into a folder', ['audit', document, '--out', folder.path], '是文件夹', 'is a folder'],
    ['result into no folder', ['audit', document, '--out', folder.at('no/where.json')], '无法写入', 'cannot write'],
    ['result over the document', ['audit', document, '--out', document], '会覆盖', 'would overwrite'],
    ['unknown rule', ['rules', 'no-such-rule'], '没有规则 no-such-rule', 'no rule no-such-rule'],
    ['unknown schema', ['schema', 'warehouse-9'], '没有名为 warehouse-9', 'no schema warehouse-9'],
  ])('%s', async (_name, argv, zh, en) => {
    for (const [lang, expected] of [
      ['zh', zh],
      ['en', en],
    ] as const) {
      const { status, stdout, stderr } = await runCli([...argv, '--lang', lang]);
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toMatch(/^fuhe: .+\n {2}.+\n$/);
      expect(stderr).toContain(expected);
    }
  });

  test('a language that there is not', async () => {
    const { status, stderr } = await runCli(['audit', document, '--lang', 'fr']);
    expect(status).toBe(2);
    expect(stderr).toContain('--lang');
  });

  test('a slip of the keyboard gets a suggestion', async () => {
    expect((await runCli(['audit', document, '--formt', 'json'])).stderr).toContain('--format');
    expect((await runCli(['audti', document])).stderr).toContain('audit');
  });
});

describe('help', () => {
  test('is Chinese unless English is asked for', async () => {
    const zh = await runCli(['--help']);
    expect(zh).toMatchObject({ status: 0, stderr: '' });
    expect(zh.stdout).toMatch(/用法：[\s\S]*命令：[\s\S]*退出状态：/);
    expect(zh.stdout).not.toMatch(/Usage:|Options:|Commands:|\[options\]/);
    const en = await runCli(['--lang=en', '--help']);
    expect(en.stdout).toMatch(/Usage:[\s\S]*Commands:[\s\S]*Exit status:/);
    expect(en.stdout.replace('项目支出绩效自评表', '')).not.toMatch(/\p{Script=Han}/u);
  });

  test.each(['audit', 'extract', 'rules', 'schema'])('%s explains every option of its own', async (command) => {
    const { status, stdout } = await runCli([command, '--help']);
    expect(status).toBe(0);
    expect(stdout).toContain(`用法： fuhe ${command}`);
    expect(await runCli(['help', command])).toEqual({ status, stdout, stderr: '' });
  });

  test('without a command it goes to standard error: nothing was done', async () => {
    const { status, stdout, stderr } = await runCli([]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('用法：');
  });

  test('--version prints the version alone', async () => {
    expect((await runCli(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
