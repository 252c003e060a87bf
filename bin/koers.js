#!/usr/bin/env node
// The command line runs from source; tsx reads TypeScript on Node 20.
import { register } from 'tsx/esm/api';

register();
await import('../gateway/cli/cli.ts');
