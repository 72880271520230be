import { availableParallelism } from 'node:os';
import type { Command } from 'commander';
import type { AccountOrder } from '../people/accounts.service';
import { accountRoles } from '../platform/auth/role';
import { isSameName } from '../invoicing/signatory';
import { address, day, moment, path, port, positiveNumber, role, some, term, threads, wholeNumber, upTo } from './arguments';
import type { FairnessOrder } from './fairness';
import type { InvoiceOptions } from './invoice';
import type { ExplainOrder } from './explain';
import type { SolveOrder } from './solve';

const example = (...lines: string[]): string => `\nExamples:\n${lines.map((line) => `  $ npx vilplats ${line}`).join('\n')}\n`;

/** Every command; what a command does is loaded when it is asked for, so that help is quick. */
export function addCommands(program: Command): void {
  addRiver(program);
  addServers(program);
  addDue(program);
  addTermWork(program);
  addReplay(program);
  addSolve(program);
  addExplain(program);
  addFairness(program);
  addInvoice(program);
  addCheckInvoice(program);
  addAccounts(program);
}

function addRiver(program: Command): void {
  program
    .command('run-term')
    .description('Runs a whole term from a bundle on a throw-away database: import, allocation, days, claims, invoices.')
    .argument('<dir>', 'folder of CSV files, or one .xlsx file, as docs/term-bundle.md describes', path)
    .requiredOption('--out <folder>', 'where the results go; files of an earlier run there are replaced', path)
    .option('--seed <n>', 'seed of every draw', wholeNumber, 1)
    .option('--today <day>', 'the day on which invoices are issued; else the first day on which the whole term is due', day)
    .addHelpText('after', example('run-term samples/blekinge-lund --out out/blekinge', 'run-term my-term.xlsx --out out/mine --seed 7'))
    .action(async (dir: string, options: { out: string; seed: number; today?: string }) => {
      const { runTerm } = await import('./run-term.js');
      await runTerm({ dir, ...options });
    });
  program
    .command('demo')
    .description('Runs the Blekinge-Lund term into out/demo and serves its pages until Ctrl-C.')
    .option('--exit', 'end when the results are written')
    .option('--port <n>', 'the port to try first', port, 3000)
    .addHelpText('after', example('demo', 'demo --exit'))
    .action(async (options: { exit?: boolean; port: number }) => {
      const { demo } = await import('./demo.js');
      await demo({ exit: options.exit ?? false, port: options.port });
    });
}

function addServers(program: Command): void {
  program
    .command('serve')
    .description('Serves the API and the pages; without REDIS_URL it works off the queue as well.')
    .option('--port <n>', 'the port to listen on; else PORT, else 3000', port)
    .addHelpText('after', example('serve', 'serve --port 8080'))
    .action(async (options: { port?: number }) => {
      const { serve } = await import('./serve.js');
      await serve(options);
    });
  program
    .command('worker')
    .description('Works off the queue, beside one or more servers on the same database.')
    .addHelpText('after', example('worker'))
    .action(async () => {
      const { work } = await import('./work.js');
      await work();
    });
  program
    .command('migrate')
    .description('Brings the configured database to the newest schema; does nothing when it is there.')
    .addHelpText('after', example('migrate'))
    .action(async () => {
      const { migrateDatabase } = await import('./migrate.js');
      await migrateDatabase();
    });
}

function addDue(program: Command): void {
  program
    .command('due')
    .description('Deals now with every time limit and reminder that is due, which a worker does by itself; with --until also with what is due by then.')
    .option('--until <time>', 'an ISO time, such as 2026-12-01T08:00:00+01:00; later than now it tries out what will happen', moment)
    .addHelpText('after', example('due', 'due --until 2026-12-01T08:00:00+01:00'))
    .action(async ({ until }: { until?: Date }) => {
      const { settleDue } = await import('./due.js');
      await settleDue(until ?? new Date());
    });
}

