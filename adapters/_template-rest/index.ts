import type { SourceAdapter } from '../../gateway/sync/source-adapter.ts';
import { FUNCTIE, GESLACHT } from './codes.ts';
import { Verbinding } from './connection.ts';
import { check, pull } from './pull.ts';

/** Jouw Systeem over REST; README.md says what of it was verified against what. */
export default {
  id: 'jouw-systeem',
  title: 'Jouw Systeem',
  connection: Verbinding,
  offers: ['roster'],
  answers: 'full',
  transport: 'rest',
  witness: { kind: 'none', what: 'alleen tegen de eigen simulator gehouden' },
  lists: [GESLACHT, FUNCTIE],
  check,
  pull,
} satisfies SourceAdapter<Verbinding>;
