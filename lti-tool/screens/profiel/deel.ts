import type { ProfielRegister } from '../../../gateway/profiel/view.ts';

/** What was filled in before and must be mended. */
export interface ProfielFout {
  readonly deel: 'factor' | 'behoefte';
  readonly tekst: string;
  readonly velden: Readonly<Record<string, string>>;
}

export interface ProfielDeelProps {
  profiel: ProfielRegister;
  fout?: ProfielFout | undefined;
}