function addTermWork(program: Command): void {
  program
    .command('import')
    .description('Imports a term bundle into the configured database, all or nothing.')
    .argument('<dir>', 'folder of CSV files, or one .xlsx file', path)
    .option('--dry-run', 'check everything and change nothing')
    .addHelpText('after', example('import samples/liu-decentralised --dry-run', 'import my-term.xlsx'))
    .action(async (dir: string, options: { dryRun?: boolean }) => {
      const { importBundle } = await import('./bundle.js');
      await importBundle(dir, options.dryRun ?? false);
    });
  program
    .command('export')
    .description('Exports the configured database as a term bundle.')
    .argument('<path>', 'folder to write CSV files into, or a path that ends in .xlsx', path)
    .addHelpText('after', example('export out/bundle', 'export term.xlsx'))
    .action(async (path: string) => {
      const { exportBundle } = await import('./bundle.js');
      await exportBundle(path);
    });
  program
    .command('allocate')
    .description('Allocates a term and shows the result; publishes it as bookings when told to.')
    .argument('<term>', 'the term, such as HT2026', term)
    .option('--seed <n>', 'seed of every draw', wholeNumber, 1)
    .option('--publish', 'turn the result into bookings and reserves')
    .addHelpText('after', example('allocate HT2026', 'allocate HT2026 --seed 7 --publish'))
    .action(async (term: string, options: { seed: number; publish?: boolean }) => {
      const { allocate } = await import('./allocate.js');
      await allocate(term, options.seed, options.publish ?? false);
    });
}

function addReplay(program: Command): void {
  program
    .command('replay')
    .description('Solves an allocation run once more from what was kept with it, and tells whether the same proposal comes out; changes nothing.')
    .argument('<run>', 'number or id of the run', some)
    .addHelpText('after', example('replay 7'))
    .addHelpText('after', 'Exit codes: 0 the same, byte for byte; 1 another proposal, or a run that cannot be solved again; 2 wrong use.\n')
    .action(async (run: string) => {
      const { replay } = await import('./replay.js');
      await replay(run);
    });
}

function addSolve(program: Command): void {
  program
    .command('solve')
    .description('Solves a placement problem from a file, without any database. Ctrl-C ends the search and keeps the best so far.')
    .argument('<problem>', 'a placement-problem/1 file, as docs/allocator.md describes', path)
    .requiredOption('--out <file>', 'where the placement-solution/1 goes; same problem and seed, same bytes', path)
    .option('--seed <n>', 'seed of every draw', wholeNumber, 1)
    .option('--seconds <s>', 'search for so long, or until nothing can be better: what is found by then depends on the machine', positiveNumber)
    .option('--threads <n>', '1 or 2; the second makes it quicker and changes nothing else', threads, Math.min(2, availableParallelism()))
    .addHelpText('after', example('solve problem.json --out solution.json', 'solve problem.json --seed 7 --seconds 60 --out solution.json'))
    .addHelpText('after', 'Exit codes: 0 done, or ended by Ctrl-C with the best so far; 1 refused: the file is malformed, or its pins contradict\n'
      + 'each other (then the solution has the status infeasible); 2 wrong use. Progress is told on the error stream.\n')
    .action(async (problem: string, options: Omit<SolveOrder, 'problem'>) => {
      const { solveFile } = await import('./solve.js');
      await solveFile({ problem, ...options });
    });
}

function addExplain(program: Command): void {
  program
    .command('explain')
    .description('Explains a solution from files, without any database: why each block without a place has none, what counting alone proves of it, and what would help; or why an entity is not at a unit.')
    .argument('<problem>', 'a placement-problem/1 file', path)
    .argument('<solution>', 'a placement-solution/1 file of it', path)
    .option('--entity <id>', 'with --unit: whose blocks', some)
    .option('--unit <unit>', 'with --entity: the unit where they are not', some)
    .option('--what-helps', 'look for the smallest limits to raise so that more are placed, and solve again with them')
    .option('--seconds <s>', 'with --what-helps: look for so long at most', positiveNumber, 60)
    .option('--seed <n>', 'with --what-helps: seed of every draw', wholeNumber, 1)
    .addHelpText('after', example('explain problem.json solution.json', 'explain problem.json solution.json --what-helps', 'explain problem.json solution.json --entity e17 --unit u3'))
    .action(async (problem: string, solution: string, options: Omit<ExplainOrder, 'problem' | 'solution'>, command: Command) => {
      if ((options.entity === undefined) !== (options.unit === undefined)) command.error('error: --entity and --unit go together.');
      if (options.whatHelps && options.entity !== undefined) command.error('error: --what-helps is about everybody; leave out --entity and --unit.');
      const { explainFile } = await import('./explain.js');
      explainFile({ problem, solution, ...options });
    });
}

