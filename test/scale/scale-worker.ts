import { compose } from '../../gateway/compose.ts';
import { readConfig } from '../../gateway/config.ts';
import { startWork } from '../../gateway/workers.ts';
import { withMoreVendors } from './vendors.ts';

/** One of the worker processes of the scale test: the real worker, with two more vendors. */
const koers = withMoreVendors(await compose(readConfig({ KOERS_LOG: 'silent' }), 'koers scale worker'));
await startWork(koers);
process.stdout.write('ready\n');
