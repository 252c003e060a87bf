import { describe, expect, it } from 'vitest';
import { landing, ownTarget } from './target.ts';

const US = 'https://koers.example';

describe('a target of a launch', () => {
  it.each(['https://koers.example/groep/7?week=3#doel', 'https://koers.example:443/groep/7?week=3'])(
    '%s is ours',
    (uri) => {
      expect(ownTarget(uri, US)?.href).toBe('https://koers.example/groep/7?week=3');
    },
  );

  it.each([
    '',
    '/groep/7',
    'https://evil.example/groep/7',
    'https://koers.example.evil.example/',
    'https://koers.example@evil.example/',
    'https://evil@koers.example/',
    'http://koers.example/groep/7',
    'https://koers.example:8443/groep/7',
    'https://koers.example//evil.example/x',
    'https://koers.example/\\evil.example/x',
    'javascript:alert(1)//koers.example',
    'data:text/html,x',
  ])('%s is not', (uri) => {
    expect(ownTarget(uri, US)).toBeNull();
  });

  it.each([
    ['/groep/7?week=3', 'https://koers.example/groep/7?week=3'],
    ['/', 'https://koers.example/vandaag'],
    ['/lti/launch', 'https://koers.example/vandaag'],
    ['/lti/login?x=1', 'https://koers.example/vandaag'],
  ])('%s lands on %s', (path, lands) => {
    expect(landing(new URL(path, US), '/vandaag')).toBe(lands);
  });
});
