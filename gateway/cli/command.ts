import type { Command } from 'commander';
import { AppError } from '../errors.ts';

/** What a command says when it is done: for people as lines, with `--json` as one JSON document. */
export interface Outcome {
  readonly json: unknown;
  readonly lines: readonly string[];
  /** False: the work was done in part or not at all (exit code 1). */
  readonly ok?: boolean;
}

function explain(error: unknown): string[] {
  if (!(error instanceof AppError)) return [error instanceof Error ? error.message : String(error)];
  return [error.message, ...(error.opts.issues ?? []).map((i) => `  ${i.path}: ${i.message}`)];
}

/**
 * Adds `--json` and an example to a command and runs its work. Exit codes: 0 done, 1 the work failed, 2 wrong
 * usage (commander's own errors end there). Answers go to stdout, everything else to stderr.
 */
export function outcome<O extends object>(
  command: Command,
  example: string,
  work: (options: O & { json?: boolean }, args: readonly string[]) => Promise<Outcome>,
): Command {
  return command
    .option('--json', 'antwoord als JSON')
    .addHelpText('after', `\nVoorbeeld:\n  npx koers ${example}`)
    .action(async () => {
      const options = command.opts<O & { json?: boolean }>();
      try {
        const done = await work(options, command.args);
        process.stdout.write(options.json ? `${JSON.stringify(done.json)}\n` : `${done.lines.join('\n')}\n`);
        process.exitCode = done.ok === false ? 1 : 0;
      } catch (error) {
        const usage =
          error instanceof AppError && (error.code === 'bad_request' || error.code === 'config_invalid');
        if (options.json)
          process.stdout.write(
            `${JSON.stringify({ error: { code: error instanceof AppError ? error.code : 'internal', message: explain(error).join('\n') } })}\n`,
          );
        process.stderr.write(`${explain(error).join('\n')}\n`);
        process.exitCode = usage ? 2 : 1;
      }
    });
}
