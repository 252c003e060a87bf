import type { BronKind } from '../../../gateway/model/roster.ts';
import type { Counts, IssueGroup, PreviewLine, RunStatus, RunView } from '../../../gateway/sync/service.ts';
import type { Capability } from '../../../gateway/sync/source-adapter.ts';
import type { Tone } from '../../ui/components/badge.tsx';
import type { IconName } from '../../ui/components/icon.tsx';
import { term } from '../../ui/glossary.ts';

/** Kinds of records in the order in which a beheerder thinks of them. */
export const KINDS: readonly BronKind[] = ['leerling', 'groep', 'medewerker'];

export function kindWord(kind: BronKind, n: number): string {
  if (kind === 'medewerker') return n === 1 ? 'medewerker' : 'medewerkers';
  return term(kind, n);
}

export const upperFirst = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** "a", "a en b", "a, b en c". */
export function opsomming(parts: readonly string[]): string {
  if (parts.length < 2) return parts[0] ?? '';
  return `${parts.slice(0, -1).join(', ')} en ${parts.at(-1)}`;
}

const OFFERS: Readonly<Record<Exclude<Capability, 'write-back'>, readonly string[]>> = {
  roster: ['leerlingen', 'groepen', 'medewerkers'],
  results: ['resultaten'],
  leerroutes: ['leerroutes'],
};

/** What a system brings, as one list, and in a sentence of its own what may go back to it. */
export function offersInWords(offers: readonly Capability[]): string {
  const brings = offers.flatMap((offer) => (offer === 'write-back' ? [] : OFFERS[offer]));
  return [
    ...(brings.length > 0 ? [`${upperFirst(opsomming(brings))}.`] : []),
    ...(offers.includes('write-back') ? ['Resultaten kunnen terug naar het LVS.'] : []),
  ].join(' ');
}

export const aandachtspunten = (n: number): string => (n === 1 ? '1 aandachtspunt' : `${n} aandachtspunten`);

export type CountName = keyof Counts;

/** What became of records, as it stands above a figure; `uitleg` says it in a sentence. */
export const COUNT_WORDS: Readonly<Record<CountName, { kop: string; woord: string; uitleg: string }>> = {
  created: { kop: 'Nieuw', woord: 'nieuw', uitleg: 'stond nog niet in Koers' },
  updated: { kop: 'Gewijzigd', woord: 'gewijzigd', uitleg: 'is in het LVS veranderd' },
  unchanged: { kop: 'Gelijk', woord: 'gelijk gebleven', uitleg: 'was al hetzelfde' },
  ended: {
    kop: 'Beëindigd',
    woord: 'beëindigd',
    uitleg: 'staat niet meer in het LVS; wat Koers bewaart, blijft',
  },
  quarantined: {
    kop: 'Apart gezet',
    woord: 'apart gezet',
    uitleg: 'is niet overgenomen, want Koers twijfelt',
  },
};

export const COUNT_NAMES = Object.keys(COUNT_WORDS) as CountName[];

/** "2 nieuw, 1 gewijzigd en 57 gelijk gebleven"; "niets veranderd, 57 gelijk gebleven". */
export function countsInWords(total: Counts): string {
  const changed = COUNT_NAMES.filter((name) => name !== 'unchanged' && total[name] > 0);
  const told = (name: CountName) => `${total[name]} ${COUNT_WORDS[name].woord}`;
  if (changed.length === 0)
    return total.unchanged === 0 ? 'niets gevonden' : `niets veranderd, ${told('unchanged')}`;
  return opsomming([...changed, ...(total.unchanged > 0 ? (['unchanged'] as const) : [])].map(told));
}

export interface StatusLook {
  readonly tone: Tone;
  readonly icon: IconName;
  readonly label: string;
}

/** A run in a word and an icon; `mark` is the icon in the logbook, which has a ring of its own. */
export const STATUS_LOOK: Readonly<Record<RunStatus, StatusLook & { readonly mark: IconName }>> = {
  queued: { tone: 'info', icon: 'hourglass', label: 'Staat klaar', mark: 'hourglass' },
  pulling: { tone: 'info', icon: 'refresh', label: 'Bezig met ophalen', mark: 'refresh' },
  staged: { tone: 'info', icon: 'hourglass', label: 'Goedgekeurd', mark: 'hourglass' },
  needs_confirmation: { tone: 'warning', icon: 'eye', label: 'Wacht op jou', mark: 'eye' },
  applying: { tone: 'info', icon: 'refresh', label: 'Bezig met verwerken', mark: 'refresh' },
  done: { tone: 'success', icon: 'circle-check', label: 'Gelukt', mark: 'check' },
  failed: { tone: 'error', icon: 'alert-octagon', label: 'Mislukt', mark: 'x' },
  cancelled: { tone: 'neutral', icon: 'player-stop', label: 'Niet doorgegaan', mark: 'player-stop' },
  undone: { tone: 'neutral', icon: 'arrow-back-up', label: 'Ongedaan gemaakt', mark: 'arrow-back-up' },
};

/** Statuses in which a run moves by itself, so that the screen asks again every second. */
export const MOVES: ReadonlySet<RunStatus> = new Set(['queued', 'pulling', 'staged', 'applying']);

/** Who or what started a run. `names` holds colleagues; the person who looks is "jij". */
export function startedBy(run: RunView, me: string, names: ReadonlyMap<string, string>): string {
  if (run.trigger === 'schedule') return 'vanzelf, volgens het schema';
  if (run.trigger === 'setup') return 'bij het inrichten';
  if (run.trigger === 'einde') return 'om de koppeling te beëindigen';
  if (run.trigger === 'file') return 'vanzelf, na een nieuw bestand';
  if (run.requestedBy === null) return 'op de server';
  return run.requestedBy === me ? 'door jou' : `door ${names.get(run.requestedBy) ?? 'een collega'}`;
}

/** What an issue did to its record. */
export const EFFECT_LOOK: Readonly<Record<IssueGroup['effect'], StatusLook & { readonly uitleg: string }>> = {
  quarantined: {
    tone: 'warning',
    icon: 'hourglass',
    label: 'Apart gezet',
    uitleg: 'Koers weet niet zeker over wie dit gaat. Hier is niets van overgenomen.',
  },
  held: {
    tone: 'warning',
    icon: 'anchor',
    label: 'Niet beëindigd',
    uitleg: 'Dit ontbrak in de gegevens, maar Koers heeft het laten staan.',
  },
  dropped: {
    tone: 'warning',
    icon: 'x',
    label: 'Niet overgenomen',
    uitleg: 'Deze regels staan niet in Koers. Alle andere regels wel.',
  },
  partial: {
    tone: 'info',
    icon: 'info-circle',
    label: 'Deels overgenomen',
    uitleg: 'De rest van deze regels staat wel in Koers.',
  },
};

/** Above a list of names in a preview: "Nieuwe leerlingen", "Niet meer gevonden groepen". */
export function previewHead(line: Pick<PreviewLine, 'kind' | 'becomes'>, einde = false): string {
  const many = kindWord(line.kind, 2);
  if (einde) return upperFirst(many);
  if (line.becomes === 'created') return `Nieuwe ${many}`;
  return line.becomes === 'updated' ? `Gewijzigde ${many}` : `Niet meer gevonden ${many}`;
}
