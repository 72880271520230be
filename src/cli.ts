#!/usr/bin/env node
import 'reflect-metadata';
import { Command, CommanderError } from 'commander';
import { addCommands } from './commands/commands';
import { reportFailure } from './commands/failure';

/** Exit codes: 0 done, 1 refused or failed, 2 wrong use. */
async function main(): Promise<void> {
  const program = new Command('vilplats')
    .description('Clinical placements: from published capacity to issued invoices.')
    .showHelpAfterError('Run the command with --help to see its options and examples.')
    .configureHelp({ showGlobalOptions: true })
    .exitOverride();
  addCommands(program);
  await program.parseAsync();
}

main().catch((error: unknown) => {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else process.exitCode = reportFailure(error);
});
