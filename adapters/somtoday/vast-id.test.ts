import { expect, it } from 'vitest';
import { vastId } from './vast-id.ts';

it('a fixed id is a UUID of version 5, as another program makes it', () => {
  // python3: uuid.uuid5(uuid.UUID('6f0c2c53-5a0e-4c0b-9d58-2a1c6f0e7b14'), 'toets\0é')
  expect(vastId('toets', 'é')).toBe('35f5c68a-bfde-5fc5-8cef-29909ce7f25e');
});

it('other words make another id, also when they are cut elsewhere', () => {
  expect(new Set([vastId('a', 'bc'), vastId('ab', 'c'), vastId('abc'), vastId('a', 'b', 'c')]).size).toBe(4);
});