function addFairness(program: Command): void {
  program
    .command('fairness')
    .description('Simulates terms of a cohort under VILplats, a plain lottery and first come, first served, and shows what students bear. Needs no database.')
    .option('--seed <n>', 'what the cohort, its wishes and the places are drawn from', wholeNumber, 1)
    .option('--terms <n>', 'terms one after the other, at most 20', upTo(20), 6)
    .option('--students <n>', 'students, at most 500', upTo(500), 100)
    .option('--draws <n>', 'lotteries drawn of the same terms; the middle one counts', upTo(99), 11)
    .addHelpText('after', example('fairness', 'fairness --seed 7 --students 60'))
    .action(async (options: FairnessOrder) => {
      const { fairness } = await import('./fairness.js');
      fairness(options);
    });
}

function addCheckInvoice(program: Command): void {
  program
    .command('check-invoice')
    .description('Holds invoices in XML against our own checks, and against the official rules where a folder of them is given.')
    .argument('<files...>', 'invoices or credit notes in UBL')
    .option('--rules <folder>', 'where UBL-Invoice-2.1.xsd and the rules of EN 16931 and Peppol lie, compiled to XSLT; else PEPPOL_RULES', path)
    .addHelpText('after', example('check-invoice out/invoices/BLK-U-2026-000001.xml', 'check-invoice out/invoices/*.xml --rules rules'))
    .action(async (files: string[], { rules }: { rules?: string }) => {
      const { checkInvoices } = await import('./check-invoice.js');
      checkInvoices(files, rules ?? process.env['PEPPOL_RULES']);
    });
}

function addInvoice(program: Command): void {
  program
    .command('invoice')
    .description('Drafts what is due and not yet invoiced; issues the drafts when two people are named.')
    .option('--today <day>', 'the day of the run; else the present day', day)
    .option('--issue', 'issue the drafts; needs --issued-by and --reviewed-by')
    .option('--issued-by <name>', 'who issues', some)
    .option('--reviewed-by <name>', 'who has reviewed the drafts, another person', some)
    .option('--out <folder>', 'write the documents of what is issued there', path)
    .addHelpText('after', example('invoice', 'invoice --issue --issued-by "Anna Wik" --reviewed-by "Per Jonasson" --out out/invoices'))
    .action(async (options: InvoiceOptions, command: Command) => {
      const misuse = invoiceMisuse(options);
      if (misuse) command.error(`error: ${misuse}`);
      const { invoice } = await import('./invoice.js');
      await invoice(options);
    });
  program
    .command('check-money')
    .description('Looks for what must never be found in the money, such as a day charged twice; ends with 1 where something is.')
    .addHelpText('after', example('check-money'))
    .action(async () => {
      const { checkMoney } = await import('./check-money.js');
      await checkMoney();
    });
}

/** What is wrong with the options of `invoice` taken together. */
function invoiceMisuse({ issue, issuedBy, reviewedBy, out }: InvoiceOptions): string | undefined {
  const given = [issuedBy, reviewedBy, out].some((option) => option !== undefined);
  if (!issue) return given ? '--issued-by, --reviewed-by and --out are for --issue; add it or leave them out.' : undefined;
  if (issuedBy === undefined || reviewedBy === undefined) return 'To issue takes two people: give --issued-by and --reviewed-by.';
  return isSameName(issuedBy, reviewedBy) ? `"${issuedBy}" cannot both issue and review; name two people.` : undefined;
}

function addAccounts(program: Command): void {
  program
    .command('add-account')
    .description('Adds a login and tells its password once.')
    .requiredOption('--email <address>', 'the address to log in with', address)
    .requiredOption('--name <name>', 'whose login it is', some)
    .requiredOption('--role <role>', accountRoles.join(', '), role)
    .requiredOption('--organisation <code>', 'the organisation it acts for', some)
    .option('--unit <code>', 'the unit of a host')
    .option('--student <code>', 'the student whose login it is')
    .addHelpText('after', example('add-account --email karin@lu.example --name "Karin Lindqvist" --role coordinator --organisation LU'))
    .action(async (options: AccountOrder, command: Command) => {
      if ((options.role === 'student') !== (options.student !== undefined)) command.error('error: The role student and --student go together.');
      const { addAccount } = await import('./add-account.js');
      await addAccount(options);
    });
  program
    .command('end-links')
    .description('Ends every link by which hosts without an account answer, as when one has come into the wrong hands; new ones can be made at once.')
    .addHelpText('after', example('end-links'))
    .action(async () => {
      const { endLinks } = await import('./end-links.js');
      await endLinks();
    });
}
