import type { VNode } from 'preact';
import type { UndoPreview } from '../../../gateway/sync/service.ts';
import { Notice } from '../../ui/components/notice.tsx';
import { kindWord, opsomming } from './words.ts';

/** Before undoing a run that brought people: who goes, who then cannot come in any more, and who can. Else nothing. */
export function UndoWarning({ preview }: { preview: UndoPreview }): VNode | null {
  const { leerlingen, medewerkers, blijven } = preview;
  const parts = (['leerling', 'medewerker'] as const).flatMap((kind) => {
    const n = kind === 'leerling' ? leerlingen : medewerkers - blijven;
    return n > 0 ? [`${n} ${kindWord(kind, n)}`] : [];
  });
  if (parts.length === 0) return null;
  const buiten = medewerkers - blijven;
  return (
    <Notice
      kind="warning"
      title={`${opsomming(parts)} ${leerlingen + buiten === 1 ? 'gaat' : 'gaan'} uit Koers`}
    >
      <p>Zij kwamen er deze keer in. Wat collega’s over leerlingen hebben vastgelegd, blijft bewaard.</p>
      {buiten > 0 ? (
        <p>
          {`${buiten === 1 ? 'Deze medewerker kan' : 'Deze medewerkers kunnen'} Koers niet meer openen, ook niet vanuit de leeromgeving, tot je opnieuw gegevens overneemt.`}
        </p>
      ) : null}
      {blijven > 0 ? <p>{wieBlijft(blijven)}</p> : null}
    </Notice>
  );
}

const wieBlijft = (n: number): string =>
  n === 1
    ? 'Eén medewerker heeft een rol in Koers of een passkey, en blijft binnen.'
    : `${n} medewerkers hebben een rol in Koers of een passkey. Zij blijven binnen.`;
