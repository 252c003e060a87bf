import { z } from 'zod';
import type { SourceAdapter } from '../../gateway/sync/source-adapter.ts';
import { FUNCTIE, GESLACHT } from './codes.ts';
import { check, pull } from './pull.ts';

/** Nothing to fill in: a school hands in a file. */
const Verbinding = z.object({});

/** Jouw Systeem as a file; README.md says what of it was verified against what. */
export default {
  id: 'jouw-systeem',
  title: 'Jouw Systeem',
  connection: Verbinding,
  offers: ['roster'],
  answers: 'full',
  transport: 'file',
  witness: { kind: 'none', what: 'alleen tegen de eigen simulator gehouden' },
  lists: [GESLACHT, FUNCTIE],
  files: {
    accept: ['.csv'],
    maxBytes: 16 * 1024 * 1024,
    what: 'Het bestand dat Jouw Systeem maakt onder Beheer, Exporteren.',
    newest: 1,
  },
  check,
  pull,
} satisfies SourceAdapter<z.infer<typeof Verbinding>>;
