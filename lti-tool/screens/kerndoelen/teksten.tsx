import type { VNode } from 'preact';
import type { DekkingDoel, KerndoelKort } from '../../../gateway/leerlijnen/kerndoelen/view.ts';
import { doelInPakketUrl } from './urls.ts';

/** A kerndoel in full: its number and few words, and below them the statement. */
export function KerndoelTekst({ kerndoel }: { kerndoel: KerndoelKort }): VNode {
  const kop = [kerndoel.prefix, kerndoel.kort].filter(Boolean).join(' · ');
  if (kop === '') return <span>{kerndoel.tekst}</span>;
  return (
    <span>
      <strong>{kop}</strong>
      <span class="s-onder">{kerndoel.tekst}</span>
    </span>
  );
}

/** What a kerndoel is called in a sentence or on a button. */
export const kerndoelNaam = ({ prefix, kort, tekst }: KerndoelKort): string =>
  [prefix, kort].filter(Boolean).join(', ') || tekst;

/** A doel with its code; a link to the package for who may open that. */
export function DoelTekst({ doel, open }: { doel: DekkingDoel; open: boolean }): VNode {
  const href = open ? doelInPakketUrl(doel) : null;
  return (
    <span>
      {href === null ? (
        <span class="s-code">{doel.code}</span>
      ) : (
        <a class="s-code" href={href}>
          {doel.code}
        </a>
      )}
      {` De leerling ${doel.tekst}`}
    </span>
  );
}

export const plaatsVan = ({ leerlijn, niveau }: DekkingDoel): string =>
  niveau === null ? leerlijn.naam : `${leerlijn.naam}, ${niveau.naam}`;

export const HERKOMST = { pakket: 'uit het pakket', school: 'door de school' } as const;

export const aantal = (n: number, een: string, meer: string): string => `${n} ${n === 1 ? een : meer}`;
