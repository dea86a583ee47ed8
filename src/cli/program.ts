/** Commands, options and help of `fuhe`. What a command does loads only when it runs, so that help is quick. */
import { Command, CommanderError, type Argument } from 'commander';
import type { Lang } from '../model/lang.js';
import { displayWidth } from '../report/display-width.js';
import type {
  AuditFlags,
  CommandContext,
  DocumentFlags,
  EnqueueFlags,
  LoadFlags,
  QueueFlags,
  ReportFlags,
  SchemaFlags,
  ServeFlags,
  WorkFlags,
} from './context.js';
import { EXIT } from './exit-status.js';
import { HELP_TEXTS } from './help-texts.js';
import { PipeClosedError, writeOut, type Io } from './io.js';
import { fromCommander, renderUsageError, UsageError } from './usage-error.js';
import { version } from './version.js';

/** Runs one command line and gives its exit status. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  const { lang, known } = chosenLang(argv);
  try {
    if (!known) throw new UsageError({ zh: '--lang 只能是 zh 或 en', en: '--lang must be zh or en' });
    return await parse(argv, { lang, io });
  } catch (error) {
    if (error instanceof PipeClosedError) return EXIT.ok;
    if (!(error instanceof UsageError)) throw error;
    await writeOut(io.stderr, renderUsageError(error, commandOf(argv), lang));
    return EXIT.usage;
  }
}

async function parse(argv: readonly string[], context: CommandContext): Promise<number> {
  let status: number = EXIT.ok;
  const help: string[] = [];
  const program = buildProgram(
    context,
    (text) => help.push(text),
    (result) => {
      status = result;
    },
  );
  try {
    await program.parseAsync(argv, { from: 'user' });
    return status;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Help that nobody asked for (no command named) is an error, help that was asked for a result.
    const asked = error.exitCode === 0;
    if (!asked && help.length === 0) throw fromCommander(error);
    await writeOut(asked ? context.io.stdout : context.io.stderr, help.join(''));
    return asked ? EXIT.ok : EXIT.usage;
  }
}

function buildProgram(context: CommandContext, print: (text: string) => void, done: (status: number) => void): Command {
  const texts = HELP_TEXTS[context.lang];
  const { options } = texts;
  const program = new Command('fuhe')
    .usage(texts.usage.program)
    .description(texts.about)
    .addHelpText('after', `\n${texts.footer}`)
    .exitOverride()
    .configureOutput({ writeOut: print, writeErr: print, outputError: () => undefined })
    .configureHelp({
      displayWidth,
      styleTitle: (title) => texts.titles[title] ?? title,
      subcommandTerm: (command) => [command.name(), ...command.registeredArguments.map(argumentTerm)].join(' '),
    })
    .helpOption('-h, --help', options.help)
    .helpCommand('help [command]', texts.commands.help)
    .version(version(), '-V, --version', options.version)
    .option('--lang <LANG>', options.lang);

  const command = (name: keyof typeof USAGE_ARGUMENTS): Command =>
    program
      .command(name)
      .usage(`${USAGE_ARGUMENTS[name]} ${texts.usage.options}`.trim())
      .description(texts.commands[name])
      .option('--lang <LANG>', options.lang);

  command('audit')
    .argument('<PATH...>', texts.arguments.paths)
    .option('--as <FORMAT>', options.as)
    .option('--format <FORMAT>', options.format)
    .option('--out <FILE>', options.out)
    .option('--profile <PROFILE>', options.profile)
    .option('--jobs <N>', options.jobs)
    .option('--timeout <SECONDS>', options.timeout)
    .option('--resume <FILE>', options.resume)
    .option('--max-size <MB>', options.maxSize)
    .option('--max-memory <MB>', options.maxMemory)
    .option('--fail-on <LEVEL>', options.failOn)
    .option('--log-level <LEVEL>', options.logLevel)
    .action(async (paths: string[], flags: AuditFlags) => {
      const { audit } = await import('./audit.js');
      done(await audit(paths, flags, context));
    });

  command('extract')
    .argument('<PATH...>', texts.arguments.paths)
    .option('--as <FORMAT>', options.as)
    .option('--format <FORMAT>', options.gridFormat)
    .option('--out <FILE>', options.out)
    .option('--jobs <N>', options.jobs)
    .option('--timeout <SECONDS>', options.timeout)
    .option('--resume <FILE>', options.resume)
    .option('--max-size <MB>', options.maxSize)
    .option('--max-memory <MB>', options.maxMemory)
    .option('--log-level <LEVEL>', options.logLevel)
    .action(async (paths: string[], flags: DocumentFlags) => {
      const { extract } = await import('./extract.js');
      done(await extract(paths, flags, context));
    });

  command('report')
    .argument('<PATH...>', texts.arguments.reportPaths)
    .option('--out <DIR>', options.reportOut)
    .option('--as <FORMAT>', options.as)
    .option('--profile <PROFILE>', options.profile)
    .option('--images <WHICH>', options.images)
    .option('--max-images <MB>', options.maxImages)
    .option('--jobs <N>', options.jobs)
    .option('--timeout <SECONDS>', options.timeout)
    .option('--max-size <MB>', options.maxSize)
    .option('--max-memory <MB>', options.maxMemory)
    .option('--fail-on <LEVEL>', options.failOn)
    .option('--log-level <LEVEL>', options.logLevel)
    .action(async (paths: string[], flags: ReportFlags) => {
      const { report } = await import('./report.js');
      done(await report(paths, flags, context));
    });

  command('serve')
    .option('--host <HOST>', options.host)
    .option('--port <N>', options.port)
    .option('--keep <MINUTES>', options.keep)
    .option('--profile <PROFILE>', options.profile)
    .option('--jobs <N>', options.jobs)
    .option('--timeout <SECONDS>', options.timeout)
    .option('--max-size <MB>', options.maxSize)
    .option('--max-memory <MB>', options.maxMemory)
    .option('--log-level <LEVEL>', options.logLevel)
    .action(async (flags: ServeFlags) => {
      const { serve } = await import('./serve.js');
      done(await serve(flags, context));
    });

  command('load')
    .argument('<PATH...>', texts.arguments.paths)
    .option('--to <TARGET>', options.to, oneTarget)
    .option('--as <FORMAT>', options.as)
    .option('--profile <PROFILE>', options.profile)
    .option('--jobs <N>', options.jobs)
    .option('--timeout <SECONDS>', options.timeout)
    .option('--resume <FILE>', options.resume)
    .option('--max-size <MB>', options.maxSize)
    .option('--max-memory <MB>', options.maxMemory)
    .option('--fail-on <LEVEL>', options.failOn)
    .option('--log-level <LEVEL>', options.logLevel)
    .action(async (paths: string[], flags: LoadFlags) => {
      const { load } = await import('./load.js');
      done(await load(paths, flags, context));
    });

  command('enqueue')
    .argument('<PATH...>', texts.arguments.paths)
    .option('--queue <URL>', options.queue)
    .option('--profile <PROFILE>', options.profile)
    .option('--max-size <MB>', options.maxSize)
    .option('--format <FORMAT>', options.format)
    .option('--log-level <LEVEL>', options.logLevel)
    .action(async (paths: string[], flags: EnqueueFlags) => {
      const { enqueue } = await import('./enqueue.js');
      done(await enqueue(paths, flags, context));
    });

  command('work')
    .option('--queue <URL>', options.queue)
    .option('--to <TARGET>', options.workTo, oneTarget)
    .option('--jobs <N>', options.jobs)
    .option('--timeout <SECONDS>', options.timeout)
    .option('--max-memory <MB>', options.maxMemory)
    .option('--drain', options.drain)
    .option('--log-level <LEVEL>', options.logLevel)
    .action(async (flags: WorkFlags) => {
      const { work } = await import('./work.js');
      done(await work(flags, context));
    });

  command('queue')
    .argument('<ACTION>', texts.arguments.queueAction)
    .argument('[ID...]', texts.arguments.queueIds)
    .option('--queue <URL>', options.queue)
    .option('--format <FORMAT>', options.format)
    .action(async (action: string, ids: string[], flags: QueueFlags) => {
      const { queue } = await import('./queue.js');
      done(await queue(action, ids, flags, context));
    });

  command('rules')
    .argument('[NAME]', texts.arguments.rule)
    .option('--format <FORMAT>', options.ruleFormat)
    .action(async (name: string | undefined, flags: { format?: string }) => {
      const { rules } = await import('./rules.js');
      done(await rules(name, flags, context));
    });

  command('schema')
    .argument('[SCHEMA]', texts.arguments.schema)
    .option('--format <FORMAT>', options.schemaFormat)
    .action(async (name: string | undefined, flags: SchemaFlags) => {
      const { schema } = await import('./schema.js');
      done(await schema(name, flags, context));
    });

  return program;
}

/** Of other options the last one counts; a warehouse that is not written to would go unnoticed. */
function oneTarget(target: string, before: string | undefined): string {
  if (before === undefined) return target;
  throw new UsageError({ zh: '--to 只能指定一次', en: '--to can be given once only' });
}

