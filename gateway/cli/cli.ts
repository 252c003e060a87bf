import { Command } from 'commander';
import { auditCommand } from './commands/audit.ts';
import { clientCommand } from './commands/client.ts';
import { connectCommand } from './commands/connect.ts';
import { deliverCommand } from './commands/deliver.ts';
import { doctorCommand } from './commands/doctor.ts';
import { exportCommand, importCommand } from './commands/exit.ts';
import { inviteCommand } from './commands/invite.ts';
import { kerndoelenCommand } from './commands/kerndoelen.ts';
import { keysCommand } from './commands/keys.ts';
import { ltiCommand } from './commands/lti.ts';
import { migrateCommand } from './commands/migrate.ts';
import { oidcCommand } from './commands/oidc.ts';
import { osoCommand } from './commands/oso.ts';
import { packageCommand } from './commands/package.ts';
import { schoolCommand } from './commands/school.ts';
import { statusCommand } from './commands/status.ts';
import { syncCommand } from './commands/sync.ts';
import { teamsManifestCommand } from './commands/teams-manifest.ts';

/** `npx koers …`: one more client of the same database, beside a running server or without one. */
const program = new Command('koers')
  .description('Leerroutes, arrangementskaarten en het OPP bovenop het LVS dat de school houdt')
  .enablePositionalOptions() // a command and one below it may both have --json
  .showHelpAfterError()
  .exitOverride((error) => {
    process.exit(error.exitCode === 0 ? 0 : 2);
  });

for (const add of [
  statusCommand,
  syncCommand,
  connectCommand,
  deliverCommand,
  schoolCommand,
  ltiCommand,
  oidcCommand,
  teamsManifestCommand,
  clientCommand,
  inviteCommand,
  migrateCommand,
  doctorCommand,
  auditCommand,
  keysCommand,
  packageCommand,
  kerndoelenCommand,
  osoCommand,
  exportCommand,
  importCommand,
])
  add(program);

await program.parseAsync();
