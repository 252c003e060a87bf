import express, { type Request, type Response } from 'express';

const PARSERS = [
  express.urlencoded({ extended: false, limit: '256kb', parameterLimit: 5000 }),
  express.json({ limit: '256kb' }),
];

/** Reads a form or JSON into `req.body`. @throws what the parser says: too large (413), not readable (400) */
export async function readBody(req: Request, res: Response): Promise<void> {
  for (const parse of PARSERS) {
    await new Promise<void>((resolve, reject) => {
      parse(req, res, (error?: unknown) => (error === undefined ? resolve() : reject(error as Error)));
    });
  }
}

/**
 * Whether all of the request is in memory already, as a tap is: then a transaction may begin before its body is read.
 * For one that is still on its way it may not; a slow sender would keep a connection of the pool.
 */
export async function hasArrived(req: Request): Promise<boolean> {
  await new Promise<void>((resolve) => process.nextTick(resolve)); // the parser of HTTP hands on the packet at hand
  // Its last byte is here a little before the parser has said that it was the last.
  return req.complete || req.readableLength === Number(req.headers['content-length']);
}
