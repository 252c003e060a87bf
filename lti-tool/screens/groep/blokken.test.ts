import { describe, expect, it } from 'vitest';
import { id } from '../testing/samples/basis.ts';
import { geld, groepMatrix } from '../testing/samples/groep.ts';
import { indeling } from './blokken.ts';

const { blokken, zonderStreef } = indeling(groepMatrix, geld);
const codes = (n: number) => blokken[n]?.doelen.map((doel) => doel.code);
const namen = (n: number) => blokken[n]?.rijen.map((rij) => rij.leerling.naam.roepnaam);

describe('the blocks of a group matrix (R33)', () => {
  it('are one for each streefniveau, the lowest first', () => {
    expect(blokken.map((blok) => blok.niveau?.code)).toEqual(['N1', 'N2', 'N3']);
    expect(blokken.map((blok) => blok.id)).toEqual(['m0', 'm1', 'm2']);
    expect(namen(1)).toEqual(['Pip', 'Tygo', 'Mila', 'Liv']);
  });

  it('have no holes but for a doel that one pupil carried over, which stands last', () => {
    expect(codes(0)).toEqual(['RW-E-1a']);
    expect(codes(1)).toEqual(['RW-E-2a', 'RW-E-2b', 'RW-E-1a']);
    expect(blokken[1]?.doelen.map((doel) => doel.meegenomen)).toEqual([false, false, true]);
    const holes = blokken[2]?.rijen.flatMap((rij) =>
      (blokken[2]?.doelen ?? []).filter((d) => !d.meegenomen && rij.cellen[d.id] === undefined),
    );
    expect(holes).toEqual([]);
  });

  it('name who has no streefniveau on this leerlijn yet', () => {
    expect(zonderStreef.map((leerling) => leerling.naam.voluit)).toEqual(['Otis Kompasnaald']);
  });

  it('hold every pupil of the group exactly once', () => {
    const all = [
      ...blokken.flatMap((blok) => blok.rijen.map((rij) => rij.leerling.id)),
      ...zonderStreef.map((l) => l.id),
    ];
    expect(all.sort()).toEqual(groepMatrix.rijen.map((rij) => rij.leerling.id).sort());
  });

  it('put a leerlijn without niveaus in one block (R4)', () => {
    const em = id(651);
    const zonder = {
      ...groepMatrix,
      doelen: [{ id: id(1), code: 'EM-i', tekst: 'reageert', leerlijn: em, niveau: null }],
      rijen: groepMatrix.rijen.map((rij) => ({
        ...rij,
        leerlijnen: { [em]: { streefniveau: null, graad: null } },
        cellen: { [id(1)]: { stand: 0, geldt: 0, behaald: false, meegenomen: false, afgesloten: false } },
      })),
    };
    const uit = indeling(zonder, em);
    expect(uit.blokken).toHaveLength(1);
    expect(uit.blokken[0]?.doelen.map((d) => d.meegenomen)).toEqual([false]);
    expect(uit.zonderStreef).toEqual([]);
  });

  it('show only the acties that somebody in the block has on the card', () => {
    for (const blok of blokken)
      for (const actie of blok.acties)
        expect(blok.rijen.some((rij) => rij.acties[actie.sjabloon] !== undefined)).toBe(true);
    expect(blokken[1]?.acties.map((a) => a.sjabloon)).toEqual([id(2001), id(2002)]);
  });
});
