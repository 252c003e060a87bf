import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pveStand, verhaalStanden } from '../gateway/gebruikersgroep/pve/status.ts';
import { connectClient } from '../gateway/platform/db/connect.ts';
import { openEmbedded } from '../gateway/platform/db/embedded/embedded.ts';
import { generateTables } from '../gateway/platform/db/generate-tables.ts';
import { migrate } from '../gateway/platform/db/migrate.ts';
import { migrateQueue } from '../gateway/platform/jobs/schema.ts';
import { accessPage } from './access-page.ts';
import { configPage } from './config-page.ts';
import { dataModelDrawing } from './datamodel-drawing.ts';
import { glossaryPage } from './glossary-page.ts';
import { withColumns } from './keys-page.ts';
import { bewijsModule, pveBewijs } from './pve-bewijs.ts';
import { pvePage } from './pve-page.ts';
import { withVendors } from './vendors-page.ts';

/** `npm run docs`: writes what is derived from the code. Tests fail when one of these files is stale. */
const root = path.join(import.meta.dirname, '..');
mkdirSync(path.join(root, 'docs/generated'), { recursive: true });
writeFileSync(path.join(root, 'docs/generated/config.md'), configPage());
writeFileSync(path.join(root, 'docs/glossary.md'), glossaryPage());
mkdirSync(path.join(root, 'docs/security'), { recursive: true });
writeFileSync(path.join(root, 'docs/security/access.md'), accessPage());
const bewijs = pveBewijs(root);
writeFileSync(path.join(root, 'gateway/gebruikersgroep/pve/bewijs.gen.ts'), bewijsModule(bewijs));
writeFileSync(path.join(root, 'docs/pve.md'), pvePage(pveStand(bewijs), verhaalStanden(bewijs)));
const vendorsPage = path.join(root, 'docs/vendors/README.md');
writeFileSync(vendorsPage, await withVendors(readFileSync(vendorsPage, 'utf8')));

const folder = mkdtempSync(path.join(os.tmpdir(), 'koers-docs-'));
chmodSync(folder, 0o755);
const embedded = await openEmbedded(folder, folder, async () => {});
try {
  await migrate({ owner: embedded.owner, pool: embedded.pool, queue: migrateQueue });
  const client = await connectClient(embedded.owner, 'koers docs');
  const tables = await generateTables(client).finally(() => client.end());
  writeFileSync(path.join(root, 'gateway/platform/db/tables.gen.ts'), tables);
  writeFileSync(path.join(root, 'docs/images/datamodel.svg'), dataModelDrawing(tables));
  const keysPage = path.join(root, 'docs/security/keys.md');
  writeFileSync(keysPage, withColumns(readFileSync(keysPage, 'utf8'), tables));
} finally {
  await embedded.leave(); // also when a page must be mended first: no server stays behind
  rmSync(folder, { recursive: true, force: true });
}
