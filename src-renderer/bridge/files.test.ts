import { describe, expect, it } from 'vitest';
import { fakeBridge } from './fake';
import { uploadFile } from './files';

const fileId = '01a20004-5f58-7000-9821-c36d6a2e1877';

function receiver() {
  const received: number[] = [];
  const bridge = fakeBridge({
    'files.begin': () => ({ fileId }),
    'files.append': ({ offset, chunk }) => {
      expect(offset).toBe(received.length);
      for (const byte of chunk) received.push(byte);
      return { received: received.length };
    },
    'files.end': () => ({ fileId, bytes: received.length }),
    'files.release': () => ({ ok: true }),
  });
  return { bridge, received };
}

describe('handing a file over', () => {
  it('sends every byte in order, in pieces of a megabyte, and says how far it is', async () => {
    const { bridge, received } = receiver();
    const bytes = Uint8Array.from({ length: 2_500_000 }, (_, i) => i % 251);
    const shares: number[] = [];
    const answer = await uploadFile(bridge, new File([bytes], 'people.csv'), (share) => shares.push(share));
    expect(answer).toEqual({ ok: true, value: { fileId, bytes: 2_500_000 } });
    expect(Uint8Array.from(received)).toEqual(bytes);
    expect(bridge.calls.map((call) => call.name)).toEqual([
      'files.begin',
      'files.append',
      'files.append',
      'files.append',
      'files.end',
    ]);
    expect(shares).toHaveLength(3);
    expect(shares.at(-1)).toBe(1);
  });

  it('hands over an empty file', async () => {
    const { bridge } = receiver();
    expect(await uploadFile(bridge, new File([], 'empty.csv'))).toMatchObject({ ok: true, value: { bytes: 0 } });
  });

  it('stops when told, and when the file is gone, and lets go of what was sent', async () => {
    const { bridge } = receiver();
    const stop = new AbortController();
    const stopped = await uploadFile(
      bridge,
      new File([new Uint8Array(3_000_000)], 'a.csv'),
      () => stop.abort(),
      stop.signal,
    );
    expect(stopped).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(bridge.calls.at(-1)?.name).toBe('files.release');

    const gone = new File([new Uint8Array(10)], 'a.csv');
    gone.slice = () => {
      throw new DOMException('The file could not be read', 'NotReadableError');
    };
    expect(await uploadFile(bridge, gone)).toMatchObject({ ok: false, error: { code: 'not_found' } });
    expect(bridge.calls.at(-1)?.name).toBe('files.release');
  });

  it('takes no file for empty that was gone when it was dropped', async () => {
    const { bridge } = receiver();
    const gone = new File([], 'a.csv');
    gone.arrayBuffer = () => Promise.reject(new DOMException('The file could not be found', 'NotFoundError'));
    expect(await uploadFile(bridge, gone)).toMatchObject({ ok: false, error: { code: 'not_found' } });
    expect(bridge.calls.at(-1)?.name).toBe('files.release');
  });

  it('answers the error of the piece that failed', async () => {
    const error = { code: 'unavailable' as const, message: 'The disk is full.', traceId: 't' };
    const bridge = fakeBridge({ 'files.begin': () => ({ fileId }), 'files.append': () => ({ ok: false, error }) });
    expect(await uploadFile(bridge, new File([new Uint8Array(10)], 'a.csv'))).toEqual({ ok: false, error });
  });
});