function argumentTerm(argument: Argument): string {
  const name = argument.variadic ? `${argument.name()}...` : argument.name();
  return argument.required ? `<${name}>` : `[${name}]`;
}

const USAGE_ARGUMENTS = {
  audit: '<PATH...>',
  extract: '<PATH...>',
  load: '<PATH...> --to <TARGET>',
  report: '<PATH...>',
  serve: '',
  enqueue: '<PATH...> --queue <URL>',
  work: '--queue <URL>',
  queue: '<status|failed|retry> [ID...] --queue <URL>',
  rules: '[NAME]',
  schema: '[record|evaluation|grid|warehouse]',
};

/** The language must be known before the command line is parsed: errors of parsing are told in it. */
function chosenLang(argv: readonly string[]): { readonly lang: Lang; readonly known: boolean } {
  const at = argv.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const word = argv[at] ?? '';
  const chosen = word.includes('=') ? word.slice('--lang='.length) : argv[at + 1];
  if (at < 0 || chosen === undefined) return { lang: 'zh', known: true };
  return chosen === 'zh' || chosen === 'en' ? { lang: chosen, known: true } : { lang: 'zh', known: false };
}

function commandOf(argv: readonly string[]): string {
  const named = argv.find((word) => Object.hasOwn(USAGE_ARGUMENTS, word));
  return named === undefined ? 'fuhe' : `fuhe ${named}`;
}
