import { describe, expect, it } from 'vitest';
import { followSwitch } from './file-switch';

function listen() {
  const did: string[] = [];
  const hear = followSwitch({ beginAnew: () => did.push('anew'), tell: (message) => did.push(message) });
  return { did, hear };
}

describe('a page whose file is changed under it', () => {
  it('begins anew once another file is open', () => {
    const { did, hear } = listen();
    hear({ state: 'starting', message: null });
    expect(did).toEqual([]);
    hear({ state: 'ready', message: null });
    expect(did).toEqual(['anew']);
  });
  it('stays where it is, and says why, when the other file could not be opened', () => {
    const { did, hear } = listen();
    hear({ state: 'starting', message: null });
    hear({ state: 'failed', message: 'It is a diary.' });
    hear({ state: 'ready', message: null });
    expect(did).toEqual(['It is a diary.']);
  });
  it('takes the end of the first opening for no change', () => {
    const { did, hear } = listen();
    hear({ state: 'ready', message: null });
    hear({ state: 'failed', message: 'It is damaged.' });
    expect(did).toEqual([]);
  });
});
