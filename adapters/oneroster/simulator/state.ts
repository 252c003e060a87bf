import type { BronRecord } from '../../../gateway/model/roster.ts';
import type { SourceSchool } from '../../../gateway/sync/source-adapter.ts';
import {
  type Objects,
  type OneRosterObject,
  objectsOf,
  type Versie,
} from '../../_formats/oneroster/conformance-objects.ts';

export type Row = OneRosterObject & { readonly status: string; readonly dateLastModified: string };
export type CollectionName = keyof Objects;

/** What the source holds. Nothing is ever thrown away: what is gone is `tobedeleted` (OneRoster 1.2 §3.5). */
export class SimState {
  readonly versie: Versie;
  readonly #rows = new Map<string, { name: CollectionName; row: Row }>();
  #clock: number;

  constructor(versie: Versie, start: Date) {
    this.versie = versie;
    this.#clock = start.getTime();
  }

  /** From now on this is the school: what differs, is new or is gone counts as changed now. */
  hold(school: SourceSchool, records: readonly BronRecord[]): void {
    const now = this.#tick();
    const objects = objectsOf(school, records, this.versie);
    const held = new Set<string>();
    for (const name of Object.keys(objects) as CollectionName[]) {
      for (const object of objects[name]) {
        const id = `${name} ${object.sourcedId}`;
        held.add(id);
        const before = this.#rows.get(id)?.row;
        if (before && sameAs(before, object)) continue;
        this.#rows.set(id, { name, row: { ...object, status: 'active', dateLastModified: now } });
      }
    }
    for (const [id, { name, row }] of this.#rows) {
      if (!held.has(id) && row.status === 'active')
        this.#rows.set(id, { name, row: { ...row, status: 'tobedeleted', dateLastModified: now } });
    }
  }

  /** The rows of a collection; of another time stamp when something is the matter with them. */
  rows(name: CollectionName): Row[] {
    return [...this.#rows.values()].flatMap((one) => (one.name === name ? [one.row] : []));
  }

  /** The first leerling counts as changed now. */
  touchFirst(): void {
    const found = [...this.#rows].find(([, { name, row }]) => name === 'users' && isLeerling(row));
    if (!found) return;
    const [id, { name, row }] = found;
    this.#rows.set(id, { name, row: { ...row, dateLastModified: this.#tick() } });
  }

  #tick(): string {
    this.#clock += 1000;
    return new Date(this.#clock).toISOString();
  }
}

function sameAs({ status, dateLastModified: _, ...row }: Row, object: OneRosterObject): boolean {
  return status === 'active' && JSON.stringify(row) === JSON.stringify(object);
}

interface RoleAt {
  readonly role?: string;
  readonly org?: { readonly sourcedId: string };
}

/** Where someone has which role. */
export function rolesOf(row: Row): { role: string; org: string }[] {
  const { role, orgs, roles } = row as { role?: string; orgs?: { sourcedId: string }[]; roles?: RoleAt[] };
  if (roles) return roles.map((one) => ({ role: one.role ?? '', org: one.org?.sourcedId ?? '' }));
  return (orgs ?? []).map((org) => ({ role: role ?? '', org: org.sourcedId }));
}

export const isLeerling = (row: Row) =>
  rolesOf(row).some((one) => one.role === 'student' && one.org !== 'school-elders');
