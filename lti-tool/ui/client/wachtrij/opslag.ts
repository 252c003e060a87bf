import type { NieuweTik, Tik } from './tikken.ts';

const NAAM = 'koers-wachtrij';
const TIKKEN = 'tikken';
const APPARAAT = 'apparaat';
const IK = 'ik';

/** What the device knows of itself: an id of its own making, and how many marks it made. */
interface Apparaat {
  readonly id: string;
  readonly volgnr: number;
  readonly laatste: number;
}

const antwoord = <T>(vraag: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    vraag.onsuccess = () => resolve(vraag.result);
    vraag.onerror = () => reject(vraag.error);
  });

function open(): Promise<IDBDatabase> {
  const vraag = indexedDB.open(NAAM, 1);
  vraag.onupgradeneeded = () => {
    vraag.result.createObjectStore(TIKKEN, { keyPath: 'id' });
    vraag.result.createObjectStore(APPARAAT);
  };
  return antwoord(vraag);
}

/** Runs work in one transaction; resolves when it is on the disk of the device. */
async function inOnce<T>(mode: IDBTransactionMode, work: (tx: IDBTransaction) => Promise<T>): Promise<T> {
  const db = await open();
  try {
    const tx = db.transaction([TIKKEN, APPARAAT], mode);
    const done = new Promise<void>((resolve, reject) => {
      tx.oncomplete = () => resolve();
      tx.onabort = () => reject(tx.error);
    });
    const uit = await work(tx);
    await done;
    return uit;
  } finally {
    db.close();
  }
}

async function ikVan(tx: IDBTransaction): Promise<Apparaat> {
  const ik = (await antwoord(tx.objectStore(APPARAAT).get(IK))) as Apparaat | undefined;
  return ik ?? { id: crypto.randomUUID(), volgnr: 0, laatste: 0 };
}

/** Keeps marks, in this order; their time never runs back, also when the clock does. @throws when the browser keeps nothing */
export async function bewaar(persoon: string, tikken: readonly NieuweTik[], nu: number): Promise<void> {
  await inOnce('readwrite', async (tx) => {
    const { id, volgnr, laatste } = await ikVan(tx);
    const op = Math.max(nu, laatste);
    tikken.forEach((tik, n) => {
      const heel: Tik = { ...tik, persoon, op, volgnr: volgnr + n + 1, staat: 'wacht' };
      tx.objectStore(TIKKEN).put(heel);
    });
    const ik: Apparaat = { id, volgnr: volgnr + tikken.length, laatste: op };
    tx.objectStore(APPARAAT).put(ik, IK);
  });
}

/** Every mark on this device, of everybody, in the order they were made. */
export async function alle(): Promise<Tik[]> {
  const rows = await inOnce('readonly', (tx) => antwoord(tx.objectStore(TIKKEN).getAll()));
  return (rows as Tik[]).sort((a, b) => a.volgnr - b.volgnr);
}

export async function apparaatId(): Promise<string> {
  return (await inOnce('readonly', ikVan)).id;
}

/** Takes marks away; gives those that were still there. */
export async function verwijder(ids: readonly string[]): Promise<string[]> {
  return await inOnce('readwrite', async (tx) => {
    const store = tx.objectStore(TIKKEN);
    const er: string[] = [];
    for (const id of ids) {
      if ((await antwoord(store.getKey(id))) !== undefined) er.push(id);
      store.delete(id);
    }
    return er;
  });
}

/** Writes down what the server said of marks. */
export async function noteer(tikken: readonly Tik[]): Promise<void> {
  await inOnce('readwrite', async (tx) => {
    for (const tik of tikken) tx.objectStore(TIKKEN).put(tik);
  });
}
