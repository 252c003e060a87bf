import type { VNode } from 'preact';
import type { Undone } from '../../../gateway/sync/service.ts';
import { Notice } from '../../ui/components/notice.tsx';
import { opsomming } from './words.ts';

/** What undoing did; without figures when it had been done before. */
export function UndoneMessage({ undone }: { undone: Undone | null }): VNode {
  return (
    <Notice
      kind="success"
      id="melding"
      title={undone ? undoneInWords(undone) : 'Deze synchronisatie was al ongedaan gemaakt.'}
      announce
    >
      {undone && undone.kept > 0 ? (
        <p>{`${undone.kept} ${undone.kept === 1 ? 'gegeven is' : 'gegevens zijn'} sindsdien door iemand anders veranderd of gebruikt. Dat heeft Koers laten staan.`}</p>
      ) : null}
      {undone && undone.stayed > 0 ? (
        <p>{`${undone.stayed === 1 ? 'Eén medewerker met een rol in Koers of een passkey is' : `${undone.stayed} medewerkers met een rol in Koers of een passkey zijn`} binnen gebleven.`}</p>
      ) : null}
    </Notice>
  );
}

function undoneInWords({ restored, removed }: Undone): string {
  const parts = [
    ...(restored > 0 ? [`${restored} ${restored === 1 ? 'gegeven' : 'gegevens'} teruggezet`] : []),
    ...(removed > 0
      ? [`${removed} ${removed === 1 ? 'persoon of groep' : 'personen en groepen'} weggehaald`]
      : []),
  ];
  return parts.length === 0
    ? 'De synchronisatie is ongedaan gemaakt.'
    : `Ongedaan gemaakt: ${opsomming(parts)}.`;
}
